"""Measure builds and checks beside their peers, on the same generated cards: ``make bench``.

The contenders of a row take turns, several rounds, so that what else the machine does meets all of them.  Printed are
medians of seconds on the clock and of the processor (all processes together), the highest memory of one process, and
the ratio to the first contender: the median of what each round gave.  The rows are explained in
``docs/ontwikkeling/snelheid.md``.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from cards import card, write_library
from peers import BUILDERS, CHECK_SCHEMA, CHECKERS, PYTHON, Contender, prepare_headers
from preview import SITE, print_times, save_in_turn, servers_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).parent
STRICT = ["-W", "--keep-going", "-n"]
OURS = [PYTHON, "-m", "plgdocs"]
KEPT = {"previews", "pdfs", "codes"}
"""What a build from scratch finds in ``_build``: pictures, PDFs and QR codes, which the row ``print`` measures."""


@dataclass(frozen=True)
class Run:
    """What one run cost."""

    wall: float
    cpu: float
    megabytes: float


@dataclass
class Series:
    """The runs of one contender."""

    name: str
    runs: list[Run] = field(default_factory=list)

    def median(self, what: str) -> float:
        """Return the median of ``wall``, ``cpu`` or ``megabytes``."""
        return float(median(getattr(run, what) for run in self.runs))

    def ratio(self, first: Series, what: str) -> float:
        """Return how this compares with the first contender, round by round."""
        pairs = zip(self.runs, first.runs, strict=True)
        return float(median(getattr(ours, what) / getattr(other, what) for ours, other in pairs))


@dataclass(frozen=True)
class Turn:
    """One contender of a row: what makes it ready before each run, and the command to measure."""

    name: str
    command: list[str]
    folder: Path
    reset: Callable[[], None] = lambda: None


def measured(turn: Turn) -> Run:
    """Run a command once; a failure ends the bench, since it would be measured as speed."""
    turn.reset()
    start = time.perf_counter()
    process = subprocess.Popen(
        turn.command, cwd=turn.folder, env=os.environ | SITE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{turn.name} failed in {turn.folder}: {' '.join(turn.command)}")
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def take_turns(title: str, turns: list[Turn], rounds: int) -> list[Series]:
    """Run all contenders of a row, round after round, and print what came out."""
    series = [Series(turn.name) for turn in turns]
    for _ in range(rounds):
        for turn, found in zip(turns, series, strict=True):
            found.runs.append(measured(turn))
    print(f"\n{title:42}{'wall s':>9}{'cpu s':>9}{'MB':>7}{'x wall':>8}{'x cpu':>8}")
    for one in series:
        wall, cpu, size = (one.median(what) for what in ("wall", "cpu", "megabytes"))
        ratios = "".join(f"{one.ratio(series[0], what):8.3f}" for what in ("wall", "cpu"))
        print(f"  {one.name:40}{wall:9.3f}{cpu:9.3f}{size:7.0f}{ratios}", flush=True)
    return series


@dataclass(frozen=True)
class Bench:
    """Where the bench works, and how thoroughly."""

    work: Path
    cards: int
    rounds: int

    def library(self, count: int) -> Path:
        """Return a library of ``count`` cards, written once, with its PDFs and pictures kept."""
        folder = self.work / f"library-{count}"
        if not folder.exists():
            folder.mkdir()
            write_library(folder, count)
        return folder

    def site(self, count: int) -> Path:
        """Return where the site of a library lies, built once."""
        return self.work / f"site-{count}"

    def built(self, count: int) -> Path:
        """Return a library whose PDFs and pictures are kept, all as stand-ins."""
        library = self.library(count)
        if not self.site(count).exists():
            build = [PYTHON, str(HERE / "unprinted.py"), *STRICT, "-q", "-b", "dirhtml", "-d", "_build/doctrees"]
            subprocess.run([*build, ".", str(self.site(count))], cwd=library, env=os.environ | SITE, check=True)
        return library

    def turn(self, contender: Contender, library: Path) -> Turn:
        """Lay out a peer; before each run goes what the last one made."""
        folder = self.work / f"{contender.name}-{library.name}".replace(" ", "")
        if not folder.exists():
            contender.prepare(library, folder)
        return Turn(contender.name, contender.command, folder, lambda: remove(folder / name for name in contender.made))

    def build(self, name: str, count: int) -> Turn:
        """Return a turn of our builder, from scratch."""
        library = self.built(count)
        return Turn(name, [*OURS, "build"], library, lambda: from_scratch(library))

    def checks(self, count: int, *paths: str) -> list[Turn]:
        """Return turns of our checker, without and with what an earlier check kept; it needs no site."""
        library = self.library(count)
        command = [*OURS, "check", *paths]
        kept = library / "_build/kept"
        cold = Turn("plgdocs check, cold", command, library, lambda: remove([kept]))
        return [cold, Turn("plgdocs check, warm", command, library)]


def remove(paths: Iterable[Path]) -> None:
    """Remove files, links and folders, where there are."""
    for path in paths:
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)


def from_scratch(library: Path) -> None:
    """Leave of earlier builds and checks only the pictures and PDFs."""
    remove([library / "_site", *(path for path in (library / "_build").iterdir() if path.name not in KEPT)])


def row_build(bench: Bench) -> None:
    """A full build, checks and search included, beside other site generators."""
    first, *others = (bench.turn(contender, bench.library(bench.cards)) for contender in BUILDERS)
    ours = bench.build("plgdocs build", bench.cards)
    take_turns(f"full build, {bench.cards} cards", [first, ours, *others], bench.rounds)


def row_build_one(bench: Bench) -> None:
    """A build after one card was saved, its PDF included, beside a full build of plain Sphinx."""
    first = bench.turn(BUILDERS[0], bench.library(bench.cards))
    library = bench.built(bench.cards)
    ours = Turn("plgdocs build, one card saved", [*OURS, "build"], library, lambda: save_one(library))
    take_turns(f"build after a save, {bench.cards} cards", [first, ours], bench.rounds)


def save_one(library: Path) -> None:
    """Save a card with a sentence more, or the next time without it; build the site before, if there is none."""
    if not (library / "_site").exists():
        subprocess.run([*OURS, "build"], cwd=library, env=os.environ | SITE, check=True)
    path, sentence = library / f"methods/{card(0)[0]}.md", "\nEn vertel het na.\n"
    text = path.read_text("utf-8")
    path.write_text(text.removesuffix(sentence) if text.endswith(sentence) else text + sentence, "utf-8")


def row_growth(bench: Bench) -> None:
    """A full build of five times as many cards: time for each card, and memory."""
    counts = (bench.cards, 5 * bench.cards)
    turns = [bench.build(f"plgdocs build, {count} cards", count) for count in counts]
    series = take_turns("growth", turns, bench.rounds)
    each = [
        [one.median(what) / count * 1000 for what in ("wall", "cpu")] for one, count in zip(series, counts, strict=True)
    ]
    for what, few, many in zip(("wall", "cpu"), *each, strict=True):
        print(f"  {what}: {few:.1f} and {many:.1f} ms a card, {many / few:.3f} times as much")


def row_preview(bench: Bench) -> None:
    """From the save of a card until its page is served, beside Hugo's server and sphinx-autobuild."""
    preview(bench, bench.cards)


