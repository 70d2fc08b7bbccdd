"""What we export, read by other programs' parsers: JSON Schema, cards.json, objects.inv."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from conftest import ROOT
from helpers.exports import checker, exported
from sphinx.util.inventory import InventoryFile

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.schema import card_schema
from plgdocs.parsing.front_matter import FENCE

if TYPE_CHECKING:
    from pathlib import Path

    from plgdocs.model.cards import Card

LIBRARY = read_library(ROOT)[0]


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(card_schema())


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_front_matter_fits_the_schema(card: Card) -> None:
    """An editor with the schema agrees with the checker; dates are text for both."""
    header = (ROOT / card.path).read_text("utf-8").split(f"{FENCE}\n")[1]
    values = json.loads(json.dumps(yaml.safe_load(header), default=str))
    checker().validate(values)


def test_cards_fit_the_published_schema(site: Path) -> None:
    data = exported(site)
    schema = json.loads((site / data["schema"]).read_text("utf-8"))
    assert schema == card_schema()
    for card in data["kaarten"]:
        checker().validate(card)


def test_the_schema_can_refuse(site: Path) -> None:
    card = exported(site)["kaarten"][0] | {"duur": {"van": "lang"}}
    with pytest.raises(jsonschema.ValidationError):
        checker().validate(card)


def test_cards_are_complete(site: Path) -> None:
    """Every listed card, with every key of its front matter, its sections and its steps."""
    cards = {card["id"]: card for card in exported(site)["kaarten"]}
    assert list(cards) == [card.name for card in LIBRARY.listed_cards]
    for card in LIBRARY.listed_cards:
        header = yaml.safe_load((ROOT / card.path).read_text("utf-8").split(f"{FENCE}\n")[1])
        assert set(header) <= set(cards[card.name])
        assert [step["naam"] for step in cards[card.name]["stappen"]] == [step.name for step in card.steps]
        assert (site / cards[card.name]["adres"] / "index.html").is_file()


def test_inventory(site: Path) -> None:
    """Methods, recommendations and terms can be linked from elsewhere."""
    with (site / "objects.inv").open("rb") as file:
        loaded: Any = InventoryFile.load(file, "", lambda _, uri: uri)
    objects = getattr(loaded, "data", loaded)  # newer Sphinx wraps the dictionary
    methods = {name: item.uri for name, item in objects["plg:methodiek"].items()}
    assert methods == {card.name: address_of(card.docname) for card in LIBRARY.cards}
    assert set(objects["plg:aanbeveling"]) == {str(number) for number in range(1, 11)}
    assert {term.casefold() for term in objects["std:term"]} == set(LIBRARY.terms)
