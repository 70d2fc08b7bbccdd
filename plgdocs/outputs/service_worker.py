"""The service worker: which pages still work offline after a visit."""

import hashlib
import json
from pathlib import Path

from plgdocs.model.addresses import address_of
from plgdocs.model.plans import PLANNER
from plgdocs.outputs import theme
from plgdocs.outputs.scripts import static_files
from plgdocs.search.entries import SEARCH_PAGE, text_file

PAGES = {SEARCH_PAGE: ("index.json",), PLANNER: ()}
"""The pages that work offline, and the data files beside each one."""

MOST_RESULTS = 300
"""Of a larger library the pages that a search leads to are not kept: that would be megabytes on a phone."""


def write_worker(out: Path) -> None:
    """Write the service worker into ``out``; its bytes change when a cached file changes."""
    files, results = cached_files(out), result_files(out)
    digest = hashlib.sha256()
    for name in [*files, *results]:
        digest.update((out / f"{name}index.html" if name.endswith("/") else out / name).read_bytes())
    lists = f"const FILES = {json.dumps(files)};\nconst RESULTS = {json.dumps(results)};\n\n"
    head = f'const VERSION = "{digest.hexdigest()[:12]}";\n{lists}'
    (out / "sw.js").write_text(head + theme.source("sw.js"), "utf-8")


def cached_files(out: Path) -> list[str]:
    pages = {address_of(page): files for page, files in PAGES.items()}
    found = [address for address in pages if (out / address / "index.html").is_file()]
    data = [address + name for address in found for name in ("", *pages[address])]
    return [*data, "cards.json", *(f"_static/{name}" for name in sorted(static_files(theme.FOLDER / "static")))]


def result_files(out: Path) -> list[str]:
    """Return the pages that a search leads to, each with the text that its excerpt is cut from."""
    search = address_of(SEARCH_PAGE)
    index = out / search / "index.json"
    pages = [page[0] for page in json.loads(index.read_text("utf-8"))["pages"]] if index.is_file() else []
    kept = [page for page in pages if page not in map(address_of, PAGES)]
    return (
        [file for page in kept for file in (page or "./", search + text_file(page))]
        if len(pages) <= MOST_RESULTS
        else []
    )
