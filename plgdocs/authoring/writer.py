"""Writes a card as text: front matter from values, then the title and the sections.

The reader reads it back; places that somebody still has to fill in are marked.
"""

from __future__ import annotations

import re
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from plgdocs.model.cards import OFFERED, Card
from plgdocs.model.fields import OPEN_PLACE, Field, Needed, Record, Type, fields_of
from plgdocs.model.problems import tidy
from plgdocs.model.sections import CARD_SECTIONS, HOW
from plgdocs.model.types import ListOf
from plgdocs.parsing.front_matter import FENCE

WIDTH = 116
"""Maximum length of the lines that we write."""
OPEN_STEP = f"1. **{OPEN_PLACE}: de naam van je eerste stap.**"
"""How “Hoe?” begins while it has no steps."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card to write: plain values by key, Markdown by section, and remarks above a key (“”: below all keys)."""

    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, list[str]] = field(default_factory=dict)


def card_text(draft: Draft) -> str:
    """Return a draft as the text of a file; what is required and missing becomes a marked place."""
    header = "\n".join(header_lines(draft)).strip()
    return f"{FENCE}\n{header}\n{FENCE}\n\n# {escape(draft.title)}\n\n{body(draft.sections)}"


def header_lines(draft: Draft) -> Iterator[str]:
    """Yield the lines of the front matter: given values, missing ones, and optional ones as comments."""
    known = fields_of(Card)
    for key, declared in known.items():
        if key in draft.values:
            yield from comment(draft.remarks.get(key, []))
            yield yaml_field(key, draft.values[key])
        elif declared.needed is Needed.ALWAYS:
            yield ""
            yield from comment([*help_for(declared), *draft.remarks.get(key, [])])
            yield yaml_field(key, open_value(declared.type))
    offered = [known[key] for key in OFFERED if key not in draft.values]
    if offered:
        yield "\n# Wat hieronder staat, mag erbij. Haal het hekje weg voor de sleutel die je invult."
    for declared in offered:
        yield ""
        yield from comment([*help_for(declared), *draft.remarks.get(declared.key, [])])
        yield f"# {declared.key}: {declared.example}"
    if "" in draft.remarks:
        yield ""
        yield from comment(draft.remarks[""])


def help_for(declared: Field) -> Iterator[str]:
    yield from textwrap.wrap(f"{declared.hint} Waarde: {declared.type.explain()}.", WIDTH)
    if declared.needed is Needed.ALWAYS:
        yield f"Zoals: {declared.example}"


def comment(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts as comment lines; a text of several lines becomes as many comments."""
    for text in texts:
        for line in text.splitlines() or [""]:
            yield f"# {tidy(line)}".rstrip()


def open_value(type_: Type) -> Any:
    """Return a value of the shape of ``type_``, with marked places in it."""
    if isinstance(type_, ListOf):
        return [OPEN_PLACE]
    if isinstance(type_, Record):
        needed = (declared for declared in type_.fields.values() if declared.needed is Needed.ALWAYS)
        return {declared.key: open_value(declared.type) for declared in needed}
    return OPEN_PLACE


def yaml_field(key: str, value: Any) -> str:
    line = f"{key}: {yaml_value(value)}"
    if len(line) <= WIDTH:
        return line
    if isinstance(value, list):
        return "\n".join([f"{key}:", *(f"  - {yaml_value(item)}" for item in value)])
    if isinstance(value, dict):
        return "\n".join([f"{key}:", *(f"  {yaml_value(name)}: {yaml_value(text)}" for name, text in value.items())])
    text = " ".join(value.split())
    if not text.isprintable():  # only quotation marks can escape it
        return line
    words = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{key}: >-", *(f"  {line}" for line in words)])


def yaml_value(value: Any) -> str:
    """Return a plain value as YAML on one line, with quotation marks only where YAML needs them."""
    text = yaml.safe_dump(value, allow_unicode=True, width=1_000_000, sort_keys=False, default_flow_style=True)
    return str(text).removesuffix("...\n").strip()


def escape(text: str) -> str:
    """Return a text on one line, escaped for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>&~#])", r"\\\1", tidy(text))


def body(sections: Mapping[str, str]) -> str:
    """Return the sections in order; a required one that is missing becomes a marked place."""
    parts = []
    for name, section in CARD_SECTIONS.items():
        place = OPEN_STEP if name == HOW else f"{OPEN_PLACE}:"
        text = sections.get(name, f"{place} {section.hint}" if section.is_needed else "")
        if text:
            parts.append(f"## {name}\n\n{text.strip()}\n")
    return "\n".join(parts)


def write_atomically(path: Path, text: str) -> None:
    """Write a file in one step; an existing file keeps its mode."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, delete=False) as fresh:
        fresh.write(text)
    Path(fresh.name).chmod(mode)
    Path(fresh.name).replace(path)
