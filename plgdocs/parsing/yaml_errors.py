"""Why YAML can't be read, in Dutch, and where the cause is: libyaml says where it got stuck."""

import re
from collections.abc import Callable
from itertools import islice

import yaml

Place = tuple[int, int]
"""A line and a column, from 1."""

MOST_TRIALS = 40
"""Maximum number of values that are tried as the cause."""

VALUE = re.compile(r"(?P<lead>\s*(?:- +)*(?:[\w-]+: +)?)(?P<value>[^\s#].*)")

DETAILS = {
    "mapping values are not allowed": "een dubbelepunt te veel",
    "could not find expected ':'": "er ontbreekt een dubbelepunt",
    "found unexpected end of stream": "een aanhalingsteken wordt niet gesloten",
    "found character that cannot start any token": "een teken dat hier niet kan staan; gebruik spaties, geen tabs",
    "did not find expected key": "de inspringing klopt niet",
    "did not find expected ',' or ']'": "een rechte haak wordt niet gesloten",
    "did not find expected ',' or '}'": "een gekrulde haak wordt niet gesloten",
}
"""How libyaml's messages begin, and what they mean in Dutch; the cause may stand above."""

EXACT = {
    "found unknown escape character": "een “\\” te veel",
    "found invalid Unicode character escape code": "een teken dat niet te lezen is",
    "too deep": "haken in haken, te diep om te lezen",
}
"""Likewise; where it got stuck is the cause."""

OPENERS = {
    "'": "een waarde die met een apostrof begint, hoort helemaal tussen dubbele aanhalingstekens",
    '"': "een waarde die met een aanhalingsteken begint, hoort helemaal tussen enkele aanhalingstekens",
    **{
        sign: f"een waarde die met “{sign}” begint, hoort helemaal tussen aanhalingstekens"
        for sign in ("[", "{", "`", "@", "%", "|", ">")
    },
}
"""Signs that mean something to YAML where a value begins, and what to do if they don't mean it."""


def explain(text: str, error: yaml.YAMLError, reread: Callable[[str], object]) -> tuple[int, int, str]:
    """Return the line, the column and the cause of an error in ``text``, which ``reread`` reads."""
    place, detail = place_of(error), detail_of(error)
    if detail in EXACT.values():
        return *place, detail
    lines = text.split("\n")
    values = ((index, match) for index, line in enumerate(lines[: place[0]]) if (match := VALUE.fullmatch(line)))
    tried = ((index, match, cause) for index, match in values if (cause := cause_in(match["value"])))
    for index, match, cause in islice(tried, MOST_TRIALS):
        trial = "\n".join([*lines[:index], f"{match['lead']}x", *lines[index + 1 :]])
        if reads_further(trial, place, reread):
            is_open = detail.endswith("haak wordt niet gesloten") and cause in (OPENERS["["], OPENERS["{"])
            return index + 1, match.start("value") + 1, detail if is_open else cause
    return *place, detail


def cause_in(value: str) -> str:
    """Return what may be wrong with a value: how it opens, or what it loses."""
    if " #" in value:
        return "wat na “ #” staat, telt niet mee; zet de tekst tussen aanhalingstekens"
    return OPENERS.get(value[0], "")


def reads_further(text: str, place: Place, reread: Callable[[str], object]) -> bool:
    """Whether YAML can be read beyond the line of ``place``."""
    try:
        reread(text)
    except yaml.YAMLError as error:
        return place_of(error)[0] > place[0]
    return True


def place_of(error: yaml.YAMLError) -> Place:
    """Return where parsing got stuck."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (2, 1)


def detail_of(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or ""
    known = (dutch for english, dutch in (DETAILS | EXACT).items() if problem.startswith(english))
    return next(known, "de opmaak klopt niet")
