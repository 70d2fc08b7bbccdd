"""How long the planner and run mode take on a slow line: slow_line.py [FOLDER OF A SITE] (make bench-pages).

The line: 400 ms before each answer, 50 kB/s for all connections together, HTTP/1.1 with keep-alive, gzip, and an
empty cache.  A page is usable when its main button changes it.
"""

from __future__ import annotations

import gzip
import sys
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from conftest import launch

LATENCY = 0.4
BYTES_A_SECOND = 50_000
PACKET = 1400
RUNS = 5
TARGET = 2.5
"""Seconds within which a page is to be usable."""
COMPRESSED = {".html", ".js", ".css", ".json", ".svg"}
PLAN = "draaiboek/?v=1&start=13:30&groep=8&plaats=ter-plaatse&duur=90&plan=check-in,kandoe:40,pauze:10,check-out:12"
PAGES = {
    "planner": ("draaiboek/", "[data-do=add]", ".plan-part"),
    "run mode": (f"{PLAN}&toon=begeleid", "[data-do=begin]", ".run-step"),
}
"""The address of a page, its main button, and what that button shows."""
PRESS = """([button, shown]) => {
    const isVisible = (selector) => document.querySelector(selector)?.checkVisibility();
    const timer = setInterval(() => {
        if (isVisible(button)) document.querySelector(button).click();
        if (!isVisible(shown)) return;
        window.usable = performance.now() / 1000;
        clearInterval(timer);
    }, 5);
}"""


@dataclass
class Line:
    """A line that all connections share, and what went over it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0
    """From when on the next packet can go."""
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Each file that was asked for, and its bytes as sent."""

    def wait(self, size: int) -> None:
        """Wait until a packet has gone over the line."""
        with self.lock:
            self.free = max(self.free, time.monotonic()) + size / BYTES_A_SECOND
            until = self.free
        time.sleep(max(0, until - time.monotonic()))


class Handler(SimpleHTTPRequestHandler):
    """Serves a site over a line."""

    protocol_version = "HTTP/1.1"
    line: Line

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed as a host would, packet by packet."""
        time.sleep(LATENCY)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = path.read_bytes() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.line.sent.append((self.path.partition("?")[0], len(body)))
        for start in range(0, len(body), PACKET):
            packet = body[start : start + PACKET]
            self.line.wait(len(packet))
            self.wfile.write(packet)
            self.wfile.flush()


class Server(ThreadingHTTPServer):
    """Serves one site; a browser that hangs up is no news."""

    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Say nothing."""


def serve(folder: Path, line: Line) -> str:
    """Serve a site over a line; return its address."""
    handler = type("LineHandler", (Handler,), {"line": line})
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def seconds_until_usable(page: Page, address: str, button: str, shown: str) -> float:
    """Open a page, press its main button as soon as that does something, and return when that was."""
    page.add_init_script(f"({PRESS})({[button, shown]})")
    page.goto(address, wait_until="commit")
    while (seconds := page.evaluate("window.usable")) is None:
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    return float(seconds)


def measure(browser: Browser, folder: Path, name: str) -> str:
    """Return what one page took, in a line of text."""
    address, button, shown = PAGES[name]
    times: list[float] = []
    for _ in range(RUNS):
        line = Line()
        context = browser.new_context(service_workers="block")
        times.append(seconds_until_usable(context.new_page(), serve(folder, line) + address, button, shown))
        context.close()
    icon = "" if any("icon" in path for path, _ in line.sent) else " (and the icon, which this browser leaves out)"
    size = sum(size for _, size in line.sent) / 1000
    within = "" if median(times) <= TARGET else f", above {TARGET} s"
    return f"{name:9} {median(times):.2f} s until usable{within}; {len(line.sent)} requests{icon}, {size:.1f} kB"


def main() -> None:
    """Measure both pages."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "_site")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name in PAGES:
            print(measure(browser, folder, name))
        browser.close()


if __name__ == "__main__":
    main()
