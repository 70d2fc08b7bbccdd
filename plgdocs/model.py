"""What a page, a recommendation and a method card are: fields, units and vocabularies.

One model feeds the checker, the site, the JSON data, the JSON Schema and the field reference.
Attributes have English names; the keys in the files are Dutch.  Nothing here imports Sphinx.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from plgdocs.fields import (
    Choice,
    Day,
    Id,
    ListOf,
    NamedTexts,
    Needed,
    Number,
    Range,
    Record,
    Schema,
    Text,
    as_data,
    fields_of,
    key,
)
from plgdocs.outline import Outline, Step

SCHEMA_VERSION = 1
"""Goes up when a card's data change in a way that breaks those who read them."""

PHASES = {
    "openen": "Openen",
    "verkennen": "Verkennen",
    "prioriteren": "Prioriteren",
    "verdiepen": "Verdiepen",
    "besluiten": "Besluiten",
    "afronden": "Afronden",
}
"""The function of a method in a meeting, in the order of a meeting."""

NEEDS = {
    "aankomen": "iedereen laten aankomen",
    "vertrouwen": "vertrouwen en openheid laten groeien",
    "waar-staan-we": "zien waar we vandaag staan",
    "kiezen": "kiezen uit te veel ideeën",
    "stoppen-of-starten": "bepalen wat blijft, wat stopt en wat begint",
    "casus": "een moeilijke situatie samen uitdiepen",
    "theorie": "theorie naast onze eigen praktijk leggen",
    "terugblikken": "horen hoe het ging en wat we leerden",
}
"""What a group needs now, in the words of the home page."""

FORMS = {"individueel": "Alleen", "duo": "Per twee", "subgroep": "In kleine groepen", "plenair": "Met z’n allen"}
PLACES = {"ter plaatse": "Ter plaatse", "online": "Online", "hybride": "Hybride"}
TRUST = {
    "nieuwe groep": "Kan met een nieuwe groep",
    "groep die elkaar kent": "Voor een groep die elkaar kent",
}
TURN = {"mag": "Je beurt overslaan mag"}
STATUS = {"concept": "Concept: bereikbaar, maar nog niet in de lijst"}
WORKS = {"gids": "Inspiratiegids (2023)", "presentatie": "Presentatie van W. Schelfhout"}
"""The two sources; each word is also the anchor of its section on ``/bronnen/``."""
TRACKS = {
    "plg": "PLG: klein, vrijwillig, tijdelijk",
    "school": "Leergemeenschap als schoolstructuur, naar slides van W. Schelfhout",
}
"""The two tracks that must not be blurred, as each page labels itself."""
TRACK_FOLDERS = {
    "docs/school/": "school",
    "docs/aanbevelingen/": "plg",
    "docs/plg/": "plg",
    "docs/vragenkit.md": "plg",
    "docs/leervragen.md": "plg",
    "methods/": "plg",
}
COACH = ("procescoach", "coach", "begeleider")
"""How cards name the role of who leads the meeting."""
DIRECTIONS = {"groep": "De groep", "ik": "Mezelf", "school": "De school", "kind": "Het kind"}
MOMENTS = {
    "start": "bij de start",
    "leervraag": "bij het maken van de leervraag",
    "onderweg": "onderweg",
    "input": "bij input van buiten",
    "haperen": "als het hapert",
    "mijlpaal": "bij een mijlpaal",
    "einde": "op het einde",
}

DAYPARTS = {"voormiddag": "Voormiddag", "middag": "Over de middag", "namiddag": "Namiddag"}
GROUPINGS = {
    "plenair": "Met z’n allen",
    "gemengd": "Gemengde groepen",
    "kernteam": "Kernteam",
    "eigen team": "Eigen team",
}

