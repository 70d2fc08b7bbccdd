"""Rules for one file: title, headings, required sections, and the steps of a card."""

import re
from collections.abc import Mapping
from html import unescape
from itertools import pairwise
from math import ceil

from plgdocs.checking.worksheets import check_worksheet
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.fields import fields_of
from plgdocs.model.names import slug
from plgdocs.model.outline import STEP_SECTIONS, Heading
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.plans import PLAN_SECTION, Plan
from plgdocs.model.problems import Reporter, nearest
from plgdocs.model.sections import (
    CARD_SECTIONS,
    HOW,
    RECOMMENDATION_CLOSING,
    RECOMMENDATION_OPENING,
    WORKSHEET_SECTIONS,
)
from plgdocs.model.vocabularies import MOST_MINUTES, MOST_PARTS, span
from plgdocs.model.worksheets import EXAMPLE_SECTION, FIELDS_SECTION, Worksheet
from plgdocs.parsing.failed import name_failure
from plgdocs.parsing.steps import time_in_name

LONGEST_TITLE = 60
"""Maximum number of characters of a title that a link preview shows."""

SHOWS_NOTHING = re.compile(r"%.*|(?:[-*_>#\s]|[0-9]{1,9}[.)](?!\S))*|\[[^\[\]^]+\]:.*|\([^()]+\)=\s*")
"""A line of Markdown that readers don't see: a comment, a rule, an empty item or heading, a name or address."""
EMPTY_FENCE = re.compile(r"```\s*```|~~~\s*~~~")

WITHOUT_NOTES = (*STEP_SECTIONS, "waarom", *map(slug, (FIELDS_SECTION, EXAMPLE_SECTION)))
"""The sections of a card, plan or worksheet that are taken apart, or that participants see alone."""

LINES, WIDTH = 33, 85
"""About how many lines an A5 sheet has for the needed sections, and how many characters such a line holds."""
FEW_WORDS, FEW_QUESTIONS = 8, 4
"""With fewer search words or questions a card is found less often at the first try (docs/ontwikkeling/zoeken.md)."""
PART = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>]|[0-9]{1,9}[.)])[ \t])")
"""What separates paragraphs and items."""


def check_structure(page: Page, report: Reporter) -> None:
    check_title(page, report)
    check_headings(page.outline.headings, report)
    check_empty_sections(page, report)
    check_notes(page, report)
    check_note_places(page, report)
    if isinstance(page, Card):
        needed = {name: section.is_needed for name, section in CARD_SECTIONS.items()}
        check_sections(page.outline.headings, needed, report)
        check_steps(page, HOW, report)
        check_duration(page, report)
        check_length(page, report)
        check_listing(page, report)
    if isinstance(page, Worksheet):
        check_sections(page.outline.headings, WORKSHEET_SECTIONS, report)
        check_worksheet(page, report)
    if isinstance(page, Plan):
        check_plan(page, report)
    if isinstance(page, Recommendation):
        check_recommendation_sections(page.outline.headings, report)


def check_title(page: Page, report: Reporter) -> None:
    """A page has one title, before any other heading, that fits in a preview or has a short title beside it."""
    headings = page.outline.headings
    titles = [heading for heading in headings if heading.level == 1]
    if not headings or headings[0].level != 1 or not headings[0].text.strip():
        report(Code.NO_TITLE, headings[0].line if headings else 1)
    for heading in titles[1:]:
        report(Code.SECOND_TITLE, heading.line, title=heading.text)
    if len(page.title) > LONGEST_TITLE and not page.short_title:
        report(Code.LONG_TITLE, titles[0].line, length=len(page.title))


def check_headings(headings: tuple[Heading, ...], report: Reporter) -> None:
    """Every heading has its own fragment, and no level is skipped."""
    first: dict[str, int] = {}
    for heading in headings:
        if heading.slug and heading.slug in first:
            report(Code.REPEATED_HEADING, heading.line, heading=heading.text, first=first[heading.slug])
        first.setdefault(heading.slug, heading.line)
    for above, heading in pairwise(headings):
        if heading.level > above.level + 1:
            report(Code.SKIPPED_LEVEL, heading.line, heading=heading.text, better="#" * (above.level + 1))


