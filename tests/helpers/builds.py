"""Helpers of tests: builds."""

from __future__ import annotations

import filecmp
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path) -> list[str]:
    """Return the files below a folder, but for what a build keeps for itself."""
    kept = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in kept if path.parts[0] not in (".doctrees", ".buildinfo"))


def differences(left: Path, right: Path) -> list[str]:
    """Return the files that two sites do not share byte for byte."""
    names = sorted({*files(left), *files(right)})
    return [
        name
        for name in names
        if not ((left / name).is_file() and (right / name).is_file())
        or not filecmp.cmp(left / name, right / name, shallow=False)
    ]


def sphinx(library: Path, out: Path, jobs: str = "1") -> subprocess.CompletedProcess[str]:
    """Run Sphinx itself, strictly, as anybody could."""
    strict = ["-W", "--keep-going", "-n", "-q", "-j", jobs]
    command = [sys.executable, "-m", "sphinx", *strict, "-b", "dirhtml", ".", str(out)]
    return subprocess.run(command, cwd=library, check=False, capture_output=True, text=True)


def edit(path: Path, old: str, new: str) -> None:
    """Replace text in a file, which must hold it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


AS_ON_WINDOWS = (
    "import sys, os; "
    "sys.modules.update(dict.fromkeys(('fcntl', 'resource', 'pwd', 'grp', 'termios'))); "
    "del os.fork; import multiprocessing; multiprocessing.set_start_method('spawn')"
)
"""Statements that take away what Windows lacks."""
