"""Writes both forms of the book at the root of the site: the EPUB is made in a second, the PDF is cached by content."""

from functools import partial
from pathlib import Path

from plgdocs.book import epub, printed
from plgdocs.book.volume import Volume
from plgdocs.outputs.cache import Cache, versions
from plgdocs.outputs.pool import Job
from plgdocs.pdf.paper import PACKAGES

PDF, EPUB = "plg-gids.pdf", "plg-gids.epub"
"""The names of the files, at the site's root."""


def write_epub(volume: Volume, out: Path) -> None:
    (out / EPUB).write_bytes(epub.epub_of(volume))


def pdf_job(volume: Volume, cache: Cache) -> Job:
    """Return the job that prints the PDF, which takes most of a minute."""
    html = printed.html_of(volume)
    key = "\0".join([*versions(*PACKAGES), printed.our_css(), html])
    return Job(cache, PDF, key, partial(printed.pdf_of, html))


def write_pdf(job: Job, out: Path) -> None:
    """Write the PDF that the job printed."""
    (out / PDF).write_bytes(job.cached or b"")
