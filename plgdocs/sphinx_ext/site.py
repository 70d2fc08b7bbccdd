"""What a site has besides the pages of its source files, and the settings that every library needs."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config

from plgdocs.book.volume import read_volume
from plgdocs.book.writing import pdf_job, write_epub, write_pdf
from plgdocs.outputs import card_lists, data, service_worker, social_cards, theme
from plgdocs.outputs.cache import Cache
from plgdocs.outputs.feeds import write_exports
from plgdocs.parsing.allow_list import SCHEMES
from plgdocs.parsing.markdown import MYST_EXTENSIONS
from plgdocs.pdf import paper, qr
from plgdocs.pdf.press import MissingLibraryError
from plgdocs.search import entries
from plgdocs.sphinx_ext.builder import NO_NETWORK, NOT_FOUND, ExtraPage, SiteBuilder
from plgdocs.sphinx_ext.card_sheets import read_digests, read_sheet
from plgdocs.sphinx_ext.domain import plg_domain
from plgdocs.sphinx_ext.page_context import is_offline
from plgdocs.sphinx_ext.search_sections import searched

SUPPRESSED_WARNINGS = (
    # ``checking`` reports these in Dutch.
    *("ref.footnote", "myst.duplicate_def"),
    *("toc.not_included", "toc.not_readable", "toc.duplicate_entry", "toc.circular"),
    "misc.highlighting_failure",  # invalid code is shown without colours
    "myst.strikethrough",  # a warning about other output formats
)

NO_PANGO = (
    "De pdf’s zijn niet gemaakt: installeer eerst Pango "
    "(op Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)."
)

NO_QR_CODES = "Zonder publiek adres (PLG_SITE_URL) krijgen de pdf’s geen QR-code."


def other_pages(app: Sphinx) -> Iterator[ExtraPage]:
    yield NOT_FOUND, {}, "404.html"
    if is_offline(app.config):
        yield NO_NETWORK, {}, "zonder-netwerk.html"
    yield from card_lists.further_pages(plg_domain(app.env).library)


def file_makers(app: Sphinx) -> Iterator[Callable[[], object]]:
    """Yield callbacks that write the files that are not pages, without PDFs.

    The preview calls them one by one, between requests, so that each has to be quick.
    """
    domain = plg_domain(app.env)
    library, out, site = domain.library, Path(app.outdir), app.config.html_baseurl
    yield lambda: entries.write_search(searched(app), library.root, out)
    yield lambda: data.write_data(library, out)
    yield lambda: card_lists.write_tiles(library, out)
    yield lambda: write_exports(library, out, site)
    pictures = cache_of(app, "previews")
    if site and app.config.plg_preview:
        for page in library.pages.values():
            yield partial(social_cards.write_picture, page, library, out, pictures)
    elif site:
        yield lambda: social_cards.write_pictures(library, out, pictures, app.parallel)
    if site:
        yield lambda: qr.write_codes(library, out, site, cache_of(app, "codes"))


def write_files(app: Sphinx, exception: Exception | None) -> None:
    if exception or not isinstance(app.builder, SiteBuilder) or app.config.plg_preview:
        return
    for write in file_makers(app):
        write()
    write_paper(app)
    service_worker.write_worker(Path(app.outdir), is_on=is_offline(app.config))


def write_paper(app: Sphinx) -> None:
    """Write the PDFs, and the whole guide as a book."""
    out, books = Path(app.outdir), []
    if app.config.plg_book:
        volume = read_volume(plg_domain(app.env).library, out, app.config.html_baseurl)
        write_epub(volume, out)
        books = [pdf_job(volume, cache_of(app, "book"))]
    try:
        problems = paper.write_paper(paper_orders(app), out, cache_of(app, "pdfs"), app.parallel, books)
        for job in books:
            write_pdf(job, out)
    except MissingLibraryError:
        print(NO_PANGO, file=sys.stderr)
        return
    for problem in problems:
        print(problem, file=sys.stderr)  # a note, which Sphinx wouldn't show
    if not app.config.html_baseurl:
        print(NO_QR_CODES, file=sys.stderr)


def paper_orders(app: Sphinx) -> list[paper.Order]:
    """Return an order for every PDF of the library, whose pages must have been written."""
    library = plg_domain(app.env).library
    decks = (paper.deck_order(number, part) for number, part in enumerate(read_digests(app, library), start=1))
    site = app.config.html_baseurl
    empty = (order for page in library.worksheets for order in paper.worksheet_orders(page, library, site))
    return [*decks, *(paper.sheet_order(read_sheet(app, card)) for card in library.cards), *empty]


def cache_of(app: Sphinx, name: str) -> Cache:
    """Return the cache of this name: in the configured directory, or beside the doctrees, but never in the site."""
    doctrees = Path(app.doctreedir)
    beside = doctrees if Path(app.outdir) in doctrees.parents else doctrees.parent
    return Cache(Path(app.config.plg_cache or beside) / name)


def forget_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Keep only the title in Sphinx's table of contents of a page without pages below it.

    Our pages show their own.  Processes send these tables to each other, and headings were most of what they sent.
    """
    entries = app.env.tocs[app.env.docname]
    if not any(entries.findall(addnodes.toctree)):
        for entry in entries.findall(nodes.list_item):
            del entry[1:]


def insert_nothing(app: Sphinx) -> None:
    """Keep docutils from raw HTML and other files, should a file get past ``allow_list.py``."""
    app.env.settings |= {"raw_enabled": False, "file_insertion_enabled": False}


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what every library needs, so that ``conf.py`` contains only choices."""
    config.exclude_patterns = [*config.exclude_patterns, "_build", "_site", "_site.*", ".*"]
    config.template_bridge = "plgdocs.sphinx_ext.templates.TemplateLoader"
    config.html_theme = "plg"
    config.html_theme_path = [str(theme.FOLDER.parent)]
    config.myst_url_schemes = list(SCHEMES)
    config.myst_enable_extensions = set(MYST_EXTENSIONS)
    config.myst_disable_syntax = ["html_block", "html_inline"]  # as in ``insert_nothing``
    config.suppress_warnings = [*config.suppress_warnings, *SUPPRESSED_WARNINGS]
    config.myst_heading_anchors = 4
    config.myst_heading_slug_func = "plgdocs.model.names.slug"
