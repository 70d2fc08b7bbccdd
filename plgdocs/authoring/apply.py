"""``plgdocs apply``: takes over the words that somebody sent for a step, if they still fit and the card stays valid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from plgdocs.authoring.autofix import difference, straight
from plgdocs.authoring.improvement import Improvement, read_improvement, words
from plgdocs.authoring.reword import step_lines, with_sentences, with_words
from plgdocs.authoring.unfit import Reason, Unfit
from plgdocs.authoring.writer import write_atomically
from plgdocs.checking.files import load_beside, read
from plgdocs.checking.library import Library, read_library
from plgdocs.checking.rules import check_library
from plgdocs.model.cards import Card
from plgdocs.model.fields import as_data
from plgdocs.model.file_kinds import BESIDE_CARDS
from plgdocs.model.outline import SILENCE, Step
from plgdocs.parsing.reader import decode, load


def apply(root: Path, text: str) -> str:
    """Write the words that a text brings into the card, and return what changed; raise ``Unfit`` if they can't."""
    wanted = read_improvement(text)
    library, _ = read_library(root)
    card = library.card_by_name.get(wanted.card)
    if card is None:
        raise Unfit(Reason.NO_CARD, name=wanted.card)
    step = step_of(card, wanted)
    before = decode(load(root / card.path))
    after = rewritten(before, step, wanted)
    if not is_wanted(card, step, wanted, valid_card(library, card, after)):
        raise Unfit(Reason.BY_HAND)
    if after == before:
        raise Unfit(Reason.DONE)
    write_atomically(root / card.path, after)
    changed = difference(card.path, before, after)
    return f"{changed}\nOvergenomen: {card.path}, stap {wanted.step}. Lees ze nog eens na voor je ze bewaart in git."


def step_of(card: Card, wanted: Improvement) -> Step:
    """Return the step that is meant, if it still has the old words."""
    about = {"card": card.label, "path": card.path, "step": wanted.step}
    if wanted.step is None:
        raise Unfit(Reason.ADDITION, **about)
    if wanted.new is None and wanted.new_say is None:
        raise Unfit(Reason.NO_WORDS, **about)
    if not 1 <= wanted.step <= len(card.steps):
        raise Unfit(Reason.NO_STEP, **about)
    step = card.steps[wanted.step - 1]
    has_words = wanted.new is None or text_of(step) == wanted.old
    if not (has_words and (wanted.new_say is None or said_in(step) == wanted.old_say)):
        raise Unfit(Reason.CHANGED, **about)
    return step


def text_of(step: Step) -> str:
    """Return the text of a step as the site shows it to who improves it."""
    return words(step.text.replace(SILENCE, ""))


def said_in(step: Step) -> tuple[str, ...]:
    return tuple(map(words, step.say))


def rewritten(text: str, step: Step, wanted: Improvement) -> str:
    """Return the text of a card with the new words in the step."""
    lines = text.split("\n")
    start = step.line - 1
    item = step_lines(lines, start)
    end = start + len(item)
    if wanted.new is not None:
        item = with_words(item, text_of(step), wanted.new)
    if wanted.new_say is not None:
        item = with_sentences(item, wanted.new_say)
    return "\n".join([*lines[:start], *item, *lines[end:]])


def valid_card(library: Library, card: Card, text: str) -> Card:
    """Return the card that a text gives; raise ``Unfit`` with the first problem that the checker has with it."""
    beside = [load_beside(library.root, card.path, kind) for kind in BESIDE_CARDS]
    page, found = read(card.path, text.encode(), *beside)
    if isinstance(page, Card):
        changed = replace(library, pages={**library.pages, card.path: page})
        found = [*found, *(problem for problem in check_library(changed) if problem.path == card.path)]
    wrong = sorted(problem for problem in found if not problem.is_note)
    if wrong or not isinstance(page, Card):
        raise Unfit(Reason.INVALID, problem=f"{wrong[0].code}: {wrong[0].message.rstrip('.')}")
    return page


def is_wanted(card: Card, step: Step, wanted: Improvement, new: Card) -> bool:
    """Whether the new card says what was wanted in the step, and what it said elsewhere."""
    if data_of(new, step.line) != data_of(card, step.line):
        return False
    fresh = new.steps[card.steps.index(step)]
    text = text_of(step) if wanted.new is None else wanted.new
    say = said_in(step) if wanted.new_say is None else wanted.new_say
    return straight(text_of(fresh)) == straight(text) and straight(str(said_in(fresh))) == straight(str(say))


def data_of(card: Card, line: int) -> Any:
    """Return all that a card says but for the words of the step at a line."""
    wordless = (
        replace(step, text="", say=(), links=tuple(sorted(step.links))) if step.line == line else step
        for step in card.steps
    )
    steps = [replace(step, line=0) for step in wordless]
    sections = {name: text for name, text in card.outline.sections.items() if name != "hoe"}
    return as_data(card), card.title, sections, steps
