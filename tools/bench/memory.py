"""The memory of a command and of all processes that it starts, shared pages counted once (PSS, Linux only)."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERVAL = 0.2
"""Seconds between two samples."""


@contextmanager
def sampled(leader: int) -> Iterator[list[float]]:
    """Sample the memory of a process and its descendants until the block ends; yield the samples, in megabytes."""
    samples, is_over = [memory_of(leader)], Event()

    def sample() -> None:
        while not is_over.wait(INTERVAL):
            samples.append(memory_of(leader))

    thread = Thread(target=sample)
    thread.start()
    try:
        yield samples
    finally:
        is_over.set()
        thread.join()


def memory_of(leader: int) -> float:
    """Return the megabytes of a process and its descendants."""
    return sum(map(pss, family(leader))) / 1024


def family(leader: int) -> Iterator[int]:
    """Yield a process and all its descendants, as long as they live."""
    yield leader
    for path in Path(f"/proc/{leader}/task").glob("*/children"):
        with suppress(OSError):
            for child in path.read_text().split():
                yield from family(int(child))


def pss(process: int) -> int:
    """Return the proportional set size of a process in kilobytes; 0 if it ended."""
    with suppress(OSError):
        if found := re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE):
            return int(found[1])
    return 0
