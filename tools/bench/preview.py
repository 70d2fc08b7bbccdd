"""How long a saved card takes until its new page is served, waiting included: the rows ``preview``.

All servers run at the same time and take turns; those whose turn it isn't stand still, so that what one does in the
background troubles no other.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import IncompleteRead
from statistics import median
from typing import TYPE_CHECKING

from peers import BIN, PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

CARD, NEIGHBOUR = "kandoe", "bsa"
"""The card that is saved, and one that shows its title."""
LONGEST = 3600.0
"""Seconds in which a server must have made all pages for the first time."""
REST = 3.0
"""Seconds before each save, in which a server can end what it does besides."""
SITE = {"PLG_SITE_URL": "https://gids.example/", "CI": "", "PYTHONDONTWRITEBYTECODE": ""}
"""The environment of what is measured; in CI our checker would remember nothing, and Python may keep compiled code."""


@dataclass
class Server:
    """A server that follows Markdown files, its command without the port, and the milliseconds that its pages took."""

    name: str
    command: list[str]
    folder: Path
    source: Path
    """The card's file."""
    pages: Mapping[str, str]
    """Addresses of pages that show the card's title, the first its own."""
    times: dict[str, list[float]] = field(default_factory=dict)
    site: str = ""
    """Where it serves, while it runs."""

    @contextmanager
    def running(self, port: int) -> Iterator[int]:
        """Run the server until it serves, and give the number of its group of processes; then put the card back."""
        self.site = f"http://127.0.0.1:{port}/"
        text = self.source.read_text("utf-8")
        process = subprocess.Popen(
            [*self.command, str(port)],
            cwd=self.folder,
            env=os.environ | SITE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            for page in self.pages.values():
                self.until(page, title_of(text))
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self.source.write_text(text, "utf-8")

    def until(self, page: str, title: str) -> None:
        """Wait until a page shows a title."""
        end = time.monotonic() + LONGEST
        while title not in served(self.site + page):
            if time.monotonic() > end:
                raise TimeoutError(self.site + page)
            time.sleep(0.002)

    def save(self, title: str) -> None:
        """Save the card with another title, and note how long it takes until each page shows that."""
        text = self.source.read_text("utf-8")
        start = time.perf_counter()
        self.source.write_text(text.replace(title_of(text), title), "utf-8")
        for name, page in self.pages.items():
            self.until(page, title)
            self.times.setdefault(name, []).append((time.perf_counter() - start) * 1000)


def servers_for(ours: Path, hugo: Path, sphinx: Path | None) -> Iterator[Server]:
    """Yield the servers to measure, each with the folder that it runs in: Hugo's, sphinx-autobuild, and ours."""
    page = {"page": f"{CARD}/"}
    command = [str(BIN / "hugo"), "server", "--bind", "127.0.0.1", "--port"]
    yield Server("hugo server", command, hugo, hugo / f"content/{CARD}.md", page)
    if sphinx:
        command = [str(BIN / "sphinx-autobuild"), "-q", "-b", "dirhtml", ".", "out", "--port"]
        yield Server("sphinx-autobuild", command, sphinx, sphinx / f"{CARD}.md", page)
    pages = {"page": f"methodieken/{CARD}/", "a page with its title": f"methodieken/{NEIGHBOUR}/"}
    yield Server(
        "plgdocs serve", [PYTHON, "-m", "plgdocs", "serve", "--port"], ours, ours / f"methods/{CARD}.md", pages
    )


def title_of(text: str) -> str:
    """Return the title in the text of a card."""
    return re.search(r"^# (.*)$", text, re.MULTILINE)[1]  # type: ignore[index]


def served(address: str) -> str:
    """Return a page, or nothing while there is none, or half of one."""
    try:
        with urllib.request.urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 (of this machine)
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, IncompleteRead):
        return ""


def save_in_turn(servers: Sequence[Server], rounds: int) -> None:
    """Save the card for each server in turn; the first round warms up."""
    with ExitStack() as stack:
        groups = []
        for port, server in enumerate(servers, start=8761):
            groups.append(stack.enter_context(server.running(port)))
            os.killpg(groups[-1], signal.SIGSTOP)
        for number in range(rounds + 1):
            for server, group in zip(servers, groups, strict=True):
                os.killpg(group, signal.SIGCONT)
                time.sleep(REST)
                server.save(f"Proefkaart {number} van deze meting")
                os.killpg(group, signal.SIGSTOP)


def print_times(title: str, servers: Sequence[Server]) -> None:
    """Print the medians, and the ratio to the first server's page, round by round."""
    first = servers[0].times["page"][1:]
    print(f"\n{title:42}{'ms':>9}{'x':>8}")
    for server in servers:
        for name, times in server.times.items():
            ratio = median(ours / other for ours, other in zip(times[1:], first, strict=True))
            print(f"  {server.name + ': ' + name:40}{median(times[1:]):9.0f}{ratio:8.3f}", flush=True)
