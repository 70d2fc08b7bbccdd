"""How long a saved card takes until its new page is served, waiting included: the row ``preview``.

The servers run at the same time and take turns; one whose turn it isn't stands still, so that what it does in the
background doesn't slow the other.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import IncompleteRead
from statistics import median
from typing import TYPE_CHECKING

from libraries import plgdocs
from peers import HUGO
from turns import ENVIRONMENT, FailedError

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from plgdocs.checking.library import Library

CARD, NEIGHBOUR = "lesbezoek", "lesson-study"
"""The card that is saved, which has no short title, and one whose page shows its title."""
LONGEST = 3600.0
"""Seconds in which a server must have made all pages for the first time."""
REST = 3.0
"""Seconds before each save, in which a server can end what it does besides."""
NEW_TITLE = "Proefkaart {} van deze meting"


@dataclass
class Server:
    """A server that follows Markdown files, and the milliseconds that its pages took."""

    name: str
    command: Sequence[str]
    """Without the port, which comes last."""
    folder: Path
    source: Path
    """The card's file."""
    pages: Mapping[str, str]
    """Addresses of pages that show the card's title, the first its own."""
    addresses: Sequence[str] = ()
    """Those of all pages, which must be right after each save."""
    files: int = 1
    """How many files these are made of."""
    times: dict[str, list[float]] = field(default_factory=dict)
    site: str = ""
    """Where it serves, while it runs."""
    seen: dict[str, str] = field(default_factory=dict)
    """All pages as they were after the last save."""

    @contextmanager
    def running(self) -> Iterator[int]:
        """Run the server until the block ends; when it serves, yield the number of its process group."""
        port = free_port()
        self.site, silent = f"http://127.0.0.1:{port}/", subprocess.DEVNULL
        process = subprocess.Popen(
            [*self.command, str(port)],
            cwd=self.folder,
            env=os.environ | ENVIRONMENT,
            stdout=silent,
            stderr=silent,
            start_new_session=True,
        )
        try:
            for page in self.pages.values():
                self.until(page, title_of(self.source.read_text("utf-8")))
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

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
            self.note(name, start)
        if self.addresses:
            self.seen = self.walk()
            self.note("all pages, for each file", start, self.files)

    def note(self, name: str, start: float, parts: int = 1) -> None:
        """Note how long something took since ``start``, or one of equal parts of it."""
        self.times.setdefault(name, []).append((time.perf_counter() - start) * 1000 / parts)

    def walk(self) -> dict[str, str]:
        """Return all pages by address, without the number of the last change."""
        found = ((address, served(self.site + address)) for address in self.addresses)
        return {address: re.sub(r' data-change="\d+"', "", page) for address, page in found}


def hugo_server(folder: Path) -> Server:
    """Return Hugo's server of the same cards."""
    return Server(HUGO.name, HUGO.command, folder, folder / f"content/{CARD}.md", {"page": f"{CARD}/"})


def our_server(library: Path) -> Server:
    """Return our preview of a library."""
    found, _ = read_library(library)
    pages = {"page": f"methodieken/{CARD}/", "another page with its title": f"methodieken/{NEIGHBOUR}/"}
    command, source = plgdocs("serve", "--port"), library / f"methods/{CARD}.md"
    return Server("plgdocs serve", command, library, source, pages, addresses_of(found), len(found.pages))


def addresses_of(library: Library) -> list[str]:
    """Return the addresses of all pages of a library but the one for dead addresses."""
    names = [name for page in library.pages.values() for name in (page.docname, *library.extra_docnames(page))]
    return sorted(map(address_of, names))


def measure_saves(servers: Sequence[Server], rounds: int) -> None:
    """Save the card for each server in turn; the first round warms up."""
    with ExitStack() as stack:
        groups = []
        for server in servers:
            groups.append(stack.enter_context(server.running()))
            os.killpg(groups[-1], signal.SIGSTOP)
        for number in range(rounds + 1):
            for server, group in zip(servers, groups, strict=True):
                os.killpg(group, signal.SIGCONT)
                time.sleep(REST)
                server.save(NEW_TITLE.format(number))
                os.killpg(group, signal.SIGSTOP)


def print_times(title: str, servers: Sequence[Server]) -> None:
    """Print the medians, and the ratio to the page of the first server, round by round."""
    first = servers[0].times["page"][1:]
    print(f"\n{title:46}{'ms':>9}{'x':>9}")
    for server in servers:
        for name, times in server.times.items():
            ratio = median(ours / other for ours, other in zip(times[1:], first, strict=True))
            print(f"  {server.name + ': ' + name:44}{median(times[1:]):9.0f}{ratio:9.3f}", flush=True)


def compare_pages(server: Server) -> str:
    """Compare all pages with those of a fresh preview, and say how many are as they should be."""
    title = title_of(server.source.read_text("utf-8"))
    with server.running():
        fresh = server.walk()
    wrong = [address for address, page in fresh.items() if page != server.seen[address] or not page]
    if wrong:
        message = f"after the last save {len(wrong)} pages are wrong: {', '.join(wrong[:5])}"
        raise FailedError(message)
    return f"all {len(fresh)} pages are right; {sum(title in page for page in fresh.values())} show the new title"


@contextmanager
def put_back(path: Path) -> Iterator[None]:
    """Put a file back as it was when the block ends."""
    text = path.read_text("utf-8")
    try:
        yield
    finally:
        path.write_text(text, "utf-8")


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


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
