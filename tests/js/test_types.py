"""The types that the site's modules declare in comments hold, as TypeScript sees them."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from helpers.modules import NODE, STATIC
from helpers.typescript import TYPESCRIPT

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {
    "allowJs": True,
    "checkJs": True,
    "strict": True,
    "noEmit": True,
    "target": "es2024",
    "module": "es2022",
    "moduleResolution": "bundler",
    "lib": ["es2024", "dom", "dom.iterable"],
    "types": [],
}


def type_errors(modules: Path, folder: Path) -> list[str]:
    """Return what TypeScript has against the modules in a folder; ``folder`` holds the settings."""
    settings = folder / "tsconfig.json"
    settings.write_text(json.dumps({"compilerOptions": OPTIONS, "include": [f"{modules}/*/*.js"]}))
    command = [str(NODE), str(TYPESCRIPT), "-p", str(settings), "--pretty", "false"]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    errors = [line for line in run.stdout.splitlines() if "error TS" in line]
    assert bool(errors) == bool(run.returncode), run.stdout + run.stderr
    return errors


def test_every_module_is_checked() -> None:
    """A module without this line would be no less wrong, but an editor would say nothing."""
    assert [
        path.name for path in STATIC.glob("*/*.js") if "// @ts-check" not in path.read_text("utf-8").split("\n")
    ] == []


@pytest.mark.slow  # needs a program of npm or Java
def test_the_types_hold(tmp_path: Path) -> None:
    assert type_errors(STATIC, tmp_path) == []


@pytest.mark.slow  # needs a program of npm or Java
def test_a_wrong_type_is_seen(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path / "static", ignore=shutil.ignore_patterns("*.css", "*.svg", "*.md"))
    path = tmp_path / "static/share/meeting.js"
    path.write_text(path.read_text("utf-8") + "\nlater(5, 5);\n", "utf-8")
    (error,) = type_errors(tmp_path / "static", tmp_path)
    assert "TS2345" in error
