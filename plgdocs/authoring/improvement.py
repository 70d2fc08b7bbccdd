"""The form “verbeter een stap”: what it asks, and what the text that it sends says.

The text has a label above each answer (``mail.py``).  Who improves a step sends its old words along, so that they are
replaced only while they still stand there.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from plgdocs.authoring.everyday import TABLE
from plgdocs.authoring.experience_form import PROMISE_TEXTS
from plgdocs.authoring.issue import PROMISES, host_form, question
from plgdocs.authoring.mail import END, answers_in, plain_mail, unwrapped
from plgdocs.authoring.unfit import Reason, Unfit
from plgdocs.model.characters import find_hidden
from plgdocs.model.fields import Field, Needed
from plgdocs.model.json_text import in_script
from plgdocs.model.names import ID
from plgdocs.model.types import Text

ADDITION = "aanvulling"
"""What stands for a step when somebody adds something else to a card."""

QUESTIONS = {
    field.key: field
    for field in (
        Field("kaart", Text(), "Kaart", "Hoe de methodiek op de site heet.", "KanDoe (kandoe)", Needed.ALWAYS),
        Field("stap", Text(), "Stap", "Het nummer van de stap.", "3", Needed.ALWAYS),
        Field("oud", Text(), "Zo staat het er nu", "Laat dit staan: zo vindt de redactie je plek.", "", Needed.NEVER),
        Field("nieuw", Text(), "Zo wordt het", "Jouw woorden.", "", Needed.NEVER),
        Field("zeg-oud", Text(), "Zo kun je het nu zeggen", "Laat dit staan.", "", Needed.NEVER),
        Field("zeg-nieuw", Text(), "Zo kun je het straks zeggen", "Elke regel is een zin.", "", Needed.NEVER),
        Field("reden", Text(), "Waarom het zo beter is", "In één zin.", "", Needed.NEVER),
    )
}
INTRO = (
    "Het makkelijkst gaat dit vanaf de kaart zelf: met “Verbeter een stap” staan de woorden van nu er al in.\n\n"
    "Dit formulier en wat je erin schrijft, zijn voor iedereen te zien. Noem dus geen collega’s of leerlingen."
)
ENDS = (PROMISES, END)
SENTENCE = re.compile(r"^\s*-\s+")


@dataclass(frozen=True, slots=True)
class Improvement:
    """Other words for a step; None where they stay as they are."""

    card: str
    step: int | None
    """Its number, from 1; None for what is no step."""
    old: str
    new: str | None
    old_say: tuple[str, ...] | None
    new_say: tuple[str, ...] | None


def browser_data() -> str:
    """Return what ``contribute/improve.js`` needs to know, as text for a ``script`` element."""
    labels = {key: field.label for key, field in QUESTIONS.items()} | {"einde": END}
    data = {"labels": labels, "aanvulling": ADDITION, "akkoord": PROMISE_TEXTS, "bullets": TABLE["bullets"]}
    return in_script(data)


def improvement_form() -> dict[str, Any]:
    """Return the form for the host; the site fills it in by the ids."""
    kinds = dict.fromkeys(("kaart", "stap", "reden"), "input")
    asked = ({**question(kinds.get(key, "textarea"), field), "id": key} for key, field in QUESTIONS.items())
    about = "Je hebt betere woorden voor een stap van een kaart."
    return host_form(("Verbeter een stap", about, "Verbetering: "), INTRO, asked, PROMISE_TEXTS)


def read_improvement(text: str) -> Improvement:
    """Return what a text says; raise ``Unfit`` if it isn't whole."""
    answers = answers_in(plain_mail(text), [*(field.label for field in QUESTIONS.values()), *ENDS])
    if answers.keys().isdisjoint(ENDS):
        raise Unfit(Reason.CUT_OFF, end=END)
    given = {key: answers.get(field.label, "") for key, field in QUESTIONS.items()}
    name = words(given["kaart"]).rpartition("(")[2].rstrip(")").strip()
    if not ID.fullmatch(name):
        raise Unfit(Reason.NO_NAME)
    if find_hidden(words(given["nieuw"] + given["zeg-nieuw"])):
        raise Unfit(Reason.HIDDEN)
    number = re.match(r"\d{1,3}(?!\d)", words(given["stap"]))
    return Improvement(
        card=name,
        step=int(number[0]) if number else None,
        old=words(given["oud"]),
        new=words(given["nieuw"]) or None,
        old_say=sentences(given["zeg-oud"]),
        new_say=sentences(given["zeg-nieuw"]) if given["zeg-nieuw"] else None,
    )


def words(text: str) -> str:
    """Return a text on one line, with single spaces and composed letters."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def sentences(text: str) -> tuple[str, ...]:
    """Return what somebody can say: each point of a list, on as many lines as a mail made of it, or else each line."""
    lines = [line for line in text.split("\n") if line.strip()]
    if any(map(SENTENCE.match, lines)):
        lines = unwrapped("\n".join(lines)).split("\n")
    return tuple(words(SENTENCE.sub("", line, count=1)) for line in lines)
