"""Files that take long to make, kept from one build to the next.

A file is kept under a name of its own, with a key that says what it was made of and a checksum: one that is half
written, because a build was killed or the disk was full, is made again and never published.
"""

from __future__ import annotations

import hashlib
import os
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
        kept = self.read(name, key)
        if kept is not None:
            return kept
        made = make()
        if made is not None:
            self.write(name, key, made)
        return made

    def read(self, name: str, key: str) -> bytes | None:
        """Return the file of this name if it is whole and was made of ``key``."""
        try:
            head, _, content = (self.folder / name).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        return content if head == header(key, content) else None

    def write(self, name: str, key: str, content: bytes) -> None:
        """Keep a file, in one step: another build can be reading it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{name}.{os.getpid()}.new"
        fresh.write_bytes(header(key, content) + b"\n" + content)
        fresh.replace(self.folder / name)

    def forget_others(self, names: Collection[str]) -> None:
        """Remove the files that have none of these names."""
        for path in self.folder.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)


def header(key: str, content: bytes) -> bytes:
    """Return the first line of a kept file."""
    return f"{hashlib.sha256(key.encode()).hexdigest()} {hashlib.sha256(content).hexdigest()}".encode()


def folder(app: Sphinx, name: str) -> Path:
    """Return where a build keeps files of a kind: as set, or beside what Sphinx read, but never within the site."""
    doctrees = Path(app.doctreedir)
    beside = doctrees if Path(app.outdir) in doctrees.parents else doctrees.parent
    return Path(app.config.plg_cache or beside) / name
