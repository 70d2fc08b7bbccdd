"""The preview as people use it: the command, a browser's requests, and what the terminal says."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from threading import Thread, active_count
from typing import TYPE_CHECKING

import pytest
from conftest import LIMIT, until
from helpers.builds import AS_ON_WINDOWS, edit
from playwright.sync_api import Browser, expect

from plgdocs.commands import web
from plgdocs.commands.serve import Preview, relevant
from plgdocs.commands.web import Handler, Server, Shown
from plgdocs.outputs import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Served:
    """A running ``plgdocs serve``."""

    def __init__(self, library: Path, said: Path, first: str = "pass") -> None:
        self.library, self.said = library, said
        with said.open("w") as file:
            # A shell starts a process in the background deaf to an interrupt, and that is inherited.
            listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
            run = "import sys; from plgdocs.commands.cli import main; sys.exit(main(['serve', '--port', '0']))"
            command = [sys.executable, "-c", f"{first}; {listening}; {run}"]
            self.process = subprocess.Popen(command, cwd=library, stdout=file, stderr=file)
        self.until(lambda: "http" in self.terminal())
        match = re.search(r"http://\S+(?=/)", self.terminal())
        assert match
        self.address = match[0]
        self.until_shown("/", "PLG-gids</title>")

    def terminal(self) -> str:
        """Return what the terminal shows."""
        return self.said.read_text("utf-8")

    def page(self, path: str) -> str:
        """Return a page as a browser gets it, also that of an address that does not exist."""
        try:
            with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310 (it is ours)
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def until(self, happened: Callable[[], object]) -> None:
        """Wait until something is so."""
        until(happened, said=self.terminal)

    def until_shown(self, path: str, text: str) -> None:
        """Wait until a page shows a text."""
        self.until(lambda: text in self.page(path))


@pytest.fixture
def served(library: Path, tmp_path: Path) -> Iterator[Served]:
    """The preview of a copy of this library."""
    running = Served(library, tmp_path / "terminal")
    try:
        yield running
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(LIMIT) == 0, running.terminal()
    finally:
        running.process.kill()
        running.process.wait()
    assert "gestopt" in running.terminal()
    assert "Traceback" not in running.terminal()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only such systems can lack what they usually have")
def test_the_preview_needs_nothing_that_windows_lacks(library: Path, tmp_path: Path) -> None:
    running = Served(library, tmp_path / "terminal", AS_ON_WINDOWS)
    try:
        edit(library / "methods/oase.md", "# OASE-intervisie", "# OASE in het klein")
        running.until_shown("/methodieken/oase/", "OASE in het klein")
    finally:
        running.process.kill()
        running.process.wait()
    assert "Traceback" not in running.terminal()


def test_a_day_with_the_preview(served: Served) -> None:
    """One start for many things, since each start makes all pages."""
    card = served.library / "methods/kandoe.md"
    good = card.read_text("utf-8")

    edit(card, "samenvatting: ", "samenvatting: Snel, ")
    served.until_shown("/methodieken/kandoe/", "Snel, ")
    served.until_shown("/methodieken/", "Snel, ")
    assert "/_preview/reload.js" in served.page("/methodieken/kandoe/")

    card.write_text(good.replace("fase: [", "fase: [prioriteeren, "), "utf-8")
    served.until_shown("/methodieken/kandoe/", "“prioriteeren” kan niet bij “fase”")
    assert "prioriteeren” kan" not in served.page("/methodieken/oase/")
    card.write_text(good.replace("fase: [", "fase: [prioriteeren, ") + "\n", "utf-8")
    card.write_text(good, "utf-8")
    served.until(lambda: "prioriteeren” kan" not in served.page("/methodieken/kandoe/"))
    served.until(lambda: "Alle problemen zijn opgelost" in served.terminal())
    assert served.terminal().count("“prioriteeren” kan niet") == 1

    fresh = card.with_name("kandoe.md.tmp")  # as editors save
    fresh.write_text(good.replace("korte-titel: KanDoe", "korte-titel: KanDoeAnders"), "utf-8")
    fresh.replace(card)
    served.until_shown("/", "KanDoeAnders")

    card.write_bytes(b"# caf\xe9")
    served.until_shown("/methodieken/kandoe/", "PLG101")
    card.write_text(good, "utf-8")
    served.until_shown("/methodieken/kandoe/", "<h1>KanDoe: ")

    (served.library / "methods/nieuw.md").write_text(good.replace("# KanDoe:", "# Splinternieuw:"), "utf-8")
    served.until_shown("/methodieken/nieuw/", "Splinternieuw")
    (served.library / "methods/nieuw.md").unlink()
    served.until_shown("/methodieken/nieuw/", "Deze pagina bestaat niet")

    settings = served.library / "conf.py"
    working = settings.read_text("utf-8")
    settings.write_text(working + "\n1 / 0\n", "utf-8")
    served.until(lambda: "kan zo niet verder" in served.terminal())
    assert "KanDoe" in served.page("/methodieken/kandoe/")
    settings.write_text(
        working.replace("plg_repository_url = ", 'plg_repository_url = "https://github.com/wie/gids" or '), "utf-8"
    )
    served.until_shown("/over/", "https://github.com/wie/gids")


def test_an_open_page_loads_again(served: Served, browser: Browser) -> None:
    """And only that one: what is typed in another stays."""
    page, other = browser.new_page(), browser.new_page()
    other.goto(f"{served.address}/methodieken/oase/")
    page.goto(f"{served.address}/methodieken/kandoe/")
    other.evaluate("window.stays = true")
    card = served.library / "methods/kandoe.md"
    edit(card, "Er liggen veel ideeën", "Er liggen heel veel ideeën")
    expect(page.get_by_text("heel veel ideeën").first).to_be_visible(timeout=LIMIT * 1000)
    assert other.evaluate("window.stays")
    edit(card, "fase: [", "fase: [prioriteeren, ")
    expect(page.get_by_role("region", name="Problemen van deze pagina")).to_contain_text("methods/kandoe.md:")
    page.close()
    other.close()


def ask(port: int, path: str, method: str = "GET", host: str | None = "localhost") -> tuple[int, str, dict[str, str]]:
    """Return what a request gets: its status, its text and its headers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT)
    connection.putrequest(method, path, skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, text, dict(answer.getheaders())


PATHS = ["/", "/methodieken/kandoe/", "/methodieken/kandoe", "/methodieken/kandoe/kandoe-a5.pdf", "/cards.json"]
NO_PATHS = ["/conf.py", "/methods/kandoe.md", "/bestaat-niet/", "/.git/config", "/_build/", "/../../conf.py"]
NO_PATHS += ["/%2e%2e/%2e%2e/conf.py", "/%00", "//[", "//etc/passwd", "/%2Fetc/passwd", f"/{'a' * 300}"]
NO_PATHS += ["/a" * 20_000, f"/{'%C3%A9' * 200}/", "/..%5c..%5cconf.py"]


def test_each_request_gets_its_answer(served: Served) -> None:
    """HEAD as GET, but for the text; an address that can't exist gets the page for that, and the policy comes along."""
    port = int(served.address.rpartition(":")[2])
    policy = theme.source("policy.txt").strip()
    for path in (*PATHS, *NO_PATHS, "/_preview/reload.js", "/_preview/changes?since=abc"):
        status, text, headers = ask(port, path)
        without_text = ask(port, path, "HEAD")
        assert (without_text[0], without_text[1]) == (status, ""), path[:80]
        for name in ("Content-Type", "Content-Length", "Location", "Last-Modified"):
            assert without_text[2].get(name) == headers.get(name), (path[:80], name)
        assert headers["Content-Security-Policy"] == policy
        if "html" in headers.get("Content-Type", ""):
            assert f'content="{policy}"' in text
        if path in NO_PATHS:
            assert (status, "Deze pagina bestaat niet" in text) == (404, True), path[:80]
    assert [ask(port, path)[0] for path in PATHS] == [200, 200, 301, 200, 200]


@pytest.fixture
def server() -> Iterator[Server]:
    """The server of a preview that has no page yet."""
    preview = Preview(Path())
    found = Server(("127.0.0.1", 0), type("PreviewHandler", (Handler,), {"preview": preview}))
    Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


OURS = ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"]
NOT_OURS = ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "", None]
NOT_OURS += ["localhost@evil.example", "localhost:80@evil.example", "[::1].evil.example", "::1", "127.0.0.2"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_only_its_own_names_lead_to_the_preview(method: str, server: Server) -> None:
    """A page elsewhere whose name leads to this machine reads nothing (DNS rebinding)."""
    port = server.server_address[1]
    assert {ask(port, "/", method, host)[0] for host in OURS} == {200}
    for path in ("/", "/_preview/reload.js", "/_preview/changes?since=0"):
        assert {ask(port, path, method, host)[0] for host in NOT_OURS} == {421}


@pytest.mark.parametrize("since", ["abc", "-1", "", "1" * 5000, "9" * 19, "%D9%A3", "1e3", "0x1"])
def test_a_number_that_is_none_is_refused(since: str, server: Server) -> None:
    status, text, _ = ask(server.server_address[1], f"/_preview/changes?page=/&since={since or '%20'}")
    assert (status, "Zo’n vraag" in text) == (400, True)


@pytest.mark.parametrize(
    "request_text",
    [
        b"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_a_dutch_sentence(request_text: bytes, server: Server) -> None:
    with socket.create_connection(server.server_address[:2], LIMIT) as connection:  # type: ignore[arg-type]
        connection.sendall(request_text)
        said = connection.makefile("rb").read().decode()
    assert "voorbeeld" in said
    assert "Error" not in said.partition("\r\n\r\n")[2]


@pytest.mark.slow
def test_half_requests_hold_nothing_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many at a time leave few threads and an answer for who asks; each is closed in the end, however it dawdles."""
    monkeypatch.setattr(web, "ARRIVAL", 4.0)
    before, port = active_count(), server.server_address[1]
    halves = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
    for half in halves:
        with suppress(ConnectionError):  # it had to make room
            half.sendall(b"GET / HTTP/1.1\r\nHost: local")
    until(lambda: active_count() <= before + web.MOST)
    assert ask(port, "/")[0] == 200

    def dawdle() -> bool:
        with suppress(ConnectionError):
            halves[-1].sendall(b"h")
        return active_count() <= before

    until(dawdle)
    for half in halves:
        half.close()


@pytest.mark.parametrize(("port", "said"), [("bezet", "al bezet"), ("abc", "geen poort"), ("99999", "geen poort")])
def test_a_port_that_will_not_do(port: str, said: str, library: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1]) if port == "bezet" else port
        command = [sys.executable, "-m", "plgdocs", "serve", "--port", port]
        run = subprocess.run(command, cwd=library, check=False, capture_output=True, text=True)
    assert run.returncode == 2
    assert said in run.stderr
    assert "--port 8001" in run.stderr


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("methods/kandoe.md", True),
        ("docs/tekening.svg", True),
        ("index.md", True),
        ("conf.py", True),
        ("methods/.kandoe.md.swp", False),
        ("methods/kandoe.md~", False),
        ("_build/lock", False),
        ("README.md", False),
    ],
)
def test_what_the_preview_follows(path: str, shown: bool) -> None:  # noqa: FBT001
    assert bool(relevant(Path("/gids"), Path("/gids") / path)) == shown


def test_a_page_hears_of_its_own_changes() -> None:
    shown = Shown()
    before = shown.number
    shown.change(pages=["methodieken/oase/"])
    assert shown.has_changed("methodieken/oase/", before)
    assert not shown.has_changed("methodieken/oase/", shown.number)
    assert not shown.has_changed("methodieken/kandoe/", before)
    shown.change(problems={"methodieken/kandoe/": ["Fout."]})
    assert shown.has_changed("methodieken/kandoe/", before)
    assert shown.has_changed("over/", 0)  # the page is of an earlier preview
    shown.change(pages=["*"])
    assert shown.has_changed("over/", before)