PLAN_PARTS = {
    "doelen": ("Doelen overlopen", 5),
    "input": ("Input", 20),
    "vertaalslag": ("Vertaalslag naar onze school", 15),
    "leren": ("Wat leerden we?", 5),
    "pauze": ("Pauze", 10),
    "eigen": ("Eigen onderdeel", 15),
}
"""What a plan can hold besides methods: the word in an address, its title, and the editors' guide time in minutes."""
SILENCE_SECONDS = 20
"""How long a silence lasts at least when a plan is led: the editors' guide time."""


@dataclass(frozen=True, kw_only=True)
class Duration:
    """How long a method takes, in minutes; for each person if ``per`` says so."""

    start: int = key("van", Number(1, 480), "Van", "Kortste duur in minuten.", example="20", needed=Needed.ALWAYS)
    end: int = key("tot", Number(1, 480), "Tot", "Langste duur in minuten.", example="40", needed=Needed.ALWAYS)
    per: str | None = key(
        "per", Choice({"persoon": "per persoon"}), "Per", "Als de minuten voor elke persoon gelden.", example="persoon"
    )

    def __str__(self) -> str:
        return f"{span(self.start, self.end)} min{' per persoon' if self.per else ''}"

    def minutes_for(self, people: int) -> tuple[int, int]:
        """Return the shortest and longest duration in minutes for a group of ``people``."""
        times = people if self.per else 1
        return self.start * times, self.end * times


