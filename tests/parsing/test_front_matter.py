"""Front matter as YAML: whatever it holds, the outcome is nodes or one error at a line, and soon."""

from __future__ import annotations

import random
import time

import pytest
import yaml
from conftest import ROOT
from helpers.samples import CARD

from plgdocs.checking.directory import library_files
from plgdocs.checking.files import read
from plgdocs.model.characters import find_hidden
from plgdocs.model.fields import Place
from plgdocs.model.problems import Reporter
from plgdocs.parsing.front_matter import compose, split
from plgdocs.parsing.yaml_errors import place_of

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


def headers() -> list[str]:
    """Return the nasty headers, our own, and many with a piece of another put in; the same each time."""
    files = [(ROOT / path).read_text("utf-8") for path in library_files(ROOT)]
    found = [split(text).header or "" for text in [CARD, *files]]
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


def test_any_header_gives_nodes_or_an_error_with_its_place() -> None:
    for text in filter(lambda text: not find_hidden(text), headers()):
        place = Place(Reporter("x", []))
        try:
            compose("\n" + text, place)
        except yaml.YAMLError as error:
            line, column = place_of(error)
            assert 1 <= line <= text.count("\n") + 3, text
            assert column >= 1, text


def test_values_are_text_until_our_types_judge_them() -> None:
    node = compose("a: [no, 012, 1:30, 2026-02-30, 1_000, .inf]", Place(Reporter("x", [])))
    assert isinstance(node, yaml.MappingNode)
    assert [item.value for item in node.value[0][1].value] == ["no", "012", "1:30", "2026-02-30", "1_000", ".inf"]


@pytest.mark.parametrize("null", ["~", "null", "Null", "NULL", ""])
def test_no_value_is_empty_text(null: str) -> None:
    plain, quoted = (compose(text, Place(Reporter("x", []))) for text in (f"a: {null}", f"a: '{null}'"))
    assert isinstance(plain, yaml.MappingNode)
    assert isinstance(quoted, yaml.MappingNode)
    assert plain.value[0][1].value == ""
    assert quoted.value[0][1].value == null


@pytest.mark.parametrize("piece", ["[", "[a, ", "- ", "? ", "{a: ", "a: [b]\n", "&a *a ", "!t ", "'", '"\\x'])
def test_no_header_is_followed_without_end(piece: str) -> None:
    """As long as a file may be."""
    text = "---\nsamenvatting: " + piece * (60_000 // len(piece)) + "\n---\n\n# Titel\n"
    start = time.process_time()
    _, problems = read("docs/x.md", text.encode())
    assert problems
    assert time.process_time() - start < 10  # seconds; without the limit on depth this takes minutes
