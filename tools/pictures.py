"""Take the pictures of the guide for contributors, of the site in ``_site`` and of the real checker: ``make pictures``.

They are small: few colours, twice the size at which they are shown.
"""

from __future__ import annotations

import html
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from conftest import launch  # noqa: E402 (the tests share their browser with this script)

SITE = ROOT / "_site"
OUT = ROOT / "docs/bijdragen/beelden"
PHONE = {"width": 390, "height": 760}
MISTAKES = {"[openen]": "[opene]", "{van: 3, tot: 12}": "{van: 12, tot: 3}"}
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 18px 22px; background: #1d2b2a; color: #eef3f0; font: 15px/1.55 monospace; width: 436px; }
pre { margin: 0; white-space: pre-wrap; font: inherit; } b { color: #f6c453; font-weight: 400; }
</style><pre>"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take every picture."""
    OUT.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as playwright:
        browser = launch(playwright)
        take_pages(browser, address)
        take_terminal(browser)
        browser.close()
    server.shutdown()


def take_pages(browser: Browser, address: str) -> None:
    """Take the first screen of a card, and of the form with a few answers."""
    page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="nl-BE")  # type: ignore[arg-type]
    page.goto(f"{address}/methodieken/kandoe/")
    keep(page, "kaart")
    page.goto(f"{address}/bijdragen/nieuwe-methodiek/")
    page.get_by_label("Naam van je methodiek").fill("Stille wandeling")
    page.get_by_label("Naam van je methodiek").evaluate(
        "field => scrollTo(0, field.getBoundingClientRect().top + scrollY - 130)"
    )
    keep(page, "formulier")


def take_terminal(browser: Browser) -> None:
    """Take what the checker answers to a card with mistakes."""
    page = browser.new_page(viewport={"width": 480, "height": 100}, device_scale_factor=2)
    page.set_content(TERMINAL + html.escape(answer()).replace("$ ", "<b>$</b> ", 1))
    keep(page, "controle", full_page=True)


def answer() -> str:
    """Return a command and what it says about a copy of the library in which a card has mistakes."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "methods"):
            shutil.copytree(ROOT / name, Path(folder, name))
        for name in ("conf.py", "index.md"):
            shutil.copy(ROOT / name, folder)
        card = Path(folder, "methods/check-in.md")
        text = card.read_text("utf-8")
        for right, wrong in MISTAKES.items():
            text = text.replace(right, wrong, 1)
        card.write_text(text, "utf-8")
        command = [sys.executable, "-m", "plgdocs", "check", "methods/check-in.md"]
        run = subprocess.run(command, cwd=folder, env={**os.environ}, check=False, capture_output=True, text=True)
    return f"$ plgdocs check methods/check-in.md\n{run.stdout}{run.stderr}"


def keep(page: Page, name: str, *, full_page: bool = False) -> None:
    """Keep what a page shows, in few colours."""
    taken = Image.open(io.BytesIO(page.screenshot(full_page=full_page, animations="disabled")))
    few = taken.convert("RGB").quantize(48).convert("RGB")
    few.save(OUT / f"{name}.webp", lossless=True, quality=100, method=6)


if __name__ == "__main__":
    main()
