"""The form “vertel hoe het ging”: as the host wants it described, and as text to mail or to copy."""

from typing import Any

from plgdocs.authoring.form import CONSENTS
from plgdocs.authoring.issue import host_form, question
from plgdocs.checking.structure import LONGEST_TITLE
from plgdocs.model.card_display import vocabulary_of
from plgdocs.model.experiences import Experience
from plgdocs.model.fields import Field, Needed, fields_of
from plgdocs.model.types import Text
from plgdocs.model.vocabularies import DEFAULT_LICENCE

INTRO = (
    "Twee minuten volstaan. De redactie leest alles na voor het verschijnt.\n\n"
    "Dit formulier en wat je erin schrijft, zijn voor iedereen te zien. Noem dus geen collega’s of leerlingen, en "
    "ook je school niet."
)
METHOD = Field("methodiek", Text(LONGEST_TITLE), "Methodiek", "Zoals ze op de kaart heet.", "Check-in", Needed.ALWAYS)
LICENCE = f"Mijn tekst mag verschijnen onder {DEFAULT_LICENCE}: iedereen mag hem delen en bewerken, met bronvermelding."
PROMISE_TEXTS = (LICENCE, CONSENTS["personen"])
ONE_LINE = 100
"""How many characters of an answer fit on one line."""


def questions() -> list[Field]:
    """Return what the form asks, in its order."""
    return [METHOD, *(field for _, field in fields_of(Experience).values())]


def experience_form() -> dict[str, Any]:
    asked = ({**host_question(field), "id": field.key} for field in questions())
    about = "Jullie probeerden een methodiek. Wij zetten je ervaring onder de kaart."
    return host_form(("Vertel hoe het ging", about, "Ervaring: "), INTRO, asked, PROMISE_TEXTS)


def host_question(field: Field) -> dict[str, Any]:
    if vocabulary := vocabulary_of(field):
        return question("dropdown", field, options=list(vocabulary.values()))
    longest = field.type.longest if isinstance(field.type, Text) else 0
    limit = f" Hoogstens {longest} tekens." if longest else ""
    return question("textarea" if longest > ONE_LINE else "input", field, limit, placeholder=field.example)


def as_text() -> str:
    """Return the questions as text, with room for an answer below each, and what who sends it agrees to."""
    asked = [f"{field.label}{may(field)}: {choices(field)}" for field in questions()]
    return "\n\n\n".join([*asked, f"Ik ga akkoord: {' '.join(PROMISE_TEXTS)}"])


def may(field: Field) -> str:
    return "" if field.needed is Needed.ALWAYS else " (niet verplicht)"


def choices(field: Field) -> str:
    """Return what somebody reads beside a question: the words to choose from, or the hint."""
    vocabulary = vocabulary_of(field)
    return f"{field.hint} Kies uit: {', '.join(vocabulary.values()).lower()}." if vocabulary else field.hint
