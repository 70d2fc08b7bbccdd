"""The JSON Schema of a card in our data."""

import tomllib
from pathlib import Path

from plgdocs.model.cards import Card
from plgdocs.model.claims import Source
from plgdocs.model.experiences import Experience
from plgdocs.model.fields import Record, Schema

SCHEMA_VERSION = 1
"""Goes up when a card's data change in a way that breaks those who read them."""


def card_schema() -> Schema:
    """Return the JSON Schema of a card: its front matter, and the parts the site adds to it."""
    schema = Record(Card).schema()
    added = tomllib.loads(Path(__file__).with_name("card_schema.toml").read_text("utf-8"))
    added["bron"] = Record(Source).schema() | added["bron"]
    added["ervaringen"]["items"] = Record(Experience).schema()
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Methodiekkaart",
        "description": "De kop van een kaart, met wat de site eraan toevoegt.",
    }
    return about | schema | {"properties": schema["properties"] | added}
