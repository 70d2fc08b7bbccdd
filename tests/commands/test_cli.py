"""The command line: exit statuses, formats, and a start without Sphinx."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers.samples import CARD

from plgdocs.commands.cli import main

if TYPE_CHECKING:
    from pathlib import Path


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
    kring = CARD.replace("fase:", "erna: [rondje]\nfase:").replace("# Rondje", "# Kring")
    (root / "methods/kring.md").write_text(kring, "utf-8")
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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "-j", "x"], "“x” is geen aantal; kies een getal vanaf 1, of auto"),
        (["build", "-j", "0"], "“0” is geen aantal"),
        (["build", "-j"], "hier hoort een waarde bij"),
        (["check", "--format", "xml"], "“xml” kan hier niet; kies uit "),
        (["check", "--fix=alles"], "hier hoort geen waarde bij"),
        (["check", "--f"], "--f is het begin van --format, --fix"),
        (["check", "--haast"], "onbekend: --haast"),
        (["chek"], "“chek” kan hier niet"),
        ([], "er ontbreekt OPDRACHT"),
        (["--help"], "toon deze uitleg"),
    ],
)
def test_the_command_line_speaks_dutch(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    text = "".join(capsys.readouterr())
    assert said in text
    assert not re.search(r"usage|argument |invalid|choose|expected|options:|could|Error", text)


def test_wrong_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "hier is geen gids" in capsys.readouterr().err


def test_path_that_does_not_exist(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "methods/weg.md"]) == 2
    assert "bestaat niet" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["conf.py", "eigen", "/usr", "x" * 5000])
def test_path_that_is_not_of_the_guide(path: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody hears “in orde” about a file that nobody looked at."""
    (root / "eigen").mkdir()
    assert main(["check", path]) == 2
    assert capsys.readouterr().out == ""