def row_preview_many(bench: Bench) -> None:
    """The same in a library of ten times as many cards; sphinx-autobuild needs too long for that."""
    preview(bench, 10 * bench.cards)


def preview(bench: Bench, count: int) -> None:
    """Save a card of a library, with each server in turn."""
    library = bench.built(count)
    hugo, sphinx = (
        bench.turn(peer, library).folder for name in ("Hugo", "Sphinx + furo") for peer in BUILDERS if peer.name == name
    )
    servers = list(servers_for(library, hugo, sphinx if count == bench.cards else None))
    save_in_turn(servers, 3 * bench.rounds)
    print_times(f"preview of a saved card, {count} cards", servers)


def row_bytes(bench: Bench) -> None:
    """The bytes of the same card's page, and of the list of all cards, in a small and in a large library."""
    name, _ = card(0)
    sizes = {}
    for count in (40, bench.cards, 10 * bench.cards):
        bench.built(count)
        site = bench.site(count) / "methodieken"
        sizes[count] = [len((site / page / "index.html").read_bytes()) for page in (name, "")]
        packed = len(gzip.compress((site / "index.html").read_bytes(), 9))
        print(f"  {count:6} cards: a card's page {sizes[count][0]:,} bytes; /methodieken/ {packed:,} bytes gzip")
    print(f"  a card's page at {count} cards against 40: {sizes[count][0] / sizes[40][0]:.4f}")


