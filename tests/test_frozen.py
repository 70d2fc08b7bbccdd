"""The dataclasses of a check: values that nothing changes, and of which Python makes little at each start."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from importlib import import_module
from pathlib import Path

from conftest import ROOT

from plgdocs.findings import Link, Role
from plgdocs.frozen import Frozen
from plgdocs.kept import NAMED
from plgdocs.model import Card

LINK = Link("a.md", "woord", 3, 1)


def test_values_are_compared() -> None:
    same, other = Link("a.md", "woord", 3, 1), Link("a.md", "woord", 4, 1)
    assert LINK == same != other
    assert {LINK, same, other} == {LINK, other}
    assert Role("a.md", "woord", 3, 1) != LINK


def test_a_page_is_shown_without_its_outline() -> None:
    assert repr(LINK) == "Link(target='a.md', text='woord', line=3, column=1)"
    assert repr(Card(path="methods/oase.md")).startswith("Card(path='methods/oase.md', title='', summary=''")


TYPED = """\
from plgdocs.findings import Link
from plgdocs.model import Card

link = Link("a.md", "woord", line=3, column=1)
link.line = 4
Link("a.md")
Card("a.md")
Card(path="a.md").path = "b.md"
"""


def test_mypy_refuses_what_python_lets_pass(tmp_path: Path) -> None:
    (tmp_path / "typed.py").write_text(TYPED)
    command = [sys.executable, "-m", "mypy", "--no-error-summary", str(tmp_path / "typed.py")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    errors = [line.split(":")[1] for line in run.stdout.splitlines() if "error:" in line]
    assert errors == ["5", "6", "7", "8"], run.stdout


def test_python_makes_only_what_it_must() -> None:
    """Each other dataclass that a check loads would take four times as long to make."""
    code = "import sys, plgdocs.few; print(*(name for name in sys.modules if name.startswith('plgdocs.')))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    names = run.stdout.split()
    assert set(NAMED) < set(names)
    classes = [item for name in names for item in vars(import_module(name)).values() if isinstance(item, type)]
    others = [item for item in classes if is_dataclass(item) and not issubclass(item, Frozen)]
    assert [item for item in others if item.__module__.startswith("plgdocs.")] == []
    by_name = [item for item in classes if is_dataclass(item) and item.__init__ is Frozen.__init__]
    assert Card in by_name
    assert [attribute.name for item in by_name for attribute in fields(item) if attribute.default is MISSING] == []
