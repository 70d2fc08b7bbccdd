"""Helpers of tests: project."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from conftest import ROOT

BIN = Path(sys.executable).parent


PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def recorded() -> dict[str, bytes]:
    """Return the files that Git keeps, by path; in a container they may belong to somebody else."""
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    names = subprocess.run(command, check=True, capture_output=True).stdout.decode().rstrip("\0").split("\0")
    return {name: (ROOT / name).read_bytes() for name in names if (ROOT / name).is_file()}


RECORDED = recorded()


def run(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program."""
    return subprocess.run(command, check=False, capture_output=True, cwd=folder, encoding="utf-8", errors="replace")
