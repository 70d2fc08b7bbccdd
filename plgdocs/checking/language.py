"""The language that readers see: notes for the editors, since a file isn't wrong by it.

Each rule is one function; its docstring is the rule.
"""

import re
from collections.abc import Iterator, Sequence

from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.outline import Note
from plgdocs.model.pages import DeveloperPage, Page
from plgdocs.model.plans import Plan
from plgdocs.model.problems import Reporter
from plgdocs.parsing.front_matter import split

APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<![\w'])'(?=[stn]\b)")
"""A straight apostrophe that can't be a quotation mark."""
QUOTE = re.compile(r"'")

SAYS = (
    "beschrijft|geeft|legt|meldt|noemde|noemt|raadt|schreef|schrijft|spreekt|stelt|toont|verkiest|vermeldt|vertelt|"
    "verwijst|voegt|vraagt|zegt|zei|zwijgt"
)
GUIDE_AS_SOURCE = re.compile(
    rf"\bde gids\s+(?:\w+\s+){{0,2}}(?:{SAYS})\b|\b(?:{SAYS}|volgens|uit)\s+de gids\b"
    r"|\bstaat\s+(?:\w+\s+){0,2}in de gids\b|\bin de gids\s+staat\b",
    re.IGNORECASE,
)
"""“De gids” as somebody who speaks."""
SOURCE = re.compile(
    r"inspiratiegids|\bSchelfhout\b|\bde (?:gids|redactie)\b|\b(?:in|uit|volgens|naar) de (?:slides|bron(?:nen)?)\b",
    re.IGNORECASE,
)


def check_language(page: Page, text: str, report: Reporter) -> None:
    if isinstance(page, DeveloperPage):  # in English
        return
    body = page.outline.texts
    header = [Note(line, number, 1) for number, line in header_lines(text)]
    check_apostrophes(header, body, report)
    for note, match in found(GUIDE_AS_SOURCE, [*header, *body]):
        line, words = line_of(note, match), match[0].split()
        column = text.split("\n")[line - 1].find(words[0]) + 1
        report(Code.GUIDE_AS_SOURCE, line, max(column, 1), text=" ".join(words))
    check_sources(page, report)


def header_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each line of the front matter, without comments."""
    lines = (split(text).header or "").split("\n")
    yield from ((number, line.partition(" #")[0]) for number, line in enumerate(lines, start=2))


def found(pattern: re.Pattern[str], notes: Sequence[Note]) -> list[tuple[Note, re.Match[str]]]:
    return [(note, match) for note in notes for match in pattern.finditer(note.label)]


def check_apostrophes(header: Sequence[Note], body: Sequence[Note], report: Reporter) -> None:
    """Apostrophes are curly; one note a file names the first that isn't, and how many there are."""
    if straight := [*found(APOSTROPHE, header), *found(QUOTE, body)]:
        note, match = min(straight, key=lambda pair: pair[0].line)
        word = next(word[0] for word in re.finditer(r"\S+", note.label) if word.end() > match.start())
        report(Code.STRAIGHT_APOSTROPHE, line_of(note, match), text=word.strip(",.;:?!()[]"), count=len(straight))


def line_of(note: Note, match: re.Match[str]) -> int:
    return note.line + note.label.count("\n", 0, match.start())


def check_sources(page: Page, report: Reporter) -> None:
    """Steps, what is said in them, and texts for participants don't speak about the sources."""
    steps = page.outline.steps if isinstance(page, (Card, Plan)) else ()
    texts = [(f"“{step.name}”", step.line, " ".join([step.text, *step.say])) for step in steps]
    if isinstance(page, Card):
        texts += [("“voor-deelnemers”", 1, page.for_participants or ""), ("“voorbereiding”", 1, page.preparation or "")]
    if isinstance(page, Plan):
        texts.append(("“doel”", 1, page.goal))
    for where, line, text in texts:
        if match := SOURCE.search(text):
            report(Code.SOURCE_IN_STEP, line, where=where, text=match[0])
