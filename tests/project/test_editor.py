"""What an editor and pre-commit read: valid, made of the model, and of use with the real checker."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT
from helpers.samples import CARD, WORKSHEET

sys.path.insert(0, str(ROOT / "tools"))
from templates import templates

from plgdocs.checking.files import read
from plgdocs.commands.cli import main
from plgdocs.model.cards import Card
from plgdocs.model.codes import OPEN_CODES
from plgdocs.model.fields import fields_of
from plgdocs.model.worksheets import Worksheet

if TYPE_CHECKING:
    from pathlib import Path

VSCODE = ROOT / ".vscode"
SNIPPETS: dict[str, Any] = json.loads((VSCODE / "plg.code-snippets").read_text("utf-8"))


@pytest.mark.parametrize("path", templates())
def test_made_of_the_model(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == templates()[path], "draai: make templates"


@pytest.mark.parametrize("path", sorted(VSCODE.iterdir()), ids=lambda path: path.name)
def test_valid_json(path: Path) -> None:
    assert isinstance(json.loads(path.read_text("utf-8")), dict)


def expand(name: str, **filled: str) -> str:
    """Return a snippet as an editor inserts it: the first of each choice, and each place as it stands or filled in."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = re.sub(r"\$\{(\d+)\|([^,|]+)[^|]*\|\}", lambda stop: filled.get(f"s{stop[1]}", stop[2]), text)
    text = re.sub(r"\$\{(\d+):([^}]*)\}", lambda stop: filled.get(f"s{stop[1]}", stop[2]), text)
    assert not re.search(r"(?<!\\)\$[1-9{]", text)
    return text.replace("$0", "").replace(r"\$", "$")


def test_a_card_from_a_snippet() -> None:
    """It has places to fill in and no other problem, and none at all once they are filled in."""
    _, problems = read("methods/x.md", expand("Kaart van een methodiek").encode())
    assert {problem.code for problem in problems} == OPEN_CODES
    stops = re.findall(r"\$\{(\d+):", "\n".join(SNIPPETS["Kaart van een methodiek"]["body"]))
    filled = expand("Kaart van een methodiek", **{f"s{number}": "7" for number in stops})
    page, problems = read("methods/x.md", filled.encode())
    assert [problem for problem in problems if not problem.is_note] == []
    assert isinstance(page, Card)
    assert page.phases == ("openen",)
    assert page.title == "7"


def test_steps_from_a_snippet() -> None:
    steps = expand("Stap") + "\n" + expand("Stap", s1="2", s3="5")
    card = CARD.replace("{van: 5, tot: 10}", "{van: 15, tot: 15}")
    text = re.sub(r"1\. \*\*Begin.*?(?=## Valkuil)", lambda _: f"{steps}\n\n", card, flags=re.DOTALL)
    page, problems = read("methods/x.md", text.encode())
    assert [problem for problem in problems if not problem.is_note] == []
    assert isinstance(page, Card)
    found = [(step.name, step.minutes_for(1), step.say) for step in page.steps]
    assert found == [
        ("Naam van de stap", 10, ("Een zin die je kunt zeggen.",)),
        ("Naam van de stap", 5, ("Een zin die je kunt zeggen.",)),
    ]


def test_a_field_from_a_snippet() -> None:
    """It is a field of a worksheet as soon as it stands there."""
    text = WORKSHEET.replace(
        "6. **Wat doen we?** (keuze", expand("Veld", s1="6", s3="nieuw") + "\n7. **Wat doen we?** (keuze"
    )
    page, problems = read("docs/werkbladen/x.md", text.encode())
    assert isinstance(page, Worksheet)
    assert page.blanks[5].id == "nieuw"
    assert [problem.code for problem in problems] == ["PLG536"]  # the example lacks it


def test_the_editor_knows_every_key() -> None:
    kind, sheet = json.loads((VSCODE / "settings.json").read_text("utf-8"))["frontMatter.taxonomy.contentTypes"]
    assert [field["name"] for field in kind["fields"]] == list(fields_of(Card))
    assert [field["name"] for field in sheet["fields"]] == list(fields_of(Worksheet))
    phases = next(field for field in kind["fields"] if field["name"] == "fase")
    assert phases["multiple"]
    assert phases["required"]
    assert {choice["id"] for choice in phases["choices"]} > {"openen", "afronden"}


def test_the_task_marks_what_the_checker_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "methods/rondje.md").write_text(CARD.replace("[openen]", "[opene]"), "utf-8")
    main(["check"])
    tasks = json.loads((VSCODE / "tasks.json").read_text("utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], capsys.readouterr().out.splitlines()[0])
    assert found
    names = ("file", "line", "column", "code")
    assert [found[pattern[name]] for name in names] == ["methods/rondje.md", "3", "8", "PLG307"]


HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_stops_a_bad_commit(hook: dict[str, Any], root: Path) -> None:
    """With the files of the commit as arguments, those that its pattern picks."""
    names = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    chosen = [name for name in names if re.search(hook["files"], name)]
    assert len(chosen) == len(names) - 1  # without conf.py
    command = [sys.executable, "-m", *hook["entry"].split(), *chosen]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    (root / "methods/rondje.md").write_text(CARD.replace("[openen]", "[zomaar]"), "utf-8")
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1
