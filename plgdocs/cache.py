"""Files that take long to make, kept from one build to the next.

A file is kept under a name of its own, with hashes of what it was made of and of itself: one that is half
written, because a build was killed or the disk was full, is made again and never published.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sphinx.application import Sphinx


@dataclass(frozen=True)
class Cache:
    """A folder of files by name."""

    folder: Path

    def get(self, name: str, key: str, make: Callable[[], bytes | None]) -> bytes | None:
        """Return the file of this name; make it first unless it was made of ``key``.  Nothing made is nothing kept."""
        return self.get_from(name, key, lambda: key, make)

    def get_from(
        self, name: str, source: str, key: Callable[[], str], make: Callable[[], bytes | None]
    ) -> bytes | None:
        """Return the file of this name, as ``get`` does, but ask for its key only if ``source`` is another than it was.

        The source decides on the key, and is quick to know; another source can give the same key.
        """
        kept_source, kept_key, content = self.read(name)
        if content is not None and kept_source == short(source):
            return content
        shown = short(key())
        if content is None or kept_key != shown:
            content = make()
        if content is not None:
            self.write(name, f"{short(source)} {shown}", content)
        return content

    def read(self, name: str) -> tuple[str, str, bytes | None]:
        """Return what a file was made of, twice in short, and the file, or nothing if it isn't there or not whole."""
        with suppress(FileNotFoundError, ValueError):
            head, _, content = (self.folder / name).read_bytes().partition(b"\n")
            source, key, seal = head.decode().split(" ")
            if seal == short(content):
                return source, key, content
        return "", "", None

    def write(self, name: str, made_of: str, content: bytes) -> None:
        """Keep a file, in one step: another build can be reading it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{name}.{os.getpid()}.new"
        fresh.write_bytes(f"{made_of} {short(content)}\n".encode() + content)
        fresh.replace(self.folder / name)

    def forget_others(self, names: Collection[str]) -> None:
        """Remove the files that have none of these names."""
        for path in self.folder.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)


def short(text: str | bytes) -> str:
    """Return a hash of a text."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def folder(app: Sphinx, name: str) -> Path:
    """Return where a build keeps files of a kind: as set, or beside what Sphinx read, but never within the site."""
    doctrees = Path(app.doctreedir)
    beside = doctrees if Path(app.outdir) in doctrees.parents else doctrees.parent
    return Path(app.config.plg_cache or beside) / name
