"""Converts what people type into plain values of the model; what is ambiguous is left out.

The reader checks every value that comes out of here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plgdocs.authoring.everyday import TABLE, folded, range_of
from plgdocs.authoring.marks import BULLET, plain_marks
from plgdocs.authoring.writer import open_value, yaml_field
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.fields import Field, Needed, Range, Type
from plgdocs.model.names import file_name
from plgdocs.model.problems import Reporter
from plgdocs.model.ranges import Duration
from plgdocs.model.types import Choice, ListOf, NamedTexts, Number
from plgdocs.parsing.front_matter import read_header

ITEM = r"(?:\([^()]*\)|(?:https?://|www\.)\S*[^\s,;]|&#?\w+;|(?<=\d),(?=\d)|[^%s(]|\()+"
"""An item between commas or semicolons; those in brackets, numbers, addresses and entities belong to it."""
STARS = re.compile(r"(?<!\w)[*_]{1,2}(?=\w)|(?<=[\w:])[*_]{1,2}(?!\w)")
ROLE = re.compile(r":(?:\s+|$)"), re.compile(r"\s+(?:[-–—=→]|[-=]>)\s+")
"""What stands between the name of a role and its task."""


def value_of(declared: Field, text: str) -> Any:
    """Return the plain value of ``text`` for a field of a card, or None if it isn't sure or the reader refuses it."""
    value = normal(declared.type, text)
    is_whole = not isinstance(declared.type, Range) or len({"van", "tot"} & (value or {}).keys()) == 2
    return value if is_whole and is_read(declared, value, Code.MISSING_KEY) else None


def open_value_of(declared: Field, text: str) -> Any:
    """Return a value with marked places, and the end of a range that ``text`` is sure about; None if it needs none."""
    if isinstance(declared.type, Range) and (known := normal(declared.type, text)):
        value = open_value(declared.type) | known
        if is_read(declared, value, Code.MISSING_KEY, Code.OPEN_VALUE):
            return value
    return None if declared.needed is Needed.ALWAYS or is_nothing(text) else open_value(declared.type)


def is_read(declared: Field, value: Any, *expected: Any) -> bool:
    """Whether the reader takes a value for a field, but for problems that are expected."""
    if value is None:
        return False
    report = Reporter("", [])
    read_header(Card, yaml_field(declared.key, value), report)
    return {problem.code for problem in report.problems} <= {code.code for code in expected}


def counted_by(type_: Type) -> str:
    """Return what a range counts, or nothing if that is minutes."""
    return type_.unit if isinstance(type_, Range) and type_.model is not Duration else ""


def is_nothing(text: str) -> bool:
    """Whether an answer says that there is nothing to say, such as “geen” or “/”."""
    return bool(re.fullmatch(TABLE["nothing"], folded(text))) or not any(map(str.isalnum, text))


def normal(type_: Type, text: str) -> Any:
    """Return ``text`` as a plain value of the shape of ``type_``, or None."""
    if isinstance(type_, ListOf):
        parts = choices_of(type_.item, text) if isinstance(type_.item, Choice) else items_of(text)
        values = [normal(type_.item, part) for part in parts]
        return list(dict.fromkeys(values)) if values and None not in values else None
    if isinstance(type_, Choice):
        return words_of(type_).get(plain(text))
    if isinstance(type_, Number):
        return int(text) if re.fullmatch(r"\s*[0-9]{1,9}\s*", text) else None
    if isinstance(type_, Range):
        return range_of(text.strip(), counted_by(type_))
    if isinstance(type_, NamedTexts):
        return named_texts(text)
    return None if is_nothing(text) else " ".join(text.split())


def named_texts(text: str) -> dict[str, str] | None:
    """Return lines such as “coach: leidt” by name, if each has one colon and no name stands there twice."""
    lines = [
        part for line in lines_of(text) for part in (line.split(";") if line.count(";") < line.count(":") else [line])
    ]
    cuts = [[sign.split(STARS.sub("", line).strip()) for sign in ROLE] for line in lines]
    pairs = [colon if len(colon) > 1 else dash for colon, dash in cuts]
    texts = {pair[0].strip(): pair[-1].strip() for pair in pairs if len(pair) == 2}
    return texts if len(texts) == len(pairs) and all(name and task for name, task in texts.items()) else None


def words_of(type_: Choice) -> dict[str, str]:
    """Return the words of a vocabulary by what people call them."""
    names = {word: (label, word, *TABLE["choices"].get(word, ())) for word, label in type_.vocabulary.items()}
    return {plain(name): word for word, known in names.items() for name in known}


def plain(text: str) -> str:
    """Normalize a word for comparison: case, punctuation and apostrophes don't count."""
    return file_name(text.replace("’", "'"))


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines that aren't empty, without bullets or numbers."""
    return (BULLET.sub("", line).strip() for line in plain_marks(text).splitlines() if line.strip())


def items_of(text: str) -> list[str]:
    """Return the items of a list: one per line, or on a single line, if that is no sentence, between commas."""
    text = text.strip()
    lines = list(lines_of(text[1:-1] if text[:1] == "[" and text[-1:] == "]" else text))
    if len(lines) == 1 and not lines[0].endswith("."):
        lines = next((cut for mark in ";," if len(cut := re.findall(ITEM % mark, lines[0])) > 1), lines)
    return [item for line in lines if (item := line.strip().rstrip(" ,;"))]


def choices_of(type_: Choice, text: str) -> list[str]:
    """Return the words of a list of choices: its items, cut up further where the vocabulary doesn't know one."""
    words = words_of(type_)
    parts = (
        [item] if plain(item) in words else re.split(TABLE["between"], item, flags=re.IGNORECASE)
        for item in items_of(text)
    )
    return [part for cut in parts for part in cut if part.strip()]
