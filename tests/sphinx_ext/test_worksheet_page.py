"""A worksheet that a contributor adds: without code it is found everywhere, and it follows its file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from conftest import PUBLIC, ROOT, Shared
from helpers.builds import edit
from helpers.pages import parse, text_of
from helpers.samples import CARD, PAGE, WITH_BOARD, WORKSHEET, small_library

from plgdocs.checking.library import read_library
from plgdocs.model.vocabularies import NEVER
from plgdocs.sphinx_ext.live_site import LiveSite

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "docs/werkbladen/proef.md"
LISTED = """\
aanbevelingen: [5]
helpt-bij: [aankomen]
voor-deelnemers: Je zegt iets.
nagekeken: {datum: 2026-11-22, door: ons}
zoektermen: [rond]
zoekvragen: [hoe rond]
herkomst:"""
PLAN = """\
---
samenvatting: Een bijeenkomst.
doel: Er ligt een vraag.
voor-wie: een PLG
spoor: plg
start: "13:30"
duur: 20
groep: 8
zoektermen: [plan]
zoekvragen: [welk plan]
---

# Plan

## Programma

1. **[Rondje](../../methods/rondje.md).** (10 min)
2. **Onze vraag.** (10 min) Neem het [werkblad](../werkbladen/proef.md).
"""


def made(root: Path) -> Path:
    """Return a small library with a worksheet, and a card and a plan that lead to it."""
    small_library(root)
    shutil.copy(ROOT / "conf.py", root)
    for name in ("werkbladen", "draaiboek"):
        (root / "docs" / name).mkdir()
        block = ":::{werkbladen}\n:::\n" if name == "werkbladen" else ""
        (root / "docs" / name / "index.md").write_text(f"{PAGE.format(title=name)}\n{block}", "utf-8")
    (root / SHEET).write_text(WITH_BOARD, "utf-8")
    (root / "docs/draaiboek/plan.md").write_text(PLAN, "utf-8")
    card = CARD.replace("Vraag het.", "Vul het [blad](../docs/werkbladen/proef.md) in.").replace("herkomst:", LISTED)
    (root / "methods/rondje.md").write_text(card, "utf-8")
    return root


def build(root: Path) -> None:
    """Build a library strictly for its public address."""
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "dirhtml", str(root), str(root / "_site")]
    settings = os.environ | {"PLG_SITE_URL": PUBLIC}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=settings)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def root(shared: Shared) -> Path:
    """A library with a worksheet, and its site."""
    return shared("worksheet", lambda folder: build(made(folder)))


pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning"),  # MyST's
]


def test_the_page_is_the_paper(root: Path) -> None:
    page = parse(root / "_site/werkbladen/proef/index.html")
    (sheet,) = [part for part in page.iter("section") if part.get("data-werkblad") is not None]
    library, _ = read_library(root)
    (worksheet,) = library.worksheets
    parts = [(blank, *(() if blank.is_board else blank.columns)) for blank in worksheet.blanks]
    labels = [part.label for both in parts for part in both] + ["Houden", "Wat mag weg?", "Bij elk kaartje: Waarom?"]
    assert [label for label in labels if label not in text_of(sheet)] == []
    assert len(list(sheet.iter("table"))) == 2
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert [name for name in worksheet.fragments if ids.count(name) != 1] == []
    assert not list(sheet.iter("input"))  # the script makes these
    assert any("notes.css" in (link.get("href") or "") for link in page.iter("link"))
    assert not any("pages.css" in (link.get("href") or "") for link in page.iter("link"))
    said = text_of(page)
    wanted = [*(NEVER[word] for word in worksheet.never), "De begeleider typt", "20–30 min", "3–12 personen"]
    wanted += ["Wat je hier nooit opschrijft", "op 29 november 2026", "Laat ieder eerst schrijven."]
    assert [text for text in wanted if text not in said] == []
    (example,) = page.iter("details")
    assert "Het huiswerk hapert." in text_of(example)
    assert "zorgcoördinator" in text_of(example)


def test_the_page_holds_the_data_that_is_published(root: Path) -> None:
    site = root / "_site"
    page = parse(site / "werkbladen/proef/index.html")
    (script,) = [part for part in page.iter("script") if part.get("id") == "werkblad"]
    published = json.loads((site / "werkbladen/proef/werkblad.json").read_text("utf-8"))
    assert json.loads(script.text or "") == published
    assert published["titel"] == "Van klacht naar vraag"
    assert "Werkblad" in (site / "schema/werkblad-1.json").read_text("utf-8")


def links(root: Path, address: str) -> list[str]:
    return [link.get("href", "") for link in parse(root / "_site" / address / "index.html").iter("a")]


def test_it_is_found_where_one_needs_it(root: Path) -> None:
    """In its list, on the card and the plan that lead to it, and from itself back to these."""
    assert "proef/" in links(root, "werkbladen/")
    assert "levert een geordende lijst, een leervraag" in text_of(parse(root / "_site/werkbladen/index.html"))
    assert "../../werkbladen/proef/" in links(root, "methodieken/rondje/")
    assert links(root, "draaiboek/plan/").count("../../werkbladen/proef/") == 2  # at its part, and at the card's step
    back = links(root, "werkbladen/proef/")
    assert {"../../methodieken/rondje/", "../../draaiboek/plan/", "proef.pdf"} <= set(back)


def test_the_planner_knows_the_worksheet_of_a_step(root: Path) -> None:
    data = json.loads((root / "_site/cards.json").read_text("utf-8"))
    sheet = [{"id": "proef", "titel": "Van klacht naar vraag"}]
    assert [step.get("werkbladen") for step in data["kaarten"][0]["stappen"]] == [sheet, None]
    assert data["draaiboek"]["klaar"]["plan"]["eigen:Onze vraag"]["werkbladen"] == sheet


def test_other_files_know_it(root: Path) -> None:
    site = root / "_site"
    index = json.loads((site / "zoeken/index.json").read_text("utf-8"))
    number = next(place for place, page in enumerate(index["pages"]) if page[0] == "werkbladen/proef/")
    assert index["pages"][number][1:3] == ["Van klacht naar vraag", "Werkblad"]
    sections = json.loads((site / "zoeken/teksten/werkbladen.proef.json").read_text("utf-8"))["sections"]
    assert ["veld-doelen", "Wat willen we bereiken?", "Elk apart."] in sections
    address = f"{PUBLIC}werkbladen/proef/"
    assert f"<loc>{address}</loc><lastmod>2026-11-29" in (site / "sitemap.xml").read_text("utf-8")
    assert address in (site / "llms.txt").read_text("utf-8")
    assert (site / "preview/werkbladen/proef.png").is_file()
    ledger = (site / "permalinks.txt").read_text("utf-8").splitlines()
    assert {"werkbladen/proef/", "werkbladen/proef/#veld-vraag", "werkbladen/proef/#veld-leervraag"} <= set(ledger)
    assert len(pypdf.PdfReader(site / "werkbladen/proef/proef.pdf").pages) == 2
    head = (site / "werkbladen/proef/index.html").read_text("utf-8")
    assert "20–30 min" in head.partition("og:description")[2][:60]


def test_the_preview_follows_the_file(tmp_path: Path) -> None:
    """A field that changes, a second worksheet, its PDF, and one that goes."""
    (tmp_path / "library").mkdir()
    root = made(tmp_path / "library")
    live: Any = LiveSite(root, tmp_path / "live")
    page, other = "werkbladen/proef/", "docs/werkbladen/ander.md"
    assert b"Wat hoor je?" in live.fresh_page(page)[0]
    edit(root / SHEET, "**Wat hoor je?**", "**Wat klinkt er?**")
    assert page in live.save([SHEET])
    assert b"Wat klinkt er?" in live.fresh_page(page)[0]
    (root / other).write_text(WORKSHEET.replace("# Van klacht", "# Van lacht"), "utf-8")
    live.save([other])
    assert b"Van lacht naar vraag" in live.fresh_page("werkbladen/")[0]
    assert live.pdf_order("werkbladen/ander/ander.pdf")
    (root / other).unlink()
    live.save([other])
    assert b"Van lacht naar vraag" not in live.fresh_page("werkbladen/")[0]
    assert not live.fresh_page("werkbladen/ander/")[1]
    live.stack.close()
