"""A problem at its place, what is refused as a whole, and how a sentence quotes what a file holds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from plgdocs.model.characters import BAD_CHARACTERS, find_hidden
from plgdocs.model.codes import Code, Kind


@dataclass(frozen=True, order=True)
class Problem:
    """One problem at one place; ``line`` and ``column`` count from 1."""

    path: str
    line: int
    column: int
    code: str
    sentence: str
    hint: str
    is_note: bool = False

    def __str__(self) -> str:
        return f"{tidy(self.path)}:{self.line}:{self.column}: {self.code} {self.message}"

    @property
    def message(self) -> str:
        """The sentence and the hint, ready to read."""
        return f"{self.sentence[0].upper()}{self.sentence[1:]} {self.hint}".strip()


class WrongUse(Exception):  # noqa: N818 (it is a judgement on a request, and no error of ours)
    """A request that can't be carried out, and why: a sentence in Dutch that says what to do."""


class Refused(Exception):  # noqa: N818 (it is a judgement on a file, and no error of ours)
    """A file that is not read further, and why: ``code`` at ``line``, with ``values`` for its texts."""

    def __init__(self, code: Kind, line: int, **values: object) -> None:
        super().__init__(code.sentence.format(**values))
        self.code, self.line = code, line
        self.values: dict[str, Any] = values


@dataclass(frozen=True)
class Reporter:
    """Collects the problems of one file; readers call it and read on, until there are ``most``."""

    path: str
    problems: list[Problem]
    most: int | None = None

    def __call__(self, code: Kind, line: int, column: int = 1, **values: object) -> None:
        """Add a problem at ``line`` and ``column`` (from 1), its texts filled in with ``values``."""
        texts = {name: quoted(name, value) for name, value in values.items()}
        sentence, hint = code.sentence.format(**texts), code.hint.format(**texts)
        self.add(Problem(self.path, line, column, code.code, sentence, hint, code.is_note))

    def add(self, problem: Problem) -> None:
        if len(self.problems) == self.most:
            raise Refused(Code.TOO_MANY_PROBLEMS, problem.line)
        self.problems.append(problem)


@contextmanager
def refusals(report: Reporter) -> Iterator[None]:
    """Report why a file is not read further, instead of raising it."""
    try:
        yield
    except Refused as refused:
        report(refused.code, refused.line, **refused.values)


LONGEST_QUOTED = 100
"""Characters of a text from a file that a message quotes."""

OUR_TEXTS = {"nearest", "example", "order"}
"""Values of a message that are not quoted from a file."""

JOINER = "\u200d"
"""What is left of these, ``find_hidden`` leaves in emoji."""


def tidy(text: str) -> str:
    """Return a text that a file holds as a message can quote it: on one line, and without characters that hide."""
    line = " ".join(text.split())
    if find_hidden(line):
        line = BAD_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", line)
    return "".join(sign if sign.isprintable() or sign == JOINER else "\N{REPLACEMENT CHARACTER}" for sign in line)


def quoted(name: str, value: object) -> object:
    """Return a value as a message shows it; only what we write ourselves may be long."""
    if not isinstance(value, str):
        return value
    text = tidy(value)
    return text if name in OUR_TEXTS or len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"


MOST_SHOWN = 12
"""How many known words a hint lists."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint: the known word that looks most like ``word``, or all of them unless they are many."""
    words = [str(item) for item in known if str(item)]
    if hint := resembling(word, words):
        return hint
    if not words:
        return "Schrap het."
    if len(words) > MOST_SHOWN:
        return "Schrap het: niets wat hier kan, lijkt erop."
    return f"Kies uit: {', '.join(words)}."


def resembling(word: str, known: Iterable[str]) -> str | None:
    """Return a hint that asks whether the known word that looks most like ``word`` was meant, if one does."""
    from difflib import get_close_matches  # only here: most files have no problem

    folded = {item.casefold(): item for item in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"Bedoel je “{folded[close[0]]}”?" if close else None
