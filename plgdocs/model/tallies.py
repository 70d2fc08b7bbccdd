"""What a worksheet counts for its readers: a rule beside a row of a table, in words that a hand can count by, too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plgdocs.model.worksheets import Blank

HEADING = "Zo tel je"
"""The head of the column with rules, behind that of the rows."""

NAME = r"[a-z][a-z0-9-]*"
NAMES = rf"{NAME}(?:, {NAME})*(?: en {NAME})?"
FACTOR = rf"(?:{NAME}|[0-9]{{1,3}})"
PRODUCT = rf"(?:som van )?(?:{FACTOR} maal )?{NAME}"
PATTERNS = {
    "leeg": rf"leeg bij (?P<of>{NAMES})",
    "vaak": rf"in meer dan één rij bij (?P<of>{NAMES})",
    "mist": rf"wel bij (?P<of>{NAMES}), niet bij (?P<beside>{NAMES})",
    "som": rf"(?P<of>{PRODUCT})(?:, naast (?P<beside>{PRODUCT}))?",
}
"""How each rule is written."""
EXAMPLES = ("leeg bij coach", "in meer dan één rij bij leden en coach", "wel bij codes, niet bij leden", "som van uren")
WORDS = re.compile(r"(?:som van )|,| en | maal ")


@dataclass(frozen=True)
class Tally:
    """A rule: its kind, what it looks at, and what lies beside that; fields and columns by id, numbers as they are."""

    kind: str
    of: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (*self.of, *self.beside) if not name.isdigit())


def tally_of(written: str) -> Tally | None:
    """Return the rule that is written like this, if it is one."""
    for kind, pattern in PATTERNS.items():
        if match := re.fullmatch(pattern, written):
            return Tally(kind, **{name: parts(text or "") for name, text in match.groupdict().items()})
    return None


def parts(written: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in WORDS.split(written) if part.strip())


def places(blanks: tuple[Blank, ...]) -> Iterator[str]:
    """Yield what a rule can name: each field with words, and each column of a table."""
    for blank in blanks:
        yield from (column.id for column in blank.columns)
        if blank.kind == "tekst":
            yield blank.id
