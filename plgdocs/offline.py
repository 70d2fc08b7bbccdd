"""The service worker: what still works without a network, once its page was visited."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.builder import SiteBuilder
from plgdocs.library import address_of
from plgdocs.pages import THEME
from plgdocs.plans import PLANNER
from plgdocs.scripts import static_files
from plgdocs.search import SEARCH_PAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES = {SEARCH_PAGE: ("index.json", "teksten.json"), PLANNER: ()}
"""The pages that work offline, each with the data beside it."""


def write_worker(app: Sphinx, exception: Exception | None) -> None:
    """Write the service worker; its bytes change when one of the files that it keeps does."""
    builder = app.builder
    if exception or not isinstance(builder, SiteBuilder) or app.config.plg_preview:
        return  # in the preview nothing may come from a cache
    files = kept_files(builder)
    digest = hashlib.sha256()
    for name in files:
        digest.update(builder.file(f"{name}index.html" if name.endswith("/") else name).read_bytes())
    head = f'const CACHE = "plg-{digest.hexdigest()[:12]}";\nconst FILES = {json.dumps(files)};\n\n'
    Path(app.outdir, "sw.js").write_text(head + (THEME / "plg" / "sw.js").read_text("utf-8"), "utf-8")


def kept_files(builder: SiteBuilder) -> list[str]:
    """Return the addresses to keep: the pages, the cards as data, and the theme's scripts and styles."""
    pages = {address_of(page): files for page, files in PAGES.items() if page in builder.env.found_docs}
    static = sorted(static_files(THEME / "plg" / "static"))
    data = [address + name for address, files in pages.items() for name in ("", *files)]
    return [*data, "cards.json", *(f"_static/{name}" for name in static)]
