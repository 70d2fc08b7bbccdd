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

COLON = "na een sleutel hoort een dubbelepunt met een spatie; een regel die de vorige voortzet, springt in"
INDENT = "de inspringing klopt niet"
ITEM = "elk punt van een lijst begint met “- ”, met een spatie"

DETAILS = {
    "mapping values are not allowed": "een dubbelepunt te veel",
    "could not find expected ':'": COLON,
    "found unexpected end of stream": "een aanhalingsteken wordt niet gesloten",
    "found character that cannot start any token": "een teken dat hier niet kan staan; gebruik spaties, geen tabs",
    "found a tab character": "een teken dat hier niet kan staan; gebruik spaties, geen tabs",
    "did not find expected alphabetic": "een sleutel of waarde begint niet met “*” of “&”; een punt begint met “- ”",
    "did not find expected key": INDENT,
    "did not find expected ','": "binnen haken ontbreekt een komma, of er staat een dubbelepunt te veel",
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
        for sign in ("`", "@", "%", "|", ">")
    },
    **{
        sign: f"een waarde die met “{sign}” begint, eindigt met “{end}”; schrap de rest, of zet alles in "
        "aanhalingstekens"
        for sign, end in ("[]", "{}")
    },
}
"""Signs that mean something to YAML where a value begins, and what to do if they don't mean it."""
CUT = "wat na “ #” staat, telt niet mee; zet de tekst tussen aanhalingstekens"
UNCLOSED = {"[": "een rechte haak wordt niet gesloten", "{": "een gekrulde haak wordt niet gesloten"}
QUOTED = re.compile(
    r"""(?:[\[{,]|: )\s*+(?:'(?:[^']|'')*+'(?=\s*[]},:])|"(?:[^"\\]|\\.)*+"(?=\s*[]},:])|(?P<bad>['"]))"""
)
"""A quotation within brackets; a ``bad`` mark opens none that ends where the value does."""


def explain(text: str, error: yaml.YAMLError, reread: Callable[[str], object]) -> tuple[int, int, str]:
    """Return the line, the column and the cause of an error in ``text``, which ``reread`` reads."""
    place, detail = place_of(error), detail_of(error)
    if detail in EXACT.values():
        return *place, detail
    lines = text.split("\n")
    if found := cause_of(lines, error):
        return found
    values = ((index, match) for index, line in enumerate(lines[: place[0]]) if (match := VALUE.fullmatch(line)))
    tried = ((index, match, cause) for index, match in values if (cause := cause_in(match["value"])))
    for index, match, cause in islice(tried, MOST_TRIALS):
        trial = "\n".join([*lines[:index], f"{match['lead']}x", *lines[index + 1 :]])
        if reads_further(trial, place, reread):
            return index + 1, match.start("value") + 1, cause
    return *place, detail


def cause_of(lines: list[str], error: yaml.YAMLError) -> tuple[int, int, str] | None:
    """Return the line, the column and the cause of an error, if the start of what libyaml was reading shows them."""
    problem, start = getattr(error, "problem", None) or "", getattr(error, "context_mark", None)
    first = next((index for index, line in enumerate(lines) if re.match(r"\s*[^\s#]", line)), 0)
    is_above = first + 1 < place_of(error)[0] and not re.search(":( |$)", lines[first])
    if problem.startswith("mapping values") and is_above:  # it is read as the start of a key
        return first + 1, 1, COLON
    if not start:
        return None
    place, rest = (start.line + 1, start.column + 1), "\n".join(lines[start.line :])[start.column :]
    if problem.startswith("could not find expected ':'"):
        return *place, ITEM if re.match("[-–—•·*+]", rest) else COLON
    if problem.startswith("found unexpected end of stream"):
        return *place, OPENERS.get(rest[:1], detail_of(error))
    return in_brackets(rest, place, error) if problem.startswith("did not find expected ','") else None


def in_brackets(rest: str, place: Place, error: yaml.YAMLError) -> tuple[int, int, str]:
    """Return the cause of an error within the brackets that ``rest`` opens with, at ``place``."""
    inside = rest[: closing(rest)]
    bad = next((match for match in QUOTED.finditer(inside) if match["bad"]), None)
    if bad:
        *above, line = inside[: bad.start("bad")].split("\n")
        return place[0] + len(above), len(line) + (1 if above else place[1]), OPENERS[bad["bad"]]
    if " #" in inside.partition("\n")[0]:
        return *place, CUT
    return (*place_of(error), detail_of(error)) if closing(rest) else (*place, UNCLOSED.get(rest[:1], detail_of(error)))


def closing(text: str) -> int | None:
    """Return the index after the bracket that closes the one that ``text`` opens with, if one does."""
    depth = 0
    for index, sign in enumerate(text, start=1):
        depth += (sign in "[{") - (sign in "]}")
        if not depth:
            return index
    return None


def cause_in(value: str) -> str:
    """Return what may be wrong with a value: how it opens, what it loses, or what follows its brackets."""
    if value[0] in UNCLOSED:
        end = closing(value)
        return OPENERS[value[0]] if end and re.match(r"\s*[^\s#]", value[end:]) else ""
    if " #" in value:
        return CUT
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
