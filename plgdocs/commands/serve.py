"""The live preview: watches the files and shows the site as it changes, in one process.

The main thread does all the work with Sphinx; the threads of the web server (``web.py``) and of the watcher queue jobs.
Between jobs it writes what is stale, one page at a time, so that no job waits for long.
"""

import errno
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from watchfiles import watch

from plgdocs.commands.web import Handler, Server, Shown
from plgdocs.model.addresses import address_of
from plgdocs.model.file_kinds import AT_ROOT
from plgdocs.model.problems import Problem, WrongUse
from plgdocs.outputs import theme
from plgdocs.outputs.cache import cache_home
from plgdocs.pdf.paper import press
from plgdocs.sphinx_ext.application import reason_of
from plgdocs.sphinx_ext.live_site import LiveSite

STEP = 5
"""Milliseconds without a change after which changes are reported: an editor saves in several steps."""
PATIENCE = 3600
"""Seconds that the main thread waits at a time: on Windows, Ctrl+C doesn't interrupt an endless wait."""
BESIDE = (*AT_ROOT, "conf.py")


def serve(root: Path, port: str) -> None:
    """Show the library at ``root`` on a port of this machine until Ctrl+C."""
    preview = Preview(root)
    try:
        server = Server(("127.0.0.1", int(port)), type("PreviewHandler", (Handler,), {"preview": preview}))
    except (OSError, ValueError, OverflowError) as error:
        raise WrongUse(port_problem(port, error)) from error
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"Het voorbeeld staat op {address}. Stoppen doe je met Ctrl+C.", flush=True)
    watch_files(root, lambda paths: preview.do(lambda: preview.save(paths)))
    try:
        preview.work()
    except KeyboardInterrupt:
        print("\nHet voorbeeld is gestopt.", file=sys.stderr)
    finally:
        server.server_close()
        press.cache_clear()  # as in ``write_paper``


def port_problem(port: str, error: Exception) -> str:
    """Say in Dutch what is wrong with a port, and what to do."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"poort {port} is al bezet, misschien door een ander voorbeeld. Stop dat, of kies een andere: --port 8001."
        )
    if isinstance(error, PermissionError):
        return f"poort {port} mag je niet gebruiken. Kies een hogere, zoals --port 8001."
    return f"“{port}” is geen poort. Kies een getal, zoals --port 8001."


class Preview:
    """A live site, its queue of jobs, and what browsers are told about it."""

    def __init__(self, root: Path) -> None:
        self.root, self.shown = root, Shown()
        self.jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self.site: LiveSite | None = None
        self.said: list[Problem] = []
        self.todo: Iterator[object] | None = self.rest()
        """The remaining work, in steps."""

    def do(self, job: Callable[[], Any]) -> Future[Any]:
        """Queue a job for the main thread; return a future for its result."""
        future: Future[Any] = Future()
        self.jobs.put((future, job))
        return future

    def work(self) -> None:
        """Run jobs as they come, and the remaining work in between."""
        while True:
            try:
                future, job = self.jobs.get(timeout=0 if self.todo else PATIENCE)
            except Empty:
                self.go_on()
                continue
            try:
                future.set_result(job())
            except Exception as error:  # noqa: BLE001 (whatever it is: a setting, a template, our own code)
                future.set_exception(error)
                explain(error)

    def go_on(self) -> None:
        """Do a step of the remaining work, if there is any."""
        try:
            if self.todo and next(self.todo, self) is self:
                self.todo = None
        except Exception as error:  # noqa: BLE001 (as above)
            self.todo = None
            explain(error)

    def save(self, paths: list[str]) -> None:
        """Read changed files, and write their pages first."""
        if any(path.endswith(".py") and path != "conf.py" for path in paths):
            print("De code van plgdocs is veranderd: stop met Ctrl+C, en begin opnieuw.", file=sys.stderr, flush=True)
        if self.site:
            self.shown.change(self.site.save(paths))
        self.todo = self.rest()

    def rest(self) -> Iterator[object]:
        """Read the library if nothing has read it yet, report its problems, and write what is stale."""
        if self.site is None:
            self.site = LiveSite(self.root, cache_home(self.root) / "preview")
            self.shown.change(["*"])
            yield None
        self.report(self.site.domain.problems())
        yield None
        for addresses in self.site.rest():
            self.shown.change(addresses)
            yield None

    def report(self, found: list[Problem]) -> None:
        """Print each new problem once, and tell browsers which pages have problems."""
        for problem in found:
            if problem not in self.said:
                print(problem, file=sys.stderr, flush=True)
        if self.said and not found:
            print("Alle problemen zijn opgelost.", file=sys.stderr, flush=True)
        self.said = found
        by_page: dict[str, list[str]] = {}
        for problem in found:
            by_page.setdefault(address_of(problem.path.removesuffix(".md")), []).append(str(problem))
        self.shown.change(problems=by_page)


def explain(error: Exception) -> None:
    print(f"Het voorbeeld kan zo niet verder: {reason_of(error)}", file=sys.stderr)
    print("Bewaar een bestand om het opnieuw te proberen.", file=sys.stderr, flush=True)


def watch_files(root: Path, changed: Callable[[list[str]], object]) -> None:
    """Report changed files from background threads: by their paths in the library, or else by absolute ones."""
    directories = [directory for directory in (root / "docs", root / "methods", theme.PACKAGE) if directory.is_dir()]

    def follow(*paths: Path, recursive: bool) -> None:
        for batch in watch(*paths, recursive=recursive, watch_filter=None, step=STEP, debounce=200):
            if names := sorted({name for _, path in batch if (name := relevant(root, Path(path)))}):
                changed(names)

    Thread(target=follow, args=(root,), kwargs={"recursive": False}, daemon=True).start()
    Thread(target=follow, args=directories, kwargs={"recursive": True}, daemon=True).start()


def relevant(root: Path, path: Path) -> str:
    """Return a file's path if the preview depends on it: relative to the library, or else absolute."""
    if path.is_relative_to(theme.PACKAGE):
        return "" if "__pycache__" in path.parts or path.name.startswith(".") else str(path)
    name = path.relative_to(root).as_posix()
    hidden = path.name.startswith((".", "#")) or path.name.endswith("~")
    return name if (name.startswith(("docs/", "methods/")) and not hidden) or name in BESIDE else ""
