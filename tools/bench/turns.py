"""The contenders of a row take turns, round after round, so that whatever else the machine does slows all of them."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from memory import sampled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    "PLG_SITE_URL": "https://gids.example/",
    "PYTHONPATH": str(ROOT),
    "PLG_BOOK": "0",  # as the commits with which it is compared
    "CI": "",
    "PYTHONDONTWRITEBYTECODE": "",
}
"""The environment of all that is measured: the code beside this file, which Python may compile and cache."""


class FailedError(Exception):
    """A command failed; that ends a row, since it would be measured as speed."""


@dataclass(frozen=True)
class Turn:
    """A contender: what makes it ready before each run, and the command to measure."""

    name: str
    command: Sequence[str]
    folder: Path
    reset: Callable[[], object] = lambda: None
    code: Path = ROOT
    """Where the code of ``plgdocs`` is."""
    is_weighed: bool = False
    """Whether its memory is measured, which takes some time of the processor."""


@dataclass(frozen=True)
class Run:
    """What one run cost: seconds on the clock and of the processor, and the highest memory of all its processes."""

    wall: float
    cpu: float
    megabytes: float = 0


@dataclass
class Series:
    """The runs of one contender."""

    name: str
    runs: list[Run] = field(default_factory=list)

    def median(self, what: str) -> float:
        """Return the median of ``wall`` or ``cpu``."""
        return float(median(getattr(run, what) for run in self.runs))

    def ratio(self, first: Series, what: str) -> float:
        """Return how this compares with the first contender, round by round."""
        pairs = zip(self.runs, first.runs, strict=True)
        return float(median(getattr(ours, what) / getattr(other, what) for ours, other in pairs))

    @property
    def megabytes(self) -> float:
        """The highest memory of any run."""
        return max(run.megabytes for run in self.runs)


def measured(turn: Turn) -> Run:
    """Run a command once; raise ``FailedError`` if it fails."""
    turn.reset()
    start = time.perf_counter()
    process = subprocess.Popen(
        turn.command,
        cwd=turn.folder,
        env=os.environ | ENVIRONMENT | {"PYTHONPATH": str(turn.code)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with sampled(process.pid) if turn.is_weighed else nullcontext([0.0]) as sizes:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{turn.name} failed in {turn.folder}: {' '.join(turn.command)}"
        raise FailedError(message)
    return Run(wall, usage.ru_utime + usage.ru_stime, max(sizes))


def take_turns(title: str, turns: Sequence[Turn], rounds: int) -> list[Series]:
    """Run all contenders of a row, round after round, and print what came out."""
    series = [Series(turn.name) for turn in turns]
    for _ in range(rounds):
        for turn, found in zip(turns, series, strict=True):
            found.runs.append(measured(turn))
    print_series(title, series)
    return series


def print_series(title: str, series: Sequence[Series]) -> None:
    """Print the medians of each contender, and the ratios to the first."""
    print(f"\n{title:46}{'wall s':>9}{'cpu s':>9}{'x wall':>8}{'x cpu':>8}")
    for one in series:
        seconds = "".join(f"{one.median(what):9.3f}" for what in ("wall", "cpu"))
        ratios = "".join(f"{one.ratio(series[0], what):8.3f}" for what in ("wall", "cpu"))
        print(f"  {one.name:44}{seconds}{ratios}", flush=True)
