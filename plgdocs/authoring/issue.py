"""The form “stel een methodiek voor” on the host, and the card that its answers give.

The host shows the form that ``issue_form`` describes, and turns what somebody sends into one text: a heading
``### <question>`` before each answer.  Both sides know the questions from the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from plgdocs.authoring import form
from plgdocs.authoring.answer_steps import steps, tidied, with_code, without_headings
from plgdocs.authoring.form_values import is_nothing, open_value_of, value_of
from plgdocs.authoring.mail import END, HEADER, SAY, answers_in, plain_mail, unwrapped, without_signature
from plgdocs.authoring.writer import OPEN_STEP, Draft, card_text
from plgdocs.checking.files import read
from plgdocs.model.card_display import vocabulary_of
from plgdocs.model.cards import OFFERED, Card
from plgdocs.model.codes import OPEN_CODES
from plgdocs.model.fields import OPEN_PLACE, Field, Needed, fields_of
from plgdocs.model.names import slug
from plgdocs.model.problems import tidy
from plgdocs.model.sections import CARD_SECTIONS, HOW
from plgdocs.model.types import Text

TITLE = form.TITLE.label
PROMISES = "Afspraken"
PROMISE_TEXTS = tuple(form.CONSENTS.values())
INTRO = (
    "Vul in wat je weet, in je eigen woorden. Weet je iets niet, laat het dan open of schrijf wat je wel weet: "
    "de redactie kijkt alles na voor het verschijnt.\n\n"
    "Dit formulier en wat je erin schrijft, zijn voor iedereen te zien. Noem dus geen collega’s of leerlingen."
)
SHARE = re.compile(r"(?<=\(1/[2-9])\)$", re.MULTILINE)
"""The end of a share of the time, as the form on the site writes it below “Hoe?”."""
MOST_LINES = 300
"""Lines of an answer whose steps are looked at one by one."""
STEP = "1. **Stap.** Tekst."
"""A text that fits every section."""


def host_questions() -> dict[str, Field]:
    """Return the fields of a card that the form asks for, by label."""
    fields = fields_of(Card).values()
    return {field.label: field for field in fields if field.needed is Needed.ALWAYS or field.key in OFFERED}


def all_questions() -> dict[str, Field]:
    """Return the fields of a card that the form on the site asks for, and so a mail may answer, by label."""
    return {field.label: field for field in fields_of(Card).values() if field.asked} | host_questions()


def labels() -> list[str]:
    return [TITLE, *host_questions(), *CARD_SECTIONS, PROMISES]


def issue_form() -> dict[str, Any]:
    questions = [
        question("input", form.TITLE, placeholder=form.TITLE.example),
        *map(field_question, host_questions().values()),
        *(field_question(form.field_of(name)) for name in CARD_SECTIONS),
    ]
    about = "Je hebt een methodiek die bij jullie werkt. Wij maken er een kaart van."
    return host_form(("Stel een methodiek voor", about, "Methodiek: "), INTRO, questions, PROMISE_TEXTS)


def host_form(
    names: tuple[str, str, str], intro: str, questions: Iterable[dict[str, Any]], promises: Iterable[str]
) -> dict[str, Any]:
    """Return a form as the host wants it described: ``names`` are its name, what it is for, and how a title opens."""
    options = [{"label": text, "required": True} for text in promises]
    return {
        **dict(zip(("name", "description", "title"), names, strict=True)),
        "body": [
            {"type": "markdown", "attributes": {"value": intro}},
            *questions,
            {"type": "checkboxes", "attributes": {"label": PROMISES, "options": options}},
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
    """Return the answers in the text of an issue, by question."""
    return {label: answer for label, answer in answers_in(text, labels()).items() if answer.strip()}


def mailed_answers(text: str) -> dict[str, str]:
    """Return the answers in a text that the form on the site made, by question; what stands above them is under “”."""
    found = answers_in(plain_mail(text), [TITLE, *all_questions(), *CARD_SECTIONS, PROMISES, END])
    above = "\n".join(line for line in found.pop("", "").splitlines() if not HEADER.match(line))
    given = {label: unwrapped(answer).strip("\n") for label, answer in found.items() if label != END} | {"": above}
    if HOW in given:
        given[HOW] = SHARE.sub(" van de tijd)", SAY.sub("   > ", given[HOW]))
    if PROMISES in given:
        given[PROMISES] = given[PROMISES].replace("- ", "- [x] ")
    return {label: answer for label, answer in given.items() if answer.strip()}


def draft_of(text: str, title: str = "") -> Draft:
    """Return the card that the text of an issue gives; what can't be read becomes a marked place, with the answer."""
    text = text.lstrip("\ufeff")
    given = read_answers(text)
    if given.keys() <= {""}:  # no label of the host
        given = mailed_answers(text)
    title = tidy(title or given.get(TITLE, ""))
    values: dict[str, Any] = {}
    remarks: dict[str, list[str]] = {}
    for label, declared in all_questions().items():
        if label not in given:
            continue
        value = value_of(declared, given[label])
        if value is None:
            remarks[declared.key] = [f"In het formulier stond hier:\n{given[label]}"]
            value = open_value_of(declared, given[label])
        if value is not None:
            values[declared.key] = value
    cut = {name: without_signature(given[name]) for name in CARD_SECTIONS if name in given}
    sections = {name: section_text(name, answer) for name, (answer, _) in cut.items() if not is_nothing(answer)}
    others = [f"{name}: {answer}" for name, (answer, _) in cut.items() if is_nothing(answer)]
    others += [rest for _, rest in cut.values() if rest]
    if rest := "\n".join([*leftover(given, title), *others]):
        remarks[""] = ["In het formulier stond ook:", rest]
    return Draft(title, values, sections, remarks)


