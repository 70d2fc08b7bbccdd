"""The rooms of the package: imports point one way, each says what lives there, and no file is too long to read."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "plgdocs"
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
LONGEST = 300
"""Lines of a file of Python, JavaScript or CSS."""


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what import-linter says of the contracts in the current directory."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", folder / ".importlinter"]
    return subprocess.run(list(map(str, command)), cwd=folder, check=False, capture_output=True, text=True)


def test_imports_point_down_the_list_of_rooms() -> None:
    run = contracts(ROOT)
    assert run.returncode == 0, run.stdout


def test_an_import_that_points_up_is_noticed(tmp_path: Path) -> None:
    for room in ROOMS:
        (tmp_path / "plgdocs" / room).mkdir(parents=True)
        (tmp_path / "plgdocs" / room / "__init__.py").touch()
    (tmp_path / "plgdocs/__init__.py").touch()
    (tmp_path / "plgdocs/model/__init__.py").write_text("import plgdocs.commands\nimport sphinx\n")
    (tmp_path / ".importlinter").write_text((ROOT / ".importlinter").read_text("utf-8"))
    run = contracts(tmp_path)
    assert run.returncode == 1
    assert "0 kept, 2 broken" in run.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_lives_there(room: str) -> None:
    text = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8")))
    assert text
    assert len(text.split("\n\n")[0]) < 150


def test_nothing_lies_outside_the_rooms() -> None:
    assert sorted(path.name for path in PACKAGE.glob("*.py")) == ["__init__.py", "__main__.py"]


@pytest.mark.parametrize("pattern", ["*.py", "*.js", "*.css"])
def test_no_file_is_too_long_to_read(pattern: str) -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in PACKAGE.rglob(pattern)}
    assert {name: count for name, count in lengths.items() if count > LONGEST} == {}