def row_check(bench: Bench) -> None:
    """The checker of all files, cold and with what it remembers, beside checkers of front matter alone."""
    first, *others = (bench.turn(contender, bench.library(bench.cards)) for contender in CHECKERS)
    take_turns(f"check, {bench.cards} cards", [first, *bench.checks(bench.cards), *others], bench.rounds)


def row_check_many(bench: Bench) -> None:
    """The checker of ten times as many cards, beside reading and parsing their front matter with the fastest loader."""
    count = 10 * bench.cards
    yaml = Turn("YAML, C loader", [PYTHON, str(HERE / "read_yaml.py"), "methods"], bench.library(count))
    take_turns(f"check, {count} cards", [yaml, *bench.checks(count)], bench.rounds)


def row_check_one(bench: Bench) -> None:
    """One card among our own, as an editor or a hook checks it."""
    name, _ = card(0)
    headers = Contender("check-jsonschema", prepare_headers, ["sh", "-c", f"{CHECK_SCHEMA} {name}.yaml"])
    turns = [bench.turn(headers, bench.library(40)), *bench.checks(40, f"methods/{name}.md")]
    take_turns("check, one file of 40 cards", turns, 5 * bench.rounds)


def row_print(bench: Bench) -> None:
    """What a full build costs more when no picture and no PDF is kept."""
    library = bench.library(40)
    kept = bench.build("pictures and PDFs kept", 40)
    new = Turn("made anew", kept.command, library, lambda: remove([library / "_site", library / "_build"]))
    series = take_turns("full build, 40 cards", [kept, new], 1)
    wall, cpu = (series[1].median(what) - series[0].median(what) for what in ("wall", "cpu"))
    print(f"  {wall / 40:.2f} s on the clock and {cpu / 40:.2f} s of the processor for each card")


ROWS = {
    "build": row_build,
    "build-one": row_build_one,
    "growth": row_growth,
    "preview": row_preview,
    "preview-many": row_preview_many,
    "bytes": row_bytes,
    "check": row_check,
    "check-many": row_check_many,
    "check-one": row_check_one,
    "print": row_print,
}


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=",".join(ROWS), help="which rows, separated by commas (all)")
    parser.add_argument("--cards", type=int, default=1000, help="the size of the library; some rows use 5 or 10 times")
    parser.add_argument("--rounds", type=int, default=3, help="how often each contender runs")
    parser.add_argument("--quick", action="store_true", help="200 cards, one round, the rows that are quick")
    parser.add_argument("--work", type=Path, help="a folder to keep libraries in for the next bench")
    options = parser.parse_args()
    if options.quick:
        options.cards, options.rounds, options.rows = 200, 1, "build,check,check-one"
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench((options.work or Path(temporary)).resolve(), options.cards, options.rounds)
        bench.work.mkdir(parents=True, exist_ok=True)
        for name in options.rows.split(","):
            ROWS[name](bench)


if __name__ == "__main__":
    main()
