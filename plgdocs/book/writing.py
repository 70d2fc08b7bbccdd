"""Writes both forms of the book at the site's root: the PDF is cached by content, the EPUB is made in a second."""

from pathlib import Path

from plgdocs.book import epub, printed
from plgdocs.book.volume import Volume
from plgdocs.outputs.cache import Cache, versions
from plgdocs.pdf.paper import PACKAGES

PDF, EPUB = "plg-gids.pdf", "plg-gids.epub"
"""The names of the files, at the site's root."""


def write_epub(volume: Volume, out: Path) -> None:
    (out / EPUB).write_bytes(epub.epub_of(volume))


def write_pdf(volume: Volume, out: Path, cache: Cache) -> None:
    """Write the PDF; print it, which takes most of a minute, if it isn't cached.

    Raise ``MissingLibraryError`` if it has to be printed and WeasyPrint can't be imported.
    """
    html = printed.html_of(volume)
    key = "\0".join([*versions(*PACKAGES), printed.style_sheet(), html])
    (out / PDF).write_bytes(cache.get(PDF, key, lambda: printed.pdf_of(html)))
