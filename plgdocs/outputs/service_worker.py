"""The service worker, and the list of what a reader can take along: each file of the site, with its digest."""

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

from plgdocs.model.addresses import address_of
from plgdocs.model.json_text import compact
from plgdocs.model.plans import PLANNER
from plgdocs.outputs import theme
from plgdocs.outputs.scripts import static_files
from plgdocs.search.entries import SEARCH_PAGE, text_file

PAGES = {SEARCH_PAGE: ("index.json",), PLANNER: ()}
"""The pages that work offline as a whole once one of them was visited, and the data files beside each one."""

MOST_RESULTS = 300
"""Of a larger library the pages that a search leads to are not kept: that would be megabytes on a phone."""

LIST = "mee.json"
TAKEN = {".html", ".css", ".js", ".json", ".svg", ".png", ".webp", ".jpg", ".gif"}
LEFT = {"_sources", "preview", "schema", "card.json", "404.html", "sw.js", LIST}
"""Folders and files that other programs read, or hosts."""


def write_worker(out: Path, *, is_on: bool) -> None:
    """Write the service worker into ``out``, and the list; its bytes change when a file of the list changes."""
    if not is_on:
        (out / "sw.js").write_text(theme.source("sw-off.js"), "utf-8")
        return
    listed = compact(listing(out)).encode()
    (out / LIST).write_bytes(listed)
    lists = f"const CORE = {json.dumps(cached_files(out))};\nconst RESULTS = {json.dumps(result_files(out))};\n\n"
    head = f'const VERSION = "{digest(listed)}";\n{lists}'
    (out / "sw.js").write_text(head + theme.source("sw.js"), "utf-8")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def listing(out: Path) -> dict[str, Any]:
    """Return the digest of each file by its address, and how many bytes a host sends for all, compressed."""
    contents = {name_of(path, out): path.read_bytes() for path in taken_files(out)}
    size = sum(len(zlib.compress(content)) for content in contents.values())
    return {"size": size, "files": {name: digest(content) for name, content in contents.items()}}


def taken_files(out: Path) -> list[Path]:
    paths = (path for path in sorted(out.rglob("*")) if path.suffix in TAKEN and path.is_file())
    return [path for path in paths if LEFT.isdisjoint(path.relative_to(out).parts) and not is_qr_code(path)]


def is_qr_code(path: Path) -> bool:
    """Whether a file is a QR code: that is for paper."""
    return path.name.endswith("-qr.svg")


def name_of(path: Path, out: Path) -> str:
    name = path.relative_to(out).as_posix()
    return name.removesuffix("index.html")


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
    return [file for page in kept for file in (page, search + text_file(page))] if len(pages) <= MOST_RESULTS else []
