"""Converts what people type into plain values of the model; what is ambiguous is left out.

The reader checks every value that comes out of here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plgdocs.authoring.writer import yaml_field
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.fields import Field, Range, Type
from plgdocs.model.names import slug
from plgdocs.model.problems import Reporter
from plgdocs.model.ranges import Duration
from plgdocs.model.types import Choice, ListOf, NamedTexts, Number
from plgdocs.parsing.front_matter import read_header

BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")
TO = r"\s*(?:-|–|—|tot(?:\s+en\s+met)?|à|t/m)\s*"

NUMBERS = rf"(?:van\s+)?([0-9]{{1,4}}){TO}([0-9]{{1,4}})(?:\s*(?:%s))?\.?"
PEOPLE = "personen|mensen|deelnemers"

LENGTH = r"([0-9]{1,4})\s*(min(?:\.|uten|uut)?|uur|u\.?|['’])?"
TIME = re.compile(rf"(?:van\s+)?{LENGTH}(?:{TO}{LENGTH})?(\s+per:?\s+persoon)?\.?", re.IGNORECASE)

WORDS = {
    r"drie kwartier": "45 min",
    r"anderhalf uur": "90 min",
    r"(?:een )?kwartier": "15 min",
    r"(?:een )?half ?uur": "30 min",
    r"een uur": "60 min",
    r"twee uur": "120 min",
}


def value_of(declared: Field, text: str) -> Any:
    """Return the plain value of ``text`` for a field of a card, or None if the reader would refuse it."""
    value = normal(declared.type, text)
    if value is None:
        return None
    report = Reporter("", [])
    read_header(Card, yaml_field(declared.key, value), report)
    return None if any(problem.code != Code.MISSING_KEY.code for problem in report.problems) else value


def normal(type_: Type, text: str) -> Any:
    """Return ``text`` as a plain value of the shape of ``type_``, or None."""
    if isinstance(type_, ListOf):
        values = [normal(type_.item, part) for part in items_of(text)]
        return list(dict.fromkeys(values)) if values and None not in values else None
    if isinstance(type_, Choice):
        words = {plain(name): word for word, label in type_.vocabulary.items() for name in (label, word)}
        return words.get(plain(text))
    if isinstance(type_, Number):
        return int(text) if re.fullmatch(r"\s*[0-9]{1,9}\s*", text) else None
    if isinstance(type_, Range):
        return range_of(type_, text.strip())
    if isinstance(type_, NamedTexts):
        pairs = [line.partition(":") for line in lines_of(text)]
        return {name.strip(): task.strip() for name, _, task in pairs} if all(task for *_, task in pairs) else None
    return " ".join(text.split()) or None


def plain(text: str) -> str:
    """Normalize a word for comparison: case, punctuation and apostrophes don't count."""
    return slug(text.replace("’", "'"))


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines that aren't empty, without bullets or numbers."""
    return (BULLET.sub("", line).strip() for line in text.splitlines() if line.strip())


def items_of(text: str) -> list[str]:
    """Return the items of a list: one per line, or on a single line between commas."""
    lines = list(lines_of(text.strip().removeprefix("[").removesuffix("]")))
    if len(lines) == 1:
        lines = lines[0].split(",")
    return [line.strip() for line in lines if line.strip()]


def range_of(type_: Range, text: str) -> dict[str, Any] | None:
    """Return a range as a plain value; a single number is clear only as a duration."""
    if type_.model is not Duration:
        counted = PEOPLE if type_.counts == "personen" else re.escape(type_.counts)
        numbers = re.fullmatch(NUMBERS % counted, text, re.IGNORECASE)
        return {"van": int(numbers[1]), "tot": int(numbers[2])} if numbers else None
    for words, minutes in WORDS.items():
        text = re.sub(rf"\b{words}\b", minutes, text, flags=re.IGNORECASE)
    time = TIME.fullmatch(text)
    if not time:
        return None
    start, unit, end, last_unit, per = time.groups()
    span = {"van": minutes_of(start, unit or last_unit), "tot": minutes_of(end or start, last_unit or unit)}
    return span | ({"per": "persoon"} if per else {})


def minutes_of(number: str, unit: str | None) -> int:
    return int(number) * (60 if unit and unit.lower().startswith("u") else 1)
