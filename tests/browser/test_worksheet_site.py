"""The worksheets of this library, filled in on their own pages."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from conftest import ROOT
from helpers.browser import opened, violations
from helpers.filling import kept, press, sheet, take_example
from playwright.sync_api import Browser, Page, Request, expect

from plgdocs.checking.library import read_library
from plgdocs.outputs.worksheets import worksheet_data

if TYPE_CHECKING:
    from pathlib import Path

WORKSHEETS = [worksheet_data(page) for page in read_library(ROOT)[0].worksheets if not page.is_paper_only]
HEAVIEST = 40_000
"""Bytes over the wire of a page with all that it loads."""


def shows(worksheet: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the kinds of fields and columns, each with its options."""
    places = [part for field in worksheet["velden"] for part in (field, *field.get("kolommen", []))]
    return {(part["soort"], key) for part in places for key in (*part, *(["rij"] if "rijen" in part else []))}


def different(worksheets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return worksheets that together show all kinds and options: one more would show nothing new."""
    found: list[dict[str, Any]] = []
    seen = set[tuple[str, str]]()
    for worksheet in sorted(worksheets, key=lambda one: -len(shows(one))):
        if shows(worksheet) - seen:
            found.append(worksheet)
        seen |= shows(worksheet)
    return found


def weight(site: Path, address: str, requests: list[Request]) -> dict[str, int]:
    """Return the bytes of each file that was asked for, as a host sends it."""
    paths = [request.url.removeprefix(address).partition("?")[0] for request in requests]
    files = [site / path / "index.html" if path.endswith("/") else site / path for path in paths]
    return {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}


def shown(page: Page) -> str:
    """Return what stands in the fields, for print."""
    texts = "[...document.querySelectorAll('.ws-grow, .ws-word:has(:checked), .ws-table th, .nb-zone h3, .nb-note')]"
    return str(page.evaluate(f"{texts}.map((box) => box.dataset.text ?? box.textContent).join('|')"))


@pytest.mark.parametrize("data", different(WORKSHEETS), ids=lambda data: str(data["id"]))
def test_a_worksheet_can_be_filled_in(data: dict[str, Any], site: Path, address: str, browser: Browser) -> None:
    """Its example fills each field, is kept as the data have it, and is there on paper; the page is light."""
    name = str(data["id"])
    example: dict[str, list[Any]] = data["voorbeeld"]["velden"]
    requests: list[Request] = []
    with opened(browser, viewport={"width": 320, "height": 640}, service_workers="block") as page:
        page.on("request", lambda request: requests.extend([request]))
        page.goto(f"{address}werkbladen/{name}/")
        expect(page.locator(".ws-field")).to_have_count(len(example))
        sizes = weight(site, address, requests)
        take_example(page)
        assert kept(page, name)[0]["waarden"] == example
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert violations(page) == []
        page.emulate_media(media="print")
        assert page.locator(".ws-field:visible").count() == len(example)
        last = {one["id"]: -1 if "versies" in one else 0 for one in data["velden"]}
        words = [
            text
            for one in data["velden"]
            for entry in example[one["id"]][last[one["id"]] :]
            for text in texts_of(one, entry)
        ]
        assert [text for text in words if text not in shown(page)] == []
    assert sum(sizes.values()) <= HEAVIEST, sizes


def texts_of(field: dict[str, Any], entry: str | dict[str, str]) -> list[str]:
    """Return the words of an answer, without days, roles and counts, which stand in controls of their own."""
    if isinstance(entry, str):
        return [] if field["soort"] in ("wie", "datum") else [entry]
    columns = [one["id"] for one in field["kolommen"] if one["soort"] not in ("wie", "datum", "turf")]
    return [text for key, text in entry.items() if key in ("rij", *columns)]


def test_a_meeting_goes_from_question_to_next_meeting(address: str, browser: Browser) -> None:
    """The question of one sheet is taken over, the report fits on a page, the next sheet goes on from there."""
    sheets = f"{address}werkbladen/"
    with sheet(browser, f"{sheets}leervraagwerf/") as page:
        take_example(page)
        page.goto(f"{sheets}sessieblad/")
        page.get_by_role("button", name=": 1 leervraag").click()
        question = kept(page)[0]["waarden"]["leervraag"]
        assert question == kept(page, "leervraagwerf")[0]["waarden"]["leervraag"][-1:]
        press(page, "Verwijder alles")
        take_example(page)
        first = kept(page)[0]["waarden"]
        press(page, "Maak het verslag")
        expect(page.locator(".ws-report")).to_be_visible()
        page.evaluate("document.body.classList.add('is-report')")  # as for its own button, which opens the printer
        report = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
        assert len(report.pages) == 1
        assert first["volgende"][0]["wat"] in report.pages[0].extract_text()
        press(page, "Volgende keer")
        press(page, "Maak het nieuwe blad")
        new = kept(page)[0]["waarden"]
        assert new["datum"] == first["volgende-keer"]
        assert [row["wat"] for row in new["open"]][-2:] == [row["wat"] for row in first["volgende"]]
        assert new["doelen"] == [row["rij"] for row in first["bereikt"] if row["stand"] != "bereikt"]


def test_a_sheet_about_people_stays_on_paper(site: Path) -> None:
    """There is nothing to fill in on its page, no data to fill in, and no script that would."""
    for name in ("competentiebank", "visitatie", "pop"):
        html = (site / f"werkbladen/{name}/index.html").read_text("utf-8")
        assert "Alleen op papier." in html
        assert [part for part in ("Vul in<", 'id="werkblad"', "fill.js", "data-werkblad") if part in html] == []
        assert (site / f"werkbladen/{name}/{name}.pdf").is_file()


def test_without_a_script_the_sheet_is_there_to_print(address: str, browser: Browser) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}werkbladen/{WORKSHEETS[0]['id']}/")
        paper = page.locator("[data-werkblad] .blank").first
        expect(paper).to_be_visible()
        page.emulate_media(media="print")
        expect(paper).to_be_visible()
