"""The form “vertel hoe het ging”: as the host wants it described, and as text to mail or to copy."""

from typing import Any

from plgdocs.authoring.form import CONSENTS
from plgdocs.authoring.issue import field_question, host_form
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


def questions() -> list[Field]:
    return [METHOD, *fields_of(Experience).values()]


def experience_form() -> dict[str, Any]:
    asked = ({**field_question(field), "id": field.key} for field in questions())
    about = "Jullie probeerden een methodiek. Wij zetten je ervaring onder de kaart."
    return host_form(("Vertel hoe het ging", about, "Ervaring: "), INTRO, asked, PROMISE_TEXTS)


def as_text() -> str:
    """Return the questions as text, with room for an answer below each, and what who sends it agrees to."""
    may = {Needed.NEVER: " (niet verplicht)"}
    asked = [f"{field.label}{may.get(field.needed, '')}: {choices(field)}" for field in questions()]
    return "\n\n\n".join([*asked, f"Ik ga akkoord: {' '.join(PROMISE_TEXTS)}"])


def choices(field: Field) -> str:
    """Return what somebody reads beside a question: the words to choose from, or the hint."""
    vocabulary = vocabulary_of(field)
    return f"{field.hint} Kies uit: {', '.join(vocabulary.values()).lower()}." if vocabulary else field.hint
