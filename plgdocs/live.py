"""The worker of the preview: one Sphinx application that stays in memory and follows the files.

What makes it fast: of a saved page it reads that file and writes that page first, then the pages whose view of it
changed.  All else is done by a fork of this process, which the next save simply ends: it looks for problems and, when
nobody saves, makes the search, data, paper and what Sphinx remembers.  So the preview never waits for work that nobody
looks at.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import select
import shutil
import signal
import sys
import time
import traceback
from multiprocessing import Pipe
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx

from plgdocs.builder import SEAL, SiteBuilder, keep_pages
from plgdocs.domain import is_text, plg_domain
from plgdocs.library import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

    from plgdocs.problems import Problem

REST = 1.0
"""Seconds without a save after which the other files are made."""
LATER = ("thesaurus.txt", "permalinks.txt")
"""Files beside ``conf.py`` that no page shows."""


class Live:
    """A site that follows its sources; ``tell`` sends what happened to the process that serves it."""

    def __init__(self, root: Path, tell: Any) -> None:
        self.root, self.tell = root, tell
        folder = root / "_build" / "preview"
        self.site, self.last, self.trees = folder / "site", folder / "last", folder / "doctrees"
        self.said: set[Problem] = set()
        self.is_unsure = False
        self.work: Iterator[None] = iter(())
        """What is to be done still for the last save, a step at a time; the next save takes its place."""
        self.is_busy = False
        """Whether there may be such work."""
        self.stale: set[str] = set()
        """The pages that show something old."""
        self.shown: set[str] = set()
        """The pages that there are in the site, with those that have no source file."""
        self.waiting: set[str] = set()
        """The pages whose other files are not made yet."""
        self.aside: Connection | None = None
        """What the process says that looks for problems and makes such files."""
        self.aside_id = 0
        """The number of that process, or of one that was ended."""
        self.resting: set[str] = set()
        """The pages whose other files it makes."""

    def start(self) -> None:
        """Make all pages, beside those of the last time, which are served until then."""
        if self.site.exists():
            shutil.rmtree(self.last, ignore_errors=True)
            self.site.rename(self.last)
        self.tell(folder=str(self.last))
        given = {
            "plg_preview": True,
            "plg_progress": True,
            "plg_cache": str(self.root / "_build"),
            "plg_last_site": str(self.last),
            "html_copy_source": False,  # who looks here has the sources open
        }
        # The checker's Dutch problems are said here; what Sphinx itself finds besides, "plgdocs build" says.
        silent: dict[str, Any] = {"status": None, "warning": None}
        folders = (self.root, self.root, self.site, self.trees)
        self.app = Sphinx(*folders, "dirhtml", confoverrides=given, parallel=os.cpu_count() or 1, **silent)
        builder = self.app.builder
        assert isinstance(builder, SiteBuilder)
        self.builder, self.domain = builder, plg_domain(self.app.env)
        builder.build_update()
        keep_pages(self.app)
        builder.follows, builder.progress, self.app.config.plg_progress = True, None, False
        self.app.parallel = 1  # so that ending the process that makes the other files ends all that does
        self.waiting |= builder.written
        gc.freeze()  # what lives as long as we do is not worth looking through, and a fork that doesn't copies less
        self.tell(folder=str(self.site), pages=["*"])
        self.shown = self.names()

    def save(self, paths: Iterable[str]) -> None:
        """Follow the files with these paths, relative to the library: their pages now, all else as ``work``."""
        self.stop_aside()
        (self.site / SEAL).unlink(missing_ok=True)
        paths = set(paths)
        names = {path.removesuffix(".md") for path in paths if path.endswith(".md")}
        others = {path for path in paths if not path.endswith(".md")} - {*LATER}
        is_new = self.is_unsure or others or any(not self.is_known(name) for name in names)
        self.work = self.renew() if is_new else self.follow(sorted(names))
        self.go_on()

    def go_on(self) -> None:
        """Take a step of the work."""
        self.is_busy = False
        try:
            self.is_busy = next(self.work, self) is None
        except FileNotFoundError:  # it went away while we looked; word of that is on its way
            self.is_unsure = True

    def is_known(self, docname: str) -> bool:
        """Whether a page was there before, and still is one that Sphinx may read."""
        path = self.root / f"{docname}.md"
        return docname in self.app.env.all_docs and path.is_file() and not path.is_symlink() and is_text(path)

    def follow(self, docnames: list[str]) -> Iterator[None]:
        """Read changed files and write their pages, then the pages that show something of them."""
        self.stale.update(docnames)
        for name in docnames:
            self.read(name)
        self.write(docnames)
        yield
        yield from self.catch_up()

    def catch_up(self) -> Iterator[None]:
        """Find the pages that show something old, and write them."""
        self.builder.relations = self.app.env.collect_relations()
        yield
        for names in self.domain.renew_views(self.builder.relations):
            self.stale.update(names)
            yield
            yield from self.write_stale()
        yield from self.write_stale()
        shown = self.names()
        self.remove(self.shown - shown)
        self.shown = shown

    def write_stale(self) -> Iterator[None]:
        """Write the pages that show something old.

        Cards and their list come first, since cards are what is edited most, and further pages of the list last.
        """
        pages = self.app.env.all_docs
        for name in sorted(self.stale, key=lambda name: (name not in pages, not name.startswith("methods/"), name)):
            self.write([name])
            yield

    def read(self, docname: str) -> None:
        """Read a file again.

        Its page is written with the library as it was, whose lists take long to make for many cards: what that shows
        of others, the page's view covers, so that it is written again if it should differ.
        """
        library = self.domain.library
        self.app.events.emit("env-purge-doc", self.app.env, docname)
        self.app.env.clear_doc(docname)
        self.builder.read_doc(docname)
        self.domain.keep_lists(library, docname)

    def write(self, docnames: list[str]) -> None:
        """Write pages, with the pages that belong to them, and have them shown."""
        images = len(self.builder.images)
        self.builder.written = frozenset(docnames)
        self.builder.write_documents(self.builder.written)
        if not self.app.env.all_docs.keys() >= set(docnames):  # further pages of the list
            self.builder.gen_pages_from_extensions()
        if len(self.builder.images) > images:
            self.builder.copy_image_files()
        self.waiting |= self.builder.written
        self.stale.difference_update(docnames)
        pages = filter(None, map(self.domain.pages.get, docnames))
        self.shown.update(docnames, *map(self.domain.library.extra_docnames, pages))
        self.tell(pages=[address_of(name) for name in docnames])

    def renew(self) -> Iterator[None]:
        """Let Sphinx look at all files: some came or went, or are no text."""
        known = {*self.app.env.all_docs}
        self.domain.made_library = None
        self.stale.update(self.builder.read())
        for name in [name for name in self.domain.data["files"] if not (self.root / f"{name}.md").is_file()]:
            self.domain.clear_doc(name)  # Sphinx doesn't know of a file that was no text
        self.is_unsure = False
        self.builder.relations = self.app.env.collect_relations()
        self.write(sorted(self.app.env.all_docs.keys() - known))
        yield
        yield from self.catch_up()

    def names(self) -> set[str]:
        """Return the names of all pages, with those that have no source file."""
        library = self.domain.library
        return {
            *self.app.env.all_docs,
            *(name for page in library.pages.values() for name in library.extra_docnames(page)),
        }

    def remove(self, names: set[str]) -> None:
        """Remove the pages that are gone, with the files in their folders and elsewhere."""
        for name in names:
            folder = self.site / address_of(name)
            files = [path for path in folder.glob("*") if path.is_file()]
            files.append(self.site / f"preview/{address_of(name).rstrip('/')}.png")
            for path in files:
                path.unlink(missing_ok=True)
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def step_aside(self) -> None:
        """Look for problems, and make the other files, in a process of its own."""
        if self.aside_id:
            os.waitpid(self.aside_id, 0)  # it was ended a while ago
        self.resting, self.waiting = self.waiting, set()
        aside, parent = Pipe(duplex=False)
        self.aside_id = os.fork()
        if self.aside_id == 0:
            self.be_aside(parent)
        self.aside = aside
        parent.close()

    def be_aside(self, parent: Connection) -> None:
        """Tell the other process of problems, and make the other files if nobody saves; then end this process."""
        status = 1
        try:
            self.domain.made_library = None
            parent.send(self.domain.problems())
            time.sleep(REST)
            if self.resting:
                self.make_others()
            status = 0
        except FileNotFoundError:  # as in ``go_on``
            pass
        except Exception as error:  # noqa: BLE001 (as below)
            explain(error)
        finally:
            os._exit(status)

    def make_others(self) -> None:
        """Make the files of a site that are no pages, and keep what Sphinx remembers."""
        self.builder.written = frozenset(self.resting)
        self.domain.renew_sources()
        fresh = self.trees / f"{ENV_PICKLE_FILENAME}.new"
        with fresh.open("wb") as file:
            pickle.dump(self.app.env, file, pickle.HIGHEST_PROTOCOL)
        fresh.replace(self.trees / ENV_PICKLE_FILENAME)
        self.builder.dump_inventory()
        self.app.events.emit("build-finished", None)

    def stop_aside(self) -> None:
        """End that process; the files that it makes wait for the next one.

        A large process takes a while to end, and no page waits for that.
        """
        if self.aside:
            os.kill(self.aside_id, signal.SIGKILL)
            self.aside.close()
            self.aside = None
            self.waiting |= self.resting

    def hear(self) -> None:
        """Hear what that process found, or that it has ended."""
        assert self.aside
        try:
            self.report(self.aside.recv())
        except EOFError:
            self.aside.close()
            self.aside = None
            _, status = os.waitpid(self.aside_id, 0)
            self.aside_id = 0
            if status:
                self.waiting |= self.resting
            elif self.resting:
                self.builder.last = self.site
                shutil.rmtree(self.last, ignore_errors=True)
                self.tell(rested=True)

    def report(self, found: list[Problem]) -> None:
        """Say each new problem once, and which pages have problems."""
        for problem in found:
            if problem not in self.said:
                print(problem, file=sys.stderr, flush=True)
        if self.said and not found:
            print("Alle problemen zijn opgelost.", file=sys.stderr, flush=True)
        self.said = set(found)
        by_page: dict[str, list[str]] = {}
        for problem in found:
            by_page.setdefault(address_of(problem.path.removesuffix(".md")), []).append(str(problem))
        self.tell(problems=by_page)


def saves(live: Live) -> Iterator[list[str]]:
    """Yield what the serving process writes to us, lists of paths; nothing when there is something else to do."""
    buffer = b""
    while True:
        speakers: list[Any] = [0, live.aside] if live.aside else [0]
        ready, _, _ = select.select(speakers, [], [], 0 if live.is_busy else None)
        if 0 not in ready:
            yield []
            continue
        data = os.read(0, 1 << 16)
        if not data:
            return
        *lines, buffer = (buffer + data).split(b"\n")
        if lines:
            yield [path for line in lines for path in json.loads(line)]


def main() -> None:
    """Follow the library in the current folder until standard input ends, or the serving process ends us."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints, prints for the reader of the terminal

    def tell(**message: Any) -> None:
        output.write(json.dumps(message) + "\n")
        output.flush()

    live = Live(Path.cwd(), tell)
    try:
        live.start()
        live.step_aside()
        for paths in saves(live):
            if not paths and not live.is_busy:
                live.hear()
                continue
            live.save(paths) if paths else live.go_on()
            if not live.is_busy and not live.is_unsure:
                live.step_aside()
    except Exception as error:  # noqa: BLE001 (whatever it is: a setting, a template, our own code)
        explain(error)
    finally:
        live.stop_aside()


def explain(error: Exception) -> None:
    """Say why the preview can't go on."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    reason = "".join(traceback.format_exception_only(error)).strip().split("\n")[-1]  # Sphinx tells whole stories
    print(f"Het voorbeeld kan zo niet verder: {reason} ({place.filename}:{place.lineno})", file=sys.stderr)
    print("Bewaar een bestand om het opnieuw te proberen.", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
