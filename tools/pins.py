"""Print constraints: the newest versions that each supported Python gets, with a marker where they differ.

Run as ``make pins``; needs the interpreters python3.11, python3.12 and python3.13 on the path.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

PYTHONS = ("3.11", "3.12", "3.13")
ROOT = Path(__file__).parent.parent


def newest(python: str) -> dict[str, str]:
    """Return name -> version of everything that ``.[test]`` installs under one Python."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([f"python{python}", "-m", "venv", folder], check=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check", "-q"]
        subprocess.run([*pip, "install", f"{ROOT}[test]"], check=True)
        lines = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout.splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def constraints() -> list[str]:
    """Return the lines of the constraints file."""
    pins: dict[str, dict[str, str]] = defaultdict(dict)
    for python in PYTHONS:
        for name, version in newest(python).items():
            pins[name.lower()][python] = version
    lines = []
    for name, versions in sorted(pins.items()):
        if len(set(versions.values())) == 1:
            lines.append(f"{name}=={next(iter(versions.values()))}")
        else:
            lines += [f"{name}=={version}; python_version {which(python)}" for python, version in versions.items()]
    return lines


def which(python: str) -> str:
    """Return the comparison for a marker; the last Python's pins also serve later ones."""
    return f'{">=" if python == PYTHONS[-1] else "=="} "{python}"'


if __name__ == "__main__":
    print("# Made by “make pins”; exact versions, without addresses.")
    print("\n".join(constraints()))
