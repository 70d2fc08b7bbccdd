"""What tests share: the built site, copies of the library to break, a server and a browser."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from modules import Modules
from playwright.sync_api import Browser, expect, sync_playwright

from plgdocs import reader
from plgdocs.publish import run_sphinx

if TYPE_CHECKING:
    from plgdocs.model import Page
    from plgdocs.problems import Problem

expect.set_options(timeout=20_000)  # milliseconds: a machine at work may be slow

os.environ["NO_COLOR"] = "1"  # Sphinx colours what it says wherever CI is set

LIMIT = 120.0
"""Seconds after which something will not happen any more, also on a slow machine."""


def until(happened: Callable[[], object], seconds: float = LIMIT, said: Callable[[], str] = str) -> None:
    """Wait until something is so; else show what was ``said``."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, said()
        time.sleep(0.01)


ROOT = Path(__file__).parent.parent
BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this library, built once, strictly."""
    folder = tmp_path_factory.mktemp("site")
    assert run_sphinx(ROOT, folder / "html", folder / "doctrees", ["-q", "-E"]) == 0
    return folder / "html"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a check parsed, in order; this check isn't one in CI."""
    paths: list[str] = []
    really_read = reader.read

    def read(path: str, data: bytes) -> tuple[Page | None, list[Problem]]:
        paths.append(path)
        return really_read(path, data)

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(reader, "read", read)
    return paths


@pytest.fixture
def modules(tmp_path: Path) -> Modules:
    """The site's modules, called in Node."""
    return Modules(tmp_path)


PUBLIC = "https://gids.example/plg-gids/"
"""The address for which ``public_site`` is built."""
REPOSITORY = "https://host.example/plg/gids"
"""The repository to which ``public_site`` leads."""


def build_public(folder: Path, *options: str) -> Path:
    """Build this library for its public address; return the site's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLG_SITE_URL", PUBLIC)
        patch.setenv("PLG_REPOSITORY_URL", f"{REPOSITORY}/")
        assert run_sphinx(ROOT, folder / "html", folder / "doctrees", ["-q", "-E", *options]) == 0
    return folder / "html"


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this library as it is published, with absolute addresses and pictures."""
    return build_public(tmp_path_factory.mktemp("public"))


@pytest.fixture
def library(site: Path, tmp_path: Path) -> Path:
    """A copy of this library that a test may change; its PDFs are at hand, since printing all takes long."""
    folder = tmp_path / "library"
    folder.mkdir()
    for cache in (folder / "_build/pdfs", tmp_path / "out/.doctrees/pdfs"):
        shutil.copytree(site.with_name("pdfs"), cache)
    for name in ("docs", "methods"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("conf.py", "index.md"):
        shutil.copy(ROOT / name, folder / name)
    return folder


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word, with the site's own page for what does not exist."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """A function that serves a folder and returns its address, with a slash at the end."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path, serve: Serve) -> str:
    """The address of the built site."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; a test opens pages of its own."""
    with sync_playwright() as playwright:
        executable = shutil.which("chromium")
        assert executable, "chromium ontbreekt: make test installeert het"
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_FLAGS)
        yield browser
        browser.close()


def page_addresses(site: Path) -> list[str]:
    """Return the address of every page of a built site, from its root."""
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    return sorted(page.removesuffix("index.html") for page in pages)
