"""Claims: which parts of a page come from a source, and from which place in it.

A part has a name, not a number, so that a claim outlives a new step before it: the key of a fact (``duur``), the
fragment of a section or a question (``wat``), or a step's slug behind what of it is meant (``stap-``, ``tijd-``,
``zeg-``, ``stilte-``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plgdocs.model.codes import Code
from plgdocs.model.fields import Needed, Place, Record, fields_of, key
from plgdocs.model.names import ID
from plgdocs.model.outline import STEP_SECTIONS
from plgdocs.model.types import Choice, ListOf, Number, Pattern, Text
from plgdocs.model.vocabularies import WORKS

if TYPE_CHECKING:
    from yaml.nodes import Node

    from plgdocs.model.pages import Page

PART = Pattern(
    ID.pattern, Code.BAD_PART_NAME, "de naam van een deel van deze pagina, zoals “duur” of “stap-kies-samen”"
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A place in one of the two sources: the guide counts pages, the slides have titles."""

    work: str = key("werk", Choice(WORKS), "Welke van de twee bronnen.", example="gids", needed=Needed.ALWAYS)
    page: int | None = key("pagina", Number(1, 999), "Vanaf welke bladzijde.", example="30")
    slide: str | None = key("dia", Text(90), "Onder welke titel, waar de slides geen nummer hebben.", example="Focus 1")

    def __str__(self) -> str:
        return WORKS[self.work] + (f", {self.place}" if self.place else "")

    @property
    def place(self) -> str:
        """The page or the slide, in words."""
        return f"vanaf p. {self.page}" if self.page else f"slide “{self.slide}”" if self.slide else ""


@dataclass(frozen=True, kw_only=True)
class Claim(Source):
    """The parts of a page for which one place in a source speaks."""

    parts: tuple[str, ...] = key(
        "delen",
        ListOf(PART),
        "De namen van de delen die daar staan.",
        example="[wat, duur, stap-kies-samen, tijd-kies-samen, zeg-kies-samen]",
        needed=Needed.ALWAYS,
    )


class PlacedRecord(Record):
    """A claim, which without its place nobody could look up."""

    def value_of(self, given: Any, node: Node, place: Place) -> Any:
        claim = super().value_of(given, node, place)
        if claim is None or claim.place:
            return claim
        place.problem(Code.CLAIM_WITHOUT_PLACE, node)
        return None


@dataclass(frozen=True)
class Part:
    """A part that a source can speak for: which kind it is, and its words for readers."""

    kind: str
    words: str


FACT, SECTION, STEP, TIME, LINE, SILENCE = "feit", "deel", "stap", "tijd", "zeg", "stilte"
QUESTION, FIELD = "vraag", "veld"
MAIN = (SECTION, STEP, QUESTION)
"""The kinds that a page is made of; the others belong to them, or stand at its top."""

NO_FACTS = {
    *("nummer", "samenvatting", "korte-titel", "zoektermen", "zoekvragen", "vroeger", "uit-de-bron", "spoor"),
    *("herkomst", "taal", "licentie", "ingebracht-door", "verzameling", "nagekeken", "status"),
}
"""The keys that say something of the text itself, so that no source can have said it."""


def facts_of(page: Page) -> dict[str, Part]:
    """Return the keys of the front matter that have a value, and that a source may give."""
    pairs = ((name, getattr(page, field.attribute)) for name, field in fields_of(type(page)).items())
    return {
        name: Part(FACT, name.replace("-", " "))
        for name, value in pairs
        if name not in NO_FACTS and value not in (None, (), {}, "")
    }


def text_parts(page: Page) -> Iterator[tuple[str, Part]]:
    """Yield the sections, steps and questions of a page, with the times, lines and silences of its steps.

    The section that lists the steps is no part: its steps are.  Nor is one that has no text before its subsections.
    """
    for heading in page.outline.headings:
        is_steps = page.steps and heading.slug in STEP_SECTIONS
        if heading.level > 1 and not is_steps and not opens_with_heading(page.outline.sections.get(heading.slug, "")):
            yield heading.slug, Part(SECTION, heading.text)
    for step in page.steps:
        held = {STEP: True, TIME: step.timing, LINE: step.say, SILENCE: step.silences}
        yield from ((f"{kind}-{step.slug}", Part(kind, step.name)) for kind, value in held.items() if value)
    for fragment, block in page.outline.questions.items():
        yield fragment, Part(QUESTION, block.argument)


def opens_with_heading(text: str) -> bool:
    """Whether a section has no text of its own."""
    return re.match(r"(?:\([^()\n]*\)=\n)*#", text) is not None
