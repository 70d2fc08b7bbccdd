"""What a worksheet (werkblad) is: its fields to fill in, its example, and what its front matter says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from plgdocs.model.cards import Card
from plgdocs.model.claims import FIELD, Part
from plgdocs.model.codes import Code
from plgdocs.model.fields import Needed, again, key
from plgdocs.model.names import ID
from plgdocs.model.pages import Page, Review
from plgdocs.model.plans import Plan
from plgdocs.model.ranges import Duration, Span
from plgdocs.model.types import Choice, ListOf, Number, Pattern, Text, YesNo
from plgdocs.model.vocabularies import MOMENTS, NEVER, PAPERS, THINGS, WHO

FOLDER = "docs/werkbladen"
FIELDS_SECTION, EXAMPLE_SECTION = "Blad", "Voorbeeld"

MOST_FIELDS, MOST_COLUMNS, MOST_COLUMNS_UPRIGHT, MOST_ROWS = 18, 8, 6, 30
MOST_CELLS = 1000
"""Of a whole worksheet on paper; ours have 90.  A page of A4 has room for about 30 lines."""
TAKEN_IDS = ("constructor", "rij")
"""What every object of a script has, and where an answer keeps the name of a fixed row."""
WHO_LENGTH = 24
"""Characters: room for a role or initials, hardly for a whole name."""
DEFAULT_CHARACTERS = 200
DEFAULT_NOTES, NOTE_CHARACTERS, MOST_ZONES = 24, 60, 6
"""Of a board: how many notes it takes, how long each is, and how many zones fit."""
NOTE, WHY, MERGED, SEAT = "kaart", "reden", "samen", "van"
"""The columns that every board has, or that a board with turns has."""
STAND = "Stand"
"""The name of the row in which a browser keeps whose turn it is, so that no zone can have it."""
OWN = (NOTE, WHY, MERGED, SEAT)

KINDS = {
    "tekst": "woorden, op schrijflijnen",
    "keuze": "woorden om uit te kiezen, na het id, met komma’s ertussen; of een schaal, zoals “1 tot 10”",
    "datum": "een dag",
    "wie": "een rol of hoogstens vier letters; komt nooit in een link",
    "turf": "een teller om aan te tikken; met woorden na het id is er een teller per woord",
    "rooster": "een tabel: elke kop eindigt op “(soort: id; opties)”, behalve die boven vaste rijen",
    "bord": "kaartjes in vakken: een tabel met een rij per vak, en de vraag die erbij hoort",
}
"""The kinds of fields, and what each takes."""

FILLED, PASSED_ON = ("verplicht", "stilte", "tijd"), ("levert", "vertrekt-van", "vroeger")

FITTING = {
    "tekst": ("tekens", "lijnen", "keer", "versies", *FILLED, "over", "zonder-naam", *PASSED_ON),
    "keuze": ("woorden", "meer", "na", *FILLED, "over", *PASSED_ON),
    "datum": ("verplicht", *PASSED_ON),
    "wie": ("verplicht", "vroeger"),
    "turf": ("woorden", "vroeger"),
    "rooster": ("tot", "rijen-van", "lijnen", *FILLED, "over", "zonder-naam", *PASSED_ON),
    "bord": (
        *("tekens", "kaartjes", "per-persoon", "cirkels", "om-beurten", "vak-na-vak"),
        *(*FILLED, "over", "later", "zonder-naam", *PASSED_ON),
    ),
}
"""The options that each kind knows."""
WITH_TABLE = ("rooster", "bord")
"""The kinds that have a table below them."""
IN_COLUMN = ("tekens", "woorden", "meer", "na", "verplicht", "vroeger")
"""The options that a column of a table knows, if its kind does."""

FIELD_ID = Pattern(ID.pattern, Code.BAD_FIELD_ID, "een id van kleine letters, zoals “volgende-stap”")


@dataclass(frozen=True, kw_only=True)
class Blank:
    """A place to fill in: a field of a worksheet, or a column of a table; the example of an option is how to write it.

    It is called so since ``fields.Field`` is a key of front matter.
    """

    line: int = field(default=0, compare=False)
    id: str = key("id", FIELD_ID, "De naam waaronder antwoorden bewaard blijven.", example="leervraag", default="")
    kind: str = key("soort", Choice(KINDS), "Wat men invult.", example="tekst", needed=Needed.ALWAYS, default="")
    label: str = key("label", Text(60), "Hoe het heet.", example="Onze leervraag", needed=Needed.ALWAYS, default="")
    help: str = key("hulp", Text(160), "Wat eronder staat.", example="Begin met “Waarom”.", default="")
    say: tuple[str, ...] = key(
        "zeg", ListOf(Text(200)), "Wat de begeleider kan zeggen, als citaat.", example="[Wat willen we leren?]"
    )
    characters: int | None = key(
        "tekens", Number(1, 1000), f"Hoeveel er past; anders {DEFAULT_CHARACTERS}.", example="160 tekens"
    )
    lines: int = key("lijnen", Number(1, 20), "Schrijflijnen op papier, van 8 mm.", example="3 lijnen", default=1)
    times: int = key("keer", Number(2, MOST_ROWS), "Meer antwoorden onder elkaar.", example="tot 6 keer", default=1)
    versions: int = key(
        "versies", Number(2, 12), "Versies die naast elkaar blijven staan.", example="versies 6", default=1
    )
    words: tuple[str, ...] = key("woorden", ListOf(Text(60)), "De woorden van een keuze.", example="ja, nog een ronde")
    many: bool = key("meer", YesNo(), "Men mag er meer dan één kiezen.", example="meer")
    after: str | None = key("na", FIELD_ID, "Kiezen kan pas als er iets staat in deze kolom.", example="na praktijk")
    heading: str | None = key("rijkop", Text(60), "De kop boven de vaste rijen.", example="Soort")
    rows: tuple[str, ...] = key("rijen", ListOf(Text(160)), "De vaste rijen.", example="[Waarom?]")
    tallies: tuple[str, ...] = key(
        "telt", ListOf(Text(100)), "Wat er bij elke vaste rij geteld wordt.", example="[leeg bij coach]"
    )
    most_rows: int | None = key("tot", Number(1, MOST_ROWS), "Rijen in totaal, met de vaste.", example="tot 8 rijen")
    rows_from: str | None = key(
        "rijen-van", FIELD_ID, "De rijen zijn de regels van een ander veld.", example="rijen van doelen"
    )
    columns: tuple[Blank, ...] = ()
    most_notes: int | None = key(
        "kaartjes", Number(2, 40), f"Hoeveel kaartjes er passen; anders {DEFAULT_NOTES}.", example="24 kaartjes"
    )
    notes_each: int | None = key(
        "per-persoon", Number(1, 9), "Kaartjes per persoon, en per vak.", example="tot 1 per persoon"
    )
    questions: tuple[str, ...] = key("vragen", ListOf(Text(80)), "Wat er in elk vak komt.", example="[Wat loopt goed?]")
    has_rings: bool = key("cirkels", YesNo(), "De vakken zijn cirkels, van de rand naar het midden.", example="cirkels")
    has_turns: bool = key(
        "om-beurten",
        YesNo(),
        "Ieder schuift om de beurt een kaartje van een ander één cirkel op, en zegt waarom.",
        example="om beurten",
    )
    opens_in_turn: bool = key("vak-na-vak", YesNo(), "De vakken gaan één voor één open.", example="vak na vak")
    comes_back: bool = key(
        "later",
        YesNo(),
        "Een later blad begint met deze kaartjes, en zegt wat er sindsdien wegviel, verhuisde of bijkwam.",
        example="later opnieuw",
    )
    is_needed: bool = key("verplicht", YesNo(), "Nodig voor wat volgt.", example="verplicht")
    is_silent: bool = key("stilte", YesNo(), "Ieder schrijft eerst alleen, in stilte.", example="stilte")
    time: str | None = key("tijd", Text(60), "Hoelang, zoals bij een stap.", example="5 min")
    is_nameless: bool = key("zonder-naam", YesNo(), "Niemand zet er zijn naam bij.", example="zonder naam")
    gives: str | None = key(
        "levert", Choice(THINGS), "Wat andere bladen en kaarten ervan kunnen gebruiken.", example="levert leervraag"
    )
    takes: str | None = key(
        "vertrekt-van", Choice(THINGS), "Wat uit een ander blad kan komen.", example="vertrekt van leervraag"
    )
    about: tuple[str, ...] = key(
        "over",
        ListOf(FIELD_ID),
        "De velden waarover het gaat: wat daar staat, staat er op het scherm bij.",
        example="over leervraag",
    )
    old_ids: tuple[str, ...] = key(
        "vroeger", ListOf(FIELD_ID), "Het id van vroeger; oude antwoorden blijven.", example="vroeger vraag"
    )

    @property
    def limit(self) -> int | None:
        """How many characters an answer has at most."""
        usual = {"tekst": DEFAULT_CHARACTERS, "wie": WHO_LENGTH, "turf": 200, "bord": NOTE_CHARACTERS}
        return self.characters or usual.get(self.kind)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id, and those that it had."""
        return (self.id, *self.old_ids)

    @property
    def fragments(self) -> list[str]:
        """What an address may end in to lead here, and to the columns."""
        own = [f"veld-{name}" for name in self.ids]
        return [*own, *(f"{start}-{name}" for start, column in product(own, self.columns) for name in column.ids)]

    @property
    def paper_lines(self) -> int:
        """How many writing lines there are on paper: several answers have several lines."""
        return self.lines if self.lines > 1 else min(self.times, 6)

    @property
    def counts(self) -> bool:
        """Whether a group counts its answers here, by word."""
        return any(column.kind == "turf" and column.words for column in self.columns)

    @property
    def is_board(self) -> bool:
        return self.kind == "bord"

    @property
    def row_limit(self) -> int:
        """How many rows an answer has at most: each fixed one is one of them, but a zone holds any number of notes."""
        return (self.most_notes or DEFAULT_NOTES) if self.is_board else max(self.most_rows or 0, len(self.rows))


