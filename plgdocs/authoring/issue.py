"""The form “stel een methodiek voor” on the host, and the card that its answers give.

The host shows the form that ``issue_form`` describes, and turns what somebody sends into one text: a heading
``### <question>`` before each answer.  Both sides know the questions from the model.
"""

from __future__ import annotations

import re
from typing import Any

from plgdocs.authoring import form
from plgdocs.authoring.form_values import BULLET, value_of
from plgdocs.authoring.writer import OPEN_STEP, Draft, card_text, open_value
from plgdocs.checking.files import read
from plgdocs.model.card_display import vocabulary_of
from plgdocs.model.cards import OFFERED, Card
from plgdocs.model.codes import OPEN_CODES
from plgdocs.model.fields import OPEN_PLACE, Field, Needed, fields_of
from plgdocs.model.names import slug
from plgdocs.model.problems import tidy
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.model.types import Text

TITLE = form.TITLE.label


PROMISES = "Afspraken"


PROMISE_TEXTS = tuple(form.CONSENTS.values())


INTRO = (
    "Vul in wat je weet, in je eigen woorden. Weet je iets niet, laat het dan open of schrijf wat je wel weet: "
    "de redactie kijkt alles na voor het verschijnt.\n\n"
    "Dit formulier en wat je erin schrijft, zijn voor iedereen te zien. Noem dus geen collega’s of leerlingen."
)


NO_ANSWER = "_No response_"
"""What the host writes where nobody answered."""


SENTENCE = re.compile(r"(.{2,79}?[.!?:]|.{2,80}$)(?:\s+|$)(.*)")
"""The first sentence of a step, short enough for a name, and the rest."""


BOLD = re.compile(r"(\*\*.+?\*\*)\s*(.*)")


STEP = "1. **Stap.** Tekst."
"""A text that fits every section."""


MINUTES = re.compile(r"\(\s*(\d+)\s*(?:min\b\.?|minuten|minuut|'|’)( per persoon)?\s*\)")


def host_questions() -> dict[str, Field]:
    """Return the fields of a card that the form asks for, by label."""
    fields = (declared for _, declared in fields_of(Card).values())
    return {field.label: field for field in fields if field.needed is Needed.ALWAYS or field.key in OFFERED}


def issue_form() -> dict[str, Any]:
    """Return the form as the host wants it described."""
    promises = [{"label": text, "required": True} for text in PROMISE_TEXTS]
    return {
        "name": "Stel een methodiek voor",
        "description": "Je hebt een methodiek die bij jullie werkt. Wij maken er een kaart van.",
        "title": "Methodiek: ",
        "body": [
            {"type": "markdown", "attributes": {"value": INTRO}},
            question("input", form.TITLE, placeholder=form.TITLE.example),
            *map(field_question, host_questions().values()),
            *(field_question(form.field_of(name)) for name in CARD_SECTIONS),
            {"type": "checkboxes", "attributes": {"label": PROMISES, "options": promises}},
        ],
    }


def question(kind: str, field: Field, more_hint: str = "", **more: Any) -> dict[str, Any]:
    attributes = {"label": field.label, "description": f"{field.hint}{more_hint}"} | more
    return {"type": kind, "attributes": attributes, "validations": {"required": field.needed is Needed.ALWAYS}}


def field_question(field: Field) -> dict[str, Any]:
    """Return the question for a field: a choice where the model knows the words, room for text elsewhere."""
    control = form.control_of(field)
    if vocabulary := vocabulary_of(field):
        many: dict[str, Any] = {"multiple": True} if control == "choices" else {}
        return question("dropdown", field, **many, options=list(vocabulary.values()))
    more_hint = ""
    if control == "lines":
        more_hint = " Eén per regel."
    elif isinstance(field.type, Text) and field.type.longest:
        more_hint = f" Hoogstens {field.type.longest} tekens."
    kind = "input" if control in ("range", 0) else "textarea"
    return question(kind, field, more_hint, placeholder=as_answer(field.example))


def as_answer(example: str) -> str:
    """Return an example of the model without the signs of YAML, as somebody would answer."""
    if example.startswith("{van: "):
        return re.sub(r"\{van: (\d+), tot: (\d+)\}", r"\1 tot \2", example)
    return example.strip("[]{}").replace(", ", "\n") if example[0] in "[{" else example


def read_answers(text: str) -> dict[str, str]:
    """Cut the text of an issue into answers by question; what stands before the first one is under “”.

    A question's heading, which may be its label or the key of a card, opens its answer; where it stands again, it is
    text of the answer that is open.
    """
    labels = {slug(field.key): label for label, field in host_questions().items()}
    labels |= {slug(label): label for label in (TITLE, *host_questions(), *CARD_SECTIONS, PROMISES)}
    parts: dict[str, list[str]] = {"": []}
    current = ""
    for line in text.splitlines():
        label = labels.get(slug(line), "") if line.startswith("### ") else ""
        if label and label not in parts:
            current = label
            parts[current] = []
        else:
            parts[current].append(line)
    texts = {label: "\n".join(lines).strip("\n") for label, lines in parts.items()}
    return {label: text for label, text in texts.items() if text.strip() not in ("", NO_ANSWER)}


