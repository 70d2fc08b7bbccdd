"""What a new developer meets first: the page that says how to begin, the dev container, the forms on the host."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from helpers.project import BIN, PROJECT, RECORDED, run

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def quoted(text: str) -> list[str]:
    """Return what a Markdown text shows as code: inline, and each line of a block."""
    blocks = re.findall(r"```shell\n(.*?)```", text, re.DOTALL)
    rest = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"`([^`\n]+)`", rest)


# The page


def test_who_brings_a_method_is_led_away_from_the_code() -> None:
    """In Dutch, and before anything that only developers understand."""
    dutch = GUIDE.split("\n\n")[1]
    assert "(docs/bijdragen/index.md)" in dutch
    assert "git noch code nodig" in dutch


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "GEDRAGSCODE.md", "README.md", "SECURITY.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", (ROOT / name).read_text("utf-8")):
        assert target.startswith("https://") or (ROOT / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_the_code_of_conduct_is_found(name: str) -> None:
    assert "(GEDRAGSCODE.md)" in (ROOT / name).read_text("utf-8")


def test_the_code_of_conduct_says_whom_to_tell() -> None:
    conduct = (ROOT / "GEDRAGSCODE.md").read_text("utf-8")
    assert "Report a vulnerability" in conduct
    assert "## Meld een fout" in (ROOT / "docs/over.md").read_text("utf-8")
    assert "bij “Meld een fout”" in conduct


def targets() -> set[str]:
    """Return what ``make`` can make."""
    text = MAKEFILE.replace("$(VENV)", ".venv").replace("$(BIN)", ".venv/bin")
    return {name for names in re.findall(r"^([^\s#:=?][^:=\n]*):(?!=)", text, re.MULTILINE) for name in names.split()}


@pytest.mark.parametrize(
    "path", ["CONTRIBUTING.md", "README.md", ".vscode/tasks.json", ".devcontainer/devcontainer.json"]
)
def test_make_knows_what_we_say(path: str) -> None:
    named = re.findall(r"(?:^|[`\"])make ([\w./-]+)", (ROOT / path).read_text("utf-8"), re.MULTILINE)
    assert named
    assert set(named) - targets() == set()


def test_programs_exist() -> None:
    """Those of the environment, with their commands; pre-commit, the page lets one install."""
    commands = [code.split() for code in quoted(GUIDE) if code.startswith(".venv/bin/") and len(code) > 10]
    programs = {command[0].removeprefix(".venv/bin/") for command in commands}
    assert programs == {"python", "plgdocs", "pre-commit", "ruff", "mypy"}
    assert all(list(BIN.glob(f"{name}*")) for name in programs - {"pre-commit"})
    assert ".venv/bin/python -m pip install pre-commit" in quoted(GUIDE)
    used = {command[1] for command in commands if command[0].endswith("plgdocs")}
    assert used == {"serve", "build", "check"}
    for name in used:
        assert run(sys.executable, "-m", "plgdocs", name, "--help").returncode == 0


def test_paths_exist() -> None:
    """Whoever wants to add a field, a rule or a block opens the file that the page names."""
    words = [code for code in quoted(GUIDE) if re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", code)]
    paths = [word for word in words if re.search(r"/|\.(md|txt|yaml|toml)$", word)]
    paths = [path for path in paths if not path.startswith((".venv/", "_site/"))]  # these are made
    for room in ("plgdocs/model/", "plgdocs/checking/", "plgdocs/sphinx_ext/", "tests/checking/"):
        assert any(path.startswith(room) for path in paths), room
    assert [path for path in paths if not (ROOT / path).exists()] == []


# The quick tests, with and without make


def test_the_quick_tests_are_one_command_everywhere() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
    job = workflow["jobs"]["quick"]
    assert {place["system"].partition("-")[0] for place in job["strategy"]["matrix"]["include"]} == {"windows", "macos"}
    said = [line.replace(".venv/bin/python", '"$PYTHON"') for line in quoted(GUIDE)]
    ours = [step["run"] for step in job["steps"] if "run" in step and "brew" not in step["run"]]
    assert ours[-1] == '"$PYTHON" -m pytest -m "not slow"'
    assert [command for command in ours if command not in said] == []
    assert '$(BIN)/python -m pytest -m "not slow"' in MAKEFILE
    assert [mark.partition(":")[0] for mark in PROJECT["tool"]["pytest"]["ini_options"]["markers"]] == ["slow"]


def test_our_types_count_for_others() -> None:
    assert (ROOT / "plgdocs/py.typed").is_file()
    assert "py.typed" in PROJECT["tool"]["setuptools"]["package-data"]["plgdocs"]


# The dev container, the host, and what no file may say


def test_the_container_has_what_make_would_install() -> None:
    recipe = RECORDED[".devcontainer/Dockerfile"].decode()
    needed = {word for line in re.findall(r'need\.sh ".*?" (.+)', MAKEFILE) for word in line.rstrip("; \\").split()}
    assert {"python3-venv", "chromium-headless-shell", "default-jre-headless", "libpango-1.0-0"} <= needed
    assert needed | {"git", "make"} <= set(recipe.split())
    assert re.findall(r"^FROM (.+)$", recipe, re.MULTILINE) == ["debian:bookworm"]
    assert json.loads(RECORDED[".devcontainer/devcontainer.json"])["build"] == {"dockerfile": "Dockerfile"}


FORMS = [path for path in RECORDED if path.startswith(".github/ISSUE_TEMPLATE/") and not path.endswith("config.yml")]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_one_that_the_host_shows(path: str) -> None:
    """It leaves out a form with an unknown part, or a list without choices, and says so to nobody."""
    form = yaml.safe_load(RECORDED[path])
    assert form["title"].endswith(": ")
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert part["attributes"]["value" if part["type"] == "markdown" else "label"].strip()
        options = part["attributes"].get("options", [])
        assert bool(options) == (part["type"] in {"dropdown", "checkboxes"})
        assert len({str(option) for option in options}) == len(options)
    assert "voor iedereen te zien" in form["body"][0]["attributes"]["value"]
    assert any(part.get("validations", {}).get("required") for part in form["body"])


def test_each_form_has_a_name_of_its_own() -> None:
    names = [yaml.safe_load(RECORDED[path])["name"] for path in FORMS]
    assert sorted(names) == [
        *("Meld een fout", "Stel een idee voor", "Stel een methodiek voor", "Verbeter een stap", "Vertel hoe het ging")
    ]


REGISTRIES = {
    "org": "pypi|pythonhosted|npmjs|deb.debian",
    "com": "mcr.microsoft|hub.docker",
    "io": "docker|ghcr|quay|gcr",
}
ELSEWHERE = re.compile(
    "|".join(rf"\b(?:{names})\.{end}\b" for end, names in REGISTRIES.items())
    + r"|(?<![\w.)}])/(?:home|root|work|Users)/\w|\b[A-Z]:\\Users\b"
)
"""The host of a registry, or a place on somebody's machine."""


def test_files_hold_on_other_machines() -> None:
    texts = {path: data.decode("utf-8", "replace") for path, data in RECORDED.items()}
    assert {path: found[0] for path, text in texts.items() if (found := ELSEWHERE.search(text))} == {}


@pytest.mark.parametrize("text", ["https://{}/simple", "image: {}/library/debian", "see {}"])
def test_a_registry_is_noticed(text: str) -> None:
    for end, names in REGISTRIES.items():
        assert all(ELSEWHERE.search(text.format(f"{name}.{end}")) for name in names.split("|"))
    assert ELSEWHERE.search(str(Path("/", "home", "an", "gids")))
    assert not ELSEWHERE.search("https://example.org/home/x, docs/work/x and ./root/x")
