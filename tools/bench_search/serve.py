"""A server that compresses, lets the browser cache, and counts the bytes it sends."""

from __future__ import annotations

import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

COMPRESSED = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt"}


class CountingHandler(SimpleHTTPRequestHandler):
    """Serves a folder; ``sent`` counts the bytes of bodies."""

    sent: ClassVar[int] = 0

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed as a host would."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=3600")
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        CountingHandler.sent += len(body)


class Server(ThreadingHTTPServer):
    """Serves one folder; a browser that hangs up is no news."""

    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Say nothing."""


def start(folder: Path) -> str:
    """Serve a folder; return its address."""
    server = Server(("127.0.0.1", 0), partial(CountingHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"
