"""The libraries that are measured, in one folder; each is written once, for all rows and also for a later bench."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cards import copy_own, write_library
from peers import PYTHON, Contender
from turns import ENVIRONMENT, ROOT, Turn

from plgdocs.outputs import theme
from plgdocs.outputs.cache import cache_home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

STAND_INS = Path(__file__).with_name("unprinted.py")
KEPT = {"previews", "pdfs", "codes"}
"""What a build of generated cards finds in its cache: pictures, PDFs and QR codes; the row ``own`` makes them."""
OLD = "10767cc"
"""The commit that the row ``own`` compares with."""


@dataclass(frozen=True)
class Libraries:
    """The libraries below ``work``, and what is run in them."""

    work: Path

    def library(self, count: int) -> Path:
        """Return a library of ``count`` cards."""
        return once(self.work / f"library-{count}", lambda folder: write_library(folder, count))

    def built(self, count: int) -> Path:
        """Return a library whose PDFs and pictures are cached, all as stand-ins."""
        library = self.library(count)
        site = self.work / f"site-{count}-{theme.fingerprint()[:8]}"  # other code may ask for other PDFs
        if not site.exists():
            remove(self.work.glob(f"site-{count}-*"))
            once(site, lambda fresh: make_stand_ins(library, fresh))
        return library

    def own(self, name: str, code: Path = ROOT) -> Path:
        """Return a new copy of the library that lies beside this code."""
        folder = self.work / f"own-{name}"
        remove([folder])
        copy_own(folder, code)
        return folder

    def peer(self, contender: Contender, library: Path) -> Path:
        """Return a folder in which a peer has the cards of a library."""
        folder = self.work / f"{contender.name.replace(' ', '')}-{library.name}"
        return once(folder, lambda folder: contender.prepare(library, folder))

    def peer_turn(self, contender: Contender, library: Path) -> Turn:
        """Return a turn of a peer; before each run goes what the last one made."""
        folder = self.peer(contender, library)
        return Turn(contender.name, contender.command, folder, lambda: remove(folder / name for name in contender.made))

    def old_code(self) -> Path | None:
        """Return the files of commit ``OLD``, or nothing if this clone doesn't have it."""
        packed = self.work / f"{OLD}.zip"
        command = ["git", "archive", "-o", str(packed), OLD]
        if subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode:
            return None
        return once(self.work / OLD, lambda folder: shutil.unpack_archive(packed, folder))


def ours(name: str, library: Path, *arguments: str, reset: Callable[[], object] = lambda: None) -> Turn:
    """Return a turn of our command line."""
    return Turn(f"plgdocs {name}", plgdocs(*arguments), library, reset)


def plgdocs(*arguments: str) -> Sequence[str]:
    """Return a command of ours."""
    return PYTHON, "-m", "plgdocs", *arguments


def build_turn(name: str, library: Path) -> Turn:
    """Return a turn of our build, with nothing at hand but pictures and PDFs."""
    return ours(name, library, "build", reset=lambda: from_scratch(library, KEPT))


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that ``make`` makes once; if it is stopped halfway, the next bench begins again."""
    if not folder.exists():
        fresh = folder.with_name(f"{folder.name}.new")
        remove([fresh])
        make(fresh)
        fresh.rename(folder)
    return folder


def make_stand_ins(library: Path, site: Path) -> None:
    """Build a library with stand-ins for PDFs and pictures, which stay cached."""
    command = [PYTHON, str(STAND_INS), "-W", "--keep-going", "-n", "-q", "-j", "auto", "-b", "dirhtml"]
    command += ["-D", f"plg_cache={cache_home(library)}", "-d", f"{site}-doctrees", ".", str(site)]
    subprocess.run(command, cwd=library, env=os.environ | ENVIRONMENT, check=True)


def from_scratch(library: Path, kept: Iterable[str] = ()) -> None:
    """Remove the site of a library, what commit ``OLD`` left, and of its cache all but what is kept."""
    cached = (path for path in cache_home(library).glob("*") if path.name not in kept)
    remove([library / "_site", library / "_build", *cached])


def remove(paths: Iterable[Path]) -> None:
    """Remove files, links and folders that are there."""
    for path in paths:
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
