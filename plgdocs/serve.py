"""The live preview: watches the files, passes them to a worker (``live.py``) and serves its pages (``web.py``).

This process knows nothing of Sphinx.  It starts the worker anew when the code, the theme or ``conf.py`` changes, and
after the worker failed; meanwhile it goes on serving the pages that were.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from watchfiles import watch

from plgdocs.web import Shown, server_for

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
STEP = 5
"""Milliseconds without another change after which a change is passed on: an editor saves in several steps."""
LIBRARY = ("docs/", "methods/")
BESIDE = ("index.md", "thesaurus.txt", "permalinks.txt")


def serve(root: Path, port: str) -> int:
    """Show the library at ``root`` on a port of this machine until Ctrl+C; return the exit status."""
    shown = Shown(root / "_build" / "preview" / "site")
    try:
        server = server_for(shown, int(port))
    except (OSError, ValueError, OverflowError) as error:
        print(f"plgdocs: {port_problem(port, error)}", file=sys.stderr)
        return 2
    Thread(target=server.serve_forever, daemon=True).start()
    print(
        f"Het voorbeeld staat op http://127.0.0.1:{server.server_address[1]}/. Stoppen doe je met Ctrl+C.", flush=True
    )
    worker = Worker(root, shown)
    try:
        for paths in changes(root):
            if worker.has_ended or any(path not in BESIDE and not path.startswith(LIBRARY) for path in paths):
                worker.stop()
                worker = Worker(root, shown)
            else:
                worker.send(paths)
    except KeyboardInterrupt:
        print("\nHet voorbeeld is gestopt.", file=sys.stderr)
    finally:
        worker.stop()
        server.server_close()
    return 0


def port_problem(port: str, error: Exception) -> str:
    """Say what is wrong with a port, and what to do."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"poort {port} is al bezet, misschien door een ander voorbeeld. Stop dat, of kies een andere: --port 8001."
        )
    if isinstance(error, PermissionError):
        return f"poort {port} mag je niet gebruiken. Kies een hogere, zoals --port 8001."
    return f"“{port}” is geen poort. Kies een getal, zoals --port 8001."


class Worker:
    """A process that makes the pages, and a thread that hears what it did."""

    def __init__(self, root: Path, shown: Shown) -> None:
        self.shown, self.has_ended = shown, False
        command = [sys.executable, "-m", "plgdocs.live"]
        # In a session of its own, Ctrl+C doesn't reach it, and who works for it can be ended with it.
        self.process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        """Pass on what the worker tells, until it ends."""
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                with suppress(ValueError):  # half a line, of a worker that was stopped
                    message = json.loads(line)
                    message.pop("rested", None)  # no page shows whether the other files are made
                    self.shown.change(**message)
        self.has_ended = True

    def send(self, paths: list[str]) -> None:
        """Pass on which files changed."""
        assert self.process.stdin
        try:
            self.process.stdin.write(json.dumps(paths).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.has_ended = True

    def stop(self) -> None:
        """End the worker and who works for it; what they keep bears that at any moment.

        A signal that it could handle might get lost: Python ignores what a handler raises while it forks.
        """
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stdin
        with suppress(BrokenPipeError):  # what it did not hear any more
            self.process.stdin.close()


def changes(root: Path) -> Iterator[list[str]]:
    """Yield the files that changed, relative to the library, as soon as they do."""
    found: SimpleQueue[list[str]] = SimpleQueue()
    folders = [folder for folder in (root / "docs", root / "methods", HERE) if folder.is_dir()]

    def follow(*paths: Path, recursive: bool) -> None:
        for batch in watch(*paths, recursive=recursive, watch_filter=None, step=STEP, debounce=200):
            if names := sorted({name for _, path in batch if (name := relevant(root, Path(path)))}):
                found.put(names)

    Thread(target=follow, args=(root,), kwargs={"recursive": False}, daemon=True).start()
    Thread(target=follow, args=folders, kwargs={"recursive": True}, daemon=True).start()
    while True:
        try:
            yield found.get(timeout=3600)
        except Empty:
            continue


def relevant(root: Path, path: Path) -> str:
    """Return a file's path if the preview depends on it: relative to the library, or else whole."""
    if path.is_relative_to(HERE):
        return "" if "__pycache__" in path.parts or path.name.startswith(".") else str(path)
    name = path.relative_to(root).as_posix()
    hidden = path.name.startswith((".", "#")) or path.name.endswith("~")
    return name if (name.startswith(LIBRARY) and not hidden) or name in (*BESIDE, "conf.py") else ""
