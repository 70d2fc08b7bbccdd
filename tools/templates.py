"""Write the files that the host and the editor read and that follow from the model: ``make templates``.

They are kept in the repository, since others look for them there; a test compares them with the model.
"""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from plgdocs.authoring.experience_form import experience_form
from plgdocs.authoring.improvement import improvement_form
from plgdocs.authoring.issue import issue_form
from plgdocs.authoring.writer import Draft, card_text
from plgdocs.model.cards import Card
from plgdocs.model.fields import OPEN_PLACE, Field, Needed, Record, fields_of
from plgdocs.model.file_kinds import PICTURES
from plgdocs.model.problems import LONGEST_QUOTED
from plgdocs.model.types import Choice, ListOf, Number
from plgdocs.model.vocabularies import (
    DAY,
    DEFAULT_GROUP,
    DEFAULT_MINUTES,
    MOST_MINUTES,
    MOST_PEOPLE,
    PLAN_VERSION,
    SHORTEST_TURN,
)
from plgdocs.model.worksheets import FOLDER, Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
NOTE = "# Gemaakt uit het model met “make templates”; wijzig plgdocs/model/ of plgdocs/authoring/.\n"
STEP = (
    "${1:1}. **${2:Naam van de stap}.** (${3:10} min) ${4:Wat jij doet, en wat de groep doet.}",
    "",
    "   > ${5:Een zin die je kunt zeggen.}",
    "$0",
)
"""A step as an editor inserts it; what follows a number and a colon is overwritten."""
BLANK = (
    "${1:1}. **${2:Waarover gaat het}.** (tekst: ${3:id}; ${4:120} tekens; ${5:2} lijnen) ${6:Hulp in één zin.}",
    "$0",
)
"""A field of a worksheet as an editor inserts it."""
LIMITS = {
    "MOST_PEOPLE": (MOST_PEOPLE, "In a group."),
    "DEFAULT_GROUP": (DEFAULT_GROUP, "How many people to reckon with while nobody says."),
    "DEFAULT_MINUTES": (DEFAULT_MINUTES, "How long a plan reckons with a method while nobody says."),
    "DAY": (DAY, "In minutes; no meeting is longer."),
    "MOST_MINUTES": (MOST_MINUTES, "Of a method, and of a part of a plan."),
    "SHORTEST_TURN": (SHORTEST_TURN, "In seconds; who gets fewer has no turn to speak of."),
    "PLAN_VERSION": (PLAN_VERSION, "Of the address of a plan."),
    "LONGEST_QUOTED": (LONGEST_QUOTED, "Characters of a text that a message quotes."),
}
"""Numbers of the model that scripts need too, and of what they are."""
PLACE = re.compile(rf"{OPEN_PLACE}(?:: [^*\n]*)?")
KEY = re.compile(r"^(?:# )?([a-z-]+): ")


def templates() -> dict[str, str]:
    """Return the text of each file by its path from the root."""
    return {
        ".github/ISSUE_TEMPLATE/methodiek.yml": NOTE + as_yaml(issue_form()),
        ".github/ISSUE_TEMPLATE/ervaring.yml": NOTE + as_yaml(experience_form()),
        ".github/ISSUE_TEMPLATE/verbetering.yml": NOTE + as_yaml(improvement_form()),
        ".vscode/plg.code-snippets": as_json(snippets()),
        ".vscode/settings.json": as_json(settings()),
        "plgdocs/theme/plg/static/site/limits.js": limits(),
    }


def as_yaml(form: dict[str, Any]) -> str:
    """Return a form as YAML that the host reads."""
    return yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=110)


