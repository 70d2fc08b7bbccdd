"""A cache on disk for files that take long to make.

A file is cached under a name of its own, with hashes of what it was made of and of itself: one that is half
written, because a build was killed or the disk was full, is made again and never published.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """A directory of files by name."""

    folder: Path

    def get(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the file of this name; make it first unless it was made of ``key``."""
        content = self.read(name, key)
        if content is None:
            content = make()
            self.write(name, key, content)
        return content

    def read(self, name: str, key: str) -> bytes | None:
        """Return the file of this name if it is whole and was made of ``key``."""
        with suppress(FileNotFoundError, ValueError):
            head, _, content = (self.folder / name).read_bytes().partition(b"\n")
            if head.decode().split(" ") == [hash_of(key), hash_of(content)]:
                return content
        return None

    def write(self, name: str, key: str, content: bytes) -> None:
        """Write a file in one step: another build can be reading it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{name}.{os.getpid()}.new"
        fresh.write_bytes(f"{hash_of(key)} {hash_of(content)}\n".encode() + content)
        fresh.replace(self.folder / name)

    def forget_others(self, names: Collection[str]) -> None:
        """Remove the files that have none of these names."""
        for path in self.folder.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)


def hash_of(content: str | bytes) -> str:
    """Return the SHA-256 hash of a text or file."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
