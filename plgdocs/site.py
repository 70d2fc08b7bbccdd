"""What a site has besides the pages of its files, and the settings that every library needs."""

from __future__ import annotations

from copy import copy
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from docutils.frontend import get_default_settings
from myst_parser.mdit_to_docutils import base

from plgdocs import data, exports, lists, paper, participants, search
from plgdocs.builder import NOT_FOUND, SiteBuilder, is_part_written, keep_pages
from plgdocs.domain import plg_domain
from plgdocs.library import address_of, old_docnames
from plgdocs.markdown import MYST_EXTENSIONS
from plgdocs.model import Card
from plgdocs.pages import THEME
from plgdocs.parallel import at_once
from plgdocs.safety import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    ExtraPage: TypeAlias = tuple[str, dict[str, Any], str]
    """The docname of a page, what its template gets, and the template."""

SAID_OTHERWISE = (
    # The reader and ``contents.py`` say these in Dutch.
    *("ref.footnote", "myst.duplicate_def"),
    *("toc.not_included", "toc.not_readable", "toc.duplicate_entry", "toc.circular"),
    "misc.highlighting_failure",  # code that a language doesn't know is shown without colours
    "myst.strikethrough",  # which warns for other formats
)
"""Warnings of others that no build needs."""

FOR_OTHERS = (
    "sphinx.builders.",  # which have transforms for LaTeX and for a checker of links
    "sphinx.transforms.i18n",
    "sphinx.domains.c",  # citation, c, cpp
    *("sphinx_design.tabs", "sphinx_design.aside", "sphinx_design.badges_buttons"),  # the checker knows no such blocks
)
"""How the names of modules begin whose transforms serve other formats or languages, or blocks that we don’t have."""


def other_pages(app: Sphinx) -> Iterator[ExtraPage]:
    """Yield the page for addresses that do not exist, and the further pages of the list of cards."""
    yield NOT_FOUND, {}, "404.html"
    library = plg_domain(app.env).library
    yield from (further for further in lists.further_pages(library) if is_part_written(app, further[0]))


def pages_beside(app: Sphinx, docname: str, doctree: nodes.document) -> Iterator[ExtraPage]:
    """Yield the pages that are written together with that of a file, and have none of their own.

    These are the page for participants of a card, and one for each old name.
    ``doctree`` is what was written; nobody needs it any more.
    """
    page = plg_domain(app.env).pages.get(docname)
    if page is None:  # a file that is refused unread has a page that says why, and no more
        return
    if isinstance(page, Card):
        yield page.participants_docname, participants.page_context(app, page, doctree), "deelnemers.html"
    for old, new in old_docnames(page):
        address = app.config.html_baseurl + address_of(new) if app.config.html_baseurl else ""
        yield old, {"target": new, "target_page": page, "target_url": address}, "redirect.html"


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files that are no pages, and take over the pages of the last site that weren't written."""
    if not exception and isinstance(app.builder, SiteBuilder):
        longest_first = (paper.write_paper, search.write_search, exports.write_exports)
        makers = (*longest_first, data.write_data, lists.write_tiles, keep_pages)
        at_once(app, [partial(make, app) for make in makers])


def insert_nothing(app: Sphinx) -> None:
    """Keep docutils from raw HTML and from other files: a second lock, should a file pass ours (``safety.py``)."""
    app.env.settings |= {"raw_enabled": False, "file_insertion_enabled": False}


def leave_out_transforms(app: Sphinx) -> None:
    """Leave out what walks through each document tree for what none of our pages holds (``FOR_OTHERS``)."""
    if isinstance(app.builder, SiteBuilder):
        for transforms in (app.registry.transforms, app.registry.post_transforms):
            transforms[:] = [one for one in transforms if not one.__module__.startswith(FOR_OTHERS)]


def make_settings_once() -> None:
    """Let MyST ask docutils but once for its settings, which takes 3 % of a build.

    It asks for each page, for a document that it then doesn't use, since Sphinx gives it one.
    """
    once = cache(get_default_settings)
    base.get_default_settings = lambda *components: copy(once(*components))  # type: ignore[attr-defined]


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what every library needs, so that ``conf.py`` holds choices only."""
    config.exclude_patterns = [*config.exclude_patterns, "_build", "_site", ".*"]  # Sphinx would walk through each site
    config.template_bridge = "plgdocs.templates.TemplateLoader"
    config.html_theme = "plg"
    config.html_theme_path = [str(THEME)]
    config.myst_url_schemes = list(SCHEMES)
    config.myst_enable_extensions = set(MYST_EXTENSIONS)
    config.myst_disable_syntax = ["html_block", "html_inline"]  # as in ``insert_nothing``
    config.suppress_warnings = [*config.suppress_warnings, *SAID_OTHERWISE]
    config.myst_heading_anchors = 4
    config.myst_heading_slug_func = "plgdocs.outline.slug"
