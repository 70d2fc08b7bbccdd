"""The service worker: which pages still work offline after a visit."""

import hashlib
import json
from pathlib import Path

from plgdocs.model.addresses import address_of
from plgdocs.model.plans import PLANNER
from plgdocs.outputs import theme
from plgdocs.outputs.scripts import static_files
from plgdocs.search.entries import SEARCH_PAGE

PAGES = {SEARCH_PAGE: ("index.json", "teksten.json"), PLANNER: ()}
"""The pages that work offline, and the data files beside each one."""


def write_worker(out: Path) -> None:
    """Write the service worker into ``out``; its bytes change when a cached file changes."""
    files = cached_files(out)
    digest = hashlib.sha256()
    for name in files:
        digest.update((out / f"{name}index.html" if name.endswith("/") else out / name).read_bytes())
    head = f'const VERSION = "{digest.hexdigest()[:12]}";\nconst FILES = {json.dumps(files)};\n\n'
    (out / "sw.js").write_text(head + theme.source("sw.js"), "utf-8")


def cached_files(out: Path) -> list[str]:
    pages = {address_of(page): files for page, files in PAGES.items()}
    found = [address for address in pages if (out / address / "index.html").is_file()]
    data = [address + name for address in found for name in ("", *pages[address])]
    return [*data, "cards.json", *(f"_static/{name}" for name in sorted(static_files(theme.FOLDER / "static")))]
