"""The builder: addresses that stay, and pages without a source file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from docutils import nodes
from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from plgdocs.checking.library import old_docnames
from plgdocs.checking.other_files import published
from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.outputs import theme
from plgdocs.outputs.scripts import write_static
from plgdocs.sphinx_ext import participants
from plgdocs.sphinx_ext.card_sheets import store_sheet
from plgdocs.sphinx_ext.domain import plg_domain

ExtraPage: TypeAlias = tuple[str, dict[str, Any], str]
"""The docname of a page, what its template gets, and the template."""
SPHINX_SEARCH_FILES = ("doctools.js", "language_data.js", "searchtools.js", "sphinx_highlight.js", "translations.js")
NOT_FOUND = "404"
"""The docname of the page for dead addresses; a host looks for it at the root."""
NO_NETWORK = "zonder-netwerk"
"""The docname of the page that the service worker shows for one that it doesn't have; its links begin at the root."""
AT_ROOT = (NOT_FOUND, NO_NETWORK)


class SiteBuilder(DirectoryHTMLBuilder):
    """Writes ``methods/oase`` to ``methodieken/oase/`` and ``docs/over`` to ``over/``."""

    search = False  # the site has its own

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        super().write_doc(docname, doctree)
        for name, context, template in self.pages_beside(docname, doctree):
            self.handle_page(name, context, template)

    def pages_beside(self, docname: str, doctree: nodes.document) -> Iterator[ExtraPage]:
        """Yield a card's page for participants, and a redirect for each old name; this consumes ``doctree``."""
        page = plg_domain(self.env).page(docname)
        if page is None:  # the file was refused unread
            return
        if isinstance(page, Card):
            yield page.participants_docname, participants.page_context(self, page, doctree), "deelnemers.html"
            store_sheet(self, page, doctree)
        for old, new in old_docnames(page):
            address = self.config.html_baseurl and self.config.html_baseurl + address_of(new)
            yield old, {"target": new, "target_page": page, "target_url": address}, "redirect.html"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return "" if docname in AT_ROOT else address_of(docname)

    def get_output_path(self, page_name: str, /) -> Path:
        return Path(self.outdir, f"{page_name}.html" if page_name in AT_ROOT else f"{address_of(page_name)}index.html")

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        parents: list[dict[str, str]] = []
        name = docname
        while (related := self.relations.get(name)) and related[0]:
            name = related[0]
            parents.insert(0, {"link": self.get_relative_uri(docname, name), "title": self.env.titles[name].astext()})
        source = self.env.doc2path(docname, base=False)
        is_copied = self.config.html_copy_source and not plg_domain(self.env).is_refused(docname)
        return {
            "parents": parents[1:],  # the home page has its own link
            "title": self.env.titles[docname].astext(),
            "body": body,
            "metatags": metatags,
            "sourcename": f"{source}{self.config.html_sourcelink_suffix}" if is_copied else "",
        }

    def copy_download_files(self) -> None:
        """Write the pictures that pages link to; a drawing is written anew, and not copied."""
        for source, (_, name) in self.env.dlfiles.items():
            path = Path(self.outdir, "_downloads", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(published(Path(self.srcdir), str(source)))

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        super().copy_theme_static_files(context)
        static = Path(self.outdir, "_static")
        write_static(theme.FOLDER / "static", static)
        for name in SPHINX_SEARCH_FILES:
            (static / name).unlink(missing_ok=True)
