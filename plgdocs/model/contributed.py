"""What a contributor writes on a method card: its fields, and where each of them shows."""

from dataclasses import dataclass

from plgdocs.model.display import Asked, Display, Facet, FormPart, Shown
from plgdocs.model.fields import Needed, Range, key
from plgdocs.model.pages import Page
from plgdocs.model.ranges import Between, Duration, Span
from plgdocs.model.types import Choice, LinkedText, ListOf, Named, NamedTexts, Text
from plgdocs.model.vocabularies import (
    DEFAULT_GROUP,
    DEFAULT_LICENCE,
    FORMS,
    GROUP_SIZES,
    LANGUAGES,
    LICENCES,
    MOST_PEOPLE,
    PHASES,
    PLACES,
    TIME_LIMITS,
    TRUST,
    TURN,
)


@dataclass(frozen=True, kw_only=True)
class ContributedCard(Page):
    """What a contributor writes on a method card."""

    also_known_as: tuple[str, ...] = key(
        "ook-bekend-als",
        ListOf(Text(60)),
        "Andere namen.",
        example="[gevoelsrondje]",
        display=Display(Shown.ENDING, rank=7),
        asked=Asked(FormPart.ORIGIN, folded=True),
    )
    phases: tuple[str, ...] = key(
        "fase",
        ListOf(Choice(PHASES)),
        "Waarvoor de methodiek dient in een bijeenkomst.",
        example="[openen]",
        needed=Needed.ALWAYS,
        display=Display(Shown.ENDING, rank=8),
        facet=Facet(rank=1, also="variant_phases"),
        asked=Asked(FormPart.AUDIENCE),
    )
    variant_phases: tuple[str, ...] = key(
        "fase-variant",
        ListOf(Choice(PHASES)),
        "Fasen waarvoor alleen de variant dient.",
        label="Fase van de variant",
        example="[besluiten]",
        display=Display(elsewhere="behind “fase”, and on the tile"),
        asked=Asked(FormPart.CAUTION, folded=True, on_host=False),
    )
    duration: Duration | None = key(
        "duur",
        Range(Duration, "min"),
        "Minuten voor de hele methodiek, of per persoon als ieder zoveel tijd krijgt. Weet je het niet? Laat het weg.",
        example="{van: 20, tot: 40}",
        display=Display(Shown.FACTS | Shown.TILE, unknown="duur onbekend"),
        facet=Facet(rank=2, unit="min", picks=TIME_LIMITS, is_limit=True),
        asked=Asked(FormPart.AUDIENCE),
    )
    group: Span | None = key(
        "groep",
        Between(low=1, high=MOST_PEOPLE, unit="personen", what="groep"),
        "Voor hoeveel personen.",
        example="{van: 4, tot: 12}",
        needed=Needed.ALWAYS,
        display=Display(Shown.FACTS | Shown.TILE),
        facet=Facet(
            rank=3,
            unit="deelnemers",
            picks=GROUP_SIZES,
            hint=(
                "Duurt een methodiek zoveel minuten per persoon, dan rekenen we met dit aantal, "
                f"of anders met {DEFAULT_GROUP}."
            ),
        ),
        asked=Asked(FormPart.AUDIENCE),
    )
    forms: tuple[str, ...] = key(
        "groepsvorm",
        ListOf(Choice(FORMS)),
        "Hoe de groep werkt.",
        label="Werkvorm",
        example="[individueel, plenair]",
        needed=Needed.ALWAYS,
        display=Display(Shown.FACTS, label="Groepsvorm"),
        facet=Facet("werkvorm", rank=5, in_search=False),
        asked=Asked(FormPart.AUDIENCE),
    )
    places: tuple[str, ...] = key(
        "plaats",
        ListOf(Choice(PLACES)),
        "Waar het kan.",
        example="[ter plaatse, online]",
        needed=Needed.ALWAYS,
        display=Display(Shown.FACTS),
        facet=Facet(rank=4),
        asked=Asked(FormPart.AUDIENCE),
    )
    materials: tuple[str, ...] = key(
        "materiaal",
        ListOf(Text(80)),
        "Wat je klaarlegt.",
        example="[post-its, stiften]",
        display=Display(Shown.DETAILS | Shown.SHEET | Shown.SEARCH, "Leg klaar", rank=2),
        asked=Asked(FormPart.COURSE, folded=True),
    )
    preparation: str | None = key(
        "voorbereiding",
        Text(300),
        "Wat je vooraf doet.",
        example="Hang een groot vel op.",
        display=Display(Shown.DETAILS | Shown.SHEET | Shown.SEARCH, "Vooraf", rank=1),
        asked=Asked(FormPart.COURSE, folded=True),
    )
    trust: str | None = key(
        "vertrouwen",
        Choice(TRUST),
        "Hoe goed de groep elkaar moet kennen.",
        example="nieuwe groep",
        display=Display(Shown.ENDING | Shown.SHEET, rank=3),
        asked=Asked(FormPart.ORIGIN, folded=True),
    )
    roles: dict[str, str] = key(
        "rollen",
        NamedTexts(Text(160)),
        "Wie wat doet.",
        example="{procescoach: bewaakt de tijd}",
        display=Display(Shown.ENDING | Shown.SEARCH, rank=4),
        asked=Asked(FormPart.COURSE, folded=True),
    )
    skip_turn: str | None = key(
        "beurt-overslaan",
        Choice(TURN),
        "Alleen als de methodiek zelf zegt dat een deelnemer mag passen; deelnemers lezen het vooraf.",
        example="mag",
        display=Display(Shown.ENDING, "Beurten", rank=5),
        asked=Asked(FormPart.COURSE, folded=True),
    )
    origin: str | None = key(
        "herkomst",
        LinkedText(600),
        "Van wie het idee komt, met een link als je die hebt.",
        example="Uit de opleiding coaching van onze scholengemeenschap.",
        needed=Needed.ALWAYS,
        display=Display(Shown.ENDING | Shown.SEARCH, rank=9),
        asked=Asked(FormPart.ORIGIN),
    )
    language: str | None = key(
        "taal",
        Named(LANGUAGES),
        "Alleen als het idee uit een tekst in een andere taal komt.",
        label="Taal van de herkomst",
        example="en",
        display=Display(Shown.ENDING, rank=2),
        asked=Asked(FormPart.ORIGIN, folded=True, on_host=False),
    )
    licence: str | None = key(
        "licentie",
        Choice({name: name for name in LICENCES}, is_exact=True),
        f"Hoe anderen de tekst van de kaart mogen gebruiken, als dat niet {DEFAULT_LICENCE} is.",
        example="CC BY-SA 4.0",
        display=Display(Shown.ENDING, rank=4),
        asked=Asked(FormPart.ORIGIN, folded=True),
    )
    contributor: str | None = key(
        "ingebracht-door",
        Text(120),
        "Wie de kaart schreef.",
        example="Een leraar uit Gent",
        display=Display(Shown.ENDING, rank=11),
        asked=Asked(FormPart.ORIGIN),
    )
