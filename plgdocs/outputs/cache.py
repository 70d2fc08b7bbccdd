"""A cache on disk for files that are slow to make.

A cached file starts with hashes of its key and its content: one that is incomplete, because a build was killed or the
disk was full, is made again and never published.
"""

import hashlib
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path


def cache_home(root: Path) -> Path:
    """Return where the caches of the library at ``root`` are: with its user.

    Not in the library: a checkout can bring along what stands there, such as a forged PDF, or a link to other files.
    """
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(home, "plgdocs", hash_of(str(root.resolve()))[:16])


@dataclass(frozen=True)
class Cache:
    directory: Path

    def get(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the file of this name; make it first if it isn't cached for ``key``."""
        content = self.read(name, key)
        if content is None:
            content = make()
            self.write(name, key, content)
        return content

    def read(self, name: str, key: str) -> bytes | None:
        """Return the file of this name if it is complete and was made for ``key``."""
        with suppress(FileNotFoundError, ValueError):
            head, _, content = (self.directory / name).read_bytes().partition(b"\n")
            if head.decode().split(" ") == [hash_of(key), hash_of(content)]:
                return content
        return None

    def write(self, name: str, key: str, content: bytes) -> None:
        """Write a file in one step: another build may be reading it."""
        self.directory.mkdir(parents=True, exist_ok=True)
        fresh = self.directory / f"{name}.{os.getpid()}.new"
        fresh.write_bytes(f"{hash_of(key)} {hash_of(content)}\n".encode() + content)
        fresh.replace(self.directory / name)

    def forget_others(self, names: Collection[str]) -> None:
        for path in self.directory.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)


@cache
def versions(*packages: str) -> list[str]:
    """Return packages with their installed versions, for a key; cached because the look-up is slow."""
    return [f"{package} {metadata.version(package)}" for package in packages]


def hash_of(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
