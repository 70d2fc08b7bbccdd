"""The generator that ``make bench`` measures with: its cards are valid, and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import cards
import pytest

from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library

SIZE = 40


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of ``SIZE`` cards."""
    folder = tmp_path_factory.mktemp("library")
    cards.write_library(folder, SIZE)
    return folder


def test_a_library_has_the_cards_asked_for_and_no_problem(generated: Path) -> None:
    library, problems = read_library(generated)
    assert len(library.listed_cards) == SIZE
    assert [*problems, *check_library(library)] == []


def test_a_card_is_the_same_in_every_library_and_process(generated: Path) -> None:
    script = "import cards; print(*cards.card(20), sep='|', end='')"
    for seed in "12":  # a set of words has another order for each
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(cards.__file__).parent)}
        printed = subprocess.check_output([sys.executable, "-c", script], env=environment, text=True, encoding="utf-8")
        name, _, text = printed.partition("|")
        assert (generated / f"methods/{name}.md").read_text("utf-8") == text


def test_ten_thousand_titles_differ_and_more_are_refused() -> None:
    assert len({cards.title_of(number) for number in range(10_000)}) == 10_000
    with pytest.raises(ValueError, match="titles"):
        cards.title_of(100_000)
