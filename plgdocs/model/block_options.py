"""The options of blocks."""

from dataclasses import dataclass

from plgdocs.model.fields import Needed, key
from plgdocs.model.types import Choice, ListOf, Number, Text
from plgdocs.model.vocabularies import DAYPARTS, DIRECTIONS, FORMS, GROUPINGS, MOMENTS


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of the coach's kit; the options of a ``vraag`` block."""

    directions: tuple[str, ...] = key(
        "richting", ListOf(Choice(DIRECTIONS)), "Waar de vraag naartoe wijst.", example="groep", needed=Needed.ALWAYS
    )
    moments: tuple[str, ...] = key(
        "moment", ListOf(Choice(MOMENTS)), "Wanneer de vraag past.", example="start, einde", needed=Needed.ALWAYS
    )
    variant: str | None = key(
        "variant",
        Text(200),
        "De vraag in andere woorden, zoals een andere pagina ze stelt.",
        example="Wat loopt er hier goed?",
    )


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A reflection assignment; the options of an ``opdracht`` block."""

    form: str | None = key("werkvorm", Choice(FORMS), "Met wie.", label="Groepsvorm", example="duo")
    lines: int = key("lijnen", Number(1, 20), "Schrijflijnen op papier.", example="6", default=4)


@dataclass(frozen=True, kw_only=True)
class ProgrammePart:
    """A part of a study day; the options of a ``dagdeel`` block."""

    daypart: str = key("wanneer", Choice(DAYPARTS), "Het dagdeel.", example="voormiddag", needed=Needed.ALWAYS)
    grouping: str = key("groep", Choice(GROUPINGS), "Wie samenzit.", example="plenair", needed=Needed.ALWAYS)
    people: tuple[str, ...] = key("wie", ListOf(Text(80)), "Wie iets doet.", example="directeur, kernteam")


@dataclass(frozen=True, kw_only=True)
class Mechanism:
    """A defence mechanism; the options of a ``mechanisme`` block."""

    question: str = key(
        "vraag",
        Text(200),
        "Waaraan een team het herkent; ze is van de redactie.",
        example="Weet iedereen wat de visie in de klas vraagt?",
        needed=Needed.ALWAYS,
    )
