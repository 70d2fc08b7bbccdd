"""The library as JSON: cards, together and one by one, worksheets, the schemas of both, and names for the form."""

import json
import re
from pathlib import Path
from typing import Any

from plgdocs.authoring.form import taken_names
from plgdocs.checking.library import Library
from plgdocs.model.cards import Card
from plgdocs.model.claims import FACT, SECTION, STEP
from plgdocs.model.fields import as_data
from plgdocs.model.outline import SILENCE, Step
from plgdocs.model.pages import Page
from plgdocs.model.plans import FIRST_DURATIONS, Plan, parts_of
from plgdocs.model.schema import SCHEMA_VERSION, card_schema
from plgdocs.model.timing import Timing
from plgdocs.model.types import link_parts, words_of
from plgdocs.model.vocabularies import PART_GIVES, PASSING, PHASES, PLACES, PLAN_PARTS, SILENCE_SECONDS, THINGS
from plgdocs.outputs.worksheets import worksheet_data, worksheet_schema

SCHEMA = f"schema/card-{SCHEMA_VERSION}.json"
"""The path of a card's schema, from the site's root."""
WORKSHEET_SCHEMA = "schema/werkblad-1.json"
"""Likewise for a worksheet."""


def write_data(library: Library, out: Path) -> None:
    write_json(out / SCHEMA, card_schema())
    write_json(out / WORKSHEET_SCHEMA, worksheet_schema())
    write_json(out / "namen.json", taken_names(library))
    (out / "cards.json").write_text(cards_json(library), encoding="utf-8")
    for page in library.worksheets:
        write_json(out / page.address / "werkblad.json", worksheet_data(page))
    for card in library.cards:  # drafts have a page too
        write_json(out / card.address / "card.json", card_data(card, library))


def write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def cards_json(library: Library) -> str:
    """Return ``cards.json``: the listed cards, one per line, and the vocabulary of plans."""
    parts = {
        name: {"titel": title, "minuten": minutes, "levert": PART_GIVES.get(name, ())}
        for name, (title, minutes) in PLAN_PARTS.items()
    }
    vocabulary = {
        "versie": SCHEMA_VERSION,
        "schema": SCHEMA,
        "draaiboek": {
            "delen": parts,
            "plaatsen": PLACES,
            "fasen": PHASES,
            "dingen": THINGS,
            "ter-plekke": PASSING,
            "stilte": SILENCE_SECONDS,
            "toen": first_durations(library),
            "leg-klaar": {plan.name: plan.outline.ready for plan in library.plans if plan.outline.ready},
            "klaar": {plan.name: plan_data(plan, library) for plan in library.plans},
        },
    }
    cards = ",\n".join(json.dumps(card_data(card, library), ensure_ascii=False) for card in library.listed_cards)
    rest = json.dumps(vocabulary, ensure_ascii=False)
    return f'{{"kaarten": [\n{cards}\n], {rest[1:]}\n'


def first_durations(library: Library) -> dict[str, Any]:
    """Return how long cards took in plans of version 1, by their present names."""
    names = ((card.name, name) for card in library.listed_cards for name in (card.name, *card.old_names))
    return {name: as_data(FIRST_DURATIONS[first]) for name, first in names if first in FIRST_DURATIONS}


def plan_data(plan: Plan, library: Library) -> dict[str, Any]:
    """Return the texts of a ready plan, by part as written in the plan's address."""
    return {
        f"{part.name}:{part.text}": {"tekst": part.step.text, "zeg": list(part.step.say)}
        | worksheets_data(library, plan, part.step)
        for part in parts_of(plan)
        if part.step.text or part.step.say
    }


def card_data(card: Card, library: Library | None = None) -> dict[str, Any]:
    """Return a card as data that conforms to ``card_schema``, with the worksheets of its steps from a library."""
    return {
        "id": card.name,
        "titel": card.label,
        "adres": card.address,
        **as_data(card),
        **who_speaks(card),
        **origin_data(card),
        "delen": card.outline.sections,
        "stappen": [step_data(card, step) | worksheets_data(library, card, step) for step in card.steps],
        **({"ervaringen": as_data(card.experiences)} if card.experiences else {}),
    }


def origin_data(card: Card) -> dict[str, Any]:
    """Return where the idea of a card comes from in words, and the links in it, if any."""
    links = [{"woorden": words, "adres": target} for words, target in link_parts(card.origin or "") if target]
    return {"herkomst": words_of(card.origin or ""), "herkomst-links": links} if links else {}


def who_speaks(card: Card) -> dict[str, Any]:
    """Return the main source and what of a card isn't from a source, as version 1 names them: steps by number."""
    if not card.source:
        return {}
    numbers = {f"stap-{step.slug}": f"stap-{number}" for number, step in enumerate(card.steps, start=1)}
    kinds = (FACT, SECTION, STEP)
    names = (name for name, part in card.parts.items() if part.kind in kinds and card.is_editorial(name))
    return {"bron": as_data(card.source), "redactie": [numbers.get(name, name) for name in names]}


def step_data(card: Card, step: Step) -> dict[str, Any]:
    """Return a step as data, without the values that it doesn't have."""
    text = " ".join(step.text.replace(SILENCE, "").split())  # ``stiltes`` counts them
    data: dict[str, Any] = {"naam": step.name, "sleutel": step.slug, "tekst": text}
    if step.timing:
        data |= {"tijd": step.time, "richttijd": card.is_editorial(f"tijd-{step.slug}")} | timing_data(step.timing)
    if step.silences:
        data["stiltes"] = step.silences
    if step.say:
        data["zeg"] = list(step.say)
    return data


def worksheets_data(library: Library | None, page: Page, step: Step) -> dict[str, Any]:
    """Return the worksheets to which a step links, if any: run mode has them at hand."""
    found = library.worksheets_of(page, step) if library else ()
    return {"werkbladen": [{"id": sheet.name, "titel": sheet.label} for sheet in found]} if found else {}


def timing_data(timing: Timing) -> dict[str, Any]:
    """Return a time as data: a share, or the seconds and limits of ``formule`` and, for a plain time, its minutes."""
    if timing.parts:
        return {"deel": timing.parts}
    formula = {
        "vast": timing.fixed,
        "per-persoon": timing.per_person,
        "per-duo": timing.per_pair,
        "minstens": timing.least,
        "hoogstens": timing.most,
    }
    data: dict[str, Any] = {"formule": {name: value for name, value in formula.items() if value}}
    if timing.rounds > 1:
        data["rondes"] = timing.rounds
    if plain := re.fullmatch(r"(\d+) min( per persoon)?", timing.text):
        data |= {"minuten": int(plain[1])} | ({"per": "persoon"} if plain[2] else {})
    return data
