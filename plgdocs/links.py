"""Folders of thousands of files that differ in few: each holds the files of another as hard links.

A folder that was made so earlier is brought up to date in a tenth of the time that a new one takes.  Only the names
and the numbers of files are compared, which a folder tells without a look at each file.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet


def link_or_copy(old: str | Path, new: str | Path) -> None:
    """Give a file a second name, as a hard link; where the disk knows no such links, a second file."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def files_below(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, as paths from there."""
    start = len(str(folder / "_")) - 1
    for place, _, names in os.walk(folder):  # much faster than a Path for each of thousands of files
        yield from (f"{place}/{name}"[start:] for name in names)


def mirror(old: str, new: str, within: str = "") -> Iterator[str]:
    """Let the folder ``new`` hold the very files of ``old``, and nothing else; yield their paths."""
    entries = {entry.name: entry for entry in os.scandir(old)}
    there = set()
    for other in [*os.scandir(new)]:
        if other.name in entries and is_same(other, entries[other.name]):
            there.add(other.name)
        else:
            remove(other)
    for name, entry in entries.items():
        path = f"{new}/{name}"
        if entry.is_dir():
            if name not in there:
                os.mkdir(path)  # noqa: PTH102 (as above)
            yield from mirror(entry.path, path, f"{within}{name}/")
        else:
            if name not in there:
                link_or_copy(entry.path, path)
            yield within + name


def is_same(one: os.DirEntry[str], other: os.DirEntry[str]) -> bool:
    """Whether both are folders, or the same file."""
    return one.inode() == other.inode() or (one.is_dir() and other.is_dir())


def remove(entry: os.DirEntry[str]) -> None:
    """Remove a file, or a folder with all that it holds."""
    if entry.is_dir():
        shutil.rmtree(entry)
    else:
        os.unlink(entry)  # noqa: PTH108


def move_into(folder: Path, fresh: Path, gone: AbstractSet[str]) -> None:
    """Move the files below ``fresh`` to their places in ``folder``, unless they are there just so; remove others."""
    made = {*files_below(fresh)}
    for name in gone - made:
        (folder / name).unlink()
        with suppress(OSError):  # it holds other files
            os.removedirs(folder / Path(name).parent)
    for name in made:
        old, new = folder / name, fresh / name
        if not (old.is_file() and filecmp.cmp(old, new, shallow=False)):
            old.parent.mkdir(parents=True, exist_ok=True)
            new.replace(old)
    shutil.rmtree(fresh)
