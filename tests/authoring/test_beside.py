"""The file beside a card: what editors add, checked at its own lines, and moved there by ``--fix``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.samples import CARD, small_library

from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.commands.cli import main
from plgdocs.model.fields import as_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BESIDE = "methods/rondje.redactie.yml"
EDITORS = """\
aanbevelingen: [5]
helpt-bij: [aankomen]
nagekeken: {datum: 2026-11-22, door: ons}
zoektermen: [rond]
zoekvragen: [hoe rond]
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library whose card lacks only the editors' keys; the current folder."""
    folder = small_library(tmp_path)
    (folder / "methods/rondje.md").write_text(CARD.replace("herkomst:", "voor-deelnemers: Dag.\nherkomst:"), "utf-8")
    monkeypatch.chdir(folder)
    return folder


def found(root: Path) -> list[tuple[str, int, str]]:
    library, problems = read_library(root)
    every = sorted([*problems, *check_library(library)])
    return [(problem.path, problem.line, problem.code) for problem in every if not problem.is_note]


def test_a_card_is_listed_with_what_stands_beside_it(root: Path) -> None:
    assert not read_library(root)[0].listed_cards
    (root / BESIDE).write_text(EDITORS, "utf-8")
    (card,) = read_library(root)[0].listed_cards
    assert (card.search_words, card.recommendations) == (("rond",), (5,))
    assert found(root) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("[5]", "[11]", 1, "PLG305"),
        ("zoektermen", "zoekterm", 4, "PLG202"),
        ("zoektermen", "fase", 4, "PLG202"),
        ("zoektermen: [rond]", "zoektermen: [rond", 4, "PLG105"),
        ("zoektermen: [rond]", "erna: [kandoo]", 4, "PLG804"),
        ("[rond]", "[ro\u202end]", 4, "PLG109"),
        ("rond", "\udcff", 4, "PLG101"),
    ],
)
def test_a_fault_is_reported_where_it_stands(old: str, new: str, line: int, code: str, root: Path) -> None:
    (root / BESIDE).write_bytes(EDITORS.replace(old, new).encode("utf-8", "surrogateescape"))
    assert (BESIDE, line, code) in found(root)
    assert {path for path, _, _ in found(root)} == {BESIDE}


def test_a_key_stands_in_one_of_both(root: Path) -> None:
    (root / BESIDE).write_text(EDITORS, "utf-8")
    card = root / "methods/rondje.md"
    card.write_text(card.read_text("utf-8").replace("herkomst:", "zoektermen: [kring]\nherkomst:"), "utf-8")
    assert found(root) == [(BESIDE, 1, "PLG231")]


@pytest.mark.parametrize("name", ["methods/kring.redactie.yml", "docs/begrippen.redactie.yml"])
def test_a_file_beside_no_card(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / name).write_text(EDITORS, "utf-8")
    assert found(root) == [(name, 1, "PLG131")]
    assert main(["check", name]) == 1
    assert "PLG131" in capsys.readouterr().out


def test_fix_moves_the_editors_keys_and_nothing_else(root: Path) -> None:
    card = root / "methods/rondje.md"
    card.write_text(card.read_text("utf-8").replace("herkomst:", f"# Nog kiezen\n{EDITORS}herkomst:"), "utf-8")
    before = [as_data(page) for page in read_library(root)[0].pages.values()]
    assert main(["check", "--fix"]) == 0
    assert "zoektermen" not in card.read_text("utf-8")
    assert "voor-deelnemers: Dag." in card.read_text("utf-8")
    assert "# Nog kiezen\naanbevelingen: [5]" in (root / BESIDE).read_text("utf-8")
    assert [as_data(page) for page in read_library(root)[0].pages.values()] == before


def test_fix_leaves_keys_that_stand_in_both(root: Path) -> None:
    (root / BESIDE).write_text(EDITORS, "utf-8")
    card = root / "methods/rondje.md"
    card.write_text(card.read_text("utf-8").replace("herkomst:", "zoektermen: [kring]\nherkomst:"), "utf-8")
    assert main(["check", "--fix"]) == 1
    assert "zoektermen: [kring]" in card.read_text("utf-8")


def test_our_own_cards_open_with_at_most_twenty_lines() -> None:
    for card in {*(ROOT / "methods").glob("*.md")} - {ROOT / "methods/index.md"}:
        header = card.read_text("utf-8").split("---\n")[1]
        assert len(header.splitlines()) <= 20, card.name


def make_large(path: Path) -> None:
    path.touch()
    os.truncate(path, 6_000_000_000)


@pytest.mark.parametrize(
    ("make", "code"),
    [(make_large, "PLG107"), (os.mkfifo, "PLG106"), (lambda path: path.symlink_to("/dev/zero"), "PLG108")],
)
def test_a_file_that_cannot_be_read_is_reported_and_left(make: Callable[[Path], object], code: str, root: Path) -> None:
    """Neither a check nor ``--fix`` opens it, and no key moves to it."""
    card = root / "methods/rondje.md"
    card.write_text(card.read_text("utf-8").replace("herkomst:", f"{EDITORS}herkomst:"), "utf-8")
    make(root / BESIDE)
    assert found(root) == [(BESIDE, 1, code)]
    assert main(["check", "--fix"]) == 1
    assert EDITORS.splitlines()[0] in card.read_text("utf-8")
