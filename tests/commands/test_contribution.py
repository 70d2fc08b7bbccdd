"""The whole way of a contributed card: form, file, proposal, check, build, publication, ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.builds import edit
from helpers.repositories import git

from plgdocs.checking.directory import read_ledger
from plgdocs.commands.cli import main

sys.path.insert(0, str(ROOT / "tools"))
import take_content

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's

ISSUE = """\
### Naam van je methodiek

Stille wandeling

### Samenvatting

Wandel per twee en praat over één vraag.

### Fase

Openen

### Duur

20 tot 30 minuten

### Groep

4 tot 12

### Werkvorm

Per twee

### Plaats

Ter plaatse

### Herkomst

Van een collega.

### Wat?

De groep wandelt per twee.

### Waarom?

Wie wandelt, praat vrijer.

### Hoe?

1. Vorm duo’s.
2. Wandel.

### Valkuil

Het duo praat over het weer.
"""
EDITORS = """\
aanbevelingen: [5]
helpt-bij: [aankomen]
voor-deelnemers: Je wandelt met een collega.
nagekeken: {datum: 2026-11-29, door: de redactie}
zoektermen: [wandelen]
zoekvragen: [hoe wandel je samen]
herkomst:"""


def propose(library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a contributor's clone with a branch that holds one file more, made of an answered form."""
    (library / ".gitignore").write_text("_build\n_site\n", "utf-8")
    git(library, "init")
    git(library, "add", "-A")
    git(library, "commit", "-m", "begin")
    clone = library.with_name("voorstel")
    git(library, "clone", ".", str(clone))
    (clone / "issue.txt").write_text(ISSUE, "utf-8")
    monkeypatch.chdir(clone)
    assert main(["new", "--from-issue", "issue.txt"]) == 0
    git(clone, "switch", "-c", "wandeling")
    git(clone, "add", "methods")
    git(clone, "commit", "-m", "Een kaart")
    return clone


def test_a_card_needs_nothing_but_its_file(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = propose(library, monkeypatch)
    monkeypatch.chdir(library)
    assert take_content.main(str(clone)) == 0
    before = read_ledger(library)
    assert main(["check"]) == 0
    edit(library / "methods/stille-wandeling.md", "herkomst:", EDITORS)  # what an editor adds
    assert main(["check", "--fix"]) == 0
    assert main(["build"]) == 0
    assert read_ledger(library) == before
    assert main(["ledger"]) == 0
    assert {"methodieken/stille-wandeling/#stap-2", *before} <= set(read_ledger(library))
    (library / "methods/stille-wandeling.md").unlink()
    assert main(["check"]) == 1, "what was published may not die"