@dataclass(frozen=True, kw_only=True)
class GroupSize:
    """For how many people a method is."""

    start: int = key("van", Number(1, 500), "Van", "Kleinste groep.", example="4", needed=Needed.ALWAYS)
    end: int = key("tot", Number(1, 500), "Tot", "Grootste groep.", example="12", needed=Needed.ALWAYS)

    def __str__(self) -> str:
        return f"{span(self.start, self.end)} personen"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the sources describe this: which of the two, and from which page."""

    work: str = key("werk", Choice(WORKS), "Werk", "Welke van de twee bronnen.", example="gids", needed=Needed.ALWAYS)
    page: int | None = key("pagina", Number(1, 999), "Pagina", "Vanaf welke bladzijde.", example="30")

    def __str__(self) -> str:
        return WORKS[self.work] + (f", vanaf p. {self.page}" if self.page else "")


@dataclass(frozen=True, kw_only=True)
class Review:
    """When an editor last looked at a card, and who."""

    day: str = key("datum", Day(), "Datum", "Jaar, maand, dag.", example="2026-11-22", needed=Needed.ALWAYS)
    editor: str = key("door", Text(80), "Door", "Wie nakeek.", example="de redactie", needed=Needed.ALWAYS)


def search_words(needed: Needed) -> Any:
    """Declare ``zoektermen``."""
    return key(
        "zoektermen",
        ListOf(Text(60)),
        "Zoektermen",
        "Woorden die iemand intikt die onze term niet kent: synoniemen, oude en Engelse namen.",
        example="[gevoelsrondje, ijsbreker]",
        needed=needed,
        default=(),
    )


def search_questions(needed: Needed) -> Any:
    """Declare ``zoekvragen``."""
    return key(
        "zoekvragen",
        ListOf(Text(120)),
        "Zoekvragen",
        "Hele vragen, zoals mensen ze stellen.",
        example="[hoe start ik een vergadering]",
        needed=needed,
        default=(),
    )


def editorial_marks(example: str) -> Any:
    """Declare ``redactie``."""
    return key(
        "redactie",
        ListOf(Id()),
        "Van de redactie",
        "Sleutels, delen en stappen die niet uit de bron komen maar van de redactie.",
        example=example,
        default=(),
    )


def last_review(needed: Needed) -> Any:
    """Declare ``nagekeken``."""
    return key(
        "nagekeken",
        Record(Review),
        "Nagekeken",
        "Wanneer en door wie.",
        example="{datum: 2026-11-22, door: de redactie}",
        needed=needed,
    )


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has: the facts for previews and search, and its outline."""

    path: str = ""
    title: str = ""
    outline: Outline = field(default=Outline(), repr=False)  # long, and Sphinx shows our pages to its log

    summary: str = key(
        "samenvatting",
        Text(88),
        "Samenvatting",
        "Eén zin die zegt wat de lezer hier vindt; ze staat bovenaan en in voorbeelden van links.",
        example="Ieder zegt in één minuut hoe die erbij zit.",
        needed=Needed.ALWAYS,
        default="",
    )
    short_title: str | None = key(
        "korte-titel",
        Text(60),
        "Korte titel",
        "Alleen als de titel langer is dan 60 tekens.",
        example="PLG of werkgroep",
    )
    search_words: tuple[str, ...] = search_words(Needed.ALWAYS)
    search_questions: tuple[str, ...] = search_questions(Needed.ALWAYS)
    old_names: tuple[str, ...] = key(
        "vroeger",
        ListOf(Id()),
        "Vroegere namen",
        "Bestandsnamen die deze pagina vroeger had; hun adres blijft werken.",
        example="[rondje-gevoel]",
        default=(),
    )

    @property
    def name(self) -> str:
        """The file's name without ``.md``; a card's id."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def folder(self) -> str:
        """The folder of the file, from the library's root."""
        return self.path.rpartition("/")[0]

    @property
    def docname(self) -> str:
        """Sphinx's name of the document."""
        return self.path.removesuffix(".md")

    @property
    def track(self) -> str:
        """Which of the two tracks the page belongs to, or neither."""
        return next((track for start, track in TRACK_FOLDERS.items() if self.path.startswith(start)), "")

    @property
    def label(self) -> str:
        """The title, or the short title where there is one."""
        return self.short_title or self.title

    @cached_property
    def fingerprint(self) -> str:
        """A short text that changes with anything that another page can show of this one.

        It is kept with the page, so that a build that reads one file makes one anew.
        """
        import json  # only here: a check makes no fingerprint

        headings = [(heading.text, heading.slug) for heading in self.outline.headings]
        steps = [(step.name, step.time, step.is_guide_time) for step in self.outline.steps]
        terms = [term.label for term in self.outline.terms]
        shown = [self.title, as_data(self), headings, steps, terms]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class DeveloperPage(Page):
    """A page for developers: in English, and not in the search."""

    search_words: tuple[str, ...] = ()
    search_questions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recommendation(Page):
    """One of the ten recommendations."""

    number: int = key(
        "nummer",
        Number(1, 10),
        "Nummer",
        "Het nummer van de aanbeveling.",
        example="3",
        needed=Needed.ALWAYS,
        default=0,
    )
    source: Source | None = key(
        "bron",
        Record(Source),
        "Bron",
        "Waar de bron hierover gaat.",
        example="{werk: gids, pagina: 11}",
        needed=Needed.ALWAYS,
    )


@dataclass(frozen=True, kw_only=True)
class SchoolPage(Page):
    """A page of the second track: the learning community as a school structure."""

    source: Source | None = key(
        "bron",
        Record(Source),
        "Bron",
        "Waar de bron hierover gaat.",
        example="{werk: presentatie}",
        needed=Needed.ALWAYS,
    )


