"""Ranges of whole numbers: how long a method takes, for how many people."""

from dataclasses import dataclass, field, replace
from typing import Any

from yaml.nodes import Node

from plgdocs.model.fields import Fields, Needed, Place, Range, fields_of, key
from plgdocs.model.types import Choice, Number
from plgdocs.model.vocabularies import MOST_MINUTES, span

MINUTES = Number(1, MOST_MINUTES)


@dataclass(frozen=True, kw_only=True)
class Duration:
    """How long a method takes, in minutes; for each person if ``per`` says so."""

    start: int = key("van", MINUTES, "Kortste duur in minuten.", example="20", needed=Needed.ALWAYS)
    end: int = key("tot", MINUTES, "Langste duur in minuten.", example="40", needed=Needed.ALWAYS)
    per: str | None = key(
        "per", Choice({"persoon": "per persoon"}), "Als de minuten voor elke persoon gelden.", example="persoon"
    )

    def __str__(self) -> str:
        return f"{span(self.start, self.end)} min{' per persoon' if self.per else ''}"

    def minutes_for(self, people: int) -> tuple[int, int]:
        """Return the shortest and longest duration in minutes for a group of ``people``."""
        times = people if self.per else 1
        return self.start * times, self.end * times


@dataclass(frozen=True, kw_only=True)
class Span:
    """A range; ``unit`` is what it counts."""

    start: int = key("van", Number(0, 9999), "Kleinste {what}.", example="4", needed=Needed.ALWAYS)
    end: int = key("tot", Number(0, 9999), "Grootste {what}.", example="12", needed=Needed.ALWAYS)
    unit: str = ""

    def __str__(self) -> str:
        return f"{span(self.start, self.end)} {self.unit}"


@dataclass(frozen=True, kw_only=True)
class Between(Range):
    """A ``Span`` within ``low`` and ``high``; ``unit`` is what it counts, ``what`` its name in a hint."""

    model: type = field(default=Span, init=False)
    low: int
    high: int
    what: str = "getal"

    @property
    def fields(self) -> Fields:
        limits = Number(self.low, self.high)
        return {
            name: replace(declared, type=limits, hint=declared.hint.format(what=self.what))
            for name, declared in fields_of(Span).items()
        }

    def value_of(self, given: Any, node: Node, place: Place) -> Span | None:
        value: Span | None = super().value_of(given, node, place)
        return value and replace(value, unit=self.unit)
