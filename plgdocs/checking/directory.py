"""The files of a library: their paths, and which of them are symbolic links."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from plgdocs.model.addresses import FOLDERS
from plgdocs.model.kinds import BESIDE

LEDGER = "permalinks.txt"
"""The list of all addresses that were ever published (``permalinks.py``)."""

THESAURUS = "thesaurus.txt"
"""Groups of words that mean the same: they are the library's, and an editor adds to them."""


def read_ledger(root: Path) -> list[str]:
    path = root / LEDGER
    return path.read_text("utf-8-sig", errors="replace").splitlines() if path.is_file() else []


MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)(?:\.txt)?$", re.IGNORECASE)
"""A name as editors and downloads make it, such as ``kaart.md.txt``."""


def find_root(start: Path) -> Path | None:
    """Return the nearest directory, from ``start`` up, that contains a ``conf.py``."""
    return next((folder for folder in (start, *start.parents) if (folder / "conf.py").is_file()), None)


def library_files(root: Path) -> list[str]:
    """Return the path of every page of the library."""
    return sorted(["index.md", *(path for path in paths(root) if path.endswith(".md"))])


def unread_texts(root: Path) -> list[str]:
    """Return the path of every file that is Markdown by its name, but for the ending that makes it a page."""
    return [path for path in paths(root) if MARKDOWN_NAME.search(path) and not path.endswith(".md")]


def editors_files(root: Path) -> list[str]:
    """Return the path of every file that editors keep beside a card."""
    return [path for path in paths(root) if path.endswith(BESIDE)]


def symbolic_links(root: Path) -> list[str]:
    return paths(root, are_links=True)


def paths(root: Path, *, are_links: bool = False) -> list[str]:
    """Return the path of every file, or else of every symbolic link, from ``root``, with slashes and in order."""
    start = len(str(root / "_")) - 1
    found = (entry.path for entry in entries(root) if entry.is_symlink() == are_links)
    return sorted(path[start:].replace(os.sep, "/") for path in found)


def entries(root: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files and the symbolic links of the library, without following links."""
    todo = [root / folder for folder in FOLDERS if (root / folder).is_dir()]
    yield from (entry for entry in os.scandir(root) if entry.is_symlink() and entry.name in ("index.md", *FOLDERS))
    while todo:
        for entry in os.scandir(todo.pop()):
            if entry.is_dir(follow_symlinks=False):
                todo.append(Path(entry.path))
            else:
                yield entry


def is_linked(path: str, links: Iterable[str]) -> bool:
    """Whether ``path`` is one of these symbolic links, or lies below one."""
    return any(path == link or path.startswith(f"{link}/") for link in links)


def reason(error: OSError) -> str:
    """Say in Dutch why a file can't be opened or written."""
    known = {FileNotFoundError: "het bestaat niet", PermissionError: "dat mag je niet"}
    return known.get(type(error)) or error.strerror or str(error)