def draft_of(text: str, title: str = "") -> Draft:
    """Return the card that the text of an issue gives; what can't be read becomes a marked place, with the answer."""
    given = read_answers(text.lstrip("\ufeff"))
    title = tidy(title or given.get(TITLE, ""))
    values: dict[str, Any] = {}
    remarks: dict[str, list[str]] = {}
    for label, declared in host_questions().items():
        if label not in given:
            continue
        value = value_of(declared, given[label])
        if value is None:
            remarks[declared.key] = [f"In het formulier stond hier:\n{given[label]}"]
            if declared.needed is not Needed.ALWAYS:
                value = open_value(declared.type)
        if value is not None:
            values[declared.key] = value
    sections = {name: section_text(name, given[name]) for name in CARD_SECTIONS if name in given}
    if rest := leftover(given, title):
        remarks[""] = ["In het formulier stond ook:", rest]
    return Draft(title, values, sections, remarks)


def leftover(given: dict[str, str], title: str) -> str:
    """Return what has no place on a card: text before the first question, and promises that were not made."""
    parts = [given.get("", "").strip()]
    if given.get(TITLE, title).strip() != title:
        parts.append(f"{TITLE}: {given[TITLE]}")
    promised = given.get(PROMISES, "")
    if promised.casefold().count("[x]") != len(PROMISE_TEXTS):
        parts.append(f"{PROMISES}: {promised or 'niet aangevinkt'}")
    return "\n".join(part for part in parts if part)


def section_text(name: str, answer: str) -> str:
    """Return an answer as the text of a section: as it is, as steps, or else below a marked place."""
    candidates = [answer, steps(answer)] if name == "Hoe?" else [answer]
    return next((text for text in candidates if fits(name, text)), to_look_at(name, answer))


def fits(name: str, text: str) -> bool:
    """Whether a text can be a section: the reader finds nothing wrong with it, and all else stays as it is."""
    sections = dict.fromkeys(CARD_SECTIONS, STEP) | {name: text}
    page, problems = read("methods/x.md", card_text(Draft("x", sections=sections)).encode())
    if page is None or any(problem.code not in OPEN_CODES for problem in problems):
        return False
    chapters = [heading.text for heading in page.outline.headings if heading.level <= 2]
    others = {slug(other): STEP for other in CARD_SECTIONS if other != name}
    return chapters == ["x", *CARD_SECTIONS] and others.items() <= page.outline.sections.items()


def steps(answer: str) -> str:
    """Return an answer as a numbered list of steps, each with a name in bold.

    A bullet or number opens a step, and what follows belongs to it; without any, each line is a step.
    """
    lines = [line for line in answer.splitlines() if line.strip()]
    has_bullets = any(BULLET.match(line) for line in lines)
    found: list[list[str]] = []
    for line in lines:
        if not found or BULLET.match(line) or not has_bullets:
            found.append([])
        found[-1].append(BULLET.sub("", line).strip())
    return "\n\n".join(step(number, *parts) for number, parts in enumerate(found, start=1))


def step(number: int, first: str, *more: str) -> str:
    """Return one step: its first sentence in bold if nothing is yet, its time as the model writes it."""
    opening = f"{number}. "
    time = MINUTES.search(first)
    rest = f"{first[: time.start()].rstrip()}{first[time.end() :]}" if time else first
    sentence = (BOLD if rest.startswith("**") else SENTENCE).match(rest)
    name, text = (sentence[1].strip("*"), sentence[2]) if sentence else (f"{OPEN_PLACE}.", rest)
    parts = [f"**{name}**", f"({time[1]} min{time[2] or ''})" if time else "", text]
    paragraphs = [" ".join(part for part in parts if part), *more]
    return opening + f"\n\n{' ' * len(opening)}".join(paragraphs)


def to_look_at(name: str, answer: str) -> str:
    """Return an answer that can't stand on a card as code, which does nothing, below a marked place."""
    longest = max(map(len, re.findall("~+", answer)), default=0)
    fence = "~" * max(3, longest + 1)
    code = [f"{fence}text", *map(tidy, answer.splitlines()), fence]
    if name == "Hoe?":
        return "\n".join([f"{OPEN_STEP} Maak stappen van dit antwoord:", "", *(f"   {line}" for line in code)])
    return "\n".join([f"{OPEN_PLACE}: maak gewone tekst van dit antwoord.", "", *code])
