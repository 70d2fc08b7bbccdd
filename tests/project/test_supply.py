"""What is fetched from elsewhere: exact versions with hashes, and nothing that a host could change afterwards."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from helpers.project import PROJECT, RECORDED
from packaging.markers import Marker

FILES = [ROOT / "requirements/site.txt", ROOT / "requirements/test.txt"]
LOCKS = [ROOT / folder / "package-lock.json" for folder in ("tools", "tools/bench_lighthouse", "tools/bench_search")]
PIN = re.compile(r"([\w.-]+==[\w.]+(?: ; [^\\\n]+?)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def pins(text: str) -> dict[str, set[str]]:
    """Return the hashes of each pin; a text with anything else than pins and comments is refused."""
    lines = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    assert PIN.sub("", lines) == ""
    return {pin: set(re.findall(r"[0-9a-f]{64}", hashes)) for pin, hashes in PIN.findall(lines)}


def name_of(requirement: str) -> str:
    return re.sub(r"[_.]", "-", re.split(r"[\[<>=;~! ]", requirement)[0]).lower()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_a_pin_with_hashes(path: Path) -> None:
    """Neither the address of an index, nor an option, nor a version that may change."""
    found = pins(path.read_text("utf-8"))
    assert len(found) > 50
    assert all(found.values())


@pytest.mark.parametrize(
    "line", ["--index-url https://example.org", "six", "six>=1", "six==1.17.0", "six @ https://example.org/six.whl"]
)
def test_another_line_is_noticed(line: str) -> None:
    text = FILES[0].read_text("utf-8")
    with pytest.raises(AssertionError):
        pins(f"{text}{line}\n")


def test_every_requirement_has_a_pin() -> None:
    """One that is missing would come in another version on each machine, or stop the installation."""
    runtime = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
    tests = PROJECT["project"]["optional-dependencies"]["test"]
    for path, asked in zip(FILES, (runtime, runtime + tests), strict=True):
        assert {name_of(line) for line in asked} - {name_of(pin) for pin in pins(path.read_text("utf-8"))} == set()


def test_the_tests_run_on_what_a_site_is_built_with() -> None:
    """A marker may be wider there: mypy needs on every Python what Sphinx needs on some."""
    site, test = (pins(path.read_text("utf-8")) for path in FILES)
    versions = {pin.partition(" ;")[0]: hashes for pin, hashes in test.items()}
    assert {pin: hashes for pin, hashes in site.items() if versions.get(pin.partition(" ;")[0]) != hashes} == {}


def test_each_python_has_a_pin() -> None:
    """Sphinx drops old Pythons sooner than we do."""
    markers = re.findall(r"^sphinx==\S+ ; (.*) \\$", FILES[0].read_text("utf-8"), re.MULTILINE)
    for version in ("3.11.0", "3.12.5", "3.13.0", "3.14.0"):
        python = {"python_full_version": version}
        assert sum(Marker(marker).evaluate(python) for marker in markers) == 1, version


# What installs them

INSTALL = re.compile(r"(?:\$\(PIP\)|pip install) (.*?)['\"`]*$", re.MULTILINE)
INSTALLERS = [path for path in RECORDED if path.startswith(".github/workflows/")] + ["Makefile", "CONTRIBUTING.md"]
BY_HAND = {'--no-build-isolation -e ".[bench]', "pre-commit"}
"""What a developer adds to their own machine; no workflow does."""


def installs(text: str) -> set[str]:
    return set(INSTALL.findall(text))


@pytest.mark.parametrize("path", INSTALLERS)
def test_what_is_installed_has_a_hash(path: str) -> None:
    wanted = {f"--require-hashes -r requirements/{part}.txt" for part in ("site", "test")}
    own = "--no-deps --no-build-isolation -e ."
    found = installs(RECORDED[path].decode())
    assert found - wanted - {own} <= (set() if path.startswith(".github") else BY_HAND)
    assert (own in found) == bool(found & wanted)


def test_the_workflows_install_something() -> None:
    """By make or by themselves."""
    texts = {path: RECORDED[path].decode() for path in INSTALLERS if path.startswith(".github")}
    assert {path for path, text in texts.items() if not re.search(r"run: make |--require-hashes", text)} == set()
    assert installs(RECORDED["Makefile"].decode()) >= {"--require-hashes -r requirements/site.txt"}


def test_an_installation_without_hashes_is_noticed() -> None:
    assert installs("- run: '\"$PYTHON\" -m pip install six'\n\t$(PIP) -r x.txt\n") == {"six", "-r x.txt"}


# npm


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.parent.name)
def test_npm_installs_exact_versions_by_hash(path: Path) -> None:
    asked = json.loads((path.parent / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads(path.read_text("utf-8"))["packages"]
    assert packages.pop("")["dependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package]


def test_npm_runs_no_script_and_changes_no_version() -> None:
    text = RECORDED["Makefile"].decode()
    assert set(re.findall(r"\$\(NPM\) (\S+ \S+)", text)) == {"ci --ignore-scripts", "install --package-lock-only"}


# Renewal


def test_newer_versions_are_proposed_for_all_of_it() -> None:
    updates = yaml.safe_load(RECORDED[".github/dependabot.yml"])["updates"]
    places = {
        (update["package-ecosystem"], place.strip("/"))
        for update in updates
        for place in update.get("directories", [update.get("directory")])
    }
    files = {("pip", path) for path in FILES} | {("npm", path) for path in LOCKS}
    folders = {(kind, path.parent.relative_to(ROOT).as_posix()) for kind, path in files}
    assert places == folders | {("github-actions", "")}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)
