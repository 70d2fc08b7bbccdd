"""The JSON Schema of a card in our data."""

from typing import Any

from plgdocs.model.cards import Card
from plgdocs.model.claims import Source
from plgdocs.model.experiences import Experience
from plgdocs.model.fields import Record, Schema

SCHEMA_VERSION = 1
"""Goes up when a card's data change in a way that breaks those who read them."""


def card_schema() -> Schema:
    """Return the JSON Schema of a card: its front matter, and the parts the site adds to it."""
    schema = Record(Card).schema()
    text = {"type": "string", "readOnly": True}
    step = {
        "type": "object",
        "properties": {
            "naam": {"type": "string"},
            "sleutel": {"type": "string", "description": "Hoe “uit-de-bron” de stap noemt, na “stap-” of “tijd-”."},
            "tijd": {"type": "string"},
            "richttijd": {"type": "boolean"},
            "minuten": {"type": "integer", "description": "Voor elke persoon, als er “per” bij staat."},
            "per": {"enum": ["persoon"]},
            "formule": {
                "type": "object",
                "description": "De tijd voor elke groep: seconden vast, per persoon en per duo; minuten als grens.",
                "properties": {
                    name: {"type": "integer", "minimum": 1}
                    for name in ("vast", "per-persoon", "per-duo", "minstens", "hoogstens")
                },
                "additionalProperties": False,
            },
            "rondes": {"type": "integer", "minimum": 2, "description": "Hoe vaak ieder aan de beurt komt."},
            "deel": {"type": "integer", "description": "De tijd in zoveel gelijke delen; de stap krijgt er één."},
            "stiltes": {"type": "integer", "description": "Hoe vaak de begeleider de stilte laat duren."},
            "tekst": {"type": "string"},
            "zeg": {"type": "array", "items": {"type": "string"}},
            "werkbladen": {
                "type": "array",
                "description": "Wat men bij de stap kan invullen: /werkbladen/<id>/.",
                "items": {
                    "type": "object",
                    "properties": {"id": {"type": "string"}, "titel": {"type": "string"}},
                    "required": ["id", "titel"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["naam", "tekst"],
        "additionalProperties": False,
    }
    link = {
        "type": "object",
        "properties": {"woorden": {"type": "string"}, "adres": {"type": "string", "format": "uri"}},
        "required": ["woorden", "adres"],
        "additionalProperties": False,
    }
    added: dict[str, Any] = {
        "id": text | {"pattern": "^[a-z0-9-]+$"},
        "titel": text,
        "adres": text | {"description": "Vanaf de wortel van de site."},
        "bron": Record(Source).schema() | {"readOnly": True, "description": "De eerste plaats bij “uit-de-bron”."},
        "redactie": {
            "type": "array",
            "readOnly": True,
            "description": "De sleutels, delen en stappen (“stap-2”) die bij “uit-de-bron” niet staan.",
            "items": {"type": "string"},
        },
        "herkomst-links": {"type": "array", "readOnly": True, "items": link},
        "delen": {"type": "object", "readOnly": True, "additionalProperties": {"type": "string"}},
        "stappen": {"type": "array", "readOnly": True, "items": step},
        "ervaringen": {
            "type": "array",
            "readOnly": True,
            "description": "Wat collega’s vertellen die de methodiek probeerden; de nieuwste eerst.",
            "items": Record(Experience).schema(),
        },
    }
    return (
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Methodiekkaart",
            "description": "De kop van een kaart, met wat de site eraan toevoegt.",
        }
        | schema
        | {"properties": schema["properties"] | added}
    )
