"""The builder: addresses that promise to stay, and pages that need no writing.

A build writes the pages that changed and those that show something of them (``dependants.py``); all other
files it takes over from the last site, as hard links.  It does so only if that site was made of exactly what
Sphinx remembers, with the same theme and settings, and was finished: its seal says so.
"""

from __future__ import annotations

import gc
import pickle
import sys
from contextlib import suppress
from logging import INFO, WARNING, getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from plgdocs.domain import plg_domain
from plgdocs.library import address_of, part_docname
from plgdocs.links import link_or_copy
from plgdocs.pages import THEME
from plgdocs.parallel import in_parallel, is_shared
from plgdocs.progress import Progress
from plgdocs.scripts import write_static

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from plgdocs.model import Page

P = TypeVar("P", bound="Page")
SEAL = ".buildstate"
"""The file that a finished site has: what it was made of, in short."""
OLD_SEARCH_FILES = ("doctools.js", "language_data.js", "searchtools.js", "sphinx_highlight.js", "translations.js")
NOT_FOUND = "404"
"""The page that a host shows for an address that does not exist; it lies at the root."""
PATIENCE = (50_000, 20, 20)
"""How often Python looks for garbage in circles: less often saves a tenth of a build, in which most goes as a whole."""


class SiteBuilder(DirectoryHTMLBuilder):
    """Writes ``methods/oase`` to ``methodieken/oase/`` and ``docs/over`` to ``over/``."""

    search = False  # the site has its own
    last: Path
    """The last site: what a build doesn't write, it takes from there."""
    written: AbstractSet[str] = frozenset()
    """The docnames of the pages that this build writes."""
    read_count = 0
    """How many files this build reads."""
    progress: Progress | None = None
    toctrees: dict[str, set[str]] | None = None
    """Which tables of contents name a page, while Sphinx may not see it."""
    follows = False
    """Whether this process made all pages, and follows the files since."""

    def init(self) -> None:
        """Look for the last site: given, or else in the place where the new one comes."""
        super().init()
        self.last = Path(self.config.plg_last_site or self.outdir)

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield the pages that the last site lacks, or all; ``report_problems`` adds those that changed."""
        if self.follows:
            return iter(())
        continues = self.continues()
        return (name for name in self.env.found_docs if not (continues and (self.last / self.output(name)).is_file()))

    def continues(self) -> bool:
        """Whether the last site was finished, and made of what Sphinx remembers in the way of today."""
        with suppress(OSError):
            return (self.last / SEAL).read_text("utf-8") == self.seal()
        return False

    def seal(self) -> str:
        """Return what stands for the sources, the theme, the code and the settings of a site."""
        return plg_domain(self.env).state(self.build_info.config_hash)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Note which pages are written; from now on the site in this place is not finished."""
        self.written = docnames
        self.env.files_to_rebuild = self.toctrees or self.env.files_to_rebuild
        Path(self.outdir, SEAL).unlink(missing_ok=True)
        super().prepare_writing(docnames)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read files in as many processes as there may be, once each.

        Sphinx takes ten files a process, which then hands back, pickled, all that it knows: with many files that
        takes longer than reading them.
        """
        if not is_shared(self._app, docnames):
            return self._read_serial(docnames)
        for docname in docnames:
            self.events.emit("env-purge-doc", self.env, docname)
            self.env.clear_doc(docname)
        return in_parallel(self._app, self.read_some, docnames, self.take_over)

    def read_some(self, docnames: Sequence[str]) -> tuple[Sequence[str], bytes]:
        """Read files in a process of its own."""
        for docname in docnames:
            self.read_doc(docname, _cache=False)
        return docnames, pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL)

    def take_over(self, read: tuple[Sequence[str], bytes]) -> None:
        """Add what another process read."""
        docnames, env = read
        self.env.merge_info_from(docnames, pickle.loads(env), self._app)  # noqa: S301 (from our own fork)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write pages; a file that is no text has none."""
        names = sorted(docnames & self.env.all_docs.keys())
        self.begin("Pagina’s schrijven", len(names))
        in_parallel(self._app, self.write_some, names, self.images.update)

    def write_some(self, docnames: Sequence[str]) -> dict[str, str]:
        """Write pages; return the images that they show."""
        self._write_serial(docnames)
        return self.images

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page, and those that belong to it and have no file of their own."""
        super().write_doc(docname, doctree)
        self.env._pickled_doctree_cache.pop(docname, None)  # noqa: SLF001 (as many megabytes as all we know of pages)
        for pages in self.events.emit("plg-pages-beside", docname, doctree):
            for name, context, template in pages:
                self.handle_page(name, context, template)

    def begin(self, label: str, total: int) -> None:
        """Begin a kind of work that can take long."""
        if self.config.plg_progress:
            self.progress = Progress(label, total)

    def step(self) -> None:
        """Count one of the work that goes on."""
        if self.progress:
            self.progress.step()

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page beside its place and then move it there, so that nobody ever reads half a page."""
        path = outfilename or self.get_output_path(pagename)
        fresh = path.with_name(f"{path.name}.new")
        super().handle_page(pagename, addctx, templatename, outfilename=fresh, event_arg=event_arg)
        fresh.replace(path)

    def output(self, docname: str) -> str:
        """Return the file of a page, from the site's root."""
        return "404.html" if docname == NOT_FOUND else f"{address_of(docname)}index.html"

    def keep(self, names: Iterable[str]) -> None:
        """Take files over from the last site, or leave word of them to who publishes, who has them all at hand."""
        if self.config.plg_kept:
            with Path(self.config.plg_kept).open("ab", buffering=0) as kept:  # as one piece: processes share it
                kept.write("".join(f"{name}\n" for name in names).encode())
            return
        for name in names:
            old, new = self.last / name, Path(self.outdir, name)
            if old.is_file() and not new.exists():
                new.parent.mkdir(parents=True, exist_ok=True)
                link_or_copy(old, new)

    def file(self, name: str) -> Path:
        """Return where a file of the site lies: this build made it, or takes it over."""
        new = Path(self.outdir, name)
        return new if new.exists() else self.last / name

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document from the site's root."""
        return "" if docname == NOT_FOUND else address_of(docname)

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file that a page is written to."""
        return Path(self.outdir, self.output(page_name))

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """Return what our templates read of a page.

        The tables of contents and links that other themes show took longer to render than the page itself.
        """
        parents: list[dict[str, str]] = []
        name = docname
        while (related := self.relations.get(name)) and related[0]:
            name = related[0]
            parents.insert(0, {"link": self.get_relative_uri(docname, name), "title": self.env.titles[name].astext()})
        source = self.env.doc2path(docname, base=False)
        is_copied = self.config.html_copy_source and not plg_domain(self.env).is_refused(docname)
        return {
            "parents": parents[1:],  # the home page has a link of its own
            "title": self.env.titles[docname].astext(),
            "body": body,
            "metatags": metatags,
            "sourcename": f"{source}{self.config.html_sourcelink_suffix}" if is_copied else "",
        }

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        """Copy the theme's files: ours in few bytes, and without the scripts of Sphinx's search."""
        super().copy_theme_static_files(context)
        static = Path(self.outdir, "_static")
        write_static(THEME / "plg" / "static", static)
        for name in OLD_SEARCH_FILES:
            (static / name).unlink(missing_ok=True)


def hide_toctrees(app: Sphinx, builder: Builder) -> None:
    """Keep Sphinx from writing every page whose table of contents names a written page: views see to those."""
    if isinstance(builder, SiteBuilder):
        builder.toctrees, app.env.files_to_rebuild = app.env.files_to_rebuild, {}


def begin_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Note how many files are read."""
    if isinstance(app.builder, SiteBuilder):
        app.builder.read_count = len(docnames)
        app.builder.begin("Bestanden lezen", len(docnames))