def as_json(value: Any) -> str:
    """Return a value as JSON that people can read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def limits() -> str:
    """Return the script that other scripts import the limits of the model from."""
    lines = [f"/** {of} */\nexport const {name} = {number};" for name, (number, of) in LIMITS.items()]
    return "\n".join(["// @ts-check", "// Made of the model with “make templates”; change it there.", "", *lines, ""])


def settings() -> dict[str, Any]:
    """Return how an editor treats our files; the extension Front Matter judges keys by it."""
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[markdown]": {"editor.wordWrap": "on", "editor.tabSize": 3, "editor.insertSpaces": True},
        "frontMatter.content.pageFolders": [
            {"title": "Methodieken", "path": "[[workspace]]/methods", "contentTypes": ["kaart"]},
            {"title": "Werkbladen", "path": f"[[workspace]]/{FOLDER}", "contentTypes": ["werkblad"]},
        ],
        "frontMatter.media.supportedMimeTypes": media_types(),
        "frontMatter.taxonomy.contentTypes": [
            {
                "name": name,
                "pageBundle": False,
                "fields": [editor_field(field) for field in fields_of(kind).values()],
            }
            for name, kind in (("kaart", Card), ("werkblad", Worksheet))
        ],
    }


def media_types() -> list[str]:
    """Return the kinds of pictures that the editor offers, as media types."""
    names = {".svg": "svg+xml", ".jpg": "jpeg"}
    return sorted({f"image/{names.get(ending, ending[1:])}" for ending in PICTURES})


def editor_field(declared: Field) -> dict[str, Any]:
    """Return a field as the editor's form knows it."""
    asked = {"title": declared.label, "name": declared.key, "description": declared.hint} | editor_type(declared.type)
    return asked | ({"required": True} if declared.needed is Needed.ALWAYS else {})


def editor_type(type_: Any) -> dict[str, Any]:
    """Return a type of value in the editor's words."""
    if isinstance(type_, ListOf):
        inner = editor_type(type_.item)
        return inner | {"multiple": True} if inner["type"] == "choice" else {"type": "list"}
    if isinstance(type_, Choice):
        choices = [{"id": word, "title": label} for word, label in type_.vocabulary.items()]
        return {"type": "choice", "choices": choices}
    if isinstance(type_, Record):
        inside = [editor_field(declared) for declared in type_.fields.values()]
        return {"type": "fields", "fields": inside}
    return {"type": "number" if isinstance(type_, Number) else "string"}


def snippets() -> dict[str, Any]:
    """Return what an editor inserts for a word: a whole card, a step, or a field of a worksheet."""
    return {
        "Kaart van een methodiek": {
            "prefix": "kaart",
            "scope": "markdown",
            "description": "Een nieuwe kaart; met Tab ga je naar de volgende plaats.",
            "body": card_snippet(),
        },
        "Stap": {
            "prefix": "stap",
            "scope": "markdown",
            "description": "Een stap onder “Hoe?”, met een tijd en een zin om te zeggen.",
            "body": list(STEP),
        },
        "Veld": {
            "prefix": "veld",
            "scope": "markdown",
            "description": "Een veld onder “Blad”, met woorden die men er schrijft.",
            "body": list(BLANK),
        },
    }


def card_snippet() -> list[str]:
    """Return the lines of a new card, with a stop for the Tab key at each place to fill in."""
    numbers = count(2)
    lines = card_text(Draft("TITEL")).replace("$", r"\$").splitlines()
    return [with_stops(line, numbers).replace("# TITEL", "# ${1:Naam van je methodiek}") for line in lines]


def with_stops(line: str, numbers: Iterator[int]) -> str:
    """Return a line with stops for the Tab key: a choice where the model knows the words."""
    key = KEY.match(line)
    type_ = fields_of(Card)[key[1]].type if key and key[1] in fields_of(Card) else None
    if isinstance(type_, ListOf) and isinstance(type_.item, Choice):
        choice = f"|{','.join(type_.item.vocabulary)}|"
        return PLACE.sub(lambda _: f"${{{next(numbers)}{choice}}}", line)
    return PLACE.sub(lambda place: f"${{{next(numbers)}:{place[0]}}}", line)


def main() -> None:
    """Write every file."""
    for path, text in templates().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
