"""Links that never die: the ledger, and what the built site does with each of its lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.pages import parse
from helpers.samples import CARD, small_library

from plgdocs.checking.directory import read_ledger
from plgdocs.checking.library import read_library
from plgdocs.checking.permalinks import promised, redirects, term_fragment
from plgdocs.checking.rules import check_library
from plgdocs.model.file_kinds import LEDGER

if TYPE_CHECKING:
    from pathlib import Path

EDITED = CARD.replace(
    "herkomst:",
    """aanbevelingen: [5]
helpt-bij: [aankomen]
voor-deelnemers: Je zegt iets.
nagekeken: {datum: 2026-11-22, door: ons}
zoektermen: [rond]
zoekvragen: [hoe rond]
herkomst:""",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library with a listed card and a complete ledger; the current folder."""
    folder = small_library(tmp_path)
    (folder / "methods/rondje.md").write_text(EDITED, "utf-8")
    (folder / LEDGER).write_text("\n".join(promised(read_library(folder)[0])), "utf-8")
    monkeypatch.chdir(folder)
    return folder


def codes(root: Path) -> list[tuple[str, int, str]]:
    """Return what the rules between files say."""
    return [(p.path, p.line, p.code) for p in check_library(read_library(root)[0]) if not p.is_note]


def line_of(root: Path, address: str) -> int:
    """Return the line of an address in the ledger."""
    return read_ledger(root).index(address) + 1


def test_a_complete_ledger_is_fine(root: Path) -> None:
    assert codes(root) == []
    assert "methodieken/rondje/#stap-2" in read_ledger(root)


def test_a_removed_page_breaks_its_promise(root: Path) -> None:
    (root / "methods/rondje.md").unlink()
    found = codes(root)
    assert (LEDGER, line_of(root, "methodieken/rondje/"), "PLG811") in found
    assert {code for _, _, code in found} == {"PLG811"}


def test_an_old_name_keeps_the_promise(root: Path) -> None:
    (root / "methods/rondje.md").rename(root / "methods/kring.md")
    card = root / "methods/kring.md"
    card.write_text(EDITED.replace("fase:", "vroeger: [rondje]\nfase:"), "utf-8")
    assert codes(root) == []


def test_an_old_name_keeps_no_promise_of_a_part_that_is_gone(root: Path) -> None:
    (root / "methods/rondje.md").unlink()
    renamed = EDITED.replace("fase:", "vroeger: [rondje]\nfase:").replace("## Valkuil", "(let-op)=\n## Valkuil")
    (root / "methods/kring.md").write_text(renamed, "utf-8")
    lines = "methodieken/rondje/#let-op\nmethodieken/rondje/#stap-9\nmethodieken/rondje/deelnemers/\n"
    (root / LEDGER).write_text(lines, "utf-8")
    assert codes(root) == [("methods/kring.md", 18, "PLG812")]


def test_a_renamed_heading_breaks_its_promise(root: Path) -> None:
    page = root / "docs/begrippen.md"
    page.write_text(page.read_text("utf-8").replace("# Begrippen", "# Woorden"), "utf-8")
    assert codes(root) == [("docs/begrippen.md", 7, "PLG812")]


def test_a_target_keeps_the_promise(root: Path) -> None:
    page = root / "docs/begrippen.md"
    page.write_text(page.read_text("utf-8").replace("# Begrippen", "(begrippen)=\n# Woorden"), "utf-8")
    assert codes(root) == []


def test_a_new_card_promises_nothing_before_it_is_published(root: Path) -> None:
    """So a contributor never touches the ledger, and can rename a draft or drop it."""
    (root / "methods/kring.md").write_text(EDITED.replace("# Rondje", "# Kring"), "utf-8")
    assert codes(root) == []


@pytest.mark.parametrize("name", ["vertaalslag", "pauze"])
def test_no_card_has_the_name_of_a_part_of_a_plan(name: str, root: Path) -> None:
    """Addresses of plans name both by their words."""
    (root / f"methods/{name}.md").write_text(CARD.replace("# Rondje", "# Anders"), "utf-8")
    assert codes(root) == [(f"methods/{name}.md", 1, "PLG801")]


def test_only_what_is_listed_is_promised(root: Path) -> None:
    (root / "methods/kring.md").write_text(CARD.replace("# Rondje", "# Kring"), "utf-8")
    assert not [address for address in promised(read_library(root)[0]) if "kring" in address]


def test_a_published_card_that_is_no_longer_listed_keeps_its_promise(root: Path) -> None:
    (root / "methods/rondje.md").write_text(CARD, "utf-8")
    assert codes(root) == []


def test_a_library_without_a_ledger_has_promised_nothing(root: Path) -> None:
    (root / LEDGER).unlink()
    assert codes(root) == []


@cache
def ids(path: Path) -> frozenset[str]:
    """Return the ids on a page."""
    return frozenset(element.get("id", "") for element in parse(path).iter())


def leads_somewhere(line: str, site: Path, old: set[str]) -> bool:
    """Whether a line of the ledger leads to a page of the built site, and its fragment to a place there."""
    address, _, fragment = line.partition("#")
    page = site / address / "index.html"
    return page.is_file() and (not fragment or address in old or fragment in ids(page))


def test_every_line_leads_somewhere(site: Path) -> None:
    old = set(redirects(read_library(ROOT)[0]))
    assert [line for line in read_ledger(ROOT) if not leads_somewhere(line, site, old)] == []


@pytest.mark.parametrize("line", ["methodieken/weg/", "methodieken/oase/#weg"])
def test_a_dead_line_is_seen(line: str, site: Path) -> None:
    assert not leads_somewhere(line, site, set())


def test_term_fragments() -> None:
    names = ["PLG", "leidende principes", "coach-the-coach", "BaO", ">", "zoë"]
    assert [term_fragment(name) for name in names] == [
        "term-PLG",
        "term-leidende-principes",
        "term-coach-the-coach",
        "term-BaO",
        "",
        "term-zoe",
    ]
