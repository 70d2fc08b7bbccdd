"""Files nobody would write: a short run of ``tools/fuzz.py``, always the same, and proof that it would notice."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from helpers.fuzzing import Renderer, harmless, mild_mutants, mutants, problems_of, try_file
from helpers.samples import CARD, small_library
from hypothesis import given, settings
from hypothesis import strategies as st

from plgdocs.model.characters import BAD_CHARACTERS, find_hidden
from plgdocs.parsing.allow_list import link_danger, plain_target

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings("ignore:'myst_parser")  # says so of itself where a link is dead


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Renderer]:
    """A build of a small library."""
    made = Renderer(small_library(tmp_path_factory.mktemp("fuzz") / "gids"))
    yield made
    made.stack.close()


def test_mutants(renderer: Renderer) -> None:
    """What is accepted becomes HTML that can do nothing; nothing else happens."""
    found = [try_file("methods/rondje.md", data, renderer) for data in mutants(seed=3, count=150)]
    assert {"refused", "faulty", "accepted"} == set(found)


@pytest.mark.slow
def test_what_is_accepted_builds_without_a_warning(renderer: Renderer) -> None:
    found = [try_file("methods/rondje.md", data, renderer) for data in mild_mutants(seed=4, count=100)]
    assert found.count("accepted") > 20


def test_the_run_would_notice(renderer: Renderer) -> None:
    """Were a picture of another site let through, the page would show it."""
    page = renderer.render("methods/rondje.md", CARD.encode())
    harmless(page)
    with pytest.raises(AssertionError, match="https:"):
        harmless(page.replace("Een rondje.", '<img src="https://x.be/a.png">'))


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes(data: bytes) -> None:
    problems_of("docs/proef.md", data)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_front_matter(text: str) -> None:
    problems_of("methods/rondje.md", CARD.replace("fase:", f"{text}\nfase:").encode("utf-8", "replace"))


@given(st.text(st.sampled_from("jJ avscript:/\\\\#?%0a9&;.\t\n\x01"), max_size=24))
@settings(max_examples=500)
def test_any_target(target: str) -> None:
    """What is not refused is no address with a scheme, however often it is decoded."""
    if link_danger(target, "methods/rondje.md") is None:
        assert not plain_target(target).lower().startswith(("javascript:", "//", "/"))


@given(st.characters())
@settings(max_examples=300)
def test_any_character(character: str) -> None:
    """What Python doesn't print is refused, but for spaces, unassigned signs and line ends."""
    if unicodedata.category(character) in ("Cc", "Co", "Cs", "Zl", "Zp") and character not in "\t\n":
        assert find_hidden(character)


def test_what_is_passed_over_hides_nothing() -> None:
    """The quick look at a text finds each character that the pattern of all bad ones does."""
    bad = filter(BAD_CHARACTERS.search, map(chr, range(sys.maxunicode + 1)))
    assert [character for character in bad if not find_hidden(character)] == []
