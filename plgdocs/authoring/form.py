"""The contribution form: what it asks, in which order, and the model's rules as data for the browser.

The template ``blocks/nieuwe-methodiek.html`` draws the form from this; ``contribute/text.js`` writes the file and
``contribute/check.js`` applies the rules.
"""

from typing import Any

from plgdocs.authoring.everyday import TABLE
from plgdocs.authoring.form_values import counted_by
from plgdocs.checking.library import Library
from plgdocs.checking.rules import claims_of
from plgdocs.checking.structure import LONGEST_TITLE
from plgdocs.model.card_display import fields_on, vocabulary_of
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.display import FormPart, Shown
from plgdocs.model.fields import OPEN_PLACE, Field, Needed, Range, Record, fields_of
from plgdocs.model.file_kinds import LARGEST_CARD
from plgdocs.model.json_text import in_script
from plgdocs.model.names import ID
from plgdocs.model.sections import CARD_SECTIONS, HOW
from plgdocs.model.timing import SHARE
from plgdocs.model.types import LINK, LinkedText, ListOf, NamedTexts, Number, Text

TITLE = Field(
    "titel",
    Text(LONGEST_TITLE),
    "Naam van je methodiek",
    "Kort, zoals collega’s ze noemen.",
    "Stille wandeling",
    Needed.ALWAYS,
)

STEP_FIELDS = {
    field.key: field
    for field in (
        Field("naam", Text(), "Naam", "In enkele woorden.", "Vorm duo’s", Needed.ALWAYS),
        Field("minuten", Number(1, 999), "Minuten", "Alleen als de tijd vastligt.", "10", Needed.NEVER),
        Field("deel", Number(2, 9), "Of één van", "even lange delen", "4", Needed.NEVER),
        Field("tekst", Text(), "Wat je doet", "Wat jij doet, en wat de groep doet.", "", Needed.NEVER),
        Field("zeg", Text(), "Wat je kunt zeggen", "Elke regel is een zin voor de groep.", "", Needed.NEVER),
    )
}
"""What the form asks of a step; a step is Markdown, so its parts are no keys of the model."""

ORDER = {
    FormPart.WHAT: ("titel", "samenvatting", "Wat?", "Waarom?"),
    FormPart.AUDIENCE: (),
    FormPart.COURSE: (HOW,),
    FormPart.CAUTION: ("Valkuil", "Variant", "fase-variant", "Voorbeeld", "Nadien"),
    FormPart.ORIGIN: ("herkomst", "ingebracht-door", "vertrouwen"),
}
"""What a part of the form asks first, headings among it; then come the other fields that declare that part."""


def part_of(part: FormPart) -> tuple[str, list[str], list[str]]:
    """Return a part of the form: its title, and the keys and headings that it asks at once and folded away."""
    asked = {name: field.asked for name, field in fields_of(Card).items() if field.asked}
    declared = [name for name, place in asked.items() if place.part is part]
    names = [*ORDER[part], *(name for name in declared if name not in ORDER[part])]
    folded = {name for name, section in CARD_SECTIONS.items() if not section.is_needed}
    folded |= {name for name, place in asked.items() if place.folded}
    return part.value, [name for name in names if name not in folded], [name for name in names if name in folded]


PARTS = tuple(map(part_of, FormPart))

CONSENTS = {
    "idee": "Bij “Herkomst” staat van wie het idee komt.",
    "licentie": "Mijn tekst mag verschijnen onder CC BY 4.0 of onder de licentie die ik koos: "
    "iedereen mag hem delen en bewerken, met bronvermelding als de licentie die vraagt.",
    "personen": "Geen collega of leerling is te herkennen.",
}
"""What a contributor confirms; the sentences go along with the file."""

UNASKED = ("nothing", "between", "choices")
"""What the form needn't know of everyday answers: it offers the words of the model, and an empty field is no answer."""

