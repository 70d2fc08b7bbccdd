"""The preview follows its files: after any edits its pages are those of a preview that starts afresh."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from helpers.builds import edit

from plgdocs.outputs.cache import cache_home
from plgdocs.pdf.paper import sheet_order
from plgdocs.sphinx_ext.live_site import LiveSite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's

WORDS = ["tafel", "raam", "deur", "stoel", "krijt", "bord", "schrift", "pen", "gom", "lat", "kast", "lamp", "klok"]

State = dict[str, bytes]
"""The files of a library, with what they hold."""


def state(library: Path) -> State:
    """Return the files of a library as they are."""
    files = [path for folder in ("docs", "methods") for path in (library / folder).rglob("*") if path.is_file()]
    files.append(library / "index.md")
    return {str(path.relative_to(library)): path.read_bytes() for path in files}


def others(old: State, new: State) -> list[str]:
    """Return the files that came, went or changed."""
    return sorted(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))


def a_card(library: Path, draw: random.Random) -> Path:
    """Return one of the cards."""
    return draw.choice(sorted(path for path in (library / "methods").glob("*.md") if path.name != "index.md"))


def a_page(library: Path, draw: random.Random) -> Path:
    """Return one of the pages that are not for developers."""
    return draw.choice(sorted(path for path in library.rglob("*.md") if "ontwikkeling" not in path.parts))


def change(pattern: str, new: str) -> Callable[[Path, random.Random], None]:
    """Return an edit that replaces the first match in some page; ``WORD`` stands for some word."""

    def apply(library: Path, draw: random.Random) -> None:
        path = a_page(library, draw)
        fresh = new.replace("WORD", draw.choice(WORDS))
        text = path.read_text("utf-8", errors="replace")
        path.write_text(re.sub(pattern, fresh, text, count=1, flags=re.MULTILINE), "utf-8")

    return apply


def plan_elsewhere(library: Path, draw: random.Random) -> None:
    """Let a part of a plan lead to another card, which then names the plan."""
    path = draw.choice(sorted((library / "docs/draaiboek").glob("*.md")))
    fresh = f"../../methods/{draw.choice(['oase', 'bsa', 'kandoe'])}.md"
    path.write_text(
        re.sub(r"\.\./\.\./methods/[\w-]+\.md", fresh, path.read_text("utf-8", errors="replace"), count=1), "utf-8"
    )


def new_card(library: Path, draw: random.Random) -> None:
    """Add a card like another."""
    text = a_card(library, draw).read_text("utf-8", errors="replace")
    name = "-".join(draw.sample(WORDS, 2))
    text = re.sub(r"^(ook-bekend-als|vroeger):.*\n(  .*\n)*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^# .*$", f"# {name.capitalize()}", text, flags=re.MULTILINE)
    (library / f"methods/{name}.md").write_text(text, "utf-8")


def remove_card(library: Path, draw: random.Random) -> None:
    """Remove a card; what led to it is broken from then on."""
    a_card(library, draw).unlink()


def rename_card(library: Path, draw: random.Random) -> None:
    """Rename a card by saving it under another name, with its old name in it."""
    path = a_card(library, draw)
    text = re.sub(r"^vroeger:.*\n", "", path.read_text("utf-8", errors="replace"), flags=re.MULTILINE)
    path.with_stem("-".join(draw.sample(WORDS, 2))).write_text(
        text.replace("\nfase:", f"\nvroeger: [{path.stem}]\nfase:", 1), "utf-8"
    )
    path.unlink()


def replaced(library: Path, draw: random.Random) -> None:
    """Save as editors do that write another file and rename it."""
    path = a_card(library, draw)
    fresh = path.with_name(".fresh.md")
    fresh.write_text(path.read_text("utf-8", errors="replace") + f"\nEen {draw.choice(WORDS)} meer.\n", "utf-8")
    fresh.replace(path)


def not_text(library: Path, draw: random.Random) -> None:
    """Save bytes that are no text."""
    a_card(library, draw).write_bytes(b"---\nsamenvatting: caf\xe9\n---\n# Kapot\n")


def restore(library: Path, draw: random.Random) -> None:
    """Put every file back at once, as ``git checkout`` does."""
    for name in ("docs", "methods"):
        for path in (library / name).rglob("*.md"):
            if not (library.parent / "original" / path.relative_to(library)).exists():
                path.unlink()
    for path in sorted((library.parent / "original").rglob("*.md")):
        target = library / path.relative_to(library.parent / "original")
        if not target.exists() or target.read_bytes() != path.read_bytes():
            shutil.copy(path, target)


EDITS = [
    change(r"^# .*$", "# Een WORD"),
    change(r"^samenvatting: .*$", "samenvatting: Over een WORD."),
    change(r"\.$", ". En een WORD."),
    change(r"^(erna|ervoor): \[.*\]$", r"\1: [oase, bsa]"),
    change(r"^aanbevelingen: \[.*\]$", "aanbevelingen: [2, 5]"),
    change(r"^fase: \[.*\]$", "fase: [besluiten]"),
    change(r"^fase: \[.*\]$", "fase: [fout"),
    change(r"^nagekeken: .*$", "status: concept"),
    change(r"^## Waarom\?$", "## Waarom?\n\nLees [](../methods/oase.md) en {methodiek}`kandoe`.\n"),
    change(r"^```\{glossary\}$", "```{glossary}\nWORD\n  Iets.\n"),
    change(r"^samenvatting: ", "vroeger: [een-WORD]\nsamenvatting: "),
    plan_elsewhere,
    new_card,
    remove_card,
    rename_card,
    replaced,
    not_text,
    restore,
]


@pytest.fixture
def live(library: Path) -> Iterator[LiveSite]:
    """The preview of a copy of this library."""
    site = LiveSite(library, cache_home(library) / "preview")
    yield site
    site.stack.close()


def follow(live: LiveSite, seen: State) -> State:
    """Tell the preview what changed."""
    now = state(live.root)
    if changed := others(seen, now):
        live.save(changed)
    return now


def pages(live: LiveSite) -> dict[str, bytes]:
    """Return every page as somebody gets it who asks for it."""
    return {address: live.fresh_page(address)[0] for address in live.owners}


def afresh(library: Path, folder: Path) -> LiveSite:
    """Return a preview that starts with the library as it is now."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(library, folder)
    return LiveSite(folder, cache_home(folder) / "preview")