def asked_of(board: Blank) -> list[Blank]:
    """Return what a worksheet asks of each note."""
    return [column for column in board.columns if board.is_board and column.id not in OWN]


def note_columns(board: Blank, asked: tuple[Blank, ...]) -> tuple[Blank, ...]:
    """Return the columns of a board: its note first, then what is asked of it, and what happens to it."""
    first = Blank(line=board.line, id=NOTE, kind="tekst", label="Kaartje", characters=board.limit, is_needed=True)
    turns = ((WHY, "tekst", "Waarom schoof het op?"), (SEAT, "wie", "Van nummer")) if board.has_turns else ()
    more = (*turns[:1], (MERGED, "tekst", "Samengelegd"), *turns[1:])
    made = (Blank(line=board.line, id=name, kind=kind, label=label, characters=400) for name, kind, label in more)
    return (first, *asked, *made)


@dataclass(frozen=True)
class Answer:
    """What an example fills in: the label as it stands there, with texts or with a table, whose header comes first."""

    label: str
    line: int
    texts: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Example:
    intro: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Worksheet(Page):
    """A sheet to fill in: on a screen, by hand, or by one for a group."""

    blanks: tuple[Blank, ...] = ()
    example: Example = Example()

    who: str = key("wie", Choice(WHO), "Wie invult.", example="begeleider", needed=Needed.ALWAYS, default="")
    moment: str = key(
        "moment", Choice(MOMENTS), "Wanneer men het nodig heeft.", example="leervraag", needed=Needed.ALWAYS, default=""
    )
    track: str = again(Plan, "spoor", hint="Bij welk van de twee sporen het werkblad hoort.")
    duration: Duration | None = again(Card, "duur", hint="Minuten om in te vullen.", needed=Needed.ALWAYS)
    group: Span | None = again(Card, "groep", needed=Needed.NEVER)
    paper: str = key(
        "papier", Choice(PAPERS), "Waarop het gedrukt wordt.", example="A4", needed=Needed.ALWAYS, default=""
    )
    is_confidential: bool = key(
        "vertrouwelijk",
        YesNo(),
        "“ja” als er nooit een link van gemaakt mag worden.",
        example="nee",
        needed=Needed.ALWAYS,
    )
    is_paper_only: bool = key("alleen-op-papier", YesNo(), "“ja” als het blad niet op een scherm hoort.", example="nee")
    never: tuple[str, ...] = key(
        "nooit", ListOf(Choice(NEVER)), "Wat niemand erop schrijft.", example="[leerlingen]", needed=Needed.ALWAYS
    )
    reviewed: Review | None = again(Card, "nagekeken")

    @property
    def fragments(self) -> list[str]:
        return [*super().fragments, *(fragment for blank in self.blanks for fragment in blank.fragments)]

    @cached_property
    def parts(self) -> dict[str, Part]:
        return {blank.id: Part(FIELD, blank.label) for blank in self.blanks}

    @property
    def gives(self) -> list[str]:
        """What others can take from the worksheet: each word once."""
        return list(dict.fromkeys(blank.gives for blank in self.blanks if blank.gives))

    @property
    def has_board(self) -> bool:
        return any(blank.is_board for blank in self.blanks)

    @property
    def has_counts(self) -> bool:
        """Whether a group counts its answers, which it can do on the wall."""
        return any(blank.counts for blank in self.blanks)

    def paper_rows(self, blank: Blank) -> int:
        """Return how many empty rows a table has on paper: those of another field come on lines of their own."""
        lines = next((other.times for other in self.blanks if other.id == blank.rows_from), 0)
        return max((blank.most_rows or 0) - len(blank.rows), lines)

    def paper_cells(self, blank: Blank) -> int:
        """Return how many writing lines a field takes on paper, in all columns together."""
        rows = len(blank.rows) + self.paper_rows(blank)
        return blank.paper_lines * max(rows, 1) * max(len(blank.columns), 1)

    def filled(self) -> Iterator[tuple[Blank, Answer]]:
        """Yield each field with its answer in the example."""
        yield from zip(self.blanks, self.example.answers, strict=False)