def check_empty_sections(page: Page, report: Reporter) -> None:
    """A second-level section has content, and not only lines that show nothing."""
    for heading in page.outline.headings:
        text = EMPTY_FENCE.sub("", unescape(page.outline.sections.get(heading.slug, "?")))
        if heading.level == 2 and all(map(SHOWS_NOTHING.fullmatch, text.split("\n"))):
            report(Code.EMPTY_SECTION, heading.line, heading=heading.text)


def check_notes(page: Page, report: Reporter) -> None:
    """Every footnote is explained once, and referenced."""
    labels = [note.label for note in page.outline.explained_notes]
    for note in {note.label: note for note in page.outline.notes}.values():
        if note.label not in labels:
            hint = f"Voeg onderaan een regel toe: “[^{note.label}]: uitleg”."
            report(Code.FOOTNOTE, note.line, note.column, name=note.label, what="is nergens uitgelegd", hint=hint)
    mentioned = {note.label for note in page.outline.notes}
    for index, note in enumerate(page.outline.explained_notes):
        if note.label in labels[:index]:
            what, hint = "is al uitgelegd", "Hou één van beide."
        elif note.label not in mentioned:
            what, hint = "wordt nergens genoemd", f"Zet “[^{note.label}]” achter het woord, of schrap de uitleg."
        else:
            continue
        report(Code.FOOTNOTE, note.line, note.column, name=note.label, what=what, hint=hint)


def check_note_places(page: Page, report: Reporter) -> None:
    """No footnote is in a section that isn't shown as it is written, where its mark would get lost."""
    headings = [heading for heading in page.outline.headings if heading.level <= 2]
    for note in page.outline.notes if isinstance(page, (Card, Plan, Worksheet)) else ():
        above = next((heading for heading in reversed(headings) if heading.line <= note.line), None)
        if above and above.slug in WITHOUT_NOTES:
            what, hint = f"kan niet bij “{above.text}”", "Zet de uitleg in de zin zelf, tussen haakjes."
            report(Code.FOOTNOTE, note.line, note.column, name=note.label, what=what, hint=hint)


def check_sections(headings: tuple[Heading, ...], sections: Mapping[str, bool], report: Reporter) -> None:
    """A page has the sections of its kind that are needed, in their order, and no unknown ones."""
    order = list(sections)
    present = [heading for heading in headings if heading.level == 2]
    names = {heading.text for heading in present}
    reached = -1
    for heading in present:
        if heading.text not in sections:
            free = [name for name in order if name not in names] or order
            report(Code.UNKNOWN_SECTION, heading.line, heading=heading.text, nearest=nearest(heading.text, free))
        elif order.index(heading.text) < reached:
            report(Code.MISPLACED_SECTION, heading.line, heading=heading.text, order=", ".join(order))
        else:
            reached = order.index(heading.text)
    for index, name in enumerate(order):
        if sections[name] and name not in names:
            place = f", na “{order[index - 1]}”" if index else ", onder de titel"
            report(Code.MISSING_SECTION, title_line(headings), heading=name, place=place)


def check_recommendation_sections(headings: tuple[Heading, ...], report: Reporter) -> None:
    """A recommendation opens and closes with fixed sections, and is free in between."""
    sections = [heading for heading in headings if heading.level == 2]
    names = [heading.text for heading in sections]
    fixed = [RECOMMENDATION_OPENING, *RECOMMENDATION_CLOSING]
    for name in fixed:
        if name not in names:
            place = ", onder de titel" if name == RECOMMENDATION_OPENING else ", op het einde"
            report(Code.MISSING_SECTION, title_line(headings), heading=name, place=place)
    expected = {0: fixed[0], len(names) - 2: fixed[1], len(names) - 1: fixed[2]}
    for index, heading in enumerate(sections):
        if heading.text in fixed and expected.get(index) != heading.text:
            order = f"{fixed[0]}, eigen delen, {fixed[1]}, {fixed[2]}"
            report(Code.MISPLACED_SECTION, heading.line, heading=heading.text, order=order)


def title_line(headings: tuple[Heading, ...]) -> int:
    return next((heading.line for heading in headings if heading.level == 1), 1)


