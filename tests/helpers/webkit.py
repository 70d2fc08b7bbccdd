"""WebKit, driven over the protocol of its own driver (W3C WebDriver: JSON over HTTP)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20
"""Seconds to wait for what a slow machine shows late."""


class WebKit:
    """One window of WebKitGTK."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}/session"
        self.root += "/" + self.call("", {"capabilities": {"alwaysMatch": CAPABILITIES}})["sessionId"]

    def call(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Send a command of the protocol; return its value."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.root + path, data, {"Content-Type": "application/json"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 (our own driver)
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        """Open a page."""
        self.call("/url", {"url": address})

    def do(self, what: str, selector: str, text: str = "") -> None:
        """Click on an element, fill it in or do nothing with it (``wait``), once it is there."""
        (element,) = patiently(lambda: self.call("/element", {"using": "css selector", "value": selector})).values()
        if what == "click":
            patiently(lambda: self.call(f"/element/{element}/click", {}))
        elif what == "fill":
            self.call(f"/element/{element}/value", {"text": text})

    def ask(self, question: str) -> Any:
        """Return the value of an expression on the page."""
        return self.call("/execute/sync", {"script": f"return {question}", "args": []})


BROWSER = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))), Path("MiniBrowser"))
CAPABILITIES = {
    "browserName": "MiniBrowser",
    "webkitgtk:browserOptions": {"binary": str(BROWSER), "args": ["--automation"]},
}


def patiently(attempt: Any) -> Any:
    """Return what an attempt gives, as soon as it succeeds."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@contextmanager
def webkit(port: int) -> Iterator[WebKit]:
    """Start the driver, on a screen that nobody sees, and a window."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("xvfb-run")
    assert driver, "WebKitWebDriver ontbreekt: make test installeert het"
    assert screen, "xvfb-run ontbreekt: make test installeert het"
    command = [screen, "-a", driver, f"--port={port}"]
    with subprocess.Popen(command, env=os.environ, start_new_session=True, stderr=subprocess.DEVNULL) as process:
        try:
            yield patiently(lambda: WebKit(port))
        finally:
            os.killpg(process.pid, 15)
