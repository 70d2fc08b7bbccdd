"""The web server of the preview: pages and files, the problems of a page, and notifications of changes."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Lock
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from plgdocs.outputs import theme
from plgdocs.sphinx_ext.live_site import LiveSite

if TYPE_CHECKING:
    from plgdocs.commands.serve import Preview

OWN = "/_preview/"
"""The path of the preview's own files; the site has no such address."""
OWN_FILES = {"reload.js": "text/javascript", "panel.css": "text/css"}
ALIVE = 15.0
"""Seconds after which an idle connection gets a comment, so that a closed one is noticed."""
OUR_HOSTS = ("127.0.0.1", "localhost")
"""The names of this machine; another name means that a page elsewhere leads here (DNS rebinding)."""


@dataclass
class Shown:
    """What changed, in numbered changes that threads can wait for."""

    problems: dict[str, list[str]] = field(default_factory=dict)
    """The problems of each page, by its address from the root."""
    started: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    changes: list[Collection[str]] = field(default_factory=list)
    """The addresses that each change wrote, in order; “*” stands for all."""
    news: Condition = field(default_factory=Condition)

    @property
    def number(self) -> int:
        """The number of the last change, higher than any of an earlier preview."""
        return self.started + len(self.changes)

    def change(self, pages: Collection[str] = (), problems: dict[str, list[str]] | None = None) -> None:
        with self.news:
            if problems is not None and problems != self.problems:
                names = self.problems.keys() | problems.keys()
                pages = [*pages, *(name for name in names if self.problems.get(name) != problems.get(name))]
                self.problems = problems
            if pages:
                self.changes.append(pages)
                self.news.notify_all()

    def has_changed(self, address: str, since: int) -> bool:
        if since < self.started:
            return True
        return any(address in pages or "*" in pages for pages in self.changes[since - self.started :])

    def wait(self, address: str, since: int) -> bool:
        """Wait until a page changes, at most ``ALIVE`` seconds; return whether it did."""
        with self.news:
            return self.news.wait_for(lambda: self.has_changed(address, since), ALIVE)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site, with a script in every page that reloads it."""

    preview: Preview
    printing = Lock()
    timeout = 30.0
    """Seconds that a request may take to arrive."""

    def do_GET(self) -> None:
        if self.headers.get("Host", "").partition(":")[0] not in OUR_HOSTS:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        address = unquote(urlsplit(self.path).path)
        name = address.removeprefix(OWN)
        if address == f"{OWN}changes":
            self.send_changes()
        elif address.startswith(OWN) and name in OWN_FILES:
            self.send(OWN_FILES[name], (theme.FOLDER / "live" / name).read_bytes())
        elif self.preview.site is None:
            self.send_html(theme.render("live/wait.html"), 0)
        else:
            self.send_from_site(self.preview.site, address.removeprefix("/").removesuffix("index.html"))

    do_HEAD = do_GET  # noqa: N815 (the name that the library calls)

    def send_from_site(self, site: LiveSite, address: str) -> None:
        if address == "" or address.endswith("/"):
            self.send_page(site, address)
        elif f"{address}/" in site.owners:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/{address}/")
            self.end_headers()
        elif address.endswith(".pdf") and (order := self.preview.do(lambda: site.pdf_order(address)).result()):
            with self.printing:
                self.send("application/pdf", site.print_pdf(order))
        else:
            if not address.startswith("_") and site.unwritten:
                self.preview.do(site.refresh_files).result()
            self.directory = str(site.out)
            if (site.out / address).is_file():
                (super().do_GET if self.command == "GET" else super().do_HEAD)()
            else:
                self.send_page(site, f"{address}/")

    def send_page(self, site: LiveSite, address: str) -> None:
        """Send a page with the problems of its file, or else the page for dead addresses."""
        number, problems = self.preview.shown.number, self.preview.shown.problems.get(address)
        content, is_there = self.preview.do(lambda: site.fresh_page(address)).result()
        page = content.decode()
        if problems:
            start = page.index(">", page.index("<body")) + 1
            page = page[:start] + theme.render("live/panel.html", problems=problems) + page[start:]
        self.send_html(page, number, HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND)

    def send_html(self, page: str, number: int, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send a page with a script that reloads it when it changes after the change of this number."""
        script = f'<script src="{OWN}reload.js" data-change="{number}" defer></script>'
        self.send("text/html", page.replace("</head>", f"{script}</head>", 1).encode(), status)

    def send(self, kind: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_changes(self) -> None:
        """Tell a page when it changes (server-sent events); send comments until then."""
        query = parse_qs(urlsplit(self.path).query)
        address = query.get("page", ["/"])[0].removeprefix("/").removesuffix("index.html")
        since = query.get("since", ["0"])[0]
        if not since.isdecimal():
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            self.wfile.write(b"retry: 500\n\n")
            while not self.preview.shown.wait(address, int(since)):
                self.wfile.write(b": \n\n")
            self.wfile.write(b"data: changed\n\n")
        except OSError:  # the page was closed
            self.close_connection = True

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Log nothing: the terminal is for problems."""


class Server(ThreadingHTTPServer):
    """Listens on this machine only."""

    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        """Ignore browsers that hang up."""