def test_one_problem_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a file or its name holds: line ends, control characters, no end."""
    odd = CARD.replace("fase:", '"a\\n\\u202eb": c\n"' + "x" * 900 + '": d\nfase:', 1)
    (root / "methods/rond\n\udcffje.md").write_text(odd, "utf-8")
    assert main(["check"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if "methods/rondje.md" not in line]
    assert [line.split(": ")[1][:6] for line in lines] == ["PLG102", "PLG109", "PLG202", "PLG202"]
    assert "“a \N{REPLACEMENT CHARACTER}b”" in lines[2]
    assert all(line.isprintable() and len(line) < 500 for line in lines)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_terminal_without_our_characters(form: str, root: Path) -> None:
    break_card(root)
    (root / "methods/\udcff.md").write_text(CARD, "utf-8")
    command = [sys.executable, "-m", "plgdocs", "check", "--format", form]
    run = subprocess.run(command, check=False, capture_output=True, env={"PYTHONIOENCODING": "ascii"})
    assert (run.returncode, b"Traceback" in run.stderr) == (1, False)
    assert b"PLG102" in run.stdout


def test_a_reader_that_stops(root: Path) -> None:
    """Such as ``head``."""
    for number in range(300):
        (root / f"methods/Kaart-{number}.md").touch()
    command = f"{sys.executable} -m plgdocs check | head -1"
    run = subprocess.run(command, shell=True, check=True, capture_output=True, text=True)  # noqa: S602 (our own command)
    assert run.stdout.count("\n") == 1
    assert run.stderr == ""


def test_files_that_cannot_be_opened(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with a file's name is a folder; a file that went away is a problem."""
    (root / "index.md").unlink()
    (root / "methods/map.md").mkdir()
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines if "PLG106" in line] == ["index.md:1:1"]
    assert not [line for line in lines if "map.md" in line]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["apply", "methods"], "met “methods” lukt het niet (het is een map)"),
        (["apply", "index.md/x"], "met “index.md/x” lukt het niet (een deel van de weg is geen map)"),
        (["apply", "x" * 300], "lukt het niet (de naam is te lang)"),
        (["new", "Kring", "--from-issue", ""], "met “.” lukt het niet (het is een map)"),
    ],
)
def test_why_a_file_cannot_be_read_is_dutch(
    arguments: list[str], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where a script gives the name of no file: that is no card without a form."""
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert not (root / "methods/kring.md").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_and_a_huge_file_are_not_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Opening a pipe would wait for ever, and a file of 6 GB wouldn't fit in memory; also when another is checked."""
    os.mkfifo(root / "methods/pijp.md")
    with (root / "methods/groot.md").open("wb") as file:
        file.truncate(6_000_000_000)
    assert main(["check"]) == 1
    lines = [line.split(". ")[0] for line in capsys.readouterr().out.splitlines() if "rondje" not in line]
    assert lines == [
        "methods/groot.md:1:1: PLG107 Het bestand telt 6000000 kB; er is plaats voor 24 kB",
        "methods/pijp.md:1:1: PLG106 Het bestand is niet te openen (het is geen gewoon bestand)",
    ]
    assert main(["check", "methods/rondje.md"]) == 0
    assert main(["check", "--fix"]) == 1  # it opens the files before the check does


PIPE = "is niet te openen (het is geen gewoon bestand)"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
@pytest.mark.parametrize("name", ["permalinks.txt", "thesaurus.txt", "index.md"])
def test_a_pipe_beside_the_texts_is_not_read(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    assert main(["check", "--fix"]) == 1
    assert f"{name}:1:1: PLG106 Het bestand {PIPE}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["permalinks.txt", "thesaurus.txt"])
def test_a_huge_file_beside_the_texts_is_not_read(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / name).open("wb") as file:
        file.truncate(6_000_000_000)
    assert main(["check"]) == 1
    assert f"{name}:1:1: PLG107 Het bestand telt 6000000 kB" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["permalinks.txt", "thesaurus.txt"])
def test_a_file_beside_the_texts_is_no_link(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its lines would be quoted, or become words of the search."""
    (root / "geheim").write_text("geheim\n")
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to("geheim")
    assert main(["check"]) == 1
    assert f"{name}:1:1: PLG108" in capsys.readouterr().out


def test_a_card_that_is_no_text_is_not_mended(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "methods/rondje.md").write_bytes(b"---\nfase: \xff\n---\n")
    assert main(["check", "--fix"]) == 1
    assert "methods/rondje.md:2:1: PLG101" in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_form_that_is_no_file_or_too_large(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(root / "pijp")
    with (root / "groot").open("wb") as file:
        file.truncate(6_000_000_000)
    assert main(["new", "--from-issue", "pijp"]) == 2
    assert "met “pijp” lukt het niet (het is geen gewoon bestand)" in capsys.readouterr().err
    assert main(["new", "--from-issue", "groot"]) == 2
    assert "het bestand telt 6000000 kB; er is plaats voor 64 kB" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\x00" * 50, "PLG101"),
        (b"vraag, bevraging\nstil\xe2\x80\x8bte, rust\n", "PLG109"),
        (b"a" * 70_000, "PLG107"),
    ],
)
def test_a_thesaurus_that_is_no_text(content: bytes, said: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "thesaurus.txt").write_bytes(content)
    assert main(["check", "thesaurus.txt"]) == 1
    assert said in capsys.readouterr().out


def test_a_ledger_that_is_no_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "permalinks.txt").write_bytes(b"\xff\n")
    assert main(["check"]) == 1
    assert "permalinks.txt:1:1: PLG811" in capsys.readouterr().out


def test_schema(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Methodiekkaart"


def modules_of_a_check() -> set[str]:
    """Return the modules that a check of the current folder imports."""
    code = "import sys; from plgdocs.commands.cli import main; main(['check']); print(*sorted(sys.modules))"
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    return {name for module in run.stdout.split() for name in (module, module.partition(".")[0])}


def test_the_checker_does_not_import_sphinx(root: Path) -> None:
    loaded = modules_of_a_check()
    assert {"markdown_it", "yaml", "plgdocs.model"} <= loaded
    assert loaded & {"sphinx", "docutils", "myst_parser", "jinja2"} == set()
