"""The build: strict every time, the same however it is run, and published in one step."""

from __future__ import annotations

import filecmp
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from docutils.frontend import Values, get_default_settings
from myst_parser.mdit_to_docutils import base

from plgdocs import site as site_module
from plgdocs.cli import main
from plgdocs.publish import give_arguments, run_sphinx


def files(folder: Path) -> list[str]:
    """Return the files below a folder, but for what a build keeps for itself."""
    kept = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in kept if path.parts[0] not in (".doctrees", ".buildinfo"))


def differences(left: Path, right: Path) -> list[str]:
    """Return the files that two sites do not share byte for byte."""
    names = sorted({*files(left), *files(right)})
    return [
        name
        for name in names
        if not ((left / name).is_file() and (right / name).is_file())
        or not filecmp.cmp(left / name, right / name, shallow=False)
    ]


def test_two_builds_are_the_same_serial_and_parallel(site: Path, tmp_path: Path) -> None:
    assert run_sphinx(ROOT, tmp_path / "html", tmp_path / "doctrees", ["-q", "-j", "2"]) == 0
    assert differences(site, tmp_path / "html") == []
    (tmp_path / "html/index.html").write_text("anders")
    assert differences(site, tmp_path / "html") == ["index.html"]


def sphinx(library: Path, out: Path, jobs: str = "1") -> subprocess.CompletedProcess[str]:
    """Run Sphinx itself, strictly, as anybody could."""
    strict = ["-W", "--keep-going", "-n", "-q", "-j", jobs]
    command = [sys.executable, "-m", "sphinx", *strict, "-b", "dirhtml", ".", str(out)]
    return subprocess.run(command, cwd=library, check=False, capture_output=True, text=True)


def test_no_page_needs_the_transforms_that_are_left_out(site: Path, tmp_path: Path) -> None:
    all_of_them = "from plgdocs import site; site.FOR_OTHERS = ()"
    build = "import sys; from sphinx.cmd.build import main; sys.exit(main(sys.argv[1:]))"
    places = ["-d", str(tmp_path / "doctrees"), str(ROOT), str(tmp_path / "html")]
    command = [sys.executable, "-c", f"{all_of_them}; {build}", "-q", "-b", "dirhtml", *places]
    subprocess.run(command, check=True)
    assert differences(site, tmp_path / "html") == []


def test_settings_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And each page gets its own copy of them."""
    asked: list[Any] = []

    def ask(*components: Any) -> Values:
        asked.append(components)
        return get_default_settings(*components)

    monkeypatch.setattr(site_module, "get_default_settings", ask)
    monkeypatch.setattr(base, "get_default_settings", None)
    site_module.make_settings_once()
    first, second = base.make_document(), base.make_document()
    assert len(asked) == 1
    assert first.settings is not second.settings


def edit(path: Path, old: str, new: str) -> None:
    """Replace text in a file, which must hold it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_problem_fails_every_build(jobs: str, library: Path, tmp_path: Path) -> None:
    """Not only the one that reads the file, and whichever process reads it."""
    edit(library / "methods/kandoe.md", "fase: [prioriteren]", "fase: [prioriteeren]")
    for _ in range(2):
        run = sphinx(library, tmp_path / "out", jobs)
        assert run.returncode == 1
        assert "methods/kandoe.md:" in run.stderr
        assert "“prioriteeren” kan niet bij “fase”. Bedoel je “prioriteren”? [plg.PLG307]" in run.stderr


def test_warnings_keep_their_line(library: Path, tmp_path: Path) -> None:
    """The front matter is blanked, not cut: Sphinx's own warnings point at the right line."""
    page = library / "docs/over.md"
    page.write_text(page.read_text("utf-8") + "\n```{figure} weg.svg\n```\n", "utf-8")
    line = page.read_text("utf-8").split("\n").index("```{figure} weg.svg") + 1
    assert f"docs/over.md:{line}: WARNING" in sphinx(library, tmp_path / "out").stderr


def test_a_warning_of_a_process_that_writes_fails_the_build(library: Path, tmp_path: Path) -> None:
    """A card that is too long for its sheet, among cards that several processes print."""
    path = library / "methods/kandoe.md"
    edit(path, "## Waarom?", "Een lange zin die niets zegt en toch veel plaats neemt. " * 150 + "\n\n## Waarom?")
    run = sphinx(library, tmp_path / "out", "2")
    assert run.returncode == 1
    assert "PLG451" in run.stderr


