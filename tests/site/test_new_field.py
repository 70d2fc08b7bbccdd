"""A field is declared once: a copy of the package gets two more, and readers and contributors meet them everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from conftest import ROOT, Serve, Shared
from helpers.pruning import prune
from playwright.sync_api import expect

from plgdocs.model.cards import Card
from plgdocs.model.display import Shown
from plgdocs.model.fields import fields_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

DECLARED = """
    energy: str | None = key(
        "energie",
        Choice({"rustig": "Rustig", "levendig": "Levendig", "druk": "Druk"}),
        "Hoe druk het in de zaal wordt.",
        example="rustig",
        display=Display(Shown.FACTS | Shown.TILE | Shown.SEARCH),
        facet=Facet(),
        asked=Asked(FormPart.AUDIENCE),
    )
    age: Span | None = key(
        "leeftijd",
        Between(low=3, high=18, unit="jaar"),
        "Over kinderen van welke leeftijd het gaat.",
        example="{van: 6, tot: 12}",
        display=Display(Shown.DETAILS | Shown.TILE | Shown.SHEET),
        facet=Facet(unit="jaar"),
        asked=Asked(FormPart.AUDIENCE, folded=True),
    )
"""
"""Two entries, in the file where all fields of a card are declared."""
VALUES = "energie: levendig\nleeftijd: {van: 6, tot: 12}\n"


@pytest.fixture(scope="module")
def copy(shared: Shared) -> Path:
    """A copy of the package and of the library; one card has both fields, and the site is built."""
    return shared("new-field", build)


def build(folder: Path) -> None:
    """Copy, declare, fill in, and build."""
    for name in ("plgdocs", "docs", "methods"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("conf.py", "index.md", "thesaurus.txt"):
        shutil.copy(ROOT / name, folder)
    prune(folder)
    model = folder / "plgdocs/model/contributed.py"
    text = model.read_text("utf-8").replace("    materials: tuple", f"{DECLARED}    materials: tuple", 1)
    model.write_text(text, "utf-8")
    card = folder / "methods/kandoe.md"
    card.write_text(card.read_text("utf-8").replace("materiaal: ", f"{VALUES}materiaal: ", 1), "utf-8")
    assert run(folder, "-m", "plgdocs", "build").returncode == 0


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the copied package."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)


def evaluate(folder: Path, expression: str) -> Any:
    """Return what an expression gives in the copied package, as plain data."""
    code = f"import json; print(json.dumps({expression}))"
    return json.loads(run(folder, "-c", code).stdout)


def test_the_checker_judges_them(copy: Path, tmp_path: Path) -> None:
    shutil.copytree(copy, tmp_path / "gids", ignore=shutil.ignore_patterns("_site"))
    card = tmp_path / "gids/methods/kandoe.md"
    text = card.read_text("utf-8")
    card.write_text(text.replace("levendig", "levendg").replace("{van: 6, tot: 12}", "{van: 6, tot: 19}"), "utf-8")
    said = run(tmp_path / "gids", "-m", "plgdocs", "check").stdout
    assert "“levendg” kan niet bij “energie”. Bedoel je “levendig”?" in said
    assert "19 is te groot voor “tot”. Kies een getal van 3 tot 18." in said


def test_the_page_the_tile_and_the_sheet_show_them(copy: Path) -> None:
    page = (copy / "_site/methodieken/kandoe/index.html").read_text("utf-8")
    assert "<dt>Energie</dt><dd>Levendig" in page
    assert "<dt>Leeftijd</dt><dd>6–12 jaar" in page
    tiles = (copy / "_site/methodieken/index.html").read_text("utf-8")
    assert "<span>Levendig</span><span>6–12 jaar</span>" in tiles
    sheet = pypdf.PdfReader(copy / "_site/methodieken/kandoe/kandoe-a5.pdf").pages[0].extract_text()
    assert "Levendig" in sheet
    assert "6–12 jaar" in sheet


def test_data_schema_and_field_reference_have_them(copy: Path) -> None:
    cards = json.loads((copy / "_site/cards.json").read_text("utf-8"))["kaarten"]
    card = next(card for card in cards if card["id"] == "kandoe")
    assert (card["energie"], card["leeftijd"]) == ("levendig", {"van": 6, "tot": 12})
    schema = json.loads((copy / "_site/schema/card-1.json").read_text("utf-8"))["properties"]
    assert schema["energie"]["enum"] == ["rustig", "levendig", "druk"]
    assert schema["leeftijd"]["properties"]["tot"]["maximum"] == 18
    reference = (copy / "_site/bijdragen/velden/index.html").read_text("utf-8")
    assert 'id="veld-energie"' in reference
    assert 'id="veld-leeftijd"' in reference
    texts = (copy / "_site/zoeken/teksten/methodieken.kandoe.json").read_text("utf-8")
    assert "Levendig" in texts


def test_the_form_of_the_host_asks_them_and_reads_them_back(copy: Path) -> None:
    form = evaluate(copy, "__import__('plgdocs.authoring.issue', fromlist=['x']).issue_form()")
    asked = {question["attributes"].get("label"): question for question in form["body"]}
    assert asked["Energie"]["attributes"]["options"] == ["Rustig", "Levendig", "Druk"]
    assert asked["Leeftijd"]["type"] == "input"
    draft = evaluate(
        copy,
        "(lambda draft: draft.values)(__import__('plgdocs.authoring.issue', fromlist=['x'])"
        ".draft_of('### Energie\\n\\nDruk\\n\\n### Leeftijd\\n\\n6 tot 12 jaar\\n', 'X'))",
    )
    assert draft == {"energie": "druk", "leeftijd": {"van": 6, "tot": 12}}


def test_readers_filter_by_them(copy: Path, serve: Serve, browser: Browser) -> None:
    """Each choice says how many it leaves; both stay in the address; the search has them, too."""
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.goto(f"{serve(copy / '_site')}methodieken/")
    page.get_by_role("button", name="Energie").click()
    lively = page.get_by_role("checkbox", name="Levendig")
    expect(lively.locator("xpath=..").locator(".count")).to_have_text(re.compile("^1"))
    lively.check()
    page.get_by_role("button", name="Leeftijd").click()
    page.get_by_label("jaar", exact=True).fill("7")
    expect(page).to_have_url(re.compile(r"energie=levendig&leeftijd=7"))
    expect(page.get_by_role("status").first).to_contain_text("1 methodiek past")
    page.get_by_label("jaar", exact=True).fill("13")
    expect(page.get_by_role("status").first).to_contain_text("Geen methodiek past")
    page.goto(f"{serve(copy / '_site')}zoeken/?q=kandoe&energie=levendig&leeftijd=7")
    expect(page.locator("#zoekresultaten li").first).to_contain_text("KanDoe")
    page.goto(f"{serve(copy / '_site')}zoeken/?q=kandoe&energie=druk&leeftijd=7")
    expect(page.locator("#zoekresultaten li", has_text="prioriteren")).to_have_count(0)
    page.close()


def test_the_form_asks_them_and_previews_them(copy: Path, serve: Serve, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.goto(f"{serve(copy / '_site')}bijdragen/nieuwe-methodiek/")
    page.get_by_label("Naam van je methodiek").fill("Stille wandeling")
    page.get_by_role("radio", name="Druk").check()
    page.locator("details", has_text="leeftijd").locator("summary").click()
    box = page.get_by_role("group", name="Leeftijd")
    box.get_by_label("Van").fill("6")
    box.get_by_label("Tot").fill("12")
    expect(page.locator(".preview .strip")).to_contain_text("EnergieDruk")
    expect(page.locator(".preview .ready")).to_contain_text("Leeftijd6–12 jaar")
    page.close()


def test_every_field_shows_somewhere_or_says_why_not() -> None:
    for key, field in fields_of(Card).items():
        assert field.display.on is not Shown.NOWHERE or field.display.elsewhere, key
