"""Markdown text -> its outline: title, headings, sections, steps, blocks, links and images, each
with its line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from plgdocs.fields import OPEN_PLACE
from plgdocs.findings import Findings
from plgdocs.problems import Code, Refused
from plgdocs.safety import MOST_NOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from plgdocs.findings import Block, Danger, Link, Note, Role

BRACKETS = re.compile(r"\s*\((?P<text>[^()]*)\)")
TIME = re.compile(
    r"(?P<guide>richttijd )?(?:(?P<minutes>[1-9][0-9]{0,2}) min(?P<per> per persoon)?|1/(?P<parts>[2-9]))"
)
SILENCE = "(stilte)"


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), plain text, fragment and line."""

    level: int
    text: str
    slug: str
    line: int


@dataclass(frozen=True)
class Step:
    """A step of a method.  Time is ``minutes`` (each person's, if ``per_person``) or one of ``parts`` equal parts."""

    name: str
    text: str
    line: int
    say: tuple[str, ...] = ()
    silences: int = 0
    minutes: int | None = None
    per_person: bool = False
    parts: int | None = None
    is_guide_time: bool = False
    bad_time: str | None = None
    target: str = ""
    """Where the name leads, if it is a link."""

    @property
    def time(self) -> str:
        """The time as a reader sees it, or nothing."""
        if self.parts:
            return f"1/{self.parts} van de tijd"
        if self.minutes:
            return f"{self.minutes} min{' per persoon' if self.per_person else ''}"
        return ""


@dataclass(frozen=True)
class Outline:
    """What the checker, the site and the data need to know of a page's body."""

    headings: tuple[Heading, ...] = ()
    sections: dict[str, str] = field(default_factory=dict)
    """The Markdown below each second-level heading, by fragment."""
    steps: tuple[Step, ...] = ()
    step_lists: int = 0
    first_number: int = 1
    """The number of the first step, as the file writes it."""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Link, ...] = ()
    roles: tuple[Role, ...] = ()
    terms: tuple[Note, ...] = ()
    """The terms that a ``glossary`` explains."""
    open_places: tuple[tuple[int, int], ...] = ()
    """Line and column of each line where somebody still has to write something."""
    targets: tuple[Note, ...] = ()
    """The names that ``(name)=`` lines give; each is a further fragment."""
    notes: tuple[Note, ...] = ()
    """The places that refer to a footnote."""
    explained_notes: tuple[Note, ...] = ()
    languages: tuple[Note, ...] = ()
    """The languages of code, as the file names them."""
    dangers: tuple[Danger, ...] = ()
    """What ``safety`` refuses."""

    @property
    def fragments(self) -> list[str]:
        """Every fragment that a link to this page may end in."""
        steps = [f"stap-{number}" for number, _ in enumerate(self.steps, start=1)]
        return [heading.slug for heading in self.headings] + steps + [slug(target.label) for target in self.targets]


def file_name(text: str) -> str:
    """Return a title as the name of a file, and so of an address: lower-case ASCII words and hyphens, or nothing."""
    ascii_text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


@lru_cache(maxsize=100_000)  # all cards have the same headings, and rules between files ask for each name again
def slug(text: str) -> str:
    """Return the fragment of a heading, exactly as docutils makes ids."""
    return re.sub(r"^[-0-9]+", "", file_name(text))