def differing(live: LiveSite, fresh: LiveSite) -> list[str]:
    """Return the pages in which two previews differ, and the files beside them."""
    mine, theirs = pages(live), pages(fresh)
    fresh.stack.close()
    for site in (live, fresh):
        site.refresh_files()
    names = ("cards.json", "zoeken/index.json", "methodieken/kandoe/card.json", "llms.txt")
    files = [name for name in names if read(live.out / name) != read(fresh.out / name)]
    return [address for address in mine.keys() | theirs.keys() if mine.get(address) != theirs.get(address)] + files


def read(path: Path) -> bytes:
    """Return what a file holds, or nothing."""
    return path.read_bytes() if path.is_file() else b""


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_pages_are_those_of_a_fresh_preview(seed: int, live: LiveSite, tmp_path: Path) -> None:
    """However much of what was stale had been written meanwhile."""
    draw = random.Random(seed)  # noqa: S311 (no secret)
    shutil.copytree(live.root, live.root.parent / "original")
    seen = state(live.root)
    for number in range(1, 11):
        for _ in range(draw.choice([1, 1, 1, 3])):
            draw.choice(EDITS)(live.root, draw)
        seen = follow(live, seen)
        rest = live.rest()
        for _ in range(draw.choice([0, 1, 5, 1000])):
            next(rest, None)
        if number % 10 == 0:
            assert differing(live, afresh(live.root, tmp_path / "fresh")) == []
    restore(live.root, draw)
    follow(live, seen)
    assert live.domain.problems() == []


def test_a_saved_page_is_written_at_once_and_all_others_when_asked_for(live: LiveSite) -> None:
    pages(live)
    edit(live.root / "methods/kandoe.md", "korte-titel: KanDoe", "korte-titel: KanDoeAnders")
    written = live.save(["methods/kandoe.md"])
    assert set(written) == {"methodieken/kandoe/", "methodieken/kandoe/deelnemers/"}
    assert b"KanDoeAnders" in live.page("methodieken/kandoe/")
    assert b"KanDoeAnders" not in live.page("methodieken/bsa/")
    assert b"KanDoeAnders" in live.fresh_page("methodieken/bsa/")[0]
    assert live.fresh_page("nergens/")[1] is False


def test_what_somebody_looked_at_comes_first(live: LiveSite) -> None:
    for address in ("over/", "methodieken/oase/"):
        live.fresh_page(address)
    live.save(["methods/kandoe.md"])
    rest = live.rest()
    next(rest)
    assert "methods/oase" not in live.stale
    next(rest)
    assert "docs/over" not in live.stale
    assert "methods/bsa" in live.stale
    for _ in rest:
        pass
    assert live.stale == set()
    assert live.unwritten == []


def test_a_card_that_is_gone_leaves_no_page(live: LiveSite) -> None:
    pages(live)
    (live.root / "methods/zelfscan.md").unlink()
    live.save(["methods/zelfscan.md"])
    assert live.fresh_page("methodieken/zelfscan/") == (live.page("404"), False)
    assert not (live.out / "methodieken/zelfscan").exists()


def test_a_sheet_shows_what_was_just_saved(live: LiveSite) -> None:
    edit(live.root / "methods/kandoe.md", "Er liggen veel ideeën", "Er liggen heel veel ideeën")
    live.save(["methods/kandoe.md"])
    order = live.pdf_order("methodieken/kandoe/kandoe-a5.pdf")
    assert order
    assert "heel veel ideeën" in str(order.content)
    assert order == sheet_order(order.content)  # type: ignore[arg-type]
    assert live.pdf_order("methodieken/kandoe/weg-a5.pdf") is None


def test_other_settings_make_everything_anew(live: LiveSite) -> None:
    edit(live.root / "conf.py", "plg_repository_url = ", 'plg_repository_url = "https://host.example/x" or ')
    assert live.save(["conf.py"]) == ["*"]
    assert b"https://host.example/x" in live.fresh_page("over/")[0]