def leftover(given: dict[str, str], title: str) -> list[str]:
    """Return what has no place on a card: text before the first question, and promises that were not made."""
    parts = [given.get("", "").strip()]
    if given.get(TITLE, title).strip() != title:
        parts.append(f"{TITLE}: {given[TITLE]}")
    promised = given.get(PROMISES, "")
    if [line.casefold() for line in promised.splitlines()] != [f"- [x] {text}".casefold() for text in PROMISE_TEXTS]:
        parts.append(f"{PROMISES}: {promised or 'niet aangevinkt'}")
    return [part for part in parts if part]


def section_text(name: str, answer: str) -> str:
    """Return an answer as the text of a section: as steps, as it is or without headings, else below a marked place."""
    plain = tidied(answer)
    candidates = (steps(answer), plain, answer) if name == HOW else (plain, answer, without_headings(plain))
    found = next((text for text in candidates if fits(name, text)), "")
    if not found and name == HOW and answer.count("\n") < MOST_LINES:  # then each step that doesn't fit becomes code
        found = steps(answer, lambda text: fits(name, re.sub(r"^\d+", "1", text)))
    return found if fits(name, found) else to_look_at(name, answer)


def fits(name: str, text: str) -> bool:
    """Whether a text can be a section: the reader finds nothing wrong with it, and all else stays as it is."""
    sections = dict.fromkeys(CARD_SECTIONS, STEP) | {name: text}
    page, problems = read("methods/x.md", card_text(Draft("x", sections=sections)).encode())
    if page is None or any(problem.code not in OPEN_CODES for problem in problems):
        return False
    chapters = [heading.text for heading in page.outline.headings if heading.level <= 2]
    others = {slug(other): STEP for other in CARD_SECTIONS if other != name}
    return chapters == ["x", *CARD_SECTIONS] and others.items() <= page.outline.sections.items()


def to_look_at(name: str, answer: str) -> str:
    """Return an answer that can't stand on a card as code, below a marked place."""
    head = (
        f"{OPEN_STEP} Maak stappen van dit antwoord:"
        if name == HOW
        else f"{OPEN_PLACE}: maak gewone tekst van dit antwoord."
    )
    return with_code(head, answer)
