"""What colleagues tell of a method that they tried in their school: a file beside the card."""

from dataclasses import dataclass, field

from plgdocs.model.fields import Needed, key
from plgdocs.model.types import Day, Named, Number, PlainText
from plgdocs.model.vocabularies import MOST_PEOPLE, SCHOOL_KINDS

MOST_EXPERIENCES = 8
"""Of one card: more would make its page slow to load and long to read."""


@dataclass(frozen=True, kw_only=True)
class Experience:
    """One experience with a method; ``line`` is where it stands in its file."""

    line: int = field(default=0, compare=False)
    day: str = key(
        "datum", Day(), "Wanneer jullie het deden: jaar, maand en dag.", example="2026-11-22", needed=Needed.ALWAYS
    )
    school_kind: str = key(
        "soort-school",
        Named(SCHOOL_KINDS),
        "Welke soort school, zonder haar naam.",
        example="basisschool",
        needed=Needed.ALWAYS,
    )
    people: int = key(
        "groep", Number(1, MOST_PEOPLE), "Met hoeveel personen jullie waren.", example="9", needed=Needed.ALWAYS
    )
    changed: str = key(
        "aangepast",
        PlainText(240),
        "Wat jullie anders deden dan op de kaart. Deden jullie alles zoals het er staat? Schrijf dan “Niets.”",
        label="Wat jullie aanpasten",
        example="We deden het buiten, in twee rondes.",
        needed=Needed.ALWAYS,
    )
    result: str = key(
        "opbrengst",
        PlainText(360),
        "Wat lukte, wat niet, en wat er nadien veranderde.",
        label="Wat ervan kwam",
        example="Twee collega’s kijken nu elke maand in elkaars klas.",
        needed=Needed.ALWAYS,
    )
    named: str | None = key(
        "genoemd",
        PlainText(80),
        "De naam van wie het vertelt of van de school, alleen als ze zelf vroegen om genoemd te worden.",
        label="Met naam genoemd",
        example="Een naam die erbij mag staan",
    )
