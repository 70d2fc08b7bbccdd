"""The builder: addresses that promise to stay, and pages without a source file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from plgdocs.domain import plg_domain
from plgdocs.library import address_of
from plgdocs.outline import MYST_EXTENSIONS
from plgdocs.pages import THEME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.config import Config

NOT_FOUND = "404"
"""The page that a host shows for an address that does not exist; it lies at the root."""


class SiteBuilder(DirectoryHTMLBuilder):
    """Writes ``methods/oase`` to ``methodieken/oase/`` and ``docs/over`` to ``over/``."""

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document from the site's root."""
        return "" if docname == NOT_FOUND else address_of(docname)

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file that a page is written to."""
        if page_name == NOT_FOUND:
            return Path(self.outdir, "404.html")
        return Path(self.outdir, address_of(page_name), "index.html")

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Make Sphinx's search, which builds addresses from names, use ours."""
        super().prepare_writing(set(docnames))
        if self.indexer is None:
            return
        freeze = self.indexer.freeze

        def freeze_with_addresses() -> dict[str, Any]:
            index = freeze()
            index["docnames"] = [address_of(name).rstrip("/") or "index" for name in index["docnames"]]
            return index

        self.indexer.freeze = freeze_with_addresses  # type: ignore[method-assign]


def extra_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page for addresses that do not exist, and one for each old name, which leads on."""
    yield NOT_FOUND, {}, "404.html"
    for page in plg_domain(app.env).library.pages.values():
        for name in page.old_names:
            old = f"{page.folder}/{name}" if page.folder else name
            new = app.config.html_baseurl + address_of(page.docname) if app.config.html_baseurl else ""
            yield old, {"target": page.docname, "target_title": page.title, "target_url": new}, "redirect.html"


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what every library needs, so that ``conf.py`` holds choices only."""
    config.html_theme = "plg"
    config.html_theme_path = [str(THEME)]
    config.myst_enable_extensions = set(MYST_EXTENSIONS)
    config.suppress_warnings = [*config.suppress_warnings, "myst.strikethrough"]  # which warns for other formats
    config.myst_heading_anchors = 4
    config.myst_heading_slug_func = "plgdocs.outline.slug"
