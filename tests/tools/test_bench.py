"""What ``make bench`` measures with: generated cards, stand-ins for what takes long to make, and turns.

How fast anything is, no test says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import cards
import libraries
import measure
import memory
import preview
import pytest
from conftest import ROOT, page_addresses, until
from libraries import Libraries
from turns import FailedError, Run, Series, Turn, measured

from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.outputs.cache import cache_home

SIZE = 40
needs_proc = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the bench measures on Linux")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of ``SIZE`` cards."""
    folder = tmp_path_factory.mktemp("library")
    cards.write_library(folder, SIZE)
    return folder


def test_a_library_has_the_cards_asked_for_and_no_problem(generated: Path) -> None:
    library, problems = read_library(generated)
    assert len(library.listed_cards) == SIZE
    assert [problem for problem in [*problems, *check_library(library)] if not problem.is_note] == []


def test_a_card_is_the_same_in_every_library_and_process(generated: Path) -> None:
    script = "import cards; print(*cards.card(9), sep='|', end='')"
    for seed in "12":  # a set of words has another order for each
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(cards.__file__).parent)}
        printed = subprocess.check_output([sys.executable, "-c", script], env=environment, text=True, encoding="utf-8")
        name, _, text = printed.partition("|")
        assert (generated / f"methods/{name}.md").read_text("utf-8") == text


def test_ten_thousand_titles_differ_and_more_are_refused() -> None:
    assert len({cards.title_of(number) for number in range(10_000)}) == 10_000
    with pytest.raises(ValueError, match="titles"):
        cards.title_of(100_000)


def test_a_library_has_the_pages_asked_for(generated: Path) -> None:
    assert cards.cards_for(len(read_library(generated)[0].pages)) == SIZE


# What is measured, and how


def test_the_table_of_figures_has_every_row() -> None:
    table = (ROOT / "docs/ontwikkeling/snelheid.md").read_text("utf-8")
    named = dict.fromkeys(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
    assert list(named) == list(measure.ROWS) == ["build", "growth", "preview", "check", "own"]


def test_a_ratio_is_the_median_of_what_each_round_gave() -> None:
    first, second = (Series("", [Run(wall, 1) for wall in walls]) for walls in ((1, 2, 4), (3, 2, 20)))
    assert second.ratio(first, "wall") == 3


@needs_proc
def test_what_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="Oeps failed"):
        measured(Turn("Oeps", [sys.executable, "-c", "raise SystemExit(1)"], tmp_path))


@needs_proc
def test_the_memory_of_a_command_is_that_of_all_its_processes(tmp_path: Path) -> None:
    """And what they share counts once."""
    script = "import os; kept = b'x' * {0}; children = [os.fork() or (b'x' * {0}, input()) for _ in 'ab']; input()"
    command = [sys.executable, "-c", script.format(50_000_000)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=tmp_path) as process:
        until(lambda: len([*memory.family(process.pid)]) == 3 and memory.memory_of(process.pid) > 145)
        assert memory.memory_of(process.pid) < 200
        process.kill()
    assert memory.memory_of(process.pid) == 0


def test_every_second_save_takes_back_the_first(tmp_path: Path) -> None:
    card = tmp_path / "kaart.md"
    card.write_text("# Kaart\n", "utf-8")
    texts = []
    for _ in range(3):
        measure.save(card)
        texts.append(card.read_text("utf-8"))
    assert texts == [f"# Kaart\n{measure.SENTENCE}", "# Kaart\n", f"# Kaart\n{measure.SENTENCE}"]


def test_a_clone_can_lack_the_commit_to_compare_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "OLD", "0000000")
    assert Libraries(tmp_path).old_code() is None


def test_what_was_stopped_halfway_is_made_again(tmp_path: Path) -> None:
    def stop(folder: Path) -> None:
        folder.mkdir()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        libraries.once(tmp_path / "folder", stop)
    assert libraries.once(tmp_path / "folder", Path.mkdir).exists()


@pytest.mark.slow
def test_a_build_prints_and_draws_nothing_that_has_a_stand_in(tmp_path: Path) -> None:
    library = Libraries(tmp_path).built(30)
    made = cached(library)
    assert min(map(len, made.values())) >= 30
    measured(libraries.build_turn("build", library))
    assert cached(library) == made


def cached(library: Path) -> dict[str, dict[str, int]]:
    """Return when each cached file was made, by kind."""
    folders = [cache_home(library) / name for name in libraries.KEPT]
    return {folder.name: {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} for folder in folders}


@pytest.mark.slow
def test_the_preview_is_compared_in_all_its_pages(site: Path) -> None:
    addresses = preview.addresses_of(read_library(ROOT)[0])
    assert sorted([*addresses, "404.html", "zonder-netwerk.html"]) == page_addresses(site)