@dataclass(frozen=True, kw_only=True)
class Card(Page):
    """A method card.  The fields of a contributor come first, then those of the editors."""

    also_known_as: tuple[str, ...] = key(
        "ook-bekend-als", ListOf(Text(60)), "Ook bekend als", "Andere namen.", example="[gevoelsrondje]", default=()
    )
    phases: tuple[str, ...] = key(
        "fase",
        ListOf(Choice(PHASES)),
        "Fase",
        "Waarvoor de methodiek dient in een bijeenkomst.",
        example="[openen]",
        needed=Needed.ALWAYS,
        default=(),
    )
    variant_phases: tuple[str, ...] = key(
        "fase-variant",
        ListOf(Choice(PHASES)),
        "Fase van de variant",
        "Fasen waarvoor alleen de variant dient.",
        example="[besluiten]",
        default=(),
    )
    duration: Duration | None = key(
        "duur",
        Range(Duration),
        "Duur",
        "Minuten voor de hele methodiek, of per persoon als ieder zoveel tijd krijgt.",
        example="{van: 20, tot: 40}",
        needed=Needed.ALWAYS,
    )
    group: GroupSize | None = key(
        "groep",
        Range(GroupSize),
        "Groep",
        "Voor hoeveel personen.",
        example="{van: 4, tot: 12}",
        needed=Needed.ALWAYS,
    )
    forms: tuple[str, ...] = key(
        "groepsvorm",
        ListOf(Choice(FORMS)),
        "Werkvorm",
        "Hoe de groep werkt.",
        example="[individueel, plenair]",
        needed=Needed.ALWAYS,
        default=(),
    )
    places: tuple[str, ...] = key(
        "plaats",
        ListOf(Choice(PLACES)),
        "Plaats",
        "Waar het kan.",
        example="[ter plaatse, online]",
        needed=Needed.ALWAYS,
        default=(),
    )
    materials: tuple[str, ...] = key(
        "materiaal", ListOf(Text(80)), "Materiaal", "Wat je klaarlegt.", example="[post-its, stiften]", default=()
    )
    preparation: str | None = key(
        "voorbereiding", Text(300), "Voorbereiding", "Wat je vooraf doet.", example="Hang een groot vel op."
    )
    trust: str | None = key(
        "vertrouwen",
        Choice(TRUST),
        "Vertrouwen",
        "Hoe goed de groep elkaar moet kennen.",
        example="nieuwe groep",
    )
    roles: dict[str, str] = key(
        "rollen",
        NamedTexts(Text(160)),
        "Rollen",
        "Wie wat doet.",
        example="{procescoach: bewaakt de tijd}",
        default=None,
    )
    skip_turn: str | None = key(
        "beurt-overslaan",
        Choice(TURN),
        "Beurt overslaan",
        "Alleen als de methodiek zelf zegt dat een deelnemer mag passen; deelnemers lezen het vooraf.",
        example="mag",
    )
    origin: str | None = key(
        "herkomst",
        Text(300),
        "Herkomst",
        "Van wie het idee komt.",
        example="Uit de opleiding coaching van onze scholengemeenschap.",
        needed=Needed.ALWAYS,
    )
    contributor: str | None = key(
        "ingebracht-door", Text(120), "Ingebracht door", "Wie de kaart schreef.", example="Een leraar uit Gent"
    )
    source: Source | None = key(
        "bron", Record(Source), "Bron", "Waar de bron hierover gaat.", example="{werk: gids, pagina: 30}"
    )
    needs: tuple[str, ...] = key(
        "helpt-bij",
        ListOf(Choice(NEEDS)),
        "Helpt bij",
        "Waarmee de groep zit; zo vindt de startpagina de kaart.",
        example="[kiezen]",
        needed=Needed.LISTED,
        default=(),
    )
    before: tuple[str, ...] = key(
        "ervoor", ListOf(Id()), "Gaat goed vooraf", "Kaarten die goed voorafgaan.", example="[check-in]", default=()
    )
    after: tuple[str, ...] = key(
        "erna", ListOf(Id()), "Gaat goed daarna", "Kaarten die goed volgen.", example="[check-out]", default=()
    )
    recommendations: tuple[int, ...] = key(
        "aanbevelingen",
        ListOf(Number(1, 10)),
        "Aanbevelingen",
        "Nummers van de aanbevelingen waarbij de kaart hoort.",
        example="[5]",
        needed=Needed.LISTED,
        default=(),
    )
    for_participants: str | None = key(
        "voor-deelnemers",
        Text(500),
        "Voor deelnemers",
        "Wat een deelnemer mag verwachten, in twee of drie zinnen.",
        example="Je krijgt één minuut. Je beurt overslaan mag.",
        needed=Needed.LISTED,
    )
    editorial: tuple[str, ...] = editorial_marks("[duur, stap-2]")
    reviewed: Review | None = last_review(Needed.LISTED)
    status: str | None = key(
        "status", Choice(STATUS), "Status", "Alleen zolang de kaart een concept is.", example="concept"
    )
    search_words: tuple[str, ...] = search_words(Needed.LISTED)
    search_questions: tuple[str, ...] = search_questions(Needed.LISTED)

    @property
    def missing_for_list(self) -> list[str]:
        """The keys that an editor still has to fill in before the card is listed."""
        return [
            name
            for name, (attribute, declared) in fields_of(Card).items()
            if declared.needed is Needed.LISTED and not getattr(self, attribute)
        ]

    @cached_property
    def is_listed(self) -> bool:
        """Whether lists, filters and other cards show this card."""
        return self.status is None and not self.missing_for_list

    @property
    def participants_docname(self) -> str:
        """The name of the page that an invitation links to; it has no source file of its own."""
        return f"{self.docname}/deelnemers"

    @property
    def guest_roles(self) -> dict[str, str]:
        """The roles without the coach's, whose task is a note for the coach."""
        return {role: task for role, task in (self.roles or {}).items() if role.casefold() not in COACH}

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps under “Hoe?”, in order."""
        return self.outline.steps

    @cached_property
    def first_phase(self) -> str:
        """The phase whose colour and shape the card wears."""
        return min(self.phases, key=list(PHASES).index, default="openen")

    def is_editorial(self, name: str) -> bool:
        """Whether a key, section or step (``stap-2``) is the editors', not the source's."""
        return name in self.editorial


OFFERED = ("ook-bekend-als", "materiaal", "voorbereiding", "vertrouwen", "rollen", "beurt-overslaan", "ingebracht-door")
"""The keys that a contributor is offered beside those that every card needs."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of the coach's kit; the options of a ``vraag`` block."""

    directions: tuple[str, ...] = key(
        "richting",
        ListOf(Choice(DIRECTIONS)),
        "Richting",
        "Waar de vraag naartoe wijst.",
        example="groep",
        needed=Needed.ALWAYS,
        default=(),
    )
    moments: tuple[str, ...] = key(
        "moment",
        ListOf(Choice(MOMENTS)),
        "Moment",
        "Wanneer de vraag past.",
        example="start, einde",
        needed=Needed.ALWAYS,
        default=(),
    )
    editorial: tuple[str, ...] = key(
        "redactie",
        ListOf(Choice({"richting": "richting", "moment": "moment"})),
        "Van de redactie",
        "Wat de redactie koos omdat de bron het niet zegt.",
        example="moment",
        default=(),
    )


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A reflection assignment; the options of an ``opdracht`` block."""

    form: str | None = key("werkvorm", Choice(FORMS), "Werkvorm", "Met wie.", example="duo")
    lines: int = key("lijnen", Number(1, 20), "Lijnen", "Schrijflijnen op papier.", example="6", default=4)


@dataclass(frozen=True, kw_only=True)
class ProgrammePart:
    """A part of a study day; the options of a ``dagdeel`` block."""

    daypart: str = key(
        "wanneer", Choice(DAYPARTS), "Wanneer", "Het dagdeel.", example="voormiddag", needed=Needed.ALWAYS, default=""
    )
    grouping: str = key(
        "groep", Choice(GROUPINGS), "Groep", "Wie samenzit.", example="plenair", needed=Needed.ALWAYS, default=""
    )
    people: tuple[str, ...] = key(
        "wie", ListOf(Text(80)), "Wie", "Wie iets doet.", example="directeur, kernteam", default=()
    )


@dataclass(frozen=True, kw_only=True)
class Mechanism:
    """A defence mechanism; the options of a ``mechanisme`` block."""

    question: str = key(
        "vraag",
        Text(200),
        "Vraag",
        "Waaraan een team het herkent; ze is van de redactie.",
        example="Weet iedereen wat de visie in de klas vraagt?",
        needed=Needed.ALWAYS,
        default="",
    )


SCHOOL_STRUCTURES = {
    "docs/school/studiedag.md": ("dagdeel", 5),
    "docs/school/leergemeenschappen.md": ("conditie", 8),
    "docs/school/wat-minder-goed-werkt.md": ("mechanisme", 5),
}
"""Pages with a fixed structure: which block carries it, and how many the source has."""


@dataclass(frozen=True)
class Section:
    """A section of a card: whether a card must have it, and what people read who write it."""

    is_needed: bool
    hint: str
    example: str


CARD_SECTIONS = {
    "Wat?": Section(
        is_needed=True,
        hint="Wat er gebeurt, in twee of drie zinnen.",
        example="De groep wandelt een kwartier, per twee en zonder papier. Daarna vertelt ieder wat bijbleef.",
    ),
    "Waarom?": Section(
        is_needed=True,
        hint="Wanneer je dit gebruikt, en wat een groep eraan heeft.",
        example="Wie naast elkaar stapt, praat vrijer dan aan een tafel.",
    ),
    "Hoe?": Section(
        is_needed=True,
        hint="De stappen, in volgorde. Eén stap is één ding.",
        example="Vorm duo’s. Zet wie elkaar weinig ziet samen.",
    ),
    "Valkuil": Section(
        is_needed=True,
        hint="Wat vaak misloopt, en wat je dan doet.",
        example="**Het gesprek gaat over van alles.** Geef elk duo één vraag mee.",
    ),
    "Variant": Section(
        is_needed=False, hint="Hoe het ook kan.", example="Regent het? Loop door de gangen van de school."
    ),
    "Voorbeeld": Section(
        is_needed=False,
        hint="Hoe het ergens ging, of een vraag die goed werkt.",
        example="Een vraag om mee te vertrekken: wat lukte deze week beter dan je dacht?",
    ),
    "Nadien": Section(
        is_needed=False, hint="Wat je achteraf nog doet.", example="Hang de antwoorden op in de leraarskamer."
    ),
}
"""The sections of a card in their order."""

RECOMMENDATION_OPENING = "In het kort"
RECOMMENDATION_CLOSING = ("Uit de praktijk", "Aan de slag")


def span(start: int, end: int) -> str:
    """Return a range of whole numbers as a reader writes it."""
    return str(start) if start == end else f"{start}–{end}"


def card_schema() -> Schema:
    """Return the JSON Schema of a card: its front matter, and the parts the site adds to it."""
    schema = Record(Card).schema()
    text = {"type": "string", "readOnly": True}
    step = {
        "type": "object",
        "properties": {
            "naam": {"type": "string"},
            "tijd": {"type": "string"},
            "richttijd": {"type": "boolean"},
            "minuten": {"type": "integer", "description": "Voor elke persoon, als er “per” bij staat."},
            "per": {"enum": ["persoon"]},
            "deel": {"type": "integer", "description": "De tijd in zoveel gelijke delen; de stap krijgt er één."},
            "stiltes": {"type": "integer", "description": "Hoe vaak de begeleider de stilte laat duren."},
            "tekst": {"type": "string"},
            "zeg": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["naam", "tekst"],
        "additionalProperties": False,
    }
    added: dict[str, Any] = {
        "id": text | {"pattern": "^[a-z0-9-]+$"},
        "titel": text,
        "adres": text | {"description": "Vanaf de wortel van de site."},
        "delen": {"type": "object", "readOnly": True, "additionalProperties": {"type": "string"}},
        "stappen": {"type": "array", "readOnly": True, "items": step},
    }
    return (
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Methodiekkaart",
            "description": "De kop van een kaart, met wat de site eraan toevoegt.",
        }
        | schema
        | {"properties": schema["properties"] | added}
    )
