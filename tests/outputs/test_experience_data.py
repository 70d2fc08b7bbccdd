"""Experiences in what other programs read: a card's JSON, its schema, and the feed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from conftest import PUBLIC, ROOT
from helpers.samples import CARD, EXPERIENCE

from plgdocs.checking.files import read
from plgdocs.checking.library import Library, read_library
from plgdocs.model.cards import Card
from plgdocs.model.schema import card_schema
from plgdocs.outputs import feeds, theme
from plgdocs.outputs.data import card_data, cards_json

if TYPE_CHECKING:
    from plgdocs.model.experiences import Experience

LIBRARY = read_library(ROOT)[0]
OASE = LIBRARY.card_by_name["oase"]
SPACE = "{http://www.w3.org/2005/Atom}"


def told(text: str = EXPERIENCE) -> tuple[Experience, ...]:
    """Return the experiences in a text, which must be valid."""
    page, problems = read("methods/rondje.md", CARD.encode(), None, text.encode())
    assert [problem for problem in problems if not problem.is_note] == []
    assert isinstance(page, Card)
    return page.experiences


def test_data_of_a_card_say_more() -> None:
    """And all else stays as it was."""
    plain, data = card_data(OASE), card_data(replace(OASE, experiences=told()))
    assert "ervaringen" not in plain
    assert data.pop("ervaringen") == [
        {
            "datum": "2026-11-22",
            "soort-school": "basisschool",
            "groep": 9,
            "aangepast": "We deden het buiten.",
            "opbrengst": "Iedereen sprak.",
        }
    ]
    assert data == plain


def test_the_list_of_cards_has_them_too() -> None:
    tried = replace(OASE, experiences=told())
    library = Library(ROOT, dict(LIBRARY.pages) | {tried.path: tried})
    cards = {card["id"]: card for card in json.loads(cards_json(library))["kaarten"]}
    assert [name for name, card in cards.items() if "ervaringen" in card] == ["oase"]


def test_the_schema_knows_them() -> None:
    data = card_data(replace(OASE, experiences=told(f"{EXPERIENCE}  genoemd: Een school\n")))
    jsonschema.Draft202012Validator.check_schema(card_schema())
    jsonschema.validate(data, card_schema())
    assert "ervaringen" not in card_schema()["required"]
    data["ervaringen"][0]["groep"] = "negen"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, card_schema())


def entries(*experiences: Experience) -> list[dict[str, str]]:
    """Return the entries of the feed, the newest first, if a card has these experiences."""
    tried = replace(OASE, experiences=experiences)
    library = Library(ROOT, dict(LIBRARY.pages) | {tried.path: tried})
    root = ET.fromstring(theme.render("atom.xml", **feeds.listing(library, PUBLIC)).encode())  # noqa: S314 (we made it)
    found = [{part.tag.removeprefix(SPACE): part for part in entry} for entry in root.iter(f"{SPACE}entry")]
    assert root.findtext(f"{SPACE}updated") == found[0]["updated"].text
    return [
        {name: part.text or "" for name, part in entry.items()} | {"link": entry["link"].get("href", "")}
        for entry in found
    ]


def test_the_feed_brings_an_experience() -> None:
    first, *others = entries(*told(EXPERIENCE.replace("2026-11-22", "2031-02-03")))
    assert first == {
        "title": f"Geprobeerd in onze school: {OASE.label}",
        "id": f"{PUBLIC}methodieken/oase/#geprobeerd-2031-02-03-1",
        "link": f"{PUBLIC}methodieken/oase/#geprobeerd",
        "updated": "2031-02-03T12:00:00Z",
        "summary": "Iedereen sprak.",
    }
    assert others == entries()


def test_each_entry_has_an_id_of_its_own_that_stays() -> None:
    """Also of two on one day, and once a newer one is added at the end."""
    one, other = EXPERIENCE, EXPERIENCE.replace("Iedereen", "Niemand")
    ids = [entry["id"] for entry in entries(*told(one + other))]
    assert len(ids) == len(set(ids))
    more = [entry["id"] for entry in entries(*told(one + other + EXPERIENCE.replace("-22", "-23")))]
    assert set(ids) < set(more)


def test_a_text_is_text_in_the_feed() -> None:
    evil = "a < b & c > d, en ]]"
    (entry, *_) = entries(*told(EXPERIENCE.replace("Iedereen sprak.", evil).replace("2026-11-22", "2031-01-01")))
    assert entry["summary"] == evil


def test_the_feed_is_not_longer_for_it() -> None:
    text = "".join(EXPERIENCE.replace("2026-11-22", f"2031-01-0{day}") for day in range(1, 8))
    many = {
        page.path: replace(page, experiences=told(text)) if isinstance(page, Card) else page
        for page in LIBRARY.pages.values()
    }
    listing = feeds.listing(Library(ROOT, many), PUBLIC)
    assert len(listing["news"]) == feeds.NEWEST
