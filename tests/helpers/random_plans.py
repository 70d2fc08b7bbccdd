"""Plans as people and programs could make them, drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.modules import LIBRARY
from plgdocs.model.vocabularies import PLACES, PLAN_PARTS

if TYPE_CHECKING:
    import random

ODD = [*"aeé, :;&=?#%+/\\\"'<>()*!.~_-|…“”ß漢€", "  ", "👩‍🏫", "%2C", "%", "20", "eigen", "&plan=", "\u00a0", "ع", "é"]
WORDS = ["Input", "van", "Sien,", "10:30", "co-teaching", "(deel 2)", "vraag?", "50%", "R&D", "zorgcoördinator"]


def own_words(chance: random.Random) -> str:
    """Return text that somebody could type, or something odder."""
    source = chance.choice([ODD, WORDS])
    return " ".join("".join(chance.choices(source, k=chance.randint(0, 5))).split())


def random_part(chance: random.Random) -> dict[str, Any]:
    """Return a part of any kind: a card, another part, one that we don't know."""
    ids = [card["id"] for card in LIBRARY["kaarten"]]
    name = chance.choice([*ids, *ids, *PLAN_PARTS, "eigen", "weg-ermee", "Vreemd, heel vreemd", "constructor"])
    part = {"id": name, "text": own_words(chance), "minutes": chance.choice([0, 0, 1, 5, 90, 480])}
    note = own_words(chance) if name == "eigen" else ""
    at = chance.choice(["", "", "", "09:05", "14:15", "00:30"])
    return part | ({"note": note} if note else {}) | ({"at": at} if at else {})


def random_plan(chance: random.Random) -> dict[str, Any]:
    """Return a plan with what people and programs could put into it."""
    return {
        "version": chance.choice([1, 2]),
        "day": chance.choice(["", "2027-03-28"]),
        "start": chance.choice(["", "08:25", "13:30", "23:50"]),
        "people": chance.choice([0, 1, 8, 500]),
        "place": chance.choice(["", *PLACES]),
        "track": chance.choice(["", "school"]),
        "available": chance.choice([0, 50, 90, 420]),
        "ready": chance.choice(["", *LIBRARY["draaiboek"]["klaar"]]),
        "title": own_words(chance),
        "goal": own_words(chance),
        "parts": [random_part(chance) for _ in range(chance.randint(0, 20))],
    }
