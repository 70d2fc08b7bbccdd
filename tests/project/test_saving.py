"""What happens to a file between an editor and a commit: how it is saved, and what the hooks say of it."""

from __future__ import annotations

import configparser
import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from helpers.project import BIN, PROJECT, RECORDED, run
from helpers.samples import CARD, small_library

from plgdocs.model.file_kinds import ENDINGS, PIXELS, is_content, pattern

# Editors


def sections() -> list[tuple[list[str], dict[str, str]]]:
    """Return the sections of ``.editorconfig``: patterns of names, and what holds for these."""
    head, _, rest = (ROOT / ".editorconfig").read_text("utf-8").partition("[")
    assert "root = true" in head
    config = configparser.ConfigParser(delimiters=("=",))
    config.read_string(f"[{rest}")
    found = []
    for name in config.sections():
        start, ends = re.fullmatch(r"([^{]*)(?:\{(.*)\})?", name).groups()  # type: ignore[union-attr]
        found.append(([start + end for end in (ends or "").split(",")], dict(config[name])))
    return found


SECTIONS = sections()


def rules_for(path: str) -> dict[str, str]:
    """Return what ``.editorconfig`` says of a file; later sections win."""
    rules: dict[str, str] = {}
    for patterns, values in SECTIONS:
        if any(fnmatch(Path(path).name, pattern) for pattern in patterns):
            rules |= values
    return rules


def slips(path: str, data: bytes) -> list[str]:
    """Return where a file isn't as an editor would save it."""
    rules, found = rules_for(path), []
    if rules["charset"] == "unset":
        return []
    text = data.decode("utf-8")
    lines = text.split("\n")
    if rules["end_of_line"] == "lf" and "\r" in text:
        found.append("line ends")
    if rules["insert_final_newline"] == "true" and text and not text.endswith("\n"):
        found.append("final newline")
    if rules["trim_trailing_whitespace"] == "true" and any(line != line.rstrip() for line in lines):
        found.append("trailing spaces")
    if any(line[:1] == {"space": "\t", "tab": " "}[rules["indent_style"]] for line in lines):
        found.append("indentation")
    return found


def test_an_editor_changes_nothing_that_we_didnt_write() -> None:
    """Whoever opens a file and saves it, has no change to explain."""
    assert {path: found for path, data in RECORDED.items() if (found := slips(path, data))} == {}


def test_a_file_of_another_editor_is_noticed() -> None:
    assert slips("a.py", b"if a:\r\n\tb \r\nc") == ["line ends", "final newline", "trailing spaces", "indentation"]
    assert slips("Makefile", b"a:\n  b\n") == ["indentation"]
    assert slips("a.md", b"a line  \nthat breaks\n") == slips("a.png", b"\xff\r") == []


def test_two_settings_of_an_editor_agree() -> None:
    settings = json.loads(RECORDED[".vscode/settings.json"])
    rules = rules_for("kaart.md")
    assert settings["[markdown]"]["editor.tabSize"] == int(rules["indent_size"])
    assert (settings["files.eol"], settings["files.insertFinalNewline"]) == ("\n", True)
    assert rules_for("a.py")["max_line_length"] == str(PROJECT["tool"]["ruff"]["line-length"])
    assert b"eol=lf" in RECORDED[".gitattributes"]  # else Git for Windows checks out other line ends


# Hooks

CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for part in CONFIG["repos"] for hook in part["hooks"]}


def command_of(hook: str) -> list[str | Path]:
    """Return the command of a hook, with the program of the environment that runs the tests."""
    (shell, script, program, *rest) = HOOKS[hook]["entry"].split()
    assert (shell, script) == ("sh", "tools/in_venv.sh")
    return [BIN / program, *rest]


def test_hooks_fetch_nothing() -> None:
    assert [part["repo"] for part in CONFIG["repos"]] == ["local"]
    assert {hook["language"] for hook in HOOKS.values()} == {"system"}


def test_what_is_recorded_passes_the_hooks() -> None:
    for command in ([*command_of("ruff-check"), "."], [*command_of("ruff-format"), "--check", "."]):
        checked = run(*command)
        assert checked.returncode == 0, checked.stdout


def test_the_hooks_stop_a_bad_commit(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    assert run(*command_of("plgdocs-check"), "methods/rondje.md", folder=root).returncode == 0
    (root / "methods/rondje.md").write_text(CARD.replace("[openen]", "[zomaar]"), "utf-8")
    assert run(*command_of("plgdocs-check"), "methods/rondje.md", folder=root).returncode == 1
    bad = root / "bad.py"
    bad.write_text("import os\nx = { 1 }\n", "utf-8")
    assert run(*command_of("ruff-check"), bad, folder=root).returncode == 1
    run(*command_of("ruff-format"), bad, folder=root)
    assert bad.read_text("utf-8") == "import os\n\nx = {1}\n"  # pre-commit stops when a hook changes a file


def test_hooks_look_at_every_kind_of_file_of_the_library() -> None:
    """That list is the model's, and no other one."""
    theirs = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["files"] for hook in theirs} == {HOOKS["plgdocs-check"]["files"]} == {pattern()}


READ = [
    *("index.md", "permalinks.txt", "thesaurus.txt", "methods/kandoe.md", "docs/plg/index.md", "docs/foto.JPG"),
    *("docs/a.svg", "docs/a.png", "docs/a.jpg", "docs/a.jpeg", "docs/a.gif", "docs/a.webp"),
    *("methods/kandoe.redactie.yml", "methods/kandoe.ervaringen.yml"),
]
LEFT = ["conf.py", "docs/evil.html", "docs/a.avif", "README.md", "docs/x.yml", "docs/md", "docs/a.md.txt", "x/a.md"]


@pytest.mark.parametrize("path", [*READ, *LEFT])
def test_a_pattern_chooses_what_the_model_knows(path: str) -> None:
    assert bool(re.search(pattern(), path)) == is_content(path) == (path in READ)


def test_an_editor_leaves_pixels_alone() -> None:
    assert {end: rules_for(f"x{end}")["charset"] for end in ENDINGS} == {
        end: "unset" if end in PIXELS else "utf-8" for end in ENDINGS
    }


@pytest.mark.parametrize("folder", ["bin", "Scripts"])
def test_hooks_need_no_active_environment(folder: str, tmp_path: Path) -> None:
    """Not for a Git client with windows either, nor where the environment has its programs elsewhere."""
    program = tmp_path / ".venv" / folder / "greet"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$1"\n', "utf-8", newline="\n")
    program.chmod(0o755)
    assert run("sh", ROOT / "tools/in_venv.sh", "greet", "a b", folder=tmp_path).stdout == "a b\n"
