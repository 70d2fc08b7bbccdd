"""The service worker: what still works without a network, once its page was visited."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.library import address_of
from plgdocs.pages import THEME
from plgdocs.plans import PLANNER
from plgdocs.search import SEARCH_PAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES = {SEARCH_PAGE: ("index.json", "teksten.json"), PLANNER: ()}
"""The pages that work offline, each with the data beside it."""


def write_worker(app: Sphinx, exception: Exception | None) -> None:
    """Write the service worker; its bytes change when one of the files that it keeps does."""
    if exception or app.builder.name != "dirhtml" or app.config.plg_preview:
        return  # in the preview nothing may come from a cache
    site = Path(app.outdir)
    files = kept_files(site)
    digest = hashlib.sha256()
    for name in files:
        digest.update((site / name / "index.html" if name.endswith("/") else site / name).read_bytes())
    head = f'const CACHE = "plg-{digest.hexdigest()[:12]}";\nconst FILES = {json.dumps(files)};\n\n'
    (site / "sw.js").write_text(head + (THEME / "plg" / "sw.js").read_text("utf-8"), "utf-8")


def kept_files(site: Path) -> list[str]:
    """Return the addresses to keep: the pages, the cards as data, and the theme's scripts and styles."""
    addresses = {address_of(page): files for page, files in PAGES.items()}
    pages = {address: files for address, files in addresses.items() if (site / address / "index.html").is_file()}
    static = sorted(path.name for path in (THEME / "plg" / "static").glob("*.[cj]s*"))
    data = [address + name for address, files in pages.items() for name in ("", *files)]
    return [*data, "cards.json", *(f"_static/{name}" for name in static)]
