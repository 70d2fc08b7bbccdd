"""The short cuts of the Markdown parser: the tokens are those of the parser without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from conftest import ROOT
from fuzzing import FRAGMENTS, mutants
from hypothesis import given, settings
from hypothesis import strategies as st

from plgdocs import markdown
from plgdocs.files import library_files
from plgdocs.markdown import OPENING, markdown_parser, plain_parser
from plgdocs.reader import blank_front_matter

if TYPE_CHECKING:
    import pytest
    from markdown_it import MarkdownIt

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


def test_a_sign_that_is_forgotten_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control; it also shows that the short cuts are taken."""
    same("# *a*")
    monkeypatch.setattr(markdown, "INLINE_MARKUP", re.compile("_"))
    assert parsed(markdown_parser(), "# *a*") != parsed(PLAIN, "# *a*")
    monkeypatch.undo()
    for kind in OPENING:
        monkeypatch.setitem(OPENING, kind, "")
    parser = markdown_parser.__wrapped__()
    for line in ("# a", "- a", "> a", "***", "```\n```", ":::\n:::", "% a", "+++", "(a)=", "[a]: b", "[^a]: b", "<b>"):
        assert parsed(parser, line) != parsed(PLAIN, line), line
