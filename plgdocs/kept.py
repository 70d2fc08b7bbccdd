"""What earlier checks found, in ``_build/kept``: a file that didn't change is not parsed again.

``pages`` keeps what each file holds and its problems, so that rules between files still see the whole library;
``answer`` keeps the outcome for a library in which no byte changed.  Both are only a memory: what is damaged, foreign
or made by other code is passed over without a word, and so is a folder that can't be written.  A check that decides
for others (the variable ``CI``) remembers nothing.

Whoever only asks for the answer, needs neither parser nor model: they are imported where a file is parsed.  The
dataclasses that are kept have no slots: with them, pickle calls Python for each object, and takes twice as long.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from contextlib import suppress
from dataclasses import is_dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from plgdocs.files import LEDGER, entries, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plgdocs.model import Page
    from plgdocs.problems import Problem

Found: TypeAlias = "tuple[Page | None, list[Problem]]"

Answer: TypeAlias = "tuple[list[Problem], int]"
"""What a check found, and how many files it judged."""

SEAL = 32
"""Bytes that a kept file opens with."""


class KeptPages:
    """What is kept of each file below ``root``; a build reads with it what a check has just read."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "_build" / "kept"
        self.pages: dict[str, tuple[bytes, Found]] = {}

    @cached_property
    def known(self) -> dict[str, tuple[bytes, bytes]]:
        """What an earlier check read, by path: the hash of the file, and what was found, pickled."""
        return load(self.folder / "pages") or {}

    def read(self, path: str, data: bytes) -> Found:
        """Read one file as ``reader.read`` does, or know it from an earlier check."""
        from plgdocs.reader import read

        digest = blake2b(data).digest()
        kept, pickled = self.known.get(path, (b"", b""))
        found: Found = unpickled(pickled) if kept == digest else read(path, data)
        self.pages[path] = digest, found
        return found


class Kept(KeptPages):
    """What is kept of the library below ``root``, as it is now."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.root = root
        self.names = state_of(root, {})

    def answer(self, paths: list[str] | None = None) -> Answer | None:
        """Return the problems of the library and how many files were judged, if no byte changed since all was in order.

        With ``paths``, an earlier check of only these files will do.
        """
        state, files, answer = load(self.folder / "answer") or (None, None, None)
        is_known = state and files in (None, paths) and state == state_of(self.root)
        return answer if is_known else None

    def save(self, answer: Answer) -> None:
        """Keep what was read, and what was found if the library is in order and didn't change meanwhile.

        Only then does the outcome hang on nothing but the files of the library: a dead link may lead anywhere.
        """
        if not may_remember():
            return
        digests = {path: digest for path, (digest, _) in self.pages.items()}
        if digests != {path: digest for path, (digest, _) in self.known.items()}:
            store(self.folder / "pages", dict(self.pickled()))
        if is_fine(answer) and self.names and self.names == state_of(self.root, {}):
            store(self.folder / "answer", (state_of(self.root, digests), None, answer))

    def save_few(self, state: bytes | None, paths: list[str], answer: Answer) -> None:
        """Keep what was found in the files ``paths``, likewise; ``state`` is that of the bytes that were judged."""
        if may_remember() and is_fine(answer) and state and self.names == state_of(self.root, {}):
            store(self.folder / "answer", (state, paths, answer))

    def pickled(self) -> Iterator[tuple[str, tuple[bytes, bytes]]]:
        """Yield what was read of each file, each pickled by itself: all together take half as long again."""
        for path, (digest, found) in self.pages.items():
            kept, pickled = self.known.get(path, (b"", b""))
            yield path, (digest, pickled if kept == digest else pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def is_fine(answer: Answer) -> bool:
    """Whether nothing was found but notes."""
    return all(problem.is_note for problem in answer[0])


def state_of(
    root: Path, digests: Mapping[str, bytes] | None = None, data_of: Callable[[str], bytes] = read_bytes
) -> bytes | None:
    """Return a hash of all that a check looks at, or None where it can't be read or a link leads elsewhere.

    With ``digests``, the hashes of files that were read, only those count, and the names of all files; else ``data_of``
    reads them.
    """
    files = sorted(entries(root), key=lambda entry: entry.path)
    if any(entry.is_symlink() for entry in files):
        return None
    state = blake2b()
    start = str(root / "_")[:-1]
    try:
        for path in ("index.md", *(entry.path[len(start) :] for entry in files)):
            digest = digests.get(path, b"") if digests is not None else digest_of(start + path, data_of)
            state.update(b"%d %d " % (len(os.fsencode(path)), len(digest)) + os.fsencode(path) + digest)
        state.update(digest_of(start + LEDGER, data_of))
    except OSError:
        return None
    return state.digest()


def digest_of(path: str, data_of: Callable[[str], bytes]) -> bytes:
    """Return a hash of a file, if a check reads it."""
    return blake2b(data_of(path)).digest() if path.endswith((".md", LEDGER)) else b""


def load(path: Path) -> Any:
    """Return what a kept file holds, or None if there is none to rely on."""
    with suppress(Exception), path.open("rb") as file:  # whatever is wrong with it: a check can do without
        seal, payload = file.read(SEAL), file.read()
        if may_remember() and seal == seal_of(payload, file.fileno()):
            return unpickled(payload)
    return None


def unpickled(payload: bytes) -> Any:
    """Return what was pickled."""
    return Unpickler(io.BytesIO(payload)).load()


def store(path: Path, value: object) -> None:
    """Keep a value, in one step: who reads meanwhile, or ends this program, finds the old file or the new one."""
    new = path.with_suffix(".new")
    payload = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        with new.open("xb") as file:
            file.write(seal_of(payload, file.fileno()))
            file.write(payload)
        new.replace(path)


def may_remember() -> bool:
    """Whether this check only informs who asks for it."""
    return not os.environ.get("CI")


def seal_of(payload: bytes, file: int) -> bytes:
    """Return a hash of what a kept file holds, our code, and the very file on this disk.

    A file that came with somebody's proposal lies elsewhere on a disk than where it was made, so it isn't believed.
    """
    return blake2b(payload, digest_size=SEAL, key=code(), person=os.fstat(file).st_ino.to_bytes(16, "big")).digest()


@cache
def code() -> bytes:
    """Return a hash of our code, of Python's version, and of the names of the packages, which hold theirs."""
    paths = sorted(entry.path for entry in os.scandir(Path(__file__).parent) if entry.name.endswith(".py"))
    return blake2b(b"".join(map(read_bytes, paths)) + repr((sys.version, packages())).encode()).digest()


def packages() -> list[str]:
    """Return what lies in the folder of PyYAML, where other packages lie too: the names hold their versions."""
    parser = find_spec("yaml")
    return sorted(os.listdir(Path(parser.origin).parents[1])) if parser and parser.origin else []  # noqa: PTH208 (names)


NAMED = tuple(f"plgdocs.{name}" for name in ("findings", "model", "outline", "plans", "problems"))
"""The modules whose dataclasses a kept file may name."""


class Unpickler(pickle.Unpickler):
    """Builds pages and problems, and calls nothing else, so that a kept file can run no code."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of our dataclasses, or the codes of problems; an error for all else."""
        return named(module, name)


@cache
def named(module: str, name: str) -> Any:
    """Return what a kept file may name; once for each, since every page asks for it."""
    found = vars(import_module(module))[name] if module in NAMED else None
    if not is_dataclass(found) and (module, name) != ("plgdocs.problems", "Code"):
        message = f"{module}.{name}"
        raise pickle.UnpicklingError(message)
    return found
