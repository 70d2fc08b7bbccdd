"""The builder: addresses that promise to stay, and pages without a source file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import minify
from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from plgdocs import lists, participants
from plgdocs.domain import plg_domain
from plgdocs.findings import MYST_EXTENSIONS
from plgdocs.library import address_of, old_docnames
from plgdocs.pages import THEME
from plgdocs.safety import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

NOT_FOUND = "404"
"""The page that a host shows for an address that does not exist; it lies at the root."""

OLD_SEARCH_FILES = ("doctools.js", "language_data.js", "searchtools.js", "sphinx_highlight.js", "translations.js")


MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}
"""What the theme's files are to the minifier."""

SAID_OTHERWISE = (
    *("ref.footnote", "myst.duplicate_def"),  # the reader says these in Dutch
    "misc.highlighting_failure",  # code that a language doesn't know is shown without colours
    "myst.strikethrough",  # which warns for other formats
)
"""Warnings of others that no build needs."""


class SiteBuilder(DirectoryHTMLBuilder):
    """Writes ``methods/oase`` to ``methodieken/oase/`` and ``docs/over`` to ``over/``."""

    search = False  # the site has its own

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document from the site's root."""
        return "" if docname == NOT_FOUND else address_of(docname)

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file that a page is written to."""
        if page_name == NOT_FOUND:
            return Path(self.outdir, "404.html")
        return Path(self.outdir, address_of(page_name), "index.html")

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
        return {
            "parents": parents[1:],  # the home page has a link of its own
            "title": self.env.titles[docname].astext(),
            "body": body,
            "metatags": metatags,
            "sourcename": f"{source}{self.config.html_sourcelink_suffix}" if self.config.html_copy_source else "",
        }

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        """Copy the theme's files: ours in few bytes, and without the scripts of Sphinx's search."""
        super().copy_theme_static_files(context)
        static = Path(self.outdir, "_static")
        for path in (THEME / "plg" / "static").glob("*.[cj]s*"):
            short = minify.string(MEDIA_TYPES[path.suffix], path.read_text("utf-8"))
            (static / path.name).write_text(short, "utf-8")
        for name in OLD_SEARCH_FILES:
            (static / name).unlink(missing_ok=True)


def extra_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page for addresses that do not exist, those for participants, and one for each old name."""
    yield NOT_FOUND, {}, "404.html"
    library = plg_domain(app.env).library
    yield from lists.further_pages(library)
    for card in library.cards:
        yield card.participants_docname, participants.page_context(app, card), "deelnemers.html"
    for page in library.pages.values():
        for old, new in old_docnames(page):
            address = app.config.html_baseurl + address_of(new) if app.config.html_baseurl else ""
            yield old, {"target": new, "target_page": page, "target_url": address}, "redirect.html"


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what every library needs, so that ``conf.py`` holds choices only."""
    config.html_theme = "plg"
    config.html_theme_path = [str(THEME)]
    config.myst_url_schemes = list(SCHEMES)
    config.myst_enable_extensions = set(MYST_EXTENSIONS)
    config.suppress_warnings = [*config.suppress_warnings, *SAID_OTHERWISE]
    config.myst_heading_anchors = 4
    config.myst_heading_slug_func = "plgdocs.outline.slug"
