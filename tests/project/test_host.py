"""What stands in ``.github/``: workflows that are valid and careful, and what they take from a contribution."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from helpers.repositories import git
from helpers.samples import CARD, small_library

sys.path.insert(0, str(ROOT / "tools"))
from take_content import main, take

from plgdocs.model.file_kinds import BESIDE_CARDS, LARGEST, LARGEST_PICTURE, PIXELS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
Workflow = dict[Any, Any]


def load(path: Path) -> Workflow:
    """Return a YAML file; the key ``on`` is read as it is written."""
    loaded: Workflow = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (it makes texts only)
    return loaded


def steps_of(workflow: Workflow) -> list[Workflow]:
    """Return the steps of all jobs."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def faults(text: str) -> set[str]:
    """Return what a careful reader objects to in the text of a workflow."""
    workflow = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    found = set()
    if "pull_request_target" in text or "workflow_run" in text:
        found.add("runs for a fork with the rights of the owner")
    if "secrets." in text:
        found.add("uses a secret")
    if "permissions" not in workflow or "write" in str(workflow["permissions"]):
        found.add("has more rights than it needs")
    for line in re.findall(r"uses: *(.*)", text):
        if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line):
            found.add("pins no commit, or doesn't say which version it is")
    for step in steps_of(workflow):
        if "${{" in step.get("run", ""):
            found.add("puts a value into a script")
        if step.get("uses", "").startswith("actions/checkout") and step["with"]["persist-credentials"] != "false":
            found.add("leaves a token behind")
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_careful(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == set()


CARELESS = {
    "runs for a fork with the rights of the owner": ("pull_request:", "pull_request_target:"),
    "uses a secret": ("run: make .venv/site paper", "run: make\n        env: {A: '${{ secrets.A }}'}"),
    "has more rights than it needs": ("contents: read", "contents: write"),
    "pins no commit, or doesn't say which version it is": (" # v7.0.1", ""),
    "puts a value into a script": ("run: make .venv/site paper", "run: echo ${{ github.head_ref }}"),
    "leaves a token behind": ("persist-credentials: false", "persist-credentials: true"),
}


@pytest.mark.parametrize("fault", CARELESS)
def test_a_careless_workflow_is_noticed(fault: str) -> None:
    text = (GITHUB / "workflows/contribution.yml").read_text("utf-8")
    assert CARELESS[fault][0] in text
    assert faults(text.replace(*CARELESS[fault], 1)) == {fault}


def lint(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a linter that the tests install."""
    program, *rest = command
    return subprocess.run([BIN / program, *rest], check=False, capture_output=True, text=True)


def test_workflows_pass_their_linters() -> None:
    for schema, paths in (("github-workflows", WORKFLOWS), ("dependabot", [GITHUB / "dependabot.yml"])):
        run = lint("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *paths)
        assert run.returncode == 0, run.stdout + run.stderr
    run = lint("zizmor", "--offline", "--no-progress", GITHUB)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_linters_object_to_a_careless_workflow(tmp_path: Path) -> None:
    text = (GITHUB / "workflows/contribution.yml").read_text("utf-8")
    path = tmp_path / ".github/workflows/bad.yml"
    path.parent.mkdir(parents=True)
    bad = text.replace("run: make .venv/site paper", "run: echo ${{ github.event.pull_request.title }}")
    path.write_text(bad.replace("pull_request:", "pull_request_target:", 1), "utf-8")
    said = lint("zizmor", "--offline", "--no-progress", tmp_path).stdout
    assert "template-injection" in said
    assert "pull_request_target" in said
    path.write_text(text.replace("runs-on:", "runs-in:"), "utf-8")
    run = lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)
    assert "'runs-on' is a required property" in run.stdout


def test_a_contribution_brings_no_code() -> None:
    """Our code comes from the branch that the contribution is for, and only there commands are run."""
    steps = steps_of(load(GITHUB / "workflows/contribution.yml"))
    ours, theirs = (step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout"))
    assert (ours["ref"], ours["path"]) == ("${{ github.event.pull_request.base.sha }}", "gids")
    assert (theirs.get("ref"), theirs["path"]) == (None, "bijdrage")
    commands = [step for step in steps if "run" in step]
    assert {step["working-directory"] for step in commands} == {"gids"}
    mentions = [step["run"] for step in commands if "bijdrage" in step["run"]]
    assert mentions == [".venv/bin/python tools/take_content.py ../bijdrage"]
    names = [step["run"].split()[-1] for step in commands]
    assert names.index("../bijdrage") < names.index("github") < names.index("build")


def test_publication_waits_for_the_owner() -> None:
    jobs = load(GITHUB / "workflows/pages.yml")["jobs"]
    assert jobs["build"]["if"] == "vars.PLG_PUBLISH == 'true'"
    assert jobs["deploy"]["needs"] == "build"
    assert "write" not in jobs["build"]["permissions"].values()


def test_only_the_ledger_job_may_write_to_the_repository() -> None:
    """It runs after the deployment, and runs nothing of the library's texts."""
    jobs = load(GITHUB / "workflows/pages.yml")["jobs"]
    writers = [name for name, job in jobs.items() if job["permissions"].get("contents") == "write"]
    assert (writers, jobs["ledger"]["needs"]) == (["ledger"], "deploy")
    assert not [step for step in jobs["ledger"]["steps"] if "make site" in step.get("run", "")]


@pytest.fixture
def contribution(tmp_path: Path) -> Path:
    """A repository that holds a small library with a new card, and more than a guide needs."""
    (tmp_path / "fork").mkdir()
    fork = small_library(tmp_path / "fork")
    (fork / "methods/kring.md").write_text(CARD.replace("# Rondje", "# Kring"), "utf-8")
    (fork / "docs/vorm.svg").write_text("<svg/>")
    (fork / "conf.py").write_text("raise SystemExit('run from the fork')")
    for name in ("docs/conf.py", "docs/_templates/page.html", "Makefile", ".github/workflows/x.yml", "plgdocs/cli.py"):
        (fork / name).parent.mkdir(parents=True, exist_ok=True)
        (fork / name).write_text("run from the fork")
    (fork / "index.md").write_text((fork / "index.md").read_text("utf-8").replace("Start", "Welkom"), "utf-8")
    git(fork, "init")
    commit(fork)
    return fork


def commit(repository: Path) -> None:
    """Commit all that lies there."""
    git(repository, "add", "-A", "-f")
    git(repository, "commit", "-m", "x")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our own checkout: a small library with a card that the contribution doesn't have, and a ledger."""
    (tmp_path / "ours").mkdir()
    root = small_library(tmp_path / "ours")
    (root / "methods/oud.md").write_text(CARD, "utf-8")
    (root / "docs/eigen.py").write_text("our own code")
    return root


def files(root: Path) -> set[str]:
    """Return the files below a folder."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_texts_and_drawings_are_taken_over(contribution: Path, ours: Path) -> None:
    before = files(ours)
    assert take(contribution, ours) == []
    assert files(ours) == before - {"methods/oud.md"} | {"methods/kring.md", "docs/vorm.svg"}
    assert "Welkom" in (ours / "index.md").read_text("utf-8")
    assert (ours / "docs/eigen.py").read_text() == "our own code"
    assert "fork" not in (ours / "conf.py").read_text()


def test_every_kind_of_file_of_the_library_is_taken_over(contribution: Path, ours: Path) -> None:
    """And no other: the list is the checker's."""
    taken = {f"docs/a{end}" for end in (*PIXELS, ".svg", ".SVG")} | {f"methods/kring{end}" for end in BESIDE_CARDS}
    for name in (*taken, "thesaurus.txt", "docs/evil.html", "docs/a.avif", "docs/a.yml", "redactie.yml"):
        (contribution / name).write_bytes(b"x")
    commit(contribution)
    before = files(ours)
    assert take(contribution, ours) == []
    assert files(ours) - before == {*taken, "thesaurus.txt", "methods/kring.md", "docs/vorm.svg"}


def test_pictures_may_be_larger_than_texts(contribution: Path, ours: Path) -> None:
    sizes = {"docs/a.png": LARGEST_PICTURE, "docs/b.png": LARGEST_PICTURE + 1, "docs/c.redactie.yml": LARGEST + 1}
    for name, size in sizes.items():
        (contribution / name).write_bytes(bytes(size))
    commit(contribution)
    assert [path for path, _ in take(contribution, ours)] == ["docs/b.png", "docs/c.redactie.yml"]


def test_what_is_no_plain_file_is_refused(contribution: Path, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim.md").write_text("secret")
    (contribution / "methods/geheim.md").symlink_to(tmp_path / "geheim.md")
    (contribution / "docs/map").symlink_to("/etc", target_is_directory=True)
    (contribution / "docs/.verborgen.md").write_text("x")
    (contribution / "docs/groot.svg").write_bytes(b" " * (LARGEST + 1))
    commit(contribution)
    refused = dict(take(contribution, ours))
    assert sorted(refused) == ["docs/.verborgen.md", "docs/groot.svg", "docs/map", "methods/geheim.md"]
    assert not {name for name in files(ours) if name in refused}
    assert "secret" not in "".join(path.read_text("utf-8") for path in ours.rglob("*.md"))


def test_a_module_is_refused(contribution: Path, ours: Path) -> None:
    git(contribution, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},docs/module")
    git(contribution, "commit", "-m", "module")
    assert [path for path, _ in take(contribution, ours)] == ["docs/module"]


def test_the_ledger_of_a_contribution_is_not_taken_over(contribution: Path, ours: Path) -> None:
    """Publication writes it, so a contribution can neither break a promise nor make one."""
    (ours / "permalinks.txt").write_text("a/\nb/\n")
    (contribution / "permalinks.txt").write_text("b/\nc/\n")
    commit(contribution)
    assert take(contribution, ours) == []
    assert (ours / "permalinks.txt").read_text() == "a/\nb/\n"


def test_what_is_refused_is_marked(
    contribution: Path, ours: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On one line, whatever the name holds."""
    monkeypatch.chdir(ours)
    assert main(str(contribution)) == 0
    (contribution / "methods/a\n::error::b,.md").symlink_to("x")
    commit(contribution)
    assert main(str(contribution)) == 1
    line = "::error file=methods/a???error??b?.md,line=1,title=overnemen::Dit is geen gewoon bestand"
    assert capsys.readouterr().out.startswith(line)


MATCHER = json.loads((GITHUB / "sphinx.json").read_text("utf-8"))["problemMatcher"][0]["pattern"][0]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("/x/gids/docs/over.md:12: WARNING: Duplicate label [ref]", ("/x/gids/docs/over.md", "12")),
        ("docs/over.md:3: ERROR: x", ("docs/over.md", "3")),
        ("methods/x.md:3:8: WARNING: PLG307 “opene” kan niet", None),  # the checker has marked it
        ("methods/x.md:3:8: PLG307 “opene” kan niet bij “fase”.", None),
        ("In orde: 48 bestanden nagekeken.", None),
    ],
)
def test_the_matcher_knows_sphinx_only(line: str, place: tuple[str, str] | None) -> None:
    found = re.match(MATCHER["regexp"], line)
    assert (found and (found[MATCHER["file"]], found[MATCHER["line"]])) == place


def test_an_issue_is_one_of_our_forms() -> None:
    config = load(GITHUB / "ISSUE_TEMPLATE/config.yml")
    assert config["blank_issues_enabled"] == "false"
    assert all(link["url"].startswith("https://") for link in config["contact_links"])
    for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml"):
        if path.name != "config.yml":
            form = load(path)
            assert {"name", "description", "body"} <= set(form), path.name
            labels = [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"]
            assert len(labels) == len(set(labels))


def test_every_file_has_somebody_who_looks_at_it() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules:
        assert owners
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists()
