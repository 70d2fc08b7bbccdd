"""A site in memory that follows its files: a page is written when somebody asks for it, or when there is time.

After a change every page is stale, since any page can show something of another one.  The pages whose files changed
are written at once.
"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import LoggingReporter
from sphinx.util.parallel import SerialTasks

from plgdocs.model.addresses import address_of, part_docname
from plgdocs.model.problems import Problem
from plgdocs.pdf import paper
from plgdocs.sphinx_ext.application import application
from plgdocs.sphinx_ext.builder import NOT_FOUND, SiteBuilder
from plgdocs.sphinx_ext.domain import is_text, plg_domain
from plgdocs.sphinx_ext.site import cache_of, file_makers, paper_orders

UNSEEN = ("thesaurus.txt", "permalinks.txt")
"""Files beside ``conf.py`` that no page shows."""
FURTHER = "further pages"
"""Stands for the pages that belong to no single file: those of the list of cards, and the one for dead addresses."""


class LiveSite:
    """The site of the library at ``root``, in ``folder``."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.out, self.doctrees = root, folder / "site", folder / "doctrees"
        self.stack = ExitStack()
        self.stale: set[str] = set()
        """The docnames of the pages that may show something old, and ``FURTHER``."""
        self.unwritten: list[Callable[[], object]] = []
        """What writes the other files that may be old."""
        self.owners: dict[str, str] = {}
        """The page with which each page is written, by address."""
        self.asked: dict[str, None] = {}
        """The pages that somebody asked for, the last one at the end: they are renewed before others."""
        self.load()

    def load(self) -> None:
        """Read everything anew: the settings, the theme and all files."""
        self.stack.close()
        shutil.rmtree(self.out, ignore_errors=True)
        settings: dict[str, Any] = {
            "plg_preview": True,
            "plg_cache": str(self.out.parents[1]),
            "html_copy_source": False,  # who looks here has the sources open
        }
        # In one process: a fork of a process with threads may never end.
        self.app = self.stack.enter_context(application(self.root, self.out, self.doctrees, **settings))
        builder = self.app.builder
        assert isinstance(builder, SiteBuilder)
        self.builder, self.domain = builder, plg_domain(self.app.env)
        builder.read()
        builder.finish_tasks = SerialTasks()
        builder.prepare_writing(self.app.env.found_docs)
        builder.copy_assets()
        self.mark_stale()

    def save(self, paths: Iterable[str]) -> list[str]:
        """Read changed files, given by their paths in the library; return the addresses of the pages that were written.

        A change of the settings or of the theme makes everything anew.
        """
        paths = set(paths) - {*UNSEEN}
        names = sorted(path.removesuffix(".md") for path in paths if path.endswith(".md"))
        if any(path == "conf.py" or Path(path).is_absolute() for path in paths):
            self.load()
            return ["*"]
        unknown = [name for name in names if not self.is_known(name)]
        for name in names:
            if (self.root / f"{name}.md").is_file():
                self.forget(name)
            if name not in unknown:
                self.builder.read_doc(name)
        if unknown or len(names) < len(paths):
            self.builder.read()  # some came or went: Sphinx looks at all files
            for name in [name for name in self.domain.data["problems"] if not (self.root / f"{name}.md").is_file()]:
                self.domain.clear_doc(name)  # Sphinx doesn't know of a file that was no text
        self.mark_stale()
        return [address for name in names if name in self.app.env.all_docs for address in self.write(name)]

    def is_known(self, docname: str) -> bool:
        """Whether a page was there before, and still is one that Sphinx may read."""
        path = self.root / f"{docname}.md"
        return docname in self.app.env.all_docs and path.is_file() and not path.is_symlink() and is_text(path)

    def forget(self, docname: str) -> None:
        """Forget what was read of a file, so that Sphinx reads it again, whatever its time says."""
        self.app.events.emit("env-purge-doc", self.app.env, docname)
        self.app.env.clear_doc(docname)

    def mark_stale(self) -> None:
        """Note that anything may have changed, and remove the pages that are gone."""
        library = self.domain.library
        self.builder.relations = self.app.env.collect_relations()
        old = self.owners
        self.owners = {address_of(name): name for name in self.app.env.all_docs}
        for page in library.pages.values():
            self.owners |= {address_of(name): page.docname for name in library.extra_docnames(page)}
        self.owners |= {address_of(part_docname(number)): FURTHER for number in range(2, len(library.parts) + 1)}
        for address, owner in old.items():
            if address and self.owners.get(address) != owner:
                shutil.rmtree(self.out / address, ignore_errors=True)
        self.stale = {*self.app.env.all_docs, FURTHER}
        self.unwritten = list(file_makers(self.app))

    def write(self, docname: str) -> list[str]:
        """Write a page and those that are written with it; return the addresses of those that changed."""
        addresses = [address for address, owner in self.owners.items() if owner == docname]
        before = [self.page(address) for address in addresses]
        self.stale.discard(docname)
        if docname == FURTHER:
            self.builder.gen_pages_from_extensions()
        else:
            images = len(self.builder.images)
            doctree = self.doctree(docname)
            self.builder.write_doc_serialized(docname, doctree)
            self.builder.write_doc(docname, doctree)
            if len(self.builder.images) > images:
                self.builder.copy_image_files()
        return [address for address, old in zip(addresses, before, strict=True) if self.page(address) != old]

    def doctree(self, docname: str) -> nodes.document:
        """Return the document tree of a page, with all references resolved.

        It comes from its file: what Sphinx keeps in memory of a tree that it wrote once, is never renewed.
        """
        env, builder = self.app.env, self.builder
        doctree: nodes.document = pickle.loads((self.doctrees / f"{docname}.doctree").read_bytes())  # noqa: S301 (ours)
        doctree.settings.env = env
        doctree.reporter = LoggingReporter(str(env.doc2path(docname)))
        return env.get_and_resolve_doctree(docname, builder, doctree=doctree, tags=builder.tags)

    def page(self, address: str) -> bytes:
        """Return the page at an address as it was last written, or nothing."""
        path = self.out / ("404.html" if address == NOT_FOUND else f"{address}index.html")
        return path.read_bytes() if path.is_file() else b""

    def fresh_page(self, address: str) -> tuple[bytes, bool]:
        """Return the page at an address, or else the one for dead addresses, and whether there was one."""
        owner = self.owners.get(address)
        if owner:
            self.asked.pop(owner, None)
            self.asked[owner] = None
        if owner in self.stale:
            self.write(owner)
        if owner is None and FURTHER in self.stale:
            self.write(FURTHER)
        return (self.page(address), True) if owner else (self.page(NOT_FOUND), False)

    def refresh_files(self) -> None:
        """Write all files that are no pages."""
        while self.unwritten:
            self.unwritten.pop(0)()

    def pdf_order(self, path: str) -> paper.Order | None:
        """Return what prints the PDF at a path, or nothing if there is no such PDF."""
        for card in self.domain.library.cards:
            if card.docname in self.stale:
                self.write(card.docname)
        return next((order for order in paper_orders(self.app) if order.path == path), None)

    def print_pdf(self, order: paper.Order) -> bytes:
        """Print a PDF, which can take a second; nothing comes out if it doesn't fit."""
        cache = cache_of(self.app, "pdfs")
        return cache.get(order.name, order.key, lambda: paper.print_order(order).pdf or b"")

    def rest(self) -> Iterator[list[str]]:
        """Write all that is stale, a page or a file a step; yield the addresses of the pages that changed."""
        while self.stale:
            yield self.write(next((name for name in reversed(self.asked) if name in self.stale), min(self.stale)))
        while self.unwritten:
            self.unwritten.pop(0)()
            yield []

    def problems(self) -> list[Problem]:
        """Return the problems of the whole library."""
        return self.domain.problems()
