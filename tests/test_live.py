"""The preview follows its files: after any edits its pages are those of a preview that starts afresh."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest
from conftest import LIMIT, until
from test_build import differences, edit

from plgdocs.builder import SEAL
from plgdocs.dependants import Views
from plgdocs.library import Library
from plgdocs.live import Live
from plgdocs.serve import Worker
from plgdocs.web import Shown

if TYPE_CHECKING:
    from plgdocs.model import Page

WORDS = ["tafel", "raam", "deur", "stoel", "krijt", "bord", "schrift", "pen", "gom", "lat", "kast", "lamp", "klok"]

State = dict[str, tuple[int, int]]
"""The files of a library, with what changes when they do."""


def state(library: Path) -> State:
    """Return the files of a library as they are."""
    files = [path for folder in ("docs", "methods") for path in (library / folder).rglob("*") if path.is_file()]
    files.append(library / "index.md")
    return {str(path.relative_to(library)): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def others(old: State, new: State) -> list[str]:
    """Return the files that came, went or changed."""
    return sorted(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))


class Preview:
    """A worker of the preview, told by hand which files changed."""

    def __init__(self, library: Path) -> None:
        self.library = library
        command = [sys.executable, "-m", "plgdocs.live"]
        self.said = library / "_build/said"  # a file: a pipe that nobody reads holds up who writes to it
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                command, cwd=library, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
            )
        self.site = library / "_build/preview/site"
        self.pages: list[str] = []
        self.problems = self.hear("problems")
        self.seen = state(library)

    def hear(self, word: str) -> Any:
        """Return what the worker says of this, and note which pages it wrote before."""
        self.pages = []
        assert self.process.stdout
        limit = Timer(LIMIT, self.process.kill)
        limit.start()
        for line in self.process.stdout:
            message = json.loads(line)
            self.pages += message.get("pages", [])
            if word in message:
                limit.cancel()
                return message[word]
        limit.cancel()
        message = f"No word of “{word}” within {LIMIT} seconds, or before the worker ended: {self.said.read_text()}"
        raise AssertionError(message)

    def follow(self) -> None:
        """Tell the worker what changed, and wait until it has followed."""
        now = state(self.library)
        changed = others(self.seen, now)
        if not changed:  # it says nothing of nothing
            return
        self.seen = now
        assert self.process.stdin
        self.process.stdin.write(json.dumps(changed).encode() + b"\n")
        self.process.stdin.flush()
        self.problems = self.hear("problems")


@contextmanager
def preview_of(library: Path) -> Iterator[Preview]:
    """A running preview of a library."""
    preview = Preview(library)
    yield preview
    preview.process.kill()
    preview.process.communicate()


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


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_the_pages_are_those_of_a_fresh_preview(seed: int, library: Path, tmp_path: Path) -> None:
    draw = random.Random(seed)  # noqa: S311 (no secret)
    shutil.copytree(library, tmp_path / "original", ignore=shutil.ignore_patterns("_build"))
    with preview_of(library) as preview:
        for number in range(1, 41):
            for _ in range(draw.choice([1, 1, 1, 3])):
                draw.choice(EDITS)(library, draw)
            preview.follow()
            if number % 20 == 0:
                replaced(library, draw)  # so that it has something to do before it rests
                preview.follow()
                preview.hear("rested")
                assert differences(preview.site, fresh_preview(library, tmp_path)) == []
        restore(library, draw)
        preview.follow()
        assert preview.problems == {}


def fresh_preview(library: Path, tmp_path: Path) -> Path:
    """Return the folder of a preview that starts with nothing, of the same library."""
    copy = tmp_path / "fresh"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(library, copy, ignore=shutil.ignore_patterns("preview", "lock"))
    with preview_of(copy) as preview:
        preview.hear("rested")
        return preview.site


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST-Parser's
def test_a_save_takes_the_place_of_work_for_the_last(library: Path, tmp_path: Path) -> None:
    """Whatever that work had come to: nothing that was shown stays, and nothing that changed is forgotten."""
    card, other, new = (library / f"methods/{name}.md" for name in ("kandoe", "oase", "nieuw"))
    good = card.read_text("utf-8")
    live = Live(library, lambda **_: None)
    live.start()
    for steps in (0, 1, 2, 5, 20):
        edit(other, "\n# ", "\n# Zeer ")
        live.save(["methods/oase.md"])
        new.write_text(good.replace("\nfase:", "\nvroeger: [ooit]\nfase:").replace("# KanDoe", "# Nieuw"), "utf-8")
        live.save(["methods/nieuw.md"])
        for _ in range(steps):
            live.go_on()
        new.unlink()
        live.save(["methods/nieuw.md"])
        for _ in range(steps):
            live.go_on()
        card.write_text(good.replace("# KanDoe", f"# Kan{steps}"), "utf-8")
        live.save(["methods/kandoe.md"])
    while live.is_busy:
        live.go_on()
    fresh = tmp_path / "fresh"
    shutil.copytree(library, fresh, ignore=shutil.ignore_patterns("preview", "lock"))
    afresh = Live(fresh, lambda **_: None)
    afresh.start()
    pages = {path.relative_to(live.site): path.read_bytes() for path in live.site.rglob("*.html")}
    assert pages == {path.relative_to(afresh.site): path.read_bytes() for path in afresh.site.rglob("*.html")}


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST-Parser's
@pytest.mark.parametrize("seed", [1, 2])
def test_however_work_is_cut_short_what_pages_show_is_known(seed: int, library: Path) -> None:
    """Only pages that may show something new are looked at, and the outcome is that of looking at all."""
    draw = random.Random(seed)  # noqa: S311 (no secret)
    shutil.copytree(library, library.parent / "original", ignore=shutil.ignore_patterns("_build"))
    live = Live(library, lambda **_: None)
    live.start()
    seen = state(library)
    for _ in range(40):
        draw.choice(EDITS)(library, draw)
        now = state(library)
        if changed := others(seen, now):
            live.save(changed)
        seen = now
        for _ in range(draw.choice([0, 1, 3, 10, 1000])):
            live.go_on()
        if not live.is_busy:
            assert live.domain.data["views"] == looked_at_anew(live)
            assert live.stale == set()


def looked_at_anew(live: Live) -> dict[str, str]:
    """Return what all pages show of each other."""
    library = Library(live.root, {page.path: page for _, page in sorted(live.domain.pages.items())})
    views = Views(library, live.app.env.collect_relations())
    return views.of(library.pages.values()) | views.further


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST-Parser's
def test_pages_that_show_a_saved_card_are_found_without_looking_at_all(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[list[str]] = []
    written: list[tuple[int, list[str]]] = []
    live = Live(library, lambda **news: written.append((len(looked), news.get("pages", []))))
    live.start()
    written.clear()
    look_at = Views.of

    def count(views: Views, pages: Iterable[Page]) -> dict[str, str]:
        looked.append([page.docname for page in pages])
        return look_at(views, pages)

    monkeypatch.setattr(Views, "of", count)
    card = library / "methods/kandoe.md"
    edit(card, "Er liggen veel ideeën", "Er liggen heel veel ideeën")
    live.save(["methods/kandoe.md"])
    while live.is_busy:
        live.go_on()
    assert (looked, written) == ([["methods/kandoe"]], [(0, ["methodieken/kandoe/"])])
    edit(card, "# KanDoe", "# KanDoeAnders")
    live.save(["methods/kandoe.md"])
    while live.is_busy:
        live.go_on()
    showing = {page for _, pages in written for page in pages} - {"methodieken/kandoe/"}
    assert {"", "methodieken/"} < showing
    assert max(number for number, _ in written) == 2, "all were written before the third look"
    assert len(looked) == 3, "the others were looked at afterwards"


@pytest.mark.parametrize("moment", ["reading", "aside"])
def test_the_end_of_a_preview_ends_who_works_for_it(library: Path, moment: str) -> None:
    """Whether that are the processes that read the files, or the one that looks for problems."""
    heard: SimpleQueue[dict[str, Any]] = SimpleQueue()
    shown = Shown(library)
    shown.change = lambda **message: heard.put(message)  # type: ignore[method-assign]
    worker = Worker(library, shown)
    while moment == "aside" and "problems" not in heard.get(timeout=LIMIT):
        pass
    works_for_it = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
    until(lambda: bool(works_for_it.read_text()))
    worker.stop()
    until(lambda: worker.has_ended)  # once no process has the other end of what it said
    assert not (library / "_build/preview/site" / SEAL).exists()


def test_a_worker_ends_when_nobody_listens(library: Path) -> None:
    with preview_of(library) as preview:  # whose other files are made in a second
        preview.process.communicate(timeout=LIMIT)  # closes its input, and waits until no process has the other end
        assert preview.process.returncode == 0
        assert not (preview.site / SEAL).exists()


def test_a_saved_card_is_read_alone_and_written_first(library: Path) -> None:
    with preview_of(library) as preview:
        edit(library / "methods/kandoe.md", "Er liggen veel ideeën", "Er liggen heel veel ideeën")
        preview.follow()
        assert preview.pages == ["methodieken/kandoe/"]
        edit(library / "methods/kandoe.md", "# KanDoe", "# KanDoeAnders")
        preview.follow()
        assert preview.pages[0] == "methodieken/kandoe/"
        assert {"", "methodieken/"} < set(preview.pages)
        assert "KanDoeAnders" in (preview.site / "index.html").read_text("utf-8")
