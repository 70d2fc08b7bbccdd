"""The guide for contributors: what it shows is valid and real, and its links lead to the files on the host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY, ROOT
from helpers.pages import parse, text_of
from PIL import Image

from plgdocs.authoring.writer import Draft, card_text
from plgdocs.checking.files import read
from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.worksheets import Worksheet

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = ROOT / "docs/bijdragen"
LIBRARY = read_library(ROOT)[0]


def test_the_good_example_is_a_card_of_the_editors(site: Path) -> None:
    """As its file is, without what the editors added; the bad one is no card, so that nobody copies it."""
    page = parse(site / "bijdragen/goede-kaart/index.html")
    bad, good = ["".join(element.itertext()) for element in page.iter("pre")]
    card = next(card for card in LIBRARY.cards if (ROOT / card.path).read_text("utf-8").strip() == good.strip())
    assert card.collection == "redactie"
    assert "zoektermen" not in good
    assert [problem for problem in read("methods/x.md", bad.encode())[1] if not problem.is_note]


def test_the_sheet_of_the_guide_is_a_sheet() -> None:
    """Front matter, fields and example: who copies it gets no fault."""
    shown = re.findall(r"```markdown\n(.*?)```", (GUIDE / "werkblad.md").read_text("utf-8"), re.DOTALL)[0]
    sheet, problems = read("docs/werkbladen/wat-horen-we.md", shown.encode())
    assert isinstance(sheet, Worksheet)
    assert [problem for problem in problems if not problem.is_note] == []


def test_the_template_is_the_one_of_the_command(site: Path) -> None:
    page = parse(site / "bijdragen/op-github/index.html")
    shown = [text_of(element) for element in page.iter("pre")]
    assert " ".join(card_text(Draft("Naam van je methodiek")).split()) in [" ".join(text.split()) for text in shown]


PICTURES = sorted((GUIDE / "beelden").iterdir())


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_pictures_are_small_wait_and_are_described(path: Path, site: Path) -> None:
    assert path.stat().st_size < 40_000
    with Image.open(path) as picture:
        size = picture.size
    found = [
        element
        for page in LIBRARY.pages.values()
        if page.folder == "docs/bijdragen"
        for element in parse(site / address_of(page.docname) / "index.html").iter("img")
        if path.name in element.get("src", "")
    ]
    assert found
    for element in found:
        assert len(element.get("alt", "")) > 60
        assert element.get("loading") == "lazy"
        assert (element.get("width"), element.get("height")) == tuple(map(str, size))


def test_every_page_leads_to_its_file_on_the_host(public_site: Path) -> None:
    for page in LIBRARY.pages.values():
        html = parse(public_site / address_of(page.docname) / "index.html")
        links = {text_of(element).strip(): element.get("href", "") for element in html.iter("a")}
        assert links["Verbeter deze pagina"] == f"{REPOSITORY}/edit/main/{page.path}", page.path
        assert (ROOT / page.path).is_file()


def test_a_mistake_is_reported_with_the_hosts_form(public_site: Path) -> None:
    links = [element.get("href", "") for element in parse(public_site / "over/index.html").iter("a")]
    (link,) = [link for link in links if link.startswith(f"{REPOSITORY}/issues")]
    template = re.search(r"template=([\w.-]+)$", link)
    assert template
    assert (ROOT / ".github/ISSUE_TEMPLATE" / template[1]).is_file()


def test_without_a_repository_there_is_the_text_itself(site: Path) -> None:
    html = parse(site / "methodieken/oase/index.html")
    (link,) = [element.get("href", "") for element in html.iter("a") if text_of(element).startswith("Bronbestand")]
    assert (site / "methodieken/oase" / link).resolve().is_file()


KIT = LIBRARY.pages["docs/vragenkit.md"].outline.questions
"""The questions of the kit, by fragment."""


def test_the_guide_gives_no_notes() -> None:
    """What the checker only notes for contributors, the editors have settled on their own pages."""
    assert [str(problem) for problem in read_library(ROOT)[1]] == []


SHEETS = {sheet.path for sheet in LIBRARY.worksheets}
"""Pages whose fields hold plain text: a link there would not work, and the checker refuses it."""


@pytest.mark.parametrize("path", sorted(set(LIBRARY.pages) - SHEETS - {"docs/vragenkit.md"}))
def test_a_question_of_the_kit_is_cited_by_a_link(path: str) -> None:
    text = " ".join((ROOT / path).read_text("utf-8").partition("\n# ")[2].split())
    for question in KIT.values():
        rest = text.replace(f"[{question.argument}](", "").replace(f"[“{question.argument}”](", "")
        assert question.argument not in rest, question.argument


def test_every_question_of_the_kit_is_asked_somewhere_or_comes_from_the_annex() -> None:
    cited = {link.target.partition("#")[2] for page in LIBRARY.pages.values() for link in page.outline.links}
    alone = [name for name, block in KIT.items() if name not in cited and "**Kernvraag.**" not in block.body]
    assert alone == ["waar-staat-onze-school-nu", "wat-blijft-er-nog-te-doen"]  # Hans asks them in his story
