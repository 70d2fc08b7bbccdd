"""The words of the interface against their glossary, ``docs/ontwikkeling/woorden.md``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from plgdocs.model.cards import Card
from plgdocs.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

THEME = ROOT / "plgdocs/theme/plg"
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>|<style.*?</style>", re.DOTALL)
SHOWN = re.compile(r">([^<>]+)<|\b(?:aria-label|title|placeholder|alt|label)=\"([^\"]*)\"")
"""The text between tags, and the attributes that are read or heard."""
STRING = re.compile(r"`((?:[^`\\]|\\.)*)`|\"((?:[^\"\\\n]|\\.)*)\"")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
DUTCH = re.compile(r"[a-zà-ÿ]+[ …’]|[A-Z][a-zà-ÿ]+")
"""A string that a reader sees: more than one word, or a capital; other strings are names in the code."""


def glossary() -> list[tuple[str, list[str]]]:
    """Return each word of the interface, and the words that it replaces."""
    text = (ROOT / "docs/ontwikkeling/woorden.md").read_text("utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.split("\n") if line.startswith("| ")]
    return [(word, list(filter(None, others.split(", ")))) for _, word, others in rows[1:]]


def strings(path: Path) -> Iterator[str]:
    """Yield what a reader can see of a template or a script."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        found = SHOWN.findall(CODE.sub("", text))
    else:
        markup = [part for pair in STRING.findall(COMMENT.sub("", text)) for part in pair if DUTCH.search(part)]
        yield from (part for part in markup if "<" not in part)
        found = SHOWN.findall("\n".join(part for part in markup if "<" in part))
    yield from (" ".join(part.split()) for pair in found for part in pair if part.strip())


def wrong(text: str) -> list[str]:
    """Return the words in ``text`` that the glossary replaces by others; “mag” only if it stands alone."""
    replaced = [word for _, others in glossary() for word in others]
    return [
        word
        for word in replaced
        if (
            text.strip().lower() == word
            if word == "mag"
            else re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        )
    ]


INTERFACE = sorted([*THEME.rglob("*.html"), *THEME.glob("static/**/*.js")])


@pytest.mark.parametrize("path", INTERFACE, ids=lambda path: path.relative_to(THEME).as_posix())
def test_the_interface_has_one_word_for_one_thing(path: Path) -> None:
    assert [(text, words) for text in strings(path) if (words := wrong(text))] == []


@pytest.mark.parametrize("path", INTERFACE, ids=lambda path: path.relative_to(THEME).as_posix())
def test_apostrophes_are_curly(path: Path) -> None:
    assert [text for text in strings(path) if re.search(r"[a-zà-ÿ]'[a-z]", text)] == []


def test_fields_speak_the_same_words() -> None:
    texts = [text for field in fields_of(Card).values() for text in (field.label, field.hint)]
    assert [(text, words) for text in texts if (words := wrong(text))] == []


def test_the_words_of_the_glossary_are_used() -> None:
    """A word that nothing says is no word of the interface."""
    said = "\n".join(text for path in INTERFACE for text in strings(path)).lower()
    words = [word for entry, _ in glossary()[:5] for word in entry.split(", ")]
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schrap stap 2", ["schrap"]),
        ("mag", ["mag"]),
        ("Je mag je beurt overslaan", []),
        ("Begeleid", ["begeleid"]),
        ("Een begeleider", []),
        ("Verwijder", []),
    ],
)
def test_a_wrong_word_is_found(text: str, expected: list[str]) -> None:
    assert wrong(text) == expected
