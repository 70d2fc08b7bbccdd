"""The outline: the same parser as MyST's, the same fragments as the pages, and steps as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.samples import CARD
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from plgdocs.checking.directory import library_files
from plgdocs.checking.files import read
from plgdocs.model.codes import Code
from plgdocs.model.names import slug
from plgdocs.model.outline import Step
from plgdocs.model.problems import Refused
from plgdocs.model.timing import read_timing
from plgdocs.parsing.allow_list import DEEPEST
from plgdocs.parsing.front_matter import blank_front_matter
from plgdocs.parsing.markdown import MYST_EXTENSIONS, markdown_parser
from plgdocs.parsing.outline import read_outline

if TYPE_CHECKING:
    from pathlib import Path

TRICKY = """\
# Titel

Een [link](a.md), {term}`woord`, een voetnoot[^1] en ~~weg~~ – 1 < 2 &amp; `<b>`.

:::{note} Argument
:optie: ja

Tekst met [link](b.md).
:::

Term
: Omschrijving

| a | b |
|---|---|
| 1 | 2 |

% commentaar

[^1]: Voet.
"""


def shapes(text: str, *, ours: bool) -> list[tuple[str, str, str, str]]:
    """Return the token stream of our parser, or of MyST's."""
    config = MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))
    parser = markdown_parser() if ours else create_md_parser(config, RendererHTML)
    return [(token.type, token.tag, token.info, token.content) for token in parser.parse(text)]


@pytest.mark.parametrize("path", [*library_files(ROOT), "tricky"])
def test_same_tokens_as_myst(path: str) -> None:
    text = TRICKY if path == "tricky" else blank_front_matter((ROOT / path).read_text("utf-8"))
    assert shapes(text, ours=True) == [shape for shape in shapes(text, ours=False) if shape[0] != "front_matter"]


def test_fragments_are_the_ids_of_the_page(site: Path) -> None:
    """What a link may end in is what the browser finds."""
    from plgdocs.checking.library import read_library
    from plgdocs.model.addresses import address_of

    for page in read_library(ROOT)[0].pages.values():
        html = (site / address_of(page.docname) / "index.html").read_text("utf-8")
        missing = [name for name in page.outline.fragments if f'id="{name}"' not in html]
        assert missing == [], page.path


@pytest.mark.parametrize(
    ("heading", "fragment"),
    [
        ("Wat?", "wat"),
        ("1. Vertrek van een nood", "vertrek-van-een-nood"),
        ("Wat is één school?", "wat-is-een-school"),
        ("“Waarom doen we dit?”", "waarom-doen-we-dit"),
        ("A – B / C", "a-b-c"),
        ("…", ""),
    ],
)
def test_slug(heading: str, fragment: str) -> None:
    assert slug(heading) == fragment


def test_slug_is_docutils_id() -> None:
    from docutils.nodes import make_id

    headings = ["Wat?", "1. Één – twee", "  Spaties  ", "a_b", "-x-", "É"]
    assert [slug(heading) for heading in headings] == [make_id(heading) for heading in headings]


def test_steps() -> None:
    page, _ = read("methods/rondje.md", CARD.encode())
    assert page
    assert page.outline.steps == (
        Step(name="Begin", text="Vraag het.", line=23, say=("Hoe is het?",), timing=read_timing("5 min")),
        Step(name="Stop", text="Dank ieder. (stilte)", line=27, silences=1),
    )


@pytest.mark.parametrize(
    ("brackets", "time"),
    [
        ("(10 min)", "10 min"),
        ("(1 min per persoon)", "1 min per persoon"),
        ("(1/4)", "1/4 van de tijd"),
        ("", ""),
    ],
)
def test_time(brackets: str, time: str) -> None:
    (step,) = read_outline(f"## Hoe?\n\n1. **Naam.** {brackets} Tekst.\n").steps
    assert (step.name, step.time, step.text) == ("Naam", time, "Tekst.")


def test_sections_keep_their_markdown() -> None:
    page, _ = read("methods/rondje.md", CARD.encode())
    assert page
    assert list(page.outline.sections) == ["wat", "waarom", "hoe", "valkuil"]
    assert page.outline.sections["wat"] == "Een rondje."


def test_step_list_is_not_a_nested_list() -> None:
    text = "## Hoe?\n\n1. **Een.** Kies:\n\n   1. dit\n   2. dat\n\n2. **Twee.** Klaar.\n"
    outline = read_outline(text)
    assert [step.name for step in outline.steps] == ["Een", "Twee"]
    assert outline.step_lists == 1


def test_what_stands_below_the_list_goes_with_the_last_step() -> None:
    """A coach who leads the card reads it there, and a quote is still what to say."""
    outline = read_outline("## Hoe?\n\n1. **Een.** Kies.\n2. **Twee.** Klaar.\n\n> Dank je.\n\nRuim op.\n")
    assert [(step.text, step.say) for step in outline.steps] == [("Kies.", ()), ("Klaar. Ruim op.", ("Dank je.",))]


def test_blocks_in_blocks_too_deep() -> None:
    depth = 300
    closing = "".join(f"{':' * (level + 4)}\n" for level in range(depth))
    opening = "".join(f"{':' * (depth + 3 - level)}{{note}}\n" for level in range(depth))
    with pytest.raises(Refused) as refused:
        read_outline(f"{opening}Tekst.\n{closing}")
    assert (refused.value.code, refused.value.line) == (Code.TOO_DEEP, DEEPEST + 1)
