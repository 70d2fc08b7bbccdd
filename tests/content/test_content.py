"""The content against its inventory: every named system has its place, every track its label."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from helpers.pages import parse, text_of

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.vocabularies import TRACKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

LIBRARY = read_library(ROOT)[0]
SYSTEMS: list[dict[str, Any]] = json.loads((ROOT / "tests/content/systems.json").read_text("utf-8"))


def place(page: Element, fragment: str) -> str:
    """Return the text at a fragment: the element that has it as its id."""
    if not fragment:
        return text_of(page)
    return next((text_of(element) for element in page.iter() if element.get("id") == fragment), "")


def names(system: dict[str, Any], text: str) -> bool:
    """Whether a text names a system."""
    return any(re.search(re.escape(name), text, re.IGNORECASE) for name in [system["name"], *system["aliases"]])


def test_the_list_is_complete() -> None:
    assert [system["id"] for system in SYSTEMS] == [f"SYS{number}" for number in range(1, 61)]


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system["id"])
def test_every_system_is_found_by_its_name(system: dict[str, Any], site: Path) -> None:
    address, _, fragment = system["address"].partition("#")
    assert names(system, place(parse(site / address / "index.html"), fragment))


def test_a_system_can_be_missing(site: Path) -> None:
    system = {"name": "Onbestaand systeem", "aliases": []}
    page = parse(site / "methodieken/oase/index.html")
    assert not names(system, place(page, "wat"))
    assert place(page, "bestaat-niet") == ""


def test_every_page_carries_the_label_of_its_track(site: Path) -> None:
    for page in LIBRARY.pages.values():
        text = text_of(parse(site / address_of(page.docname) / "index.html"))
        for track, label in TRACKS.items():
            assert (label in text) == (page.track == track), page.path


def glossary_links(page: Element) -> Iterator[str]:
    """Yield the fragment of every link to the glossary that the build made."""
    for link in page.iter("a"):
        if any("term-link" in element.get("class", "") for element in link.iter()):
            yield link.get("href", "").partition("#")[2]


def test_terms_are_linked_once_and_never_in_headings(site: Path) -> None:
    linked = 0
    for page in LIBRARY.pages.values():
        html = parse(site / address_of(page.docname) / "index.html")
        found = list(glossary_links(html))
        assert len(found) == len(set(found)), page.path
        headings = [element for element in html.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert not [link for heading in headings for link in glossary_links(heading)], page.path
        linked += len(found)
    assert linked > 100
    assert "term-procescoach" in list(glossary_links(parse(site / "aanbevelingen/2-procescoach/index.html")))


def test_a_glossary_term_links_nowhere_on_its_own_page(site: Path) -> None:
    assert list(glossary_links(parse(site / "begrippen/index.html"))) == []


DRAWINGS = sorted((ROOT / "docs").rglob("*.svg"))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_drawings_are_plain_and_have_a_text_alternative(path: Path, site: Path) -> None:
    """Each is shown, as shapes in the page, with a text alternative that says more than a title."""
    used = [
        page
        for page in LIBRARY.pages.values()
        if any(image.target.endswith(path.name) for image in page.outline.images)
    ]
    assert used
    for page in used:
        (image,) = [image for image in page.outline.images if image.target.endswith(path.name)]
        assert len(image.text) > 60
        html = (site / address_of(page.docname) / "index.html").read_text("utf-8")
        assert "<svg" in html
        assert html.count('role="img"') >= 1
