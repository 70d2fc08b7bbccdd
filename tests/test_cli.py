"""The command line: exit statuses, formats, and a start without Sphinx."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from samples import CARD, small_library

from plgdocs.cli import main


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library, which is the current folder."""
    folder = small_library(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def break_card(root: Path) -> None:
    """Give the card one problem."""
    (root / "methods/rondje.md").write_text(CARD.replace("[openen]", "[opene]"), "utf-8")


def test_fine(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "In orde: 14 bestanden" in capsys.readouterr().err


def test_problem(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_card(root)
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == "methods/rondje.md:3:8: PLG307 “opene” kan niet bij “fase”. Bedoel je “openen”?\n"
    assert said.err == "1 probleem in 14 bestanden.\n"


def test_from_a_folder_below(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    break_card(root)
    monkeypatch.chdir(root / "methods")
    assert main(["check", "rondje.md"]) == 1
    assert capsys.readouterr().out.startswith("methods/rondje.md:3:8: PLG307")


def test_only_the_given_paths(root: Path) -> None:
    """A problem elsewhere isn't this author's; rules between files still see all files."""
    break_card(root)
    assert main(["check", "docs"]) == 0
    assert main(["check", "methods"]) == 1
    (root / "methods/kring.md").write_text(CARD.replace("fase:", "erna: [rondje]\nfase:"), "utf-8")
    assert main(["check", "methods/kring.md"]) == 0
    (root / "methods/rondje.md").unlink()
    assert main(["check", "methods/kring.md"]) == 1  # what it refers to is gone


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_card(root)
    assert main(["check", "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["path"], problem["line"], problem["column"], problem["code"], problem["note"]) == (
        "methods/rondje.md",
        3,
        8,
        "PLG307",
        False,
    )
    assert problem["hint"] == "Bedoel je “openen”?"


def test_github(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_card(root)
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=methods/rondje.md,line=3,col=8,title=PLG307::“opene” kan niet bij “fase”. Bedoel je “openen”?\n"
    )


@pytest.mark.parametrize("arguments", [["check", "--format", "xml"], ["chek"], [], ["check", "--haast"]])
def test_wrong_use(arguments: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "zo werkt het niet" in capsys.readouterr().err


def test_wrong_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "hier is geen gids" in capsys.readouterr().err


def test_path_that_does_not_exist(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "methods/weg.md"]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_schema(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Methodiekkaart"


def test_the_checker_does_not_import_sphinx(root: Path) -> None:
    code = "import sys; from plgdocs.cli import main; main(['check']); print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    modules = {name.partition(".")[0] for name in run.stdout.split()}
    assert "markdown_it" in modules
    assert modules & {"sphinx", "docutils", "myst_parser", "jinja2"} == set()
