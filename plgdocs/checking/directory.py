"""The files of a library: their paths, and which of them are symbolic links."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plgdocs.model.addresses import FOLDERS
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import AT_ROOT, LEDGER, PAGE, THESAURUS, ending
from plgdocs.model.problems import Refused, Reporter, refusals
from plgdocs.parsing.reader import decode, load

LARGEST_LEDGER = 4_000_000
"""Maximum size of the ledger in bytes; that of 1,000 cards takes 600,000."""


def read_ledger(root: Path) -> list[str]:
    """Return the lines of the ledger, if there is one; raise as ``load`` does, since no address may get lost."""
    try:
        return load(root / LEDGER, LARGEST_LEDGER).decode("utf-8-sig", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def read_thesaurus(root: Path) -> str:
    """Return the text of the thesaurus, if there is one that can be read; the checker says so if it can't."""
    with suppress(OSError, Refused):
        return decode(load(root / THESAURUS))
    return ""


def find_root(start: Path) -> Path | None:
    """Return the nearest directory, from ``start`` up, that contains a ``conf.py``."""
    return next((folder for folder in (start, *start.parents) if (folder / "conf.py").is_file()), None)


def library_files(root: Path) -> list[str]:
    return [path for path in content_files(root) if path.endswith(PAGE)]


def content_files(root: Path) -> list[str]:
    """Return the path of every page, picture and file beside a card."""
    return sorted(filter(ending, ["index.md", *paths(root)]))


def symbolic_links(root: Path) -> list[str]:
    return paths(root, are_links=True)


def paths(root: Path, *, are_links: bool = False) -> list[str]:
    """Return the path of every file, or else of every symbolic link, from ``root``, with slashes and in order."""
    start = len(str(root / "_")) - 1
    found = (entry.path for entry in entries(root) if entry.is_symlink() == are_links)
    return sorted(path[start:].replace(os.sep, "/") for path in found)


IN_ROOT = (*AT_ROOT, *FOLDERS)


def entries(root: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files and the symbolic links of the library, without following links."""
    todo = [root / folder for folder in FOLDERS if (root / folder).is_dir()]
    yield from (entry for entry in os.scandir(root) if entry.is_symlink() and entry.name in IN_ROOT)
    while todo:
        for entry in os.scandir(todo.pop()):
            if entry.is_dir(follow_symlinks=False):
                todo.append(Path(entry.path))
            else:
                yield entry


def is_linked(path: str, links: Iterable[str]) -> bool:
    """Whether ``path`` is one of these symbolic links, or lies below one."""
    return any(path == link or path.startswith(f"{link}/") for link in links)


@contextmanager
def reporting(report: Reporter) -> Iterator[None]:
    """Report why a file can't be read."""
    try:
        with refusals(report):
            yield
    except OSError as error:
        report(Code.UNREADABLE_FILE, 1, reason=reason(error))


REASONS = {
    errno.ENOENT: "het bestaat niet",
    errno.EACCES: "dat mag je niet",
    errno.EPERM: "dat mag je niet",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van de weg is geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "daar kun je niet schrijven",
}


def reason(error: OSError) -> str:
    """Say in Dutch why a file can't be opened or written."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