def read_outline(body: str, first_line: int = 1, path: str = "index.md") -> Outline:
    """Return the outline of Markdown ``body``, whose first line is ``first_line`` of the file ``path``."""
    if (count := body.count("[^")) > MOST_NOTES:
        raise Refused(Code.TOO_MUCH, first_line, what="voetnoten", count=count, limit=MOST_NOTES)
    lines = body.split("\n")
    found = Findings(lines, first_line, path)
    tokens = found.parse(body)
    titles = [index for index, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    headings = tuple(read_heading(tokens[index], tokens[index + 1], first_line) for index in titles)
    found.add(tokens)
    below = step_tokens(tokens, titles)
    numbered = step_lists(below)
    return Outline(
        headings=headings,
        sections=dict(read_sections(headings, lines, first_line)),
        steps=tuple(read_step(items, lines, first_line) for items in step_items(below)),
        step_lists=len(numbered),
        first_number=next((int(token.attrs.get("start", 1)) for token in numbered), 1),
        blocks=tuple(found.blocks),
        links=tuple(found.links),
        images=tuple(found.images),
        roles=tuple(found.roles),
        open_places=tuple(read_open_places(lines, first_line)) if OPEN_PLACE in body else (),
        targets=tuple(found.targets),
        notes=tuple(found.notes),
        explained_notes=tuple(found.explained_notes),
        languages=tuple(found.languages),
        dangers=tuple(found.dangers),
        terms=tuple(found.terms),
    )


def read_heading(token: Token, inline: Token, first_line: int) -> Heading:
    """Read a heading."""
    text, line = plain(inline), (token.map or [0])[0]
    return Heading(int(token.tag[1]), text, slug(text), line + first_line)


def read_sections(headings: tuple[Heading, ...], lines: list[str], first_line: int) -> Iterator[tuple[str, str]]:
    """Yield the fragment and the Markdown of each second-level section."""
    starts = [heading for heading in headings if heading.level <= 2]
    ends = [*(heading.line - first_line for heading in starts[1:]), len(lines)]
    for heading, end in zip(starts, ends, strict=False):  # a text without headings has an end, but no start
        if heading.level == 2:
            yield heading.slug, "\n".join(lines[heading.line - first_line + 1 : end]).strip()


def read_open_places(lines: list[str], first_line: int) -> Iterator[tuple[int, int]]:
    """Yield the line and the column of each line where somebody still has to write something."""
    for number, line in enumerate(lines, first_line):
        if (column := line.find(OPEN_PLACE)) >= 0:
            yield number, column + 1


STEP_SECTIONS = ("hoe", "programma")
"""The sections whose numbered list holds the steps of a card, or the parts of a plan."""


def step_tokens(tokens: list[Token], titles: list[int]) -> list[Token]:
    """Return the tokens below “Hoe?” or “Programma”; ``titles`` are the places of the headings at the top level."""
    ends = [index for index in titles if tokens[index].tag in ("h1", "h2")]
    return [
        token
        for start, end in pairwise([*ends, len(tokens)])
        if slug(plain(tokens[start + 1])) in STEP_SECTIONS
        for token in tokens[start + 1 : end]
    ]


def step_lists(tokens: list[Token]) -> list[Token]:
    """Return the openings of the numbered lists among ``step_tokens``, without nested ones."""
    return [token for token in tokens if token.type == "ordered_list_open" and token.level == 0]


def step_items(tokens: list[Token]) -> list[list[Token]]:
    """Return the tokens of each item of the numbered lists among ``step_tokens``."""
    items: list[list[Token]] = []
    numbered = False
    for token in tokens:
        if token.level == 0 and token.type.endswith("_list_open"):
            numbered = token.type == "ordered_list_open"
        if numbered and token.type == "list_item_open" and token.level == 1:
            items.append([])
        if numbered and items and token.level >= 1:
            items[-1].append(token)
    return items


def read_step(tokens: list[Token], lines: list[str], first_line: int) -> Step:
    """Read one item of the list of steps."""
    start, end = tokens[0].map or [0, 0]
    inline = next((token for token in tokens if token.type == "inline"), None)
    name, target, rest = split_name(inline)
    source = "\n".join(lines[start:end])
    time, bad_time, rest = split_time(rest)
    text = " ".join([rest.strip(), *(plain(token) for token in texts_after(tokens, inline))]).strip()
    return Step(
        name=name,
        text=text,
        line=start + first_line,
        say=tuple(spoken(tokens)),
        silences=source.count(SILENCE),
        minutes=int(time["minutes"]) if time and time["minutes"] else None,
        per_person=bool(time and time["per"]),
        parts=int(time["parts"]) if time and time["parts"] else None,
        is_guide_time=bool(time and time["guide"]),
        bad_time=bad_time,
        target=target,
    )


def split_name(inline: Token | None) -> tuple[str, str, str]:
    """Return the bold name that an item opens with (or nothing), where it leads, and the text after it."""
    children = (inline.children if inline else None) or []
    visible = [child for child in children if child.type != "text" or child.content]
    if not visible or visible[0].type != "strong_open":
        return "", "", inline.content if inline else ""
    close = next(i for i, child in enumerate(visible) if child.type == "strong_close" and child.level == 0)
    name = "".join(child.content for child in visible[1:close])
    target = next((str(child.attrs["href"]) for child in visible[1:close] if child.type == "link_open"), "")
    return name.rstrip(" .:"), target, "".join(shown(child) for child in visible[close + 1 :])


def split_time(text: str) -> tuple[re.Match[str] | None, str | None, str]:
    """Return the time in brackets that ``text`` opens with, or else what is wrong with it, and the rest.

    Brackets without a digit or the word *min* are not meant as a time and stay text.
    """
    brackets = BRACKETS.match(text)
    if not brackets:
        return None, None, text
    rest = text[brackets.end() :]
    if time := TIME.fullmatch(brackets["text"]):
        return time, None, rest
    if re.search(r"\d|\b(min|minuten|minuut|uur|richttijd)\b", brackets["text"]):
        return None, brackets["text"], rest
    return None, None, text


def texts_after(tokens: list[Token], first: Token | None) -> Iterator[Token]:
    """Yield the text of an item after its first paragraph, without what the coach can say."""
    depth = 0
    for token in tokens:
        if token.type.startswith("blockquote"):
            depth += token.nesting
        elif token.type == "inline" and token is not first and not depth:
            yield token


def spoken(tokens: list[Token]) -> Iterator[str]:
    """Yield what the coach can say: the text of each block quote."""
    parts: list[str] = []
    depth = 0
    for token in tokens:
        if token.type == "blockquote_open":
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
            if not depth:
                yield " ".join(parts)
                parts = []
        elif depth and token.type == "inline":
            parts.append(plain(token))


def plain(inline: Token) -> str:
    """Return the text of an inline token as a reader sees it."""
    return "".join(shown(child) for child in inline.children or [])


def shown(child: Token) -> str:
    """Return what a reader sees of one inline token."""
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type == "myst_role":
        return child.content.partition("<")[0].strip()
    return child.content
