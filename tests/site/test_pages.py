"""The pages as files: valid, complete, without dead links, foreign requests or English."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from conftest import ROOT, page_addresses
from helpers.pages import english, loaded, lychee, page_files, parse, text_of, vnu, weight

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.types import words_of
from plgdocs.model.vocabularies import FORMS, NEEDS, PHASES, PLACES, TRUST, TURN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plgdocs.model.cards import Card

LIBRARY = read_library(ROOT)[0]


def test_valid_html(site: Path) -> None:
    assert vnu(site) == []


@pytest.mark.slow  # needs a program of npm or Java
def test_vnu_can_refuse(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<!doctype html><html lang="nl"><title>x</title><p id="a"><p id="a">')
    assert len(vnu(tmp_path)) == 1


def test_no_dead_links(site: Path) -> None:
    run = lychee(site)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("link", ["weg/", "#weg", "methodieken/oase/#stap-99"])
def test_lychee_can_refuse(link: str, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f'<a href="{link}">x</a></main>'), "utf-8")
    assert lychee(tmp_path / "site").returncode != 0


def foreign(site: Path) -> list[str]:
    """Return what pages, style sheets and scripts would load from another host."""
    found = [
        address
        for name in page_addresses(site)
        for address in loaded(parse(site / name / "index.html" if not name.endswith("html") else site / name))
        if urlsplit(address).netloc
    ]
    for path in site.rglob("*.css"):
        found += re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)'\"]+", path.read_text("utf-8"))
    return found


def test_nothing_from_another_host(site: Path) -> None:
    assert foreign(site) == []


def test_foreign_can_refuse(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="https://elders.example/a.js"></script>')
    (tmp_path / "a.css").write_text("@import '//elders.example/b.css';")
    assert len(foreign(tmp_path)) == 2


def test_no_english(site: Path) -> None:
    found = {}
    for name in page_addresses(site):
        path = site / name if name.endswith("html") else site / name / "index.html"
        found[name] = english(parse(path))
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Search the pages",
        '<a title="Link to this heading">x',
        '<button aria-label="Copy">x',
        '<html lang="nl"><p>Next',
    ],
)
def test_english_can_be_found(html: str) -> None:
    assert english(html5lib.parse(html, namespaceHTMLElements=False))


def test_english_is_welcome_where_it_is_marked() -> None:
    assert english(html5lib.parse('<p lang="en">Search the pages', namespaceHTMLElements=False)) == []


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_a_card_is_light(card: Card, site: Path) -> None:
    address = address_of(card.docname)
    assert len(page_files(site, address)) <= 5
    assert weight(site, address) <= 18_000


FORM = "bijdragen/nieuwe-methodiek/"
"""The page that carries the rules of the model and the words of everyday answers."""


def test_other_pages_are_light(site: Path) -> None:
    """Pages with code or components of sphinx-design may weigh twice as much, and those with a form to fill in."""
    forms = {FORM: 33_000, "ontwikkeling/beslissingen/": 36_000}
    forms |= {address_of(sheet.docname): 40_000 for sheet in LIBRARY.worksheets}
    heavy = {}
    for name in page_addresses(site):
        if name.endswith("html"):
            continue
        if weight(site, name) > forms.get(name, 30_000) or len(page_files(site, name)) > 10:
            heavy[name] = (weight(site, name), len(page_files(site, name)))
    assert heavy == {}


def test_only_pages_that_use_them_load_components(site: Path) -> None:
    names = {
        name: [path.name for path in page_files(site, name)]
        for name in ("methodieken/oase/", "leervragen/", "bijdragen/met-git/")
    }
    assert not [file for file in names["methodieken/oase/"] if "design" in file or "copy" in file or "pygments" in file]
    assert "sphinx-design.min.css" in names["leervragen/"]
    assert "copybutton.js" not in names["leervragen/"]
    assert "copybutton.js" in names["bijdragen/met-git/"]


def shown_values(card: Card) -> Iterator[str]:
    """Yield what a reader must be able to read of a card: every field that has a value."""
    yield card.title
    yield card.summary
    for vocabulary, values in ((PHASES, card.phases), (PHASES, card.variant_phases), (FORMS, card.forms)):
        yield from (vocabulary[value] for value in values)
    yield from (PLACES[value] for value in card.places)
    yield from (NEEDS[value] for value in card.needs)
    yield from (TRUST[card.trust],) if card.trust else ()
    yield from (TURN[card.skip_turn],) if card.skip_turn else ()
    yield from (str(value) for value in (card.duration, card.group, card.source) if value)
    yield from (*card.also_known_as, *card.materials)
    yield from (text for text in (card.preparation, card.for_participants, card.contributor) if text)
    yield words_of(card.origin or "")
    for role, task in (card.roles or {}).items():
        yield from (role, task)
    yield from (other.label for other in LIBRARY.neighbours(card.before + card.after))
    yield from (LIBRARY.recommendation_by_number[number].title for number in card.recommendations)
    if card.reviewed:
        yield card.reviewed.editor


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_every_field_is_shown(card: Card, site: Path) -> None:
    page = text_of(parse(site / address_of(card.docname) / "index.html")).casefold()
    assert [value for value in shown_values(card) if value.casefold() not in page] == []


def test_who_chose_a_value_is_said_on_the_page_alone(site: Path) -> None:
    """Not on tiles, and not to participants, who ask nothing of the kind."""
    guests = [f"{address_of(card.docname)}deelnemers/" for card in LIBRARY.listed_cards]
    for name in ("", "methodieken/", "draaiboek/", *guests):
        for tile in parse(site / name / "index.html").iter():
            if "tile" in tile.get("class", "").split() or (name in guests and tile.tag == "main"):
                assert [mark for mark in tile.iter() if mark.get("class") == "ed"] == [], name


@pytest.mark.parametrize("number", range(1, 11))
def test_links_between_cards_and_recommendations_show_on_both_sides(number: int, site: Path) -> None:
    recommendation = LIBRARY.recommendation_by_number[number]
    page = (site / address_of(recommendation.docname) / "index.html").read_text("utf-8")
    for card in LIBRARY.cards_by_choice[number]:
        assert f"methodieken/{card.name}/" in page
        other = (site / address_of(card.docname) / "index.html").read_text("utf-8")
        assert f"aanbevelingen/{recommendation.name}/" in other


def test_every_page_has_its_frame(site: Path) -> None:
    """Where am I, where can I go, who made this, where do I report, where is its source."""
    for name in page_addresses(site):
        path = site / name if name.endswith("html") else site / name / "index.html"
        page = parse(path)
        links = [element.get("href", "") for element in page.iter("a")]
        if name.endswith("deelnemers/"):  # an invitation, with nothing of the site around it
            assert "../" in links, name
            continue
        assert len(list(page.iter("h1"))) == 1, name
        assert len(list(page.iter("main"))) == 1, name
        assert any(link.endswith("#meld-een-fout") for link in links), name
        footer = text_of(next(element for element in page.iter("footer") if "site-footer" in element.get("class", "")))
        assert "niet nagekeken door de auteurs" in footer, name
        if not name.endswith("html"):
            (source,) = [link for link in links if "_sources/" in link]
            assert (path.parent / source).resolve().is_file(), name


def test_pages_in_english_are_no_neighbours(site: Path) -> None:
    for name in page_addresses(site):
        path = site / name if name.endswith("html") else site / name / "index.html"
        links = [a.get("href", "") for nav in parse(path).iter("nav") if nav.get("class") == "neighbours" for a in nav]
        english = name.startswith("ontwikkeling")
        assert all(("ontwikkeling" in urljoin(f"/{name}", link)) == english for link in links), name


def test_pages_in_english_say_so(site: Path) -> None:
    assert parse(site / "ontwikkeling/index.html").get("lang") == "en"
    assert parse(site / "index.html").get("lang") == "nl-BE"
