"""How far longer work is: a bar in a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from multiprocessing import Value
from typing import TextIO

WIDTH = 30
"""Characters of the bar."""
SECONDS = {True: 0.1, False: 5.0}
"""How long to wait between two signs, in a terminal and elsewhere: short work shows nothing."""


class Progress:
    """Counts one kind of work; processes that were forked count together."""

    def __init__(self, label: str, total: int, stream: TextIO | None = None) -> None:
        self.label, self.total, self.stream = label, total, stream or sys.stderr
        self.is_terminal = self.stream.isatty()
        self.done, self.shown = Value("i", 0), Value("d", time.monotonic())

    def step(self) -> None:
        """Count one, and show it if the last sign was long ago."""
        with self.done.get_lock():
            self.done.value += 1
            now = time.monotonic()
            if now - self.shown.value >= SECONDS[self.is_terminal]:
                self.shown.value = now
                self.show()
            if self.is_terminal and self.done.value == self.total:
                self.stream.write("\r\033[K")

    def show(self) -> None:
        """Write the sign."""
        done = self.done.value
        if self.is_terminal:
            full = WIDTH * done // self.total
            self.stream.write(f"\r{self.label} [{'#' * full}{'.' * (WIDTH - full)}] {done} van {self.total}")
        else:
            self.stream.write(f"{self.label}: {done} van {self.total}\n")
        self.stream.flush()