def count_read(app: Sphinx, doctree: nodes.document) -> None:
    """Count a file that was read."""
    if isinstance(app.builder, SiteBuilder):
        app.builder.step()


def count_written(app: Sphinx, pagename: str, *_: object) -> None:
    """Count a page that is written; those without a source file come along."""
    if isinstance(app.builder, SiteBuilder) and pagename in app.builder.written and pagename in app.env.all_docs:
        app.builder.step()


def sum_up(app: Sphinx, exception: Exception | None) -> None:
    """Say what a build did."""
    builder = app.builder
    if not exception and isinstance(builder, SiteBuilder) and app.config.plg_progress:
        written, pages = len(builder.written & app.env.all_docs.keys()), len(app.env.all_docs)
        counts = f"gelezen: {builder.read_count}, geschreven: {written}, overgenomen: {pages - written}"
        print(f"{pages} pagina’s ({counts}).", file=sys.stderr)


def is_written(app: Sphinx, page: Page) -> bool:
    """Whether this build writes a page, and so the files that belong to it."""
    return not isinstance(app.builder, SiteBuilder) or page.docname in app.builder.written


def is_part_written(app: Sphinx, docname: str) -> bool:
    """Whether this build writes a further page of the list of cards: with the first, unless it follows each."""
    if not isinstance(app.builder, SiteBuilder):
        return True
    written = app.builder.written
    return docname in written or (part_docname(1) in written and not app.builder.follows)


