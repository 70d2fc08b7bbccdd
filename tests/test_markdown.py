"""The short cuts of the Markdown parser: the tokens are those of the parser without them."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

import pytest
from conftest import ROOT
from fuzzing import FRAGMENTS, mutants
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock

from plgdocs import plain
from plgdocs.files import library_files
from plgdocs.markdown import OPENING, markdown_parser, plain_parser
from plgdocs.reader import blank_front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PLAIN = plain_parser()
SIGNS = [
    *"\n\n    \t-*+.):!#$%&<=>@[]^_`{}~|\\\"'(/;?1aé’",
    *("  \n", "\n\n", "\n   ", "\n    ", "    ", "http://x.be", "x@y.be", "[x]: y", "[^1]", "\n: ", "\n===\n"),
]


def parsed(parser: MarkdownIt, text: str) -> Any:
    """Return the tokens of a text and of its first line, and what the parser remembers of names."""
    found: dict[str, Any] = {"footnotes": {}}
    tokens = parser.parse(text, found)
    found["footnotes"] = {kind: notes for kind, notes in found["footnotes"].items() if notes}
    return tokens, parser.parseInline(text), found


def same(text: str) -> None:
    """Assert that both parsers see the same in a text."""
    assert parsed(markdown_parser(), text) == parsed(PLAIN, text)


def test_our_pages() -> None:
    for path in library_files(ROOT):
        same(blank_front_matter((ROOT / path).read_text("utf-8")))


def test_hostile_files() -> None:
    for data in mutants(11, 400):
        same(data.decode("utf-8", "replace"))


@settings(max_examples=1000, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([*FRAGMENTS, *SIGNS]), max_size=12))
def test_pieces_of_markup(pieces: list[str]) -> None:
    same("".join(pieces))


@settings(max_examples=1000, derandomize=True, deadline=None)
@given(st.text(st.one_of(st.sampled_from("\n .-:!]#>1"), st.characters(codec="utf-8")), max_size=40))
def test_any_text(text: str) -> None:
    same(text)


LINES = [
    *("", "# a", "a", "1. a", "2. b", "10. a", "- a", "> a", "  > a", "   > a", "    > b", "  a", "   a", "    a"),
    *(": a", "---", "| - |", "a | b", "```"),
]
"""Lines that the blocks around them make something else of."""
OTHER_LINES = [
    *("## b **c**", "b c  ", "**a** b", "* a", "+ a", ">", "- > a", "1. - a", "***", "===", "|---|---|", ":::{note}"),
    *(
        "[a]: b",
        "[^a]: b",
        "(a)=",
        "% a",
        "+++",
        "<b>",
        "#a",
        "# a #",
        "# #",
        "1) a",
        "“a",
        "a\\",
        "\ta",
        "1.  a",
        "-  a",
    ),
    *(" - a", "   ", "> - a", "   - a", "   1. a", "   ```", "1.", "-", "> # a", "999999999. a", "0. a", "٣. a"),
]
PIECES = [
    *("a", " ", ".", "é", "\u00a0", "\n", "**", "*", "_", "[", "]", "(", ")", "!", "`", "\\", "&amp;", "<", "{", "~~"),
    *("[b](c)", "[b.c](../c.md#d)", "[b]( c )", "[b](C:d)", "[b](/x)", "[b](//X.y)", "[**b**](c)", "[b](#)", "[^1]"),
]
"""Pieces of a text."""


def test_every_three_lines() -> None:
    for lines in product(LINES, repeat=3):
        same("\n".join(lines))


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from([*LINES, *LINES, *OTHER_LINES]), min_size=4, max_size=12),
    st.sampled_from(["", "\n", "\n\n"]),
)
def test_lines(lines: list[str], end: str) -> None:
    same("\n".join(lines) + end)


def test_every_two_pieces() -> None:
    for pieces in product(PIECES, ["", *PIECES]):
        same("".join(pieces))


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=10))
def test_pieces(pieces: list[str]) -> None:
    same("".join(pieces))


def test_a_plain_card_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of its rules reads a line or a text."""
    asked: list[str] = []
    open_block = StateBlock.push

    def push(state: StateBlock, kind: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        asked.append(kind)
        return open_block(state, kind, tag, nesting)

    monkeypatch.setattr(StateBlock, "push", push)
    monkeypatch.setattr(ParserInline, "parse", lambda _self, text, *_: asked.append(text))
    blocks = [
        "# Kaart",
        "## Hoe?",
        "1. **Zeg.** Kort.",
        "   > Wat?",
        "2. Stop.",
        "- **Let op.** Wacht.",
        "Zie [a](../a.md).",
    ]
    markdown_parser().parse("\n\n".join(blocks))
    assert not asked
    markdown_parser().parse("| a |\n|---|\n| *b* |\n")
    assert {"table_open", "*b*"} < {*asked}


@pytest.mark.parametrize(
    ("name", "pattern", "text"),
    [
        ("LINE", r"(#+) ?(.+)|( *)(x)?(.+)", "- a"),
        ("INLINE_MARKUP", "_", "*a*"),
        ("NAMED", r"\*\*(.+)\*\*(.*)", "**a* b** c"),
        ("LINK", r"\[(.+)\]\((.+)\)", "[a]( b )"),
    ],
)
def test_a_wrong_short_cut_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str, pattern: str, text: str) -> None:
    """Negative control; it also shows that the short cut is taken."""
    same(text)
    monkeypatch.setattr(plain, name, re.compile(pattern))
    assert parsed(markdown_parser(), text) != parsed(PLAIN, text)


def test_a_sign_that_is_forgotten_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As above."""
    for kind in OPENING:
        monkeypatch.setitem(OPENING, kind, "")
    parser = markdown_parser.__wrapped__()
    for line in ("#", "- 1", ">", "***", "```\n```", ":::\n:::", "% a", "+++", "(a)=", "[a]: b", "[^a]: b", "<b>"):
        assert parsed(parser, line) != parsed(PLAIN, line), line
