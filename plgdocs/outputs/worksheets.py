"""A worksheet as data, for the script that fills it in and for other programs; its schema; what templates say of it."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plgdocs.checking.library import Library
from plgdocs.checking.worksheets import entries_of
from plgdocs.model.fields import Field, Record, Schema, as_data, fields_of
from plgdocs.model.json_text import in_script
from plgdocs.model.tallies import PATTERNS, tally_of
from plgdocs.model.types import YesNo
from plgdocs.model.vocabularies import MOMENTS, NEVER, PAPERS, THINGS, TRACKS, WHO
from plgdocs.model.worksheets import FITTING, IN_COLUMN, KINDS, WITH_TABLE, Answer, Blank, Worksheet, asked_of


def as_script(page: Worksheet) -> Markup:
    """Return a worksheet's data as text for a ``script`` element, escaped so that nothing can close that element."""
    return Markup(in_script(worksheet_data(page)))  # noqa: S704


def worksheet_data(page: Worksheet) -> dict[str, Any]:
    """Return a worksheet as data that conforms to ``worksheet_schema``."""
    filled = {blank.id: entries(page, blank, answer) for blank, answer in page.filled()}
    return {
        "id": page.name,
        "titel": page.label,
        "spoor": page.track,
        "wie": page.who,
        "moment": page.moment,
        "papier": page.paper,
        "vertrouwelijk": page.is_confidential,
        "nooit": list(page.never),
        "velden": [blank_data(blank) for blank in page.blanks],
        "voorbeeld": {"inleiding": page.example.intro, "velden": filled},
    }


def blank_data(blank: Blank) -> dict[str, Any]:
    """Return a field as data, without what is as in a new one; what an answer may hold at most is always told."""
    defaults = {field.name: field.default for field in fields(Blank)}
    given = ((field, getattr(blank, field.attribute)) for field in fields_of(Blank).values())
    data = {field.key: as_data(value) for field, value in given if value != defaults[field.attribute]}
    columns = {"kolommen": [blank_data(column) for column in blank.columns]} if blank.columns else {}
    told = {"tekens": blank.limit, "kaartjes": blank.row_limit if blank.is_board else None}
    counted = {"telt": [tally_data(rule) for rule in blank.tallies]} if blank.tallies else {}
    return data | {name: limit for name, limit in told.items() if limit} | counted | columns


def tally_data(rule: str) -> dict[str, Any] | None:
    """Return what is counted beside a row, if anything is."""
    tally = tally_of(rule)
    if not tally:
        return None
    return {"wat": tally.kind, "bij": list(tally.of), **({"naast": list(tally.beside)} if tally.beside else {})}


def entries(page: Worksheet, blank: Blank, answer: Answer) -> list[Any]:
    """Return what an example fills in: texts, or for a table an object a row."""
    if blank.kind not in WITH_TABLE:
        return list(entries_of(blank, answer.texts))
    names = [*(["rij"] if blank.heading else []), *(column.id for column in blank.columns)]
    return [{name: cell for name, cell in zip(names, row, strict=False) if cell} for row in answer.table[1:]]


def worksheet_schema() -> Schema:
    schema = tomllib.loads(Path(__file__).with_name("worksheet_schema.toml").read_text("utf-8"))
    properties = schema["properties"]
    for name, words in {"spoor": TRACKS, "wie": WHO, "moment": MOMENTS, "papier": PAPERS}.items():
        properties[name] = {"enum": list(words)}
    properties["nooit"]["items"] = {"enum": list(NEVER)}
    blank = Record(Blank).schema()
    blank["properties"]["telt"] = {"type": "array", "items": {"$ref": "#/$defs/telling"}}
    blank["properties"]["kolommen"] = properties["velden"]
    schema["$defs"]["telling"]["properties"]["wat"] = {"enum": list(PATTERNS)}
    schema["$defs"]["veld"] = blank
    return schema


def header_fields() -> list[Field]:
    return [*fields_of(Worksheet).values()]


def options() -> list[tuple[Field, str]]:
    """Return what can stand between the brackets of a field, in which kinds and with which value, in words."""
    found: list[tuple[Field, str]] = []
    for name, field in fields_of(Blank).items():
        if kinds := ", ".join(kind for kind in KINDS if name in FITTING[kind]):
            where = kinds + ("; ook in een kolom" if name in IN_COLUMN else "")
            found.append(
                (field, where if isinstance(field.type, YesNo) else f"{where}. Waarde: {field.type.explain()}")
            )
    return found


def questions(blank: Blank) -> list[str]:
    """Return what one asks of each note of a board."""
    return [column.label for column in asked_of(blank)]


def marks(page: Worksheet, blank: Blank, library: Library) -> list[str]:
    """Return what stands beside the label of a field: how it is filled in, and from where one can copy."""
    givers = [other.label for other in library.worksheets if other is not page and blank.takes in other.gives]
    said = {
        "in stilte, ieder apart": blank.is_silent and page.who != "alleen",
        blank.time or "": blank.time,
        "zonder naam": blank.is_nameless,
        f"hoogstens {blank.notes_each} per persoon{' in elk vak' if not blank.has_rings else ''}": blank.notes_each,
        "één of meer": blank.many,
        "een rol of initialen": blank.kind == "wie",
        f"neem over uit “{'” of “'.join(givers)}”": givers,
        f"vertrekt van {THINGS.get(blank.takes or '', '')}": blank.takes and not givers,
    }
    return [text for text, is_so in said.items() if is_so]