def keep_unwritten(app: Sphinx, pages: Collection[P], files: Callable[[P], Iterable[str]]) -> list[P]:
    """Take over the files of each page that this build doesn't write; return the pages that it writes."""
    if isinstance(app.builder, SiteBuilder):
        app.builder.keep(name for page in pages if not is_written(app, page) for name in files(page))
    return [page for page in pages if is_written(app, page)]


def keep_pages(app: Sphinx) -> None:
    """Take over the pages that weren't written."""
    assert isinstance(app.builder, SiteBuilder)
    app.builder.keep(files_of_pages(app, app.builder, app.env.found_docs - app.builder.written))


def files_of_pages(app: Sphinx, builder: SiteBuilder, docnames: AbstractSet[str]) -> Iterator[str]:
    """Yield the files of pages, of those that belong to them, of their source and of their images."""
    for docname in docnames:
        yield builder.output(docname)
        if app.config.html_copy_source:
            source = app.env.doc2path(docname, base=False)
            yield f"_sources/{source}{app.config.html_sourcelink_suffix}"
    for users, name in app.env.images.values():
        if not docnames.isdisjoint(users):
            yield f"{builder.imagedir}/{name}"
    library = plg_domain(app.env).library
    for page in library.pages.values():
        if page.docname in docnames:
            yield from map(builder.output, library.extra_docnames(page))


def seal(app: Sphinx, exception: Exception | None) -> None:
    """Mark the site as finished, as the last thing of all; after a warning it is not, so that it comes again."""
    builder = app.builder
    warned = app._warncount and not app.config.plg_preview  # noqa: SLF001 (Sphinx tells only so)
    if not exception and isinstance(builder, SiteBuilder) and not warned:
        Path(app.outdir, SEAL).write_text(builder.seal(), "utf-8")


def setup(app: Sphinx) -> None:
    """Register the builder, what a build is told of the last one, and what it does besides writing pages."""
    gc.set_threshold(*PATIENCE)
    if not app.verbosity:  # a process hands on all that it logs, shown or not: 0.1 MB a page
        getLogger("sphinx").setLevel(WARNING if app.quiet else INFO)
    app.add_config_value("plg_last_site", "", "", [str])
    app.add_config_value("plg_kept", "", "", [str])
    app.add_config_value("plg_press", "", "", [str])
    app.add_config_value("plg_cache", "", "", [str])
    app.add_config_value("plg_progress", default=False, rebuild="", types=[bool])
    app.add_event("plg-pages-beside")
    app.connect("env-before-read-docs", begin_reading)
    app.connect("write-started", hide_toctrees)
    app.connect("doctree-read", count_read)
    app.connect("html-page-context", count_written)
    app.connect("build-finished", sum_up)
    app.connect("build-finished", seal, priority=999)
    app.add_builder(SiteBuilder, override=True)
