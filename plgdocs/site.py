"""What a site has besides the pages of its files, and the settings that every library needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plgdocs import lists, participants
from plgdocs.builder import NOT_FOUND, is_part_written, written_pages
from plgdocs.domain import plg_domain
from plgdocs.library import address_of, old_docnames
from plgdocs.markdown import MYST_EXTENSIONS
from plgdocs.model import Card
from plgdocs.pages import THEME
from plgdocs.safety import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

SAID_OTHERWISE = (
    # The reader and ``contents.py`` say these in Dutch.
    *("ref.footnote", "myst.duplicate_def"),
    *("toc.not_included", "toc.not_readable", "toc.duplicate_entry", "toc.circular"),
    "misc.highlighting_failure",  # code that a language doesn't know is shown without colours
    "myst.strikethrough",  # which warns for other formats
)
"""Warnings of others that no build needs."""


def extra_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page for addresses that do not exist, and with each written page those without a file of their own.

    These are the page for participants of a card, the further pages of the list of cards, and one for each old name.
    """
    yield NOT_FOUND, {}, "404.html"
    library = plg_domain(app.env).library
    for page in written_pages(app):
        if isinstance(page, Card):
            yield page.participants_docname, participants.page_context(app, page), "deelnemers.html"
        for old, new in old_docnames(page):
            address = app.config.html_baseurl + address_of(new) if app.config.html_baseurl else ""
            yield old, {"target": new, "target_page": page, "target_url": address}, "redirect.html"
    yield from (further for further in lists.further_pages(library) if is_part_written(app, further[0]))


def insert_nothing(app: Sphinx) -> None:
    """Keep docutils from raw HTML and from other files: a second lock, should a file pass ours (``safety.py``)."""
    app.env.settings |= {"raw_enabled": False, "file_insertion_enabled": False}


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what every library needs, so that ``conf.py`` holds choices only."""
    config.html_theme = "plg"
    config.html_theme_path = [str(THEME)]
    config.myst_url_schemes = list(SCHEMES)
    config.myst_enable_extensions = set(MYST_EXTENSIONS)
    config.myst_disable_syntax = ["html_block", "html_inline"]  # as in ``insert_nothing``
    config.suppress_warnings = [*config.suppress_warnings, *SAID_OTHERWISE]
    config.myst_heading_anchors = 4
    config.myst_heading_slug_func = "plgdocs.outline.slug"
