"""The web server of the preview: pages and files, the problems of a page, and notifications of changes."""

from __future__ import annotations

import mimetypes
import re
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import inf
from pathlib import Path
from socket import SHUT_RDWR
from threading import Condition, Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote

from plgdocs.outputs import theme
from plgdocs.sphinx_ext.live_site import LiveSite

if TYPE_CHECKING:
    from plgdocs.commands.serve import Preview

OWN = "/_preview/"
"""The path of the preview's own files; the site has no such address."""
OWN_FILES = {"reload.js": "text/javascript", "panel.css": "text/css"}
ALIVE = 15.0
"""Seconds after which an idle connection gets a comment, so that a closed one is noticed."""
ARRIVAL = 10.0
"""Seconds that a request may take to arrive."""
MOST = 100
"""Connections at a time."""
LONGEST = 1000
"""Characters of a path; the names of files aren't longer."""
OUR_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?", re.IGNORECASE | re.ASCII)
"""The names of this machine; another name means that a page elsewhere leads here (DNS rebinding)."""
SENTENCES = {
    HTTPStatus.MISDIRECTED_REQUEST: "Dit voorbeeld antwoordt alleen op zijn eigen adres, zoals de terminal het toont.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Deze pagina lukt nu niet. In de terminal staat waarom.",
}
"""What an answer without a page says."""


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


class Handler(BaseHTTPRequestHandler):
    """Serves the site, with a script in every page that reloads it."""

    server: Server
    preview: Preview
    printing = Lock()
    timeout = 30.0
    """Seconds that a connection may stand still."""

    def do_GET(self) -> None:
        self.server.since[self.request] = inf
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not OUR_HOST.fullmatch(hosts[0]):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        try:
            self.answer(unquote(self.path.partition("?")[0]))
        except (ConnectionError, TimeoutError):  # the page was closed
            self.close_connection = True
        except Exception:  # noqa: BLE001 (a template, a setting: the main thread explains it)
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)

    do_HEAD = do_GET  # noqa: N815 (the name that the library calls)

    def answer(self, address: str) -> None:
        name = address.removeprefix(OWN)
        if address == f"{OWN}changes":
            self.send_changes()
        elif address.startswith(OWN) and name in OWN_FILES:
            self.send(OWN_FILES[name], (theme.FOLDER / "live" / name).read_bytes())
        elif self.preview.site is None:
            self.send_html(theme.render("live/wait.html"), 0)
        else:
            self.send_from_site(self.preview.site, address.removeprefix("/").removesuffix("index.html"))

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
            if file := file_at(site.out, address):
                self.send(mimetypes.guess_type(file)[0] or "application/octet-stream", file.read_bytes())
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
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_changes(self) -> None:
        """Tell a page when it changes (server-sent events); send comments until then."""
        query = parse_qs(self.path.partition("?")[2])
        address = query.get("page", ["/"])[0].removeprefix("/").removesuffix("index.html")
        since = query.get("since", ["0"])[0]
        if not re.fullmatch(r"\d{1,18}", since, re.ASCII):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        while not self.preview.shown.wait(address, int(since)):
            self.wfile.write(b": \n\n")
        self.wfile.write(b"data: changed\n\n")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with a sentence; the library calls this too, for what it can't read."""
        self.close_connection = True
        sentence = SENTENCES.get(HTTPStatus(code), "Zo’n vraag kan dit voorbeeld niet beantwoorden.")
        with suppress(OSError):
            self.send("text/plain", sentence.encode(), HTTPStatus(code))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", theme.source("policy.txt").strip())
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Log nothing: the terminal is for problems."""


def file_at(site: Path, address: str) -> Path | None:
    """Return the file of a site at an address; None for a name that can't exist, or leads out of the site."""
    with suppress(OSError, ValueError):
        path = (site / address[:LONGEST]).resolve()
        return path if path.is_relative_to(site.resolve()) and path.is_file() else None
    return None


class Server(ThreadingHTTPServer):
    """Listens on this machine only; a connection that keeps others waiting is closed."""

    daemon_threads = True
    request_queue_size = MOST  # with the library's five, a browser that opens more waits seconds for some

    def __init__(self, *arguments: Any) -> None:
        self.since: dict[Any, float] = {}
        """Since when a request arrives over each connection; infinite once it is there."""
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a request in a thread.  If there are too many, the one that arrives for longest goes."""
        if len(self.since) >= MOST:
            connection, since = min([*self.since.items()], key=lambda pair: pair[1], default=(request, inf))
            self.hang_up(request if since == inf else connection)
        self.since[request] = time.monotonic()
        super().process_request(request, client_address)

    def service_actions(self) -> None:
        """Hang up on who sends half a request; called twice a second."""
        for connection, since in [*self.since.items()]:
            if time.monotonic() - since > ARRIVAL:
                self.hang_up(connection)

    def hang_up(self, connection: Any) -> None:
        self.since.pop(connection, None)
        with suppress(OSError):
            connection.shutdown(SHUT_RDWR)

    def shutdown_request(self, request: Any) -> None:
        self.since.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, *arguments: object) -> None:
        """Ignore browsers that hang up."""
