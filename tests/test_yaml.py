"""The C parser of YAML gives the nodes of the Python one, over headers made to tell them apart."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from conftest import ROOT
from samples import CARD

from plgdocs.fields import Place
from plgdocs.files import library_files
from plgdocs.problems import Reporter
from plgdocs.reader import compose, compose_with_care, split

if TYPE_CHECKING:
    import pytest

NASTY = [
    *(
        "a: no",
        "a: 012",
        "a: 0o14",
        "a: 1:30",
        "a: 2026-02-30",
        "a: 1_000",
        "a: .inf",
        "a: ~",
        "a: null",
        "a: 'null'",
        "a: ",
    ),
    *(
        "a: &x b",
        "a: *x",
        "a: !t b",
        "a: 1\na: 2",
        "? a\n: b",
        "[a, b]: c",
        "{a: b}",
        "- a",
        "a",
        "",
        "# x",
        "a: # x",
        "a: b# x",
    ),
    *(
        "a: b #x",
        "a: |\n  b\n c",
        "a: >-\n  b\n\n  c\n",
        "a: >+\n  b\n\n",
        "a: >2\n  b",
        "a: 'b''c'",
        'a: "b\\nc"',
        'a: "b\n  c"',
    ),
    *(
        "a: b\n  c",
        "a: b\nc",
        "a: b: c",
        "a:b",
        "a : b",
        "a: [b, c",
        "a: [b,, c]",
        "a: [b, ]",
        "a: [,]",
        "a: {b, c: d}",
        "a: {b}",
    ),
    *(
        "a: {b:c}",
        "a: [b:c]",
        "a: [b: c]",
        'a: {"b":c}',
        "a: 'b",
        "a: @b",
        "a: `b",
        "a: %b",
        "%YAML 1.1\n---\na: b",
        "a: b\n---\nc: d",
    ),
    *(
        "a: b\n...\nc",
        "a: - b",
        "- - a",
        "a:\n- b\n- c",
        "a:\n  - b\n - c",
        " a: b\nc: d",
        "a:\n\tb",
        "a: b\tc",
        "a: é",
        "é: b",
        "🙂: 🙂",
    ),
    *(
        "a: -",
        "a: - ",
        "a: --- b",
        "a: ?b",
        "a: ? b",
        "a: :b",
        "a: : b",
        "a: ,b",
        "a: b,",
        "a: }",
        "a: ]b",
        "a: b]",
        "a: <<",
        "<<: a",
    ),
    *(
        "a: 'b' c",
        'a: "b" c',
        "a: [b] c",
        "'a': b",
        '"a": b',
        *("a: >#x\n  b", "a: >-#x\n  b", "a: >2#x\n  b", "a: |#x\n  b", "- >#x\n  b"),
        "a: >- # x\n  b",
        "a: >-\n  b\n # x\n",
        "a: b\r\nc: d",
        "a: b\x85c: d",
    ),
    *(
        *("a: " + "[" * deep + "b" + "]" * deep for deep in (6, 7, 8)),
        "a: " + "[" * 9 + "]" * 9,
        "a: " + "[" * 90 + "]" * 90,
        "a: " + "x" * 1100 + ": b",
        "x" * 1100 + ": b",
        "a: \xa0b",
        "a:\xa0b",
    ),
]


def shape(node: Any) -> Any:
    """Return all that we read of a node, and where it stands."""
    if node is None:
        return None
    place = (node.start_mark.line, node.start_mark.column, node.tag)
    if isinstance(node, yaml.ScalarNode):
        return (*place, node.value, node.style or None)
    if isinstance(node, yaml.MappingNode):
        return (*place, [(shape(key), shape(value)) for key, value in node.value])
    return (*place, [shape(child) for child in node.value])


def outcome(compose_text: Any, text: str) -> Any:
    """Return the nodes or the error, and what was reported."""
    place = Place(Reporter("x", []))
    try:
        found = shape(compose_text("\n" + text, place))
    except yaml.YAMLError as error:
        found = str(error)
    return found, place.report.problems


def headers() -> list[str]:
    """Return the nasty headers, our own, and many with a piece of another put in; the same each time."""
    files = [(ROOT / path).read_text("utf-8") for path in library_files(ROOT)]
    found = [split(text, Reporter("x", [])).header or "" for text in [CARD, *files]]
    chance = random.Random(7)  # noqa: S311 (no secret)
    pieces = [*NASTY, *"[]{}:,'\"#-?>|&*!%@` \n\t\\", ": ", "- ", "\n  ", "\n- ", "''", " #", "\n\n"]
    mixed = []
    for _ in range(2000):
        text = chance.choice([*NASTY, *found[:12]])
        for _ in range(chance.randrange(1, 4)):
            start = chance.randrange(len(text) + 1)
            text = text[:start] + chance.choice(pieces) + text[start:]
        mixed.append(text)
    return [*NASTY, *found, *mixed]


def test_the_same_nodes() -> None:
    for text in headers():
        assert outcome(compose, text) == outcome(compose_with_care, text), text


def test_a_plain_header_takes_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def care(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("plgdocs.reader.compose_with_care", care)
    for path in sorted(Path(ROOT, "methods").glob("*.md")):
        header = split(path.read_text("utf-8"), Reporter("x", [])).header
        assert header
        compose("\n" + header, Place(Reporter("x", [])))
