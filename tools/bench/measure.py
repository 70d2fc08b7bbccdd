"""Measure builds, checks and the preview beside their peers, on the same generated cards: ``make bench``.

Printed are medians of seconds on the clock and of the processor (all processes together), and the ratio to the first
contender of a row: the median of what each round gave.  ``docs/ontwikkeling/snelheid.md`` has the limits.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cards import cards_for
from libraries import OLD, Libraries, build_turn, from_scratch, ours
from peers import CHECK_JSONSCHEMA, HUGO, SPHINX
from preview import compare_pages, hugo_server, measure_saves, our_server, print_times, put_back
from turns import ROOT, FailedError, Series, Turn, measured, take_turns

SAVED, SENTENCE = "methods/kandoe.md", "\nEn vertel het na.\n"
"""The card that is saved, with this at its end or without."""


@dataclass(frozen=True)
class Bench:
    """How thoroughly is measured."""

    libraries: Libraries
    cards: int
    pages: int
    """The size of the library for the preview."""
    rounds: int


def row_build(bench: Bench) -> None:
    """A full build, checks and search included, beside plain Sphinx."""
    library = bench.libraries.built(bench.cards)
    turns = [bench.libraries.peer_turn(SPHINX, library), build_turn("build", library)]
    take_turns(f"build: {bench.cards} cards", turns, bench.rounds)


def row_growth(bench: Bench) -> None:
    """A full build of five times as many cards: time for each card, and memory of all processes."""
    counts = (bench.cards, 5 * bench.cards)
    turns = [build_turn(f"build, {count} cards", bench.libraries.built(count)) for count in counts]
    series = take_turns("growth", [replace(turn, is_weighed=True) for turn in turns], bench.rounds)
    few, many = (one.median("wall") / count * 1000 for one, count in zip(series, counts, strict=True))
    print(f"  {few:.1f} and {many:.1f} ms on the clock for each card: {many / few:.3f} times as much")
    print("  highest memory of all processes: " + " and ".join(f"{one.megabytes:.0f} MB" for one in series))


def row_preview(bench: Bench) -> None:
    """From the save of a card until its page is served, beside Hugo's server, and until all pages are right."""
    library = bench.libraries.built(cards_for(bench.pages))
    mine = our_server(library)
    servers = [hugo_server(bench.libraries.peer(HUGO, library)), mine]
    with put_back(mine.source), put_back(servers[0].source):
        measure_saves(servers, 3 * bench.rounds)
        print_times(f"preview: a saved card, {bench.pages} pages", servers)
        print(f"  {compare_pages(mine)}")


def row_check(bench: Bench) -> None:
    """The checker of our own library, and of many cards beside a checker of front matter alone."""
    take_turns("check: our own library", [ours("check", bench.libraries.own("now"), "check")], 5 * bench.rounds)
    library = bench.libraries.library(bench.cards)
    turns = [bench.libraries.peer_turn(CHECK_JSONSCHEMA, library), ours("check", library, "check")]
    take_turns(f"check: {bench.cards} cards", turns, bench.rounds)


def row_own(bench: Bench) -> None:
    """A build of our own library, with all PDFs and after a save, beside that of an older commit, with its library."""
    turns = own_turns(bench.libraries)
    print_each_page(turns, take_turns("own: build from nothing, with all PDFs", turns, bench.rounds))
    saved = [replace(turn, reset=partial(save, turn.folder / SAVED)) for turn in turns]
    print_each_page(turns, take_turns("own: build after a save", saved, bench.rounds))


def print_each_page(turns: list[Turn], series: list[Series]) -> None:
    """Print the seconds for each page, since the library has grown."""
    for turn, one in zip(turns, series, strict=True):
        pages = sum(1 for _ in turn.folder.glob("[!_]*/**/*.md"))
        print(f"  {one.name}: {pages} pages, {1000 * one.median('wall') / pages:.0f} ms on the clock for each")


def own_turns(libraries: Libraries) -> list[Turn]:
    """Return the turns that build our own library, the older commit's first; the first build of each isn't measured."""
    turns = [own_turn(libraries, "now", ROOT)]
    measured(turns[0])
    code = libraries.old_code()
    if code is None:
        print(f"\nThis clone doesn't have commit {OLD} (git fetch --unshallow), so only ours is measured.")
        return turns
    turns.insert(0, own_turn(libraries, OLD, code))
    measured(turns[0])
    return turns


def own_turn(libraries: Libraries, name: str, code: Path) -> Turn:
    """Return a turn of the build that this code does in a copy of our own library."""
    library = libraries.own(name, code)
    return replace(ours(f"build, {name}", library, "build", reset=partial(from_scratch, library)), code=code)


def save(path: Path) -> None:
    """Save a card with a sentence more, or the next time without it."""
    text = path.read_text("utf-8")
    path.write_text(text.removesuffix(SENTENCE) if text.endswith(SENTENCE) else text + SENTENCE, "utf-8")


ROWS = {"build": row_build, "growth": row_growth, "preview": row_preview, "check": row_check, "own": row_own}


def main() -> None:
    """Measure what the command line asks for."""
    options = parser().parse_args()
    if options.quick:
        options.cards, options.pages, options.rounds = 100, 150, 1
    with tempfile.TemporaryDirectory() as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(Libraries(work), options.cards, options.pages, options.rounds)
        try:
            for name in options.rows.split(","):
                ROWS[name](bench)
        except FailedError as error:
            sys.exit(str(error))


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--rows", default=",".join(ROWS), help="which rows, separated by commas (all)")
    found.add_argument("--cards", type=int, default=1000, help="the size of the library; growth also uses 5 times that")
    found.add_argument("--pages", type=int, default=350, help="the size of the library for the preview")
    found.add_argument("--rounds", type=int, default=3, help="how often each contender runs; the preview 3 times that")
    found.add_argument("--quick", action="store_true", help="100 cards, 150 pages, one round")
    found.add_argument("--work", type=Path, help="a folder to keep libraries in for the next bench")
    return found


if __name__ == "__main__":
    main()
