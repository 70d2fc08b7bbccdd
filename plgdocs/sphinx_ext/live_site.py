"""A site in memory that follows its files: a page is written when somebody requests it, or in idle time.

After a change every page is stale, since any page can show part of another one.  The pages whose files changed are
written at once.
"""

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
from plgdocs.model.file_kinds import LEDGER, THESAURUS, card_of
from plgdocs.pdf import paper
from plgdocs.sphinx_ext.application import application
from plgdocs.sphinx_ext.builder import NOT_FOUND, SiteBuilder
from plgdocs.sphinx_ext.domain import is_text, plg_domain
from plgdocs.sphinx_ext.site import cache_of, file_makers, paper_orders

UNSEEN = (LEDGER, THESAURUS)
"""Files beside ``conf.py`` that no page shows."""
FURTHER = "further pages"
"""Stands for the pages without a source file: further pages of the list of cards, and that for dead addresses."""


class LiveSite:
    """The site of the library at ``root``, in ``directory``."""

    def __init__(self, root: Path, directory: Path) -> None:
        self.root, self.out, self.doctrees = root, directory / "site", directory / "doctrees"
        self.stack = ExitStack()
        self.stale: set[str] = set()
        """The docnames of the pages that may be outdated, and ``FURTHER``."""
        self.unwritten: list[Callable[[], object]] = []
        """Callbacks that write the other files that may be outdated."""
        self.owners: dict[str, str] = {}
        """The docname with which each page is written, by address."""
        self.asked: dict[str, None] = {}
        """The docnames that were requested, the latest at the end: they are written before others."""
        self.load()

    def load(self) -> None:
        """Read everything again: settings, theme and files."""
        self.stack.close()
        settings: dict[str, Any] = {
            "plg_preview": True,
            "plg_cache": str(self.out.parents[1]),
            "html_copy_source": False,  # authors have the sources open
        }
        # One process, since forking a process with threads can deadlock.
        self.app = self.stack.enter_context(application(self.root, self.out, self.doctrees, **settings))
        shutil.rmtree(self.out, ignore_errors=True)  # not earlier: wrong settings leave the pages as they are
        builder = self.app.builder
        assert isinstance(builder, SiteBuilder)
        self.builder, self.domain = builder, plg_domain(self.app.env)
        builder.read()
        builder.finish_tasks = SerialTasks()
        builder.prepare_writing(self.app.env.found_docs)
        builder.copy_assets()
        self.mark_stale()

    def save(self, paths: Iterable[str]) -> list[str]:
        """Read changed files of the library, or all after another change; return the addresses that were written."""
        paths = {card_of(path) for path in paths} - {*UNSEEN}
        names = sorted(path.removesuffix(".md") for path in paths if path.endswith(".md"))
        if any(path == "conf.py" or Path(path).is_absolute() for path in paths):
            self.load()
            return ["*"]
        unknown = [name for name in names if not self.is_known(name)]
        for name in names:
            if (self.root / f"{name}.md").is_file():
                # Sphinx then reads it again whatever its modification time.
                self.app.events.emit("env-purge-doc", self.app.env, name)
                self.app.env.clear_doc(name)
            if name not in unknown:
                self.domain.read(name)
                self.builder.read_doc(name)
        if unknown or len(names) < len(paths):
            self.builder.read()  # files were added or removed: Sphinx lists them
        self.mark_stale()
        return [address for name in names if name in self.app.env.all_docs for address in self.write(name)]

    def is_known(self, docname: str) -> bool:
        """Whether Sphinx has read a page before, and may read it again."""
        path = self.root / f"{docname}.md"
        return docname in self.app.env.all_docs and path.is_file() and not path.is_symlink() and is_text(path)

    def mark_stale(self) -> None:
        """Mark everything as outdated, and remove the pages that no longer exist."""
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
        """Write a page and those that come with it; return the addresses of those that changed."""
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

        It is loaded from its file, since Sphinx never refreshes the trees that it caches in memory.
        """
        env, builder = self.app.env, self.builder
        doctree: nodes.document = pickle.loads((self.doctrees / f"{docname}.doctree").read_bytes())  # noqa: S301 (ours)
        doctree.settings.env = env
        doctree.reporter = LoggingReporter(str(env.doc2path(docname)))
        return env.get_and_resolve_doctree(docname, builder, doctree=doctree, tags=builder.tags)

    def page(self, address: str) -> bytes:
        path = self.out / ("404.html" if address == NOT_FOUND else f"{address}index.html")
        return path.read_bytes() if path.is_file() else b""

    def fresh_page(self, address: str) -> tuple[bytes, bool]:
        """Return the page at an address, or else that for dead addresses, and whether the page exists."""
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
        while self.unwritten:
            self.unwritten.pop(0)()

    def pdf_order(self, path: str) -> paper.Order | None:
        """Return the order for the PDF at a path, or None if there is no such PDF."""
        for card in self.domain.library.cards:
            if card.docname in self.stale:
                self.write(card.docname)
        return next((order for order in paper_orders(self.app) if order.path == path), None)

    def print_pdf(self, order: paper.Order) -> bytes:
        """Return a PDF, which can take a second to print; it is empty if the text doesn't fit."""
        cache = cache_of(self.app, "pdfs")
        return paper.unpacked(cache.get(order.name, order.key, lambda: paper.print_order(order)))[0]

    def rest(self) -> Iterator[list[str]]:
        """Write everything that is stale, one page or file per step; yield the addresses of the pages that changed."""
        while self.stale:
            yield self.write(next((name for name in reversed(self.asked) if name in self.stale), min(self.stale)))
        while self.unwritten:
            self.unwritten.pop(0)()
            yield []
