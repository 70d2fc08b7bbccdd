"""The outline of a page: its headings, sections, steps, blocks, links and images, each with its line."""

from dataclasses import dataclass, field
from typing import TypeAlias

from plgdocs.model.names import slug
from plgdocs.model.problems import Problem
from plgdocs.model.timing import Timing

SILENCE = "(stilte)"

ANSWER = "antwoord"
"""The block with what the source answers to an assignment: folded, so that a reader answers first."""
QUESTION = "vraag"
"""The block that is the one place of a question."""


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), plain text, fragment and line."""

    level: int
    text: str
    slug: str
    line: int


@dataclass(frozen=True)
class Step:
    """A step of a method, or a part of a plan."""

    name: str
    text: str
    line: int
    say: tuple[str, ...] = ()
    silences: int = 0
    timing: Timing | None = None
    bad_time: str | None = None
    target: str = ""
    """Where the name leads, if it is a link."""
    links: tuple[str, ...] = ()
    """Where its links lead."""

    @property
    def time(self) -> str:
        """The time as a reader sees it, or nothing."""
        return self.timing.text if self.timing else ""

    @property
    def slug(self) -> str:
        """The name as claims write it."""
        return slug(self.name)

    def minutes_for(self, people: int) -> int | None:
        """Return the minutes for a group of ``people``; None if the step has no time, or a share of the whole."""
        return self.timing.minutes_for(people) if self.timing and not self.timing.parts else None


READY_SECTION = "leg-klaar"
"""The section of a ready plan that says what to do before the meeting."""

STEP_SECTIONS = ("hoe", "programma")
"""The sections whose numbered list holds the steps of a card, or the parts of a plan."""


@dataclass(frozen=True)
class Link:
    """A link or image: where it leads, its text, and where it stands."""

    target: str
    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Role:
    """A role such as ``{term}`leervraag```; ``target`` is without the shown text."""

    name: str
    target: str
    line: int
    column: int


@dataclass(frozen=True)
class Note:
    """A name at its place: of a footnote, a ``(name)=`` or a term."""

    label: str
    line: int
    column: int


Options: TypeAlias = dict[str, tuple[str, int]]
"""The value and the line of each option."""


@dataclass(frozen=True)
class Block:
    """A directive: its name, argument, options with their lines, and body."""

    name: str
    argument: str
    options: Options
    body: str
    line: int
    children: tuple[str, ...] = ()
    """The names of the blocks right inside it; other text counts as a block without a name."""


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
    ready: tuple[str, ...] = ()
    """The items and paragraphs below “Leg klaar”, as plain text."""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Link] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    terms: list[Note] = field(default_factory=list)
    """The terms that a ``glossary`` explains."""
    targets: list[Note] = field(default_factory=list)
    """The names that ``(name)=`` lines give; each is a further fragment."""
    notes: list[Note] = field(default_factory=list)
    """The places that refer to a footnote."""
    explained_notes: list[Note] = field(default_factory=list)
    texts: list[Note] = field(default_factory=list)
    """The prose of each paragraph, heading and cell, without code; it keeps its line ends."""
    dangers: list[Problem] = field(default_factory=list)
    """The problems that parsing finds in the body."""

    @property
    def questions(self) -> dict[str, Block]:
        """The questions of the coach's kit by their fragment."""
        return {slug(block.argument): block for block in self.blocks if block.name == QUESTION}

    @property
    def fragments(self) -> list[str]:
        """Every fragment that a link to this page may end in."""
        steps = [f"stap-{number}" for number, _ in enumerate(self.steps, start=1)]
        named = [slug(target.label) for target in self.targets]
        return [*(heading.slug for heading in self.headings), *steps, *named, *self.questions]
