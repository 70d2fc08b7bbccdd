"""“Waar komt dit vandaan?”: what a page says of its sources, and the signs in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.pages import parse, text_of

from plgdocs.checking.library import read_library
from plgdocs.model import origins
from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.model.claims import SECTION, STEP, Claim
from plgdocs.model.plans import Plan

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from plgdocs.model.pages import Page

LIBRARY = read_library(ROOT)[0]
SAYING = [page for page in LIBRARY.pages.values() if page.claims or isinstance(page, (Card, Plan))]


def heads(whole: Element, page: Page) -> dict[str, str]:
    """Return the headings and the lines of steps of a page, by the name of the part."""
    steps = {f"stap-{number}": f"stap-{step.slug}" for number, step in enumerate(page.steps, start=1)}
    found = {}
    for element in whole.iter():
        name = element.get("id", "")
        is_head = [child.tag in ("h2", "h3") or child.get("class") == "step-head" for child in element]
        if name and True in is_head:
            found[steps.get(name, name)] = text_of(element[is_head.index(True)])
    return found


@pytest.mark.parametrize("page", SAYING, ids=lambda page: page.path)
def test_a_page_says_once_where_it_comes_from(page: Page, site: Path) -> None:
    """In a block at its foot, and with a sign at what no source says, unless most of it is the editors'."""
    whole = next(parse(site / address_of(page.docname) / "index.html").iter("article"))
    (block,) = (part for part in whole.iter("section") if "origin" in part.get("class", "").split())
    said = text_of(block)
    assert origins.rest_of(page) in said
    for claim in page.claims:
        assert f"{claim.place}: {origins.claimed(page, claim)}" in said
    assert text_of(whole).count("richttijd") <= 1
    signs = [element for element in whole.iter("sup") if element.get("class") == "ed"]
    assert bool(signs) == ("°" in origins.rest_of(page))
    for name, head in heads(whole, page).items():
        if name in page.parts and page.parts[name].kind in (SECTION, STEP):
            assert ("°" in head) == page.is_marked(name), name


def test_the_planner_and_the_deck_have_no_sign(site: Path) -> None:
    for path in ("index.html", "methodieken/index.html", "draaiboek/index.html"):
        assert 'class="ed"' not in (site / path).read_text("utf-8")
    for script in (site / "_static").rglob("*.js"):
        assert "van de redactie" not in script.read_text("utf-8").replace("richtwaarde van de redactie", ""), script


def claim_of(*parts: str) -> Claim:
    return Claim(work="gids", page=30, parts=parts)


def test_parts_in_words() -> None:
    """All, all but one or two, a few, or how many."""
    card = LIBRARY.card_by_name["check-out"]
    steps = [f"stap-{step.slug}" for step in card.steps]
    said = [
        origins.claimed(card, claim_of(*parts))
        for parts in (steps, steps[1:], steps[:1], steps[:2], ["fase", "ook-bekend-als", "tijd-benoem-wat-blijft"])
    ]
    assert said == [
        "alle stappen",
        "alle stappen, behalve “Leg de doelen ernaast”",
        "de stap “Leg de doelen ernaast”",
        "de stappen “Leg de doelen ernaast” en “Vraag naar de beleving”",
        "fase, ook bekend als; de tijd van “Benoem wat blijft”",
    ]
