"""What tests share: the built site, copies of the library to break, a server and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from helpers.modules import Modules
from helpers.pruning import prune
from helpers.samples import small_library
from helpers.worksheets import write_pages
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from plgdocs.commands.ledger import keep_promises
from plgdocs.outputs.cache import cache_home

expect.set_options(timeout=20_000)  # milliseconds: a machine at work may be slow
settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")  # a change is judged by the same inputs everywhere; tools/fuzz.py looks for new ones

os.environ["NO_COLOR"] = "1"  # Sphinx colours what it says wherever CI is set
os.environ["PLG_BOOK"] = "0"  # printing the whole guide takes 45 seconds

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


def launch(playwright: Playwright) -> Browser:
    """Open the browser of the tests and the benches, quietly and without the network."""
    executable = shutil.which("chromium-headless-shell")
    assert executable, "chromium-headless-shell ontbreekt: make test installeert het"
    return playwright.chromium.launch(executable_path=executable, args=BROWSER_FLAGS)


Build = Callable[[Path], object]


@pytest.fixture(scope="session", autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Commands keep what they make with their user: here, with the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Build], Path]:
    """A function that makes a directory once for all processes that run tests, and returns its path."""
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp().parent if is_one_of_many else tmp_path_factory.getbasetemp()

    def make(name: str, build: Build) -> Path:
        folder = base / name
        with FileLock(base / f"{name}.lock"):
            if not (base / f"{name}.made").exists():
                folder.mkdir()
                build(folder)
                (base / f"{name}.made").touch()
        return folder

    return make


def run_sphinx(library: Path, out: Path, doctrees: Path, options: Sequence[str] = (), jobs: int = 2) -> int:
    """Run Sphinx itself, strictly, as anybody could; return its exit status."""
    strict = ["-W", "--keep-going", "-n", "-q", "-j", str(jobs), *options]
    command = [sys.executable, "-m", "sphinx", *strict, "-b", "dirhtml", "-d", str(doctrees), str(library), str(out)]
    return subprocess.run(command, check=False).returncode


Shared = Callable[[str, Build], Path]


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The site of this library, built once, strictly."""

    def build(folder: Path) -> None:
        assert run_sphinx(ROOT, folder / "html", folder / "doctrees") == 0

    return shared("site", build) / "html"


SLOW_FIXTURES = {"site", "pruned", "public_site", "public", "browser", "copy", "large", "hostile"}
"""What takes a while to make, or a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a built site or a browser as slow, whoever asks for it."""
    for item in items:
        if SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def modules() -> Iterator[Modules]:
    """The site's modules, called in Node."""
    modules = Modules()
    yield modules
    modules.close()


PUBLIC = "https://gids.example/plg-gids/"
"""The address for which ``public_site`` is built."""
REPOSITORY = "https://host.example/plg/gids"
"""The repository to which ``public_site`` leads."""
EDITORS = "redactie@gids.example"
"""Where its form mails a card."""


def build_public(folder: Path, *options: str) -> Path:
    """Build this library for its public address; return the site's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLG_SITE_URL", PUBLIC)
        patch.setenv("PLG_REPOSITORY_URL", f"{REPOSITORY}/")
        patch.setenv("PLG_EDITORS_EMAIL", EDITORS)
        assert run_sphinx(ROOT, folder / "html", folder / "doctrees", options) == 0
    return folder / "html"


@pytest.fixture(scope="session")
def public_site(shared: Shared) -> Path:
    """The site of this library as it is published, with absolute addresses and pictures."""
    return shared("public", build_public) / "html"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library, which is the current folder."""
    folder = small_library(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def build_pruned(folder: Path) -> None:
    """Build this library without most of its cards and the pages on the school, which takes half the time."""
    library = folder / "library"
    for name in ("docs", "methods"):
        shutil.copytree(ROOT / name, library / name)
    for name in ("conf.py", "index.md"):
        shutil.copy(ROOT / name, library / name)
    prune(library)
    assert run_sphinx(library, folder / "html", folder / "doctrees") == 0
    keep_promises(library, folder / "html")


@pytest.fixture(scope="session")
def pruned(shared: Shared) -> Path:
    """A folder with a pruned copy of this library, its site and its PDFs."""
    return shared("pruned", build_pruned)


@pytest.fixture
def library(pruned: Path, tmp_path: Path) -> Path:
    """A pruned copy of this library that a test may change."""
    shutil.copytree(pruned / "pdfs", tmp_path / "out/.doctrees/pdfs")
    return copy_library(pruned / "library", pruned, tmp_path / "library")


def copy_library(source: Path, pruned: Path, folder: Path) -> Path:
    """Copy a library, with its PDFs at hand, since printing all takes long; return ``folder``."""
    shutil.copytree(source, folder)
    shutil.copytree(pruned / "pdfs", cache_home(folder) / "pdfs")
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
def sheets(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of pages with a worksheet each."""
    folder = tmp_path_factory.mktemp("sheets")
    write_pages(folder)
    return f"{serve(folder)}werkbladen/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; a test opens pages of its own."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def page_addresses(site: Path) -> list[str]:
    """Return the address of every page of a built site, from its root."""
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    return sorted(page.removesuffix("index.html") for page in pages)