def test_text_struck_through_is_fine(library: Path, tmp_path: Path) -> None:
    """MyST warns, in every build, that other formats than HTML lose it."""
    edit(library / "methods/kandoe.md", "## Waarom?", "~~Weg.~~\n\n## Waarom?")
    assert sphinx(library, tmp_path / "out").returncode == 0


def test_a_changed_title_shows_where_it_is_cited(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert sphinx(library, out).returncode == 0
    edit(library / "methods/kandoe.md", "# KanDoe", "# KanDoeAnders")
    assert sphinx(library, out).returncode == 0
    for address in ("methodieken", "aanbevelingen/3-leervraag", "methodieken/kandoe", "."):
        assert "KanDoeAnders" in (out / address / "index.html").read_text("utf-8"), address


ONLY_SPHINX = "Over wat alleen Sphinx ziet"
WATCH = f"""
def setup(app):
    from sphinx.util import logging

    def watch(app, name, source):
        if "{ONLY_SPHINX}" in source[0]:
            logging.getLogger("watch").warning("gezien", location=name)

    app.connect("source-read", watch)
"""
"""Settings with which Sphinx warns as it reads a file, of what the checker doesn't know."""


@pytest.fixture
def published(library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose site has been published."""
    monkeypatch.chdir(library)
    (library / "conf.py").write_text((library / "conf.py").read_text("utf-8") + WATCH, "utf-8")
    assert main(["build"]) == 0
    return library


def test_a_removed_card_is_gone(published: Path) -> None:
    """Also from the lists; links to it must be mended first."""
    for path in published.rglob("*.md"):
        text = re.sub(r"\[([^\]]*)\]\([^)]*zelfscan\.md[^)]*\)", r"\1", path.read_text("utf-8"))
        text = re.sub(r"((?:ervoor|erna): \[)([^]]*)\]", without_zelfscan, text)
        path.write_text(text, "utf-8")
    (published / "methods/zelfscan.md").unlink()
    assert main(["build"]) == 0
    assert not (published / "_site/methodieken/zelfscan").exists()
    assert "methodieken/zelfscan" not in (published / "_site/cards.json").read_text("utf-8")


def without_zelfscan(match: re.Match[str]) -> str:
    """Return a list of cards without the removed one."""
    names = [name for name in match[2].split(", ") if name != "zelfscan"]
    return f"{match[1]}{', '.join(names)}]"


def inodes(site: Path) -> dict[str, tuple[int, int, int]]:
    """Return which file each name of a site stands for, its size and when it was written."""
    stats = {name: (site / name).stat() for name in files(site)}
    return {name: (stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in stats.items()}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("methods/kandoe.md", "fase: [prioriteren]", "fase: []"),  # the checker finds it
        ("docs/over.md", "# Over deze gids", f"# {ONLY_SPHINX}"),  # only Sphinx does
    ],
)
def test_a_failed_build_leaves_the_site(path: str, old: str, new: str, published: Path) -> None:
    before = inodes(published / "_site")
    target = (published / "_site").readlink()
    edit(published / path, old, new)
    for _ in range(2):  # every time, not only when the file is read
        assert main(["build"]) == 1
        assert (published / "_site").readlink() == target
        assert inodes(published / "_site") == before
    edit(published / path, new, old)
    assert main(["build"]) == 0


def test_an_interrupted_build_hides_nothing(
    published: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The next build says again what only Sphinx finds, and only when it reads the file."""

    def interrupted(sphinx: subprocess.Popen[str], *arguments: Any) -> None:
        give_arguments(sphinx, *arguments)
        sphinx.wait()
        raise KeyboardInterrupt

    target = (published / "_site").readlink()
    edit(published / "docs/over.md", "# Over deze gids", f"# {ONLY_SPHINX}")
    with monkeypatch.context() as patch:
        patch.setattr("plgdocs.publish.give_arguments", interrupted)
        assert main(["build"]) == 130
    assert "onderbroken" in capfd.readouterr().err
    assert main(["build"]) == 1
    assert (published / "_site").readlink() == target


def test_two_builds_at_once(library: Path) -> None:
    """The second waits; both succeed, and the site is whole."""
    command = [sys.executable, "-m", "plgdocs", "build"]
    builds = [subprocess.Popen(command, cwd=library, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sum("deze bouw wacht" in text for text in said) == 1
    assert (library / "_site/index.html").is_file()


def test_a_link_that_lost_its_site(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library)
    (library / "_site").symlink_to("weg")
    (library / "_build/sites").mkdir(parents=True)
    (library / "_build/sites/.DS_Store").touch()
    assert main(["build"]) == 0
    assert (library / "_site/index.html").is_file()


def test_unchanged_files_are_shared(published: Path) -> None:
    before = (published / "_site").resolve()
    edit(published / "docs/over.md", "# Over deze gids", "# Over onze gids")
    assert main(["build"]) == 0
    after = (published / "_site").resolve()
    assert after != before
    assert (after / "cards.json").samefile(before / "cards.json")
    assert not (after / "over/index.html").samefile(before / "over/index.html")
    assert "Over deze gids" in (before / "over/index.html").read_text("utf-8")


def test_a_folder_named_site_is_not_touched(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library)
    (library / "_site").mkdir()
    (library / "_site/eigen.txt").touch()
    assert main(["build"]) == 2
    assert (library / "_site/eigen.txt").exists()


def test_nothing_is_written_into_the_sources(published: Path) -> None:
    made = {path.name for path in published.iterdir()} - {"docs", "methods", "conf.py", "index.md"}
    assert made <= {"_build", "_site", "__pycache__"}
    for folder in ("docs", "methods"):
        assert files(published / folder) == files(ROOT / folder)


def test_a_contributed_card_is_built_but_not_listed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from samples import CARD

    monkeypatch.chdir(library)
    (library / "methods/rondje.md").write_text(CARD, "utf-8")
    assert main(["build"]) == 0
    page = (library / "_site/methodieken/rondje/index.html").read_text("utf-8")
    assert "nog niet" in page
    for listing in ("methodieken/index.html", "index.html", "cards.json"):
        assert "methodieken/rondje" not in (library / "_site" / listing).read_text("utf-8")


def test_an_old_name_leads_to_the_page(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(library / "methods/kandoe.md", "fase: [", "vroeger: [kan-doe]\nfase: [")
    monkeypatch.setenv("PLG_SITE_URL", "https://gids.example/plg-gids/")
    assert sphinx(library, tmp_path / "out").returncode == 0
    page = (tmp_path / "out/methodieken/kan-doe/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://gids.example/plg-gids/methodieken/kandoe/">' in page
    assert '<meta property="og:title" content="KanDoe">' in page
    assert '<meta http-equiv="refresh" content="0; url=../kandoe/">' in page
    assert '<a href="../kandoe/">ga naar KanDoe</a>' in page
    page = (tmp_path / "out/methodieken/kan-doe/deelnemers/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../kandoe/deelnemers/">' in page


def test_front_matter_is_text_and_never_markup(library: Path, tmp_path: Path) -> None:
    """Whatever a contributor writes in a key, a list, a title or a label is shown as text."""
    card, evil = library / "methods/kandoe.md", "<img src=x onerror=alert(1)>"
    edit(card, "herkomst: ", f"ingebracht-door: '{evil} 1'\nherkomst: ")
    edit(card, "materiaal: [", f"materiaal: ['{evil} 2', ")
    edit(card, "# KanDoe\n", "# KanDoe \\<img src=x onerror=alert(1)> 3\n")
    page = library / "docs/over.md"
    page.write_text(f"{page.read_text('utf-8')}\n:::{{valkuil}} 3 < 4 & 5 > 4\nTekst.\n:::\n", "utf-8")
    assert sphinx(library, tmp_path / "out").returncode == 0
    html = {path: path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.html")}
    assert [path for path, text in html.items() if "<img src=x" in text] == []
    shown = "".join(html.values())
    assert all(f"&lt;img src=x onerror=alert(1)&gt; {number}" in shown for number in (1, 2, 3))
    assert "3 &lt; 4 &amp; 5 &gt; 4" in shown


def test_the_public_address_is_one_setting(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLG_SITE_URL", "https://gids.example/plg-gids/")
    assert sphinx(library, tmp_path / "out").returncode == 0
    card = (tmp_path / "out/methodieken/oase/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://gids.example/plg-gids/methodieken/oase/">' in card
    assert '<base href="/plg-gids/">' in (tmp_path / "out/404.html").read_text("utf-8")


def test_without_an_address_there_is_no_canonical_link(site: Path) -> None:
    assert 'rel="canonical"' not in (site / "index.html").read_text("utf-8")
