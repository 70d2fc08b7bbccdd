"""A build after a change writes few pages, and publishes what a build from nothing would publish."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import LIMIT, until
from test_build import differences, edit, without_zelfscan

from plgdocs.cli import main
from plgdocs.publish import run_sphinx

CARD, OTHER = "methods/kandoe.md", "methods/bsa.md"


def rename(library: Path) -> None:
    """Give a card another id; the old one keeps leading to it, as do the links."""
    old = library / "methods/kandoe.md"
    edit(old, "fase: [", "vroeger: [kandoe]\nfase: [")
    for path in library.rglob("*.md"):
        text = re.sub(
            r"kandoe\.md|\bkandoe(?=[],])", lambda match: match[0].replace("kandoe", "kan-doe"), path.read_text()
        )
        path.write_text(text.replace("vroeger: [kan-doe]", "vroeger: [kandoe]"), "utf-8")
    old.rename(old.with_name("kan-doe.md"))


def remove(library: Path) -> None:
    """Remove a card, and what leads to it."""
    for path in library.rglob("*.md"):
        text = re.sub(r"\[([^\]]*)\]\([^)]*zelfscan\.md[^)]*\)", r"\1", path.read_text("utf-8"))
        path.write_text(re.sub(r"((?:ervoor|erna): \[)([^]]*)\]", without_zelfscan, text), "utf-8")
    (library / "methods/zelfscan.md").unlink()


def add(library: Path) -> None:
    """Add a card like another."""
    text = (library / CARD).read_text("utf-8").replace("# KanDoe", "# Kaartenhuis")
    (library / "methods/kaartenhuis.md").write_text(re.sub(r"ook-bekend-als:.*\n(  .*\n)*", "", text), "utf-8")


def older(library: Path) -> None:
    """Put an older file in the place of a card."""
    path = library / CARD
    fresh = path.with_name("fresh")
    fresh.write_text(path.read_text("utf-8").replace("Er liggen", "Hier liggen"), "utf-8")
    os.utime(fresh, (1e9, 1e9))
    fresh.replace(path)


def cards(library: Path) -> None:
    """Add a card, remove one, and rename one."""
    add(library)
    remove(library)
    rename(library)


def nothing(library: Path) -> None:
    """Change nothing."""


def texts(library: Path) -> None:
    """Change what other pages show of a card and of pages of other kinds, and the terms of the glossary."""
    edit(library / CARD, "samenvatting: ", "samenvatting: Snel, ")
    edit(library / OTHER, "groep: {van: 4", "groep: {van: 5")
    edit(library / "docs/aanbevelingen/3-leervraag.md", "\n# ", "\n# Nu een ")
    edit(library / "docs/begrippen.md", "```{glossary}\nPLG\n", "```{glossary}\nstiften\nPLG\n")
    edit(library / "methods/index.md", "\n# ", "\n# Alle ")


CHANGES: dict[str, Callable[[Path], None]] = {
    "body": lambda library: edit(library / CARD, "Er liggen veel ideeën", "Er liggen heel veel ideeën"),
    "title": lambda library: edit(library / CARD, "# KanDoe", "# KanDoeAnders"),
    "older file": older,
    "texts": texts,
    "nothing": nothing,
    "cards": cards,
}
CHECKED_LATER = ("body", "older file", "nothing")
"""Compared together with the next, since making a site from nothing takes long."""
COUNTS = re.compile(r"(\d+) pagina’s \(gelezen: (\d+), geschreven: (\d+), overgenomen: (\d+)\)")


def counts(text: str) -> list[int]:
    """Return what a build said that it did: pages, read, written, taken over."""
    match = COUNTS.search(text)
    assert match
    return [int(number) for number in match.groups()]


def build_afresh(library: Path, folder: Path) -> Path:
    """Return the site that a build makes of a library when nothing was kept but what is printed."""
    assert run_sphinx(library, folder / "site", folder / "trees", ["-q", "-D", f"plg_cache={library / '_build'}"]) == 0
    return folder / "site"


def test_every_change_gives_the_site_that_a_build_from_nothing_gives(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(library)
    did: dict[str, list[int]] = {}
    assert main(["build"]) == 0
    pages, read, written, kept = counts(capfd.readouterr().err)
    assert (read, written, kept) == (pages, pages, 0)
    for name, change in CHANGES.items():
        change(library)
        assert main(["build"]) == 0, name
        did[name] = counts(capfd.readouterr().err)[1:]
        if name not in CHECKED_LATER:
            assert differences(library / "_site", build_afresh(library, tmp_path / name)) == [], name
    assert did["body"] == did["older file"] == [1, 1, pages - 1]
    assert did["nothing"] == [0, 0, pages]
    read, written, _ = did["title"]
    assert read == 1
    assert written < pages / 2


def test_another_look_writes_every_page(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A setting, a template or the code: what a site is made of besides its files."""
    monkeypatch.chdir(library)
    assert main(["build"]) == 0
    monkeypatch.setenv("PLG_REPOSITORY_URL", "https://github.com/wie/gids")
    capfd.readouterr()
    assert main(["build"]) == 0
    pages, read, written, _ = counts(capfd.readouterr().err)
    assert (read, written) == (0, pages)
    assert differences(library / "_site", build_afresh(library, tmp_path)) == []


@pytest.mark.parametrize("moment", ["first", "last"])
def test_when_sphinx_alone_is_killed_all_that_work_for_it_end(moment: str, library: Path, tmp_path: Path) -> None:
    """As a system does that is out of memory; then the build fails, and the next one needn't wait for anybody."""
    command = [sys.executable, "-m", "plgdocs", "build"]
    with (tmp_path / "said").open("w") as said:
        build = subprocess.Popen(command, cwd=library, stdout=said, stderr=said)
    while not (sphinx := children(build.pid)) or len(readers := children(sphinx[0])) < 2:
        assert build.poll() is None
    os.kill(sphinx[0], signal.SIGSTOP)  # so that who has read waits for it
    until(lambda: moment == "first" or not any(map(is_running, readers)))
    os.kill(sphinx[0], signal.SIGKILL)
    assert build.wait(LIMIT) == 1
    assert "De site is niet gebouwd" in (tmp_path / "said").read_text("utf-8")
    subprocess.run(command, cwd=library, check=True, timeout=LIMIT, capture_output=True)


def children(process: int) -> list[int]:
    """Return the processes that a process started and that still are there."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_running(process: int) -> bool:
    """Whether a process does something, or could."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "R"


@pytest.mark.parametrize("seed", range(2))
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new(
    seed: int, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At any moment, to the builds of many people at once; the next build knows nothing of it."""
    monkeypatch.chdir(library)
    assert main(["build"]) == 0
    draw = random.Random(seed)  # noqa: S311 (no secret)
    old = build_afresh(library, tmp_path / "old")
    texts(library)
    new = build_afresh(library, tmp_path / "new")
    command = [sys.executable, "-m", "plgdocs", "build"]
    for _ in range(5):
        build = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            build.wait(draw.uniform(0.2, 6))
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert [] in (differences(library / "_site", old), differences(library / "_site", new))
    assert main(["build"]) == 0
    assert differences(library / "_site", new) == []
