"""Shows the preview in a browser: its files, what is wrong with a page, and word of every change."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from plgdocs import look

if TYPE_CHECKING:
    from collections.abc import Collection

OWN = "/_preview/"
"""Where the preview's own files live; the site has no such address."""
OWN_FILES = {"reload.js": "text/javascript", "panel.css": "text/css"}
ALIVE = 15.0
"""Seconds after which a silent connection gets a sign, so that a closed one is noticed."""
EVERY = "*"
"""Stands for all pages."""


@dataclass
class Shown:
    """What the preview shows; threads wait for its changes."""

    folder: Path
    problems: dict[str, list[str]] = field(default_factory=dict)
    """The problems of each page, by its address from the root."""
    started: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    changes: list[Collection[str]] = field(default_factory=list)
    """The addresses that each change wrote, in order."""
    news: Condition = field(default_factory=Condition)

    @property
    def number(self) -> int:
        """The number of the last change, higher than any of an earlier preview."""
        return self.started + len(self.changes)

    def change(
        self,
        folder: str | None = None,
        pages: Collection[str] = (),
        problems: dict[str, list[str]] | None = None,
    ) -> None:
        """Show another folder, pages that were written, or other problems."""
        with self.news:
            if folder:
                self.folder = Path(folder)
            if problems is not None and problems != self.problems:
                names = self.problems.keys() | problems.keys()
                pages = [*pages, *(name for name in names if self.problems.get(name) != problems.get(name))]
                self.problems = problems
            if pages:
                self.changes.append(pages)
                self.news.notify_all()

    def has_changed(self, address: str, since: int) -> bool:
        """Whether a page changed after the change of this number."""
        if since < self.started:
            return True
        return any(address in pages or EVERY in pages for pages in self.changes[since - self.started :])

    def wait(self, address: str, since: int) -> bool:
        """Wait until a page changes, but not for ever; return whether it did."""
        with self.news:
            return self.news.wait_for(lambda: self.has_changed(address, since), ALIVE)


class Handler(SimpleHTTPRequestHandler):
    """Serves the preview's folder, with a script in every page that loads it again."""

    shown: Shown

    def do_GET(self) -> None:
        """Answer a request."""
        address = unquote(urlsplit(self.path).path)
        name = address.removeprefix(OWN)
        if address == f"{OWN}changes":
            self.send_changes()
        elif address.startswith(OWN) and name in OWN_FILES:
            self.send(OWN_FILES[name], (look.FOLDER / "live" / name).read_bytes())
        else:
            self.directory = str(self.shown.folder)
            page = Path(self.translate_path(self.path), "index.html" if address.endswith("/") else "")
            if page.suffix == ".html" or not page.exists():
                self.send_page(address.removeprefix("/").removesuffix("index.html"), page)
            else:
                super().do_GET()

    def send_page(self, address: str, path: Path) -> None:
        """Send a page with what is wrong with its file, or else the site's page for what does not exist."""
        number, problems = self.shown.number, self.shown.problems.get(address)
        found = path.is_file()
        if not found:
            path = self.shown.folder / "404.html"
        try:
            page = path.read_text("utf-8")
        except FileNotFoundError:
            page = look.render("live/wait.html")
        script = f'<script src="{OWN}reload.js" data-change="{number}" defer></script>'
        page = page.replace("</head>", f"{script}</head>", 1)
        if problems:
            start = page.index(">", page.index("<body")) + 1
            page = page[:start] + look.render("live/panel.html", problems=problems) + page[start:]
        self.send("text/html", page.encode(), HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)

    def send(self, kind: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send an answer."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_changes(self) -> None:
        """Tell a page when it changed; until then, give a sign of life now and then."""
        query = parse_qs(urlsplit(self.path).query)
        address = query.get("page", ["/"])[0].removeprefix("/").removesuffix("index.html")
        since = int(query.get("since", ["0"])[0])
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            self.wfile.write(b"retry: 500\n\n")
            while not self.shown.wait(address, since):
                self.wfile.write(b": \n\n")
            self.wfile.write(b"data: changed\n\n")
        except OSError:  # the page was closed
            self.close_connection = True

    def end_headers(self) -> None:
        """Let no browser keep anything of a preview."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the terminal is for problems."""


class Server(ThreadingHTTPServer):
    """Listens on this machine only; a browser that hangs up is no news."""

    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        """Say nothing."""


def server_for(shown: Shown, port: int) -> Server:
    """Return a server of the preview; raise ``OSError`` when the port is taken."""
    return Server(("127.0.0.1", port), type("ShownHandler", (Handler,), {"shown": shown}))
