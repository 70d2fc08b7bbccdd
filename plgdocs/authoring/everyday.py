"""Reads lengths of time and sizes of groups as people write them, by the table ``everyday.toml``.

``contribute/everyday.js`` does the same in the browser; both read with the table alone.
"""

import math
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("everyday.toml").read_text("utf-8"))
PLAIN: dict[str, list[str]] = TABLE["signs"]["both"]
for tens in range(20, 100, 10):  # “vijfentachtig”
    PLAIN.update({f"{tens + one}": [f"{PLAIN[str(one)][0]}en{PLAIN[str(tens)][0]}"] for one in range(1, 10)})


def range_of(text: str, counted: str = "") -> dict[str, Any] | None:
    """Return the ends that a text says of a range of ``counted``, or else of minutes; None if it isn't sure."""
    if len(text) > TABLE["longest"]:
        return None
    kind = "count" if counted else "time"
    signs = re.sub(TABLE["aside"], "", " ".join(signs_of(text, counted))).strip()
    found = next((match for shape in shapes(kind) if (match := shape.fullmatch(signs))), None)
    return ends(kind, {name: amount for name, amount in found.groupdict().items() if amount}) if found else None


def signs_of(text: str, counted: str) -> Iterator[str]:
    """Yield the signs of the table that a text is made of; “?” where it has none."""
    words, pattern = lexer(counted)
    for found in pattern.finditer(folded(text)):
        if found.lastgroup == "number":
            yield found[0].replace(",", ".")
        elif found[0] != " " and (sign := words.get(found["word"], "?")):
            yield sign


def folded(text: str) -> str:
    """Return a text in lower case, without accents, and with one dash, one apostrophe and no dots around it."""
    for plain, others in TABLE["fold"].items():
        text = re.sub(f"[{others}]", plain, text)
    text = re.sub(TABLE["spaces"], " ", text)
    text = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text.lower()))
    return re.sub(TABLE["unsaid"], "", text).strip(TABLE["ends"])


@cache
def lexer(counted: str) -> tuple[dict[str | None, str], re.Pattern[str]]:
    """Return the sign of each word, and a pattern that cuts a text into words, numbers and spaces."""
    signs, counts = TABLE["signs"], TABLE["counted"]
    tables = [signs["both"], signs["count" if counted else "time"], {"w": [counted, *counts.get(counted, [])]}]
    words = {word: sign for table in tables for sign, phrases in table.items() for word in phrases if word}
    longest_first = "|".join(map(bounded, sorted(words, key=len, reverse=True)))
    cut = rf"(?:(?P<word>{longest_first})\.?)|(?P<number>{TABLE['number']})|[\s\S]"
    return dict(words), re.compile(cut)


def bounded(word: str) -> str:
    """Return the pattern of a word that no other letter or digit of the same kind follows."""
    kind = "[a-z]" if word[-1].isalpha() else "[0-9]" if word[-1].isdigit() else "$^"
    return f"{re.escape(word)}(?!{kind})"


@cache
def shapes(kind: str) -> list[re.Pattern[str]]:
    """Return the patterns of rows of signs that mean a range."""
    amount, around = TABLE["amount"][kind], TABLE["around"][kind]
    return [
        re.compile(around.replace("SHAPE", re.sub("(?<!P)<([a-z]+)>", lambda name: f"(?P{name[0]}{amount})", shape)))
        for shape in (*TABLE["shapes"]["both"], *TABLE["shapes"][kind])
    ]


def ends(kind: str, given: dict[str, str]) -> dict[str, Any] | None:
    """Return the values of the amounts in a shape; one without a unit has that of the other."""
    amounts = {name: given[name].split() for name in ("van", "tot", "beide", "zelfde") if name in given}
    units = {name: next((sign for sign in signs if sign in TABLE["units"]), "") for name, signs in amounts.items()}
    lent = max(units.values())
    values = {name: amount_of(signs, lent) for name, signs in amounts.items()}
    if units.get("van") == "" and 0 < values.get("tot", 0) < values["van"]:  # “20 tot een uur”
        values["van"] = minutes_before(values["tot"], amount_of(amounts["van"], "")) or values["van"]
    both = values.get("beide")
    start, end = values.get("van", both), values.get("tot", both)
    is_small = not lent and min(values.values()) < TABLE["bare"][kind]
    is_far = bool(units.get("tot")) and units.get("van") == "" and values["tot"] > values["van"] * TABLE["apart"][kind]
    is_lent = bool(lent) and units.get("tot") == "" and "van" in units
    is_loose = is_lent and (lent not in TABLE["lending"][kind] or values["van"] < TABLE["units"][lent])
    is_clock = start != end and (start or 0) >= TABLE["clock"].get(units.get("van") or lent, math.inf)
    is_odd = values.get("zelfde", both) != both or (start == end != both and kind == "count")
    if is_small or is_far or is_loose or is_clock or is_odd or any(value % 1 for value in values.values()):
        return None
    span = {name: int(value) for name, value in (("van", start), ("tot", end)) if value is not None}
    return span | ({"per": "persoon"} if {"before", "after"} & given.keys() else {})


def minutes_before(end: float, number: float) -> float:
    """Return the number of minutes up to an end in hours or quarters; 0 if it may as well be a time of the day."""
    hour: int = TABLE["units"]["h"]
    is_sure = TABLE["bare"]["time"] <= number < end and (end < hour or (number >= hour / 3 and end < 2 * hour))
    return number if is_sure else 0


def amount_of(signs: list[str], lent: str) -> float:
    """Return the value of an amount: numbers before a unit are added up, and after “uur” come minutes or a half."""
    total, number, unit = 0.0, 0.0, ""
    for sign in signs:
        if sign in TABLE["units"]:
            total, number, unit = total + (number or 1) * TABLE["units"][sign], 0.0, sign
        elif sign != "&":
            number += float(sign)
    rest = TABLE["units"].get(lent, 1) if not unit else 60 if number < 1 else 1
    return total + number * rest
