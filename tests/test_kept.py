"""What a check keeps: how many files it parses again, and that nothing kept hides a problem.  Counts, no times."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from samples import CARD, small_library

from plgdocs import cli, kept
from plgdocs.cli import main
from plgdocs.files import library_files
from plgdocs.kept import Kept, load, store
from plgdocs.library import read_library

FILES = 14
"""How many files the small library has."""
BROKEN = CARD.replace("[openen]", "[opene]")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library in order, with a ledger, which is the current folder."""
    folder = small_library(tmp_path)
    (folder / "permalinks.txt").touch()
    monkeypatch.chdir(folder)
    assert main(["check", "--fix"]) == 0
    shutil.rmtree(folder / "_build", ignore_errors=True)
    return folder


def check(capsys: pytest.CaptureFixture[str]) -> str:
    """Check the library and return all that it says."""
    capsys.readouterr()
    main(["check"])
    said = capsys.readouterr()
    return said.out + said.err


def break_card(root: Path) -> None:
    """Give the card one problem."""
    (root / "methods/rondje.md").write_text(BROKEN, "utf-8")


def test_nothing_is_parsed_again(root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    first = check(capsys)
    assert len(parsed) == FILES
    assert check(capsys) == first
    assert len(parsed) == FILES


def test_one_change_is_one_file(root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    parsed.clear()
    break_card(root)
    said = check(capsys)
    assert parsed == ["methods/rondje.md"]
    assert "PLG307" in said
    assert check(capsys) == said
    assert parsed == ["methods/rondje.md"]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("docs/aanbevelingen/3-raad.md", None, "PLG803"),
        ("permalinks.txt", "weg/\n", "weg/"),
        ("docs/begrippen.md", "# Begrippen\n", "PLG103"),
    ],
)
def test_rules_between_files_see_a_change(
    root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str], path: str, text: str | None, code: str
) -> None:
    check(capsys)
    (root / path).write_text(text, "utf-8") if text else (root / path).unlink()
    said = check(capsys)
    assert code in said
    shutil.rmtree(root / "_build")
    assert check(capsys) == said


def test_a_drawing_that_goes_is_missed(root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Of other files only the names count, and those are looked at each time."""
    (root / "methods/vel.svg").write_text("<svg/>", "utf-8")
    (root / "methods/rondje.md").write_text(CARD + "\n![Een vel](vel.svg)\n", "utf-8")
    assert check(capsys).endswith(f"In orde: {FILES} bestanden nagekeken.\n")
    (root / "methods/vel.svg").unlink()
    assert "vel.svg" in check(capsys)


def test_a_page_is_kept_whole(tmp_path: Path, parsed: list[str]) -> None:
    """What comes back is what was read, on every page of the guide, and for what is refused."""
    folder = Path(__file__).parents[1]
    samples = {"index.md": b"---\nsamenvatting: x\n---\n# X\n\n<b>x</b> [x](javascript:x)\n", "docs/x.md": b"\xff"}
    files = {path: (folder / path).read_bytes() for path in library_files(folder)} | samples
    first = Kept(small_library(tmp_path))
    found = {path: first.read(path, data) for path, data in files.items()}
    first.save(([], 0))
    parsed.clear()
    again = Kept(tmp_path)
    assert {path: again.read(path, data) for path, data in files.items()} == found
    assert not parsed


def damage(path: Path) -> None:
    """Change one byte."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Leave the first half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def copy(path: Path) -> None:
    """Put the same bytes in another file, as a checkout does."""
    shutil.copy(path, path.with_suffix(".copy"))
    path.with_suffix(".copy").replace(path)


def empty(path: Path) -> None:
    """Leave nothing."""
    path.write_bytes(b"")


def folder(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [damage, cut, copy, empty, folder])
def test_what_is_spoiled_is_read_again(
    root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str], spoil: Any
) -> None:
    said = check(capsys)
    for name in ("answer", "pages"):
        spoil(root / "_build/kept" / name)
    parsed.clear()
    assert check(capsys) == said
    assert len(parsed) == FILES