def check_plan(plan: Plan, report: Reporter) -> None:
    """A plan has a programme, each part has a duration, and together they last as long as the plan says."""
    if PLAN_SECTION not in [heading.text for heading in plan.outline.headings if heading.level == 2]:
        report(Code.MISSING_SECTION, title_line(plan.outline.headings), heading=PLAN_SECTION, place="")
    check_steps(plan, PLAN_SECTION, report)
    if len(plan.steps) > MOST_PARTS:
        line, count = plan.steps[MOST_PARTS].line, len(plan.steps)
        report(Code.TOO_MANY_PARTS, line, what=f"het draaiboek telt {count} onderdelen", limit=MOST_PARTS)
    for number, step in enumerate(plan.steps, start=1):
        if step.minutes_for(plan.people) is None and step.bad_time is None:
            report(Code.NO_MINUTES, step.line, number=number)
        if (minutes := step.minutes_for(plan.people) or 0) > MOST_MINUTES:
            report(
                Code.TOO_MANY_PARTS, step.line, what=f"onderdeel {number} duurt {minutes} minuten", limit=MOST_MINUTES
            )
    times = [step.minutes_for(plan.people) or 0 for step in plan.steps]
    if times and all(times) and plan.people and plan.minutes and sum(times) != plan.minutes:
        report(Code.MINUTES_TOTAL, plan.steps[0].line, found=sum(times), expected=plan.minutes)


def check_steps(page: Card | Plan, name: str, report: Reporter) -> None:
    """The section is one numbered list; each step has a name, and a valid time if it has any."""
    how = next((heading for heading in page.outline.headings if heading.slug == slug(name)), None)
    if how and page.outline.sections.get(how.slug) and not page.steps:
        report(Code.NO_STEPS, how.line, heading=name)
    if page.steps and page.outline.first_number != 1:
        report(Code.FIRST_NUMBER, page.steps[0].line, number=page.outline.first_number)
    if how and page.outline.step_lists > 1:
        report(Code.TOO_MANY_LISTS, how.line, heading=name)
    for number, step in enumerate(page.steps, start=1):
        if not step.name:
            report(Code.NAMELESS_STEP, step.line, number=number)
        if hint := name_failure(step.name):
            report(Code.STEP_NAME, step.line, number=number, name=step.name, hint=hint)
        if value := time_in_name(step.name):
            report(Code.TIME_IN_NAME, step.line, number=number, value=value)
        if step.bad_time is not None:
            report(Code.BAD_TIME, step.line, value=step.bad_time)


def check_duration(card: Card, report: Reporter) -> None:
    """Steps that all have a time fit in the card's duration, with the smallest group and with the largest."""
    if not card.duration or not card.group or not card.steps:
        return
    sizes = card.group.start, card.group.end
    times = [[step.minutes_for(people) for step in card.steps] for people in sizes]
    low, high = (None if None in minutes else sum(filter(None, minutes)) for minutes in times)
    if low is None or high is None:
        return
    least, most = card.duration.minutes_for(sizes[0])[0], card.duration.minutes_for(sizes[1])[1]
    if low < least or high > most:
        found, group = span(low, high), span(*sizes)
        report(Code.DURATION_OF_STEPS, card.steps[0].line, found=found, group=group, duration=str(card.duration))


def check_length(card: Card, report: Reporter) -> None:
    """Note if a card seems too long for one A5 sheet: only the build, which prints it, can tell."""
    needed = [card.outline.sections.get(slug(name), "") for name, section in CARD_SECTIONS.items() if section.is_needed]
    count = sum(ceil(len(part) / WIDTH) for text in needed for part in PART.split(text)) - LINES
    if count > 0:
        lines = f"{count} {'regel' if count == 1 else 'regels'}"
        report(Code.LOOKS_TOO_LONG, title_line(card.outline.headings), lines=lines)


def check_listing(card: Card, report: Reporter) -> None:
    """Note what an editor still has to do before the card is listed."""
    if card.status:
        report(Code.CONCEPT, 1)
    for name in card.missing_for_list:
        report(Code.NOT_LISTED_YET, 1, key=name, example=fields_of(Card)[name].example)
    words, questions = len(card.search_words), len(card.search_questions)
    if card.is_listed and (words < FEW_WORDS or questions < FEW_QUESTIONS):
        report(Code.HARD_TO_FIND, 1, words=words, questions=questions)
