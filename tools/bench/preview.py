"""How long a saved card takes until its new page is served, waiting included.

``waits`` works for any server that shows a Markdown file; run as a script it measures our preview:
``python tools/bench/preview.py LIBRARY`` (as ``cards.py`` writes one), where “title” is a card that shows its title.
"""

from __future__ import annotations

import itertools
import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PORT = 8765
LONGEST = 3600.0
"""Seconds in which a server must have made all pages for the first time."""


@contextmanager
def running(command: Sequence[str], folder: Path) -> Iterator[None]:
    """Run a server in a folder."""
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def page(address: str) -> str:
    """Return a page, or nothing while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 (of this machine)
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def until(address: str, text: str) -> float:
    """Return the seconds until a page shows a text."""
    start = time.perf_counter()
    while text not in page(address):
        if time.perf_counter() - start > LONGEST:
            raise TimeoutError(address)
        time.sleep(0.002)
    return time.perf_counter() - start


def waits(source: Path, addresses: dict[str, str], rounds: int = 9, rest: float = 3.0) -> dict[str, float]:
    """Save a new title in a file again and again; return the median milliseconds until each page shows it."""
    text = source.read_text("utf-8")
    found: dict[str, list[float]] = {name: [] for name in addresses}
    for number in itertools.count():
        title = f"Proefkaart {number} van deze meting"
        start = time.perf_counter()
        source.write_text(re.sub(r"^# .*$", f"# {title}", text, count=1, flags=re.MULTILINE), "utf-8")
        for name, address in addresses.items():
            until(address, title)
            if number:  # the first warms up
                found[name].append((time.perf_counter() - start) * 1000)
        if number == rounds:
            break
        time.sleep(rest)
    source.write_text(text, "utf-8")
    return {name: statistics.median(values) for name, values in found.items()}


def our_preview(library: Path, rounds: int = 9) -> dict[str, float]:
    """Return the median milliseconds of our preview for the page of a card, and for a card that goes before it."""
    site = f"http://127.0.0.1:{PORT}"
    with running([sys.executable, "-m", "plgdocs", "serve", "--port", str(PORT)], library):
        until(f"{site}/methodieken/kandoe/", "KanDoe")
        addresses = {"page": f"{site}/methodieken/kandoe/", "title": f"{site}/methodieken/bsa/"}
        return waits(library / "methods/kandoe.md", addresses, rounds)


if __name__ == "__main__":
    for place, milliseconds in our_preview(Path(sys.argv[1]).resolve()).items():
        print(f"{place}: {milliseconds:.0f} ms")