def test_other_code_reads_again(
    root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(capsys)
    monkeypatch.setattr(kept, "code", lambda: b"other")
    check(capsys)
    assert len(parsed) == 2 * FILES


def test_the_code_is_ours_and_that_of_the_parsers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.code.__wrapped__()
    (tmp_path / "yaml-9.dist-info").mkdir()
    (tmp_path / "yaml").mkdir()
    spec = SimpleNamespace(origin=str(tmp_path / "yaml/__init__.py"))
    monkeypatch.setattr(kept, "find_spec", lambda _: spec)
    other_parser = kept.code.__wrapped__()
    monkeypatch.setattr(kept, "__file__", str(tmp_path / "kept.py"))
    assert len({before, other_parser, kept.code.__wrapped__()}) == 3


def test_ci_remembers_nothing(
    root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(capsys)
    monkeypatch.setenv("CI", "true")
    check(capsys)
    assert len(parsed) == 2 * FILES
    shutil.rmtree(root / "_build")
    check(capsys)
    assert not (root / "_build").exists()


def test_a_folder_that_cannot_be_written(root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (root / "_build").write_text("no folder", "utf-8")
    said = check(capsys)
    assert said.endswith(f"In orde: {FILES} bestanden nagekeken.\n")
    assert check(capsys) == said
    assert len(parsed) == 2 * FILES


class Evil:
    """What runs something when a careless program loads it."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.mkdir, ("evil",)


def test_a_kept_file_runs_nothing(root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that carries our seal."""
    path = root / "_build/kept/pages"
    store(path, Evil())
    assert path.exists()
    assert load(path) is None
    assert not (root / "evil").exists()
    pickle.loads(path.read_bytes()[kept.SEAL :])  # noqa: S301 (the control: a careless program)
    assert (root / "evil").exists()


def test_a_change_during_the_check(root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The outcome belongs to the bytes that were read, and to the files that there were."""
    during = Kept(root)
    read_library(root, during.read)
    break_card(root)
    during.save(([], FILES))
    assert Kept(root).answer() is None
    (root / "methods/rondje.md").write_text(CARD, "utf-8")
    assert Kept(root).answer() == ([], FILES)


def test_a_change_during_the_check_of_one_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Likewise, since what is judged are the bytes of which the state was taken."""

    def state_before(*given: Any, **named: Any) -> bytes | None:
        state = kept.state_of(*given, **named)
        break_card(root)
        return state

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(cli, "state_of", state_before)
    answer = cli.check_some(Kept(root), ["methods/rondje.md"])
    assert answer
    assert kept.is_fine(answer)
    assert Kept(root).answer(["methods/rondje.md"]) is None
    (root / "methods/rondje.md").write_text(CARD, "utf-8")
    assert Kept(root).answer(["methods/rondje.md"]) == answer


@pytest.mark.parametrize("path", ["methods/nieuw.md", "methods/nieuw.svg", "permalinks.txt"])
def test_a_file_that_comes_during_the_check(root: Path, parsed: list[str], path: str) -> None:
    """Or a ledger that grows: no rule has seen it."""
    during = Kept(root)
    read_library(root, during.read)
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("x/\n")
    during.save(([], FILES))
    assert Kept(root).answer() is None


def test_killed_and_at_the_same_time(root: Path, capsys: pytest.CaptureFixture[str], parsed: list[str]) -> None:
    """Checks that run together, one of them killed: the next one says what it always says."""
    said = check(capsys)
    break_card(root)
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "plgdocs", "check"],
            cwd=root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(3)
    ]
    runs[0].kill()
    assert [run.wait() for run in runs[1:]] == [1, 1]
    runs[0].wait()
    assert "PLG307" in check(capsys)
    (root / "methods/rondje.md").write_text(CARD, "utf-8")
    assert check(capsys) == said
