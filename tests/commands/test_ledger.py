"""Publication writes the ledger: from what was published, and onto the branch as it is by then."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.repositories import git
from helpers.samples import small_library

from plgdocs.checking.directory import read_ledger
from plgdocs.commands.cli import main
from plgdocs.model.file_kinds import LEDGER

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library that promised one address, and a site of three pages; the current folder."""
    folder = small_library(tmp_path / "gids")
    (folder / LEDGER).write_text("oud/\n", "utf-8")
    publish(folder / "_site", "./", "nieuw/", "nieuw/#deel")
    monkeypatch.chdir(folder)
    return folder


def publish(site: Path, *addresses: str) -> None:
    """Write a site with these addresses."""
    for address in addresses:
        page = site / address.partition("#")[0] / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<!doctype html>", "utf-8")
    (site / LEDGER).write_text("".join(f"{address}\n" for address in addresses), "utf-8")


def test_published_addresses_join_the_ledger(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger"]) == 0
    assert capsys.readouterr().out == "permalinks.txt: 3 adressen toegevoegd.\n"
    assert read_ledger(root) == ["./", "nieuw/", "nieuw/#deel", "oud/"]


def test_a_second_time_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ledger"])
    before = (root / LEDGER).read_bytes()
    assert main(["ledger"]) == 0
    assert "kent alle adressen van deze site al" in capsys.readouterr().out
    assert (root / LEDGER).read_bytes() == before


def test_a_first_publication_begins_the_ledger(root: Path) -> None:
    (root / LEDGER).unlink()
    assert main(["ledger", "_site"]) == 0
    assert read_ledger(root) == ["./", "nieuw/", "nieuw/#deel"]


@pytest.mark.parametrize("place", ["docs", "bestaat-niet"])
def test_a_folder_that_is_no_site(place: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", place]) == 2
    assert f"in “{place}” staat geen site" in capsys.readouterr().err
    assert read_ledger(root) == ["oud/"]


def test_a_site_that_misses_a_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / "_site/nieuw")
    assert main(["ledger"]) == 2
    assert "ontbreekt de pagina “nieuw/”" in capsys.readouterr().err
    assert read_ledger(root) == ["oud/"]


@pytest.fixture
def host(root: Path, tmp_path: Path) -> Path:
    """A bare repository with the library on its branch ``main``, which the library's folder is a clone of."""
    bare = tmp_path / "host.git"
    git(tmp_path, "init", "--bare", str(bare))
    git(root, "init")
    (root / ".gitignore").write_text("_site\n.venv\n", "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-m", "begin")
    git(root, "remote", "add", "origin", str(bare))
    git(root, "push", "origin", "main")
    (root / ".venv").symlink_to(ROOT / ".venv")
    return bare


def commit_ledger(root: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run what the workflow runs; the host's own command writes down how it is called."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "gh").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/proposed\n', "utf-8")
    (programs / "gh").chmod(0o755)
    environment = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "GITHUB_RUN_ID": "7"}
    command = [str(ROOT / "tools/commit_ledger.sh"), "main", "_site"]
    return subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True, text=True)


def test_the_ledger_is_committed_on_top_of_what_others_pushed(root: Path, host: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", str(host), "ander")
    (tmp_path / "ander" / LEDGER).write_text("nog-ouder/\noud/\n", "utf-8")
    git(tmp_path / "ander", "commit", "-a", "-m", "ondertussen")
    git(tmp_path / "ander", "push", "origin", "main")
    run = commit_ledger(root, tmp_path)
    assert run.returncode == 0, run.stderr
    assert git(host, "show", f"main:{LEDGER}").split() == ["./", "nieuw/", "nieuw/#deel", "nog-ouder/", "oud/"]
    assert "[skip ci]" in git(host, "log", "-1", "main")


@pytest.mark.slow
def test_a_push_that_came_in_between_is_no_end(root: Path, host: Path, tmp_path: Path) -> None:
    """The first push is refused, as it is when someone else was faster."""
    hook = host / "hooks/pre-receive"
    hook.write_text(f"#!/bin/sh\n[ -e {tmp_path}/tried ] || {{ touch {tmp_path}/tried; exit 1; }}\n", "utf-8")
    hook.chmod(0o755)
    assert commit_ledger(root, tmp_path).returncode == 0
    assert "nieuw/" in git(host, "show", f"main:{LEDGER}").split()


def test_a_second_publication_of_the_same_adds_no_commit(root: Path, host: Path, tmp_path: Path) -> None:
    git(root, "commit", "--allow-empty", "-m", "leeg")
    main(["ledger"])
    git(root, "commit", "-a", "-m", "adressen")
    git(root, "push", "origin", "main")
    before = git(host, "rev-parse", "main")
    assert commit_ledger(root, tmp_path).returncode == 0
    assert git(host, "rev-parse", "main") == before


@pytest.mark.slow
def test_where_nobody_may_push_the_ledger_is_proposed(root: Path, host: Path, tmp_path: Path) -> None:
    hook = host / "hooks/update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ]\n', "utf-8")
    hook.chmod(0o755)
    run = commit_ledger(root, tmp_path)
    assert run.returncode == 0, run.stderr
    assert "nieuw/" in git(host, "show", f"adressen-7:{LEDGER}").split()
    assert "pr create --base main --head adressen-7" in (tmp_path / "proposed").read_text("utf-8")