PROBLEMS = {
    Code.TOO_LARGE: False,
    Code.NO_TITLE: False,
    Code.LONG_TITLE: False,
    Code.REPEATED_HEADING: False,
    Code.BAD_ID: True,
    Code.ID_CLASH: True,
    Code.MISSING_KEY: False,
    Code.MISSING_SECTION: False,
    Code.NOT_NUMBER: True,
    Code.OUT_OF_RANGE: True,
    Code.BACKWARDS: True,
    Code.TOO_LONG: True,
    Code.EMPTY_VALUE: True,
    Code.OPEN_VALUE: False,
    Code.OPEN_TEXT: False,
    Code.REPEATED_VALUE: True,
    Code.NAMELESS_STEP: False,
    Code.BAD_TIME: False,
}
"""What can be wrong with a form, and whether the hint helps there: some speak of how a file is written."""

STEP_TIME = f"(?:[1-9][0-9]{{0,2}} min(?: per persoon)?|{SHARE.pattern.replace('?P<parts>', '')})"
"""The times that the form can write: fewer than ``read_timing`` reads."""


def browser_data() -> str:
    """Return the rules as text for a ``script`` element; nothing in it can end that element."""
    return in_script(rules())


def rules() -> dict[str, Any]:
    """Return what ``contribute/check.js`` needs to know of the model."""
    return {
        "fields": asked_schema(),
        "sections": {heading: section.is_needed for heading, section in CARD_SECTIONS.items()},
        "steps": HOW,
        "everyday": {name: value for name, value in TABLE.items() if name not in UNASKED},
        "counted": {field.key: counted_by(field.type) for field in fields_of(Card).values() if field.is_range},
        "time": STEP_TIME,
        "link": LINK.pattern.replace("?P<", "?<"),
        "longestTitle": LONGEST_TITLE,
        "largest": LARGEST_CARD,
        "open": OPEN_PLACE,
        "id": ID.pattern,
        "shown": {place: shown_on(Shown[place.upper()]) for place in ("facts", "details", "ending")},
        "problems": {
            code.name: [code.code, code.sentence, code.hint if has_hint else ""] for code, has_hint in PROBLEMS.items()
        },
    }


def shown_on(place: Shown) -> list[dict[str, str]]:
    """Return the asked fields that a place of a card's page shows: key, label, and what a range counts."""
    return [
        {"key": field.key, "label": field.page_label}
        | ({"unit": field.type.unit} if isinstance(field.type, Range) else {})
        for field in fields_on(place)
        if field.asked
    ]


def asked_schema() -> dict[str, Any]:
    """Return the JSON Schema of the keys that the form asks, in the order in which a file has them."""
    schema = Record(Card).schema()
    asked = {key for _, at_once, folded in PARTS for key in (*at_once, *folded)}
    properties = {
        # A schema has no keyword that counts only the words of a text that may hold links.
        key: without_prose(schema["properties"][key])
        | ({"mostInWords": field.type.longest} if isinstance(field.type, LinkedText) else {})
        for key, field in fields_of(Card).items()
        if key in asked
    }
    return {"properties": properties, "required": schema["required"]}


def without_prose(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without what only people read."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "description", "enum")}
    if "properties" in kept:
        kept["properties"] = {key: without_prose(value) for key, value in kept["properties"].items()}
    return kept


def taken_names(library: Library) -> dict[str, str]:
    """Return the names that lead to a card or a page beside them, and to which one."""
    claims = claims_of(library).items()
    return {
        name: f"“{pages[-1].title}” ({pages[-1].path})" for (shelf, name), pages in sorted(claims) if shelf == "methods"
    }


def field_of(name: str) -> Field:
    """Return what the form asks under a name: the title, a key of the front matter, or a section."""
    if name == TITLE.key:
        return TITLE
    if section := CARD_SECTIONS.get(name):
        needed = Needed.ALWAYS if section.is_needed else Needed.NEVER
        return Field(name, Text(0), name, section.hint, section.example, needed)
    return fields_of(Card)[name]


def control_of(field: Field) -> str | int:
    """Return which control asks a field: of what is typed the number of lines, none for a single one."""
    type_ = field.type
    if vocabulary_of(field):
        return "choices" if isinstance(type_, ListOf) else "choice"
    if isinstance(type_, (ListOf, NamedTexts)):
        return "lines"
    if isinstance(type_, Record):
        return "range"
    longest = type_.longest if isinstance(type_, Text) else 1
    return longest // LETTERS_OF_LINE if longest else LINES_OF_SECTION


LINES_OF_SECTION = 4

LETTERS_OF_LINE = 130
"""How much text fits on a line; what is shorter needs one line."""
