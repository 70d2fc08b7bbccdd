"""Publication: a build from nothing each time, a plain directory, and a switch that nobody sees half done."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from conftest import Shared, copy_library, run_sphinx, until
from helpers.builds import AS_ON_WINDOWS, differences, edit, files
from helpers.pruning import remove_pages

from plgdocs.checking.directory import read_ledger
from plgdocs.commands import publish
from plgdocs.commands.cli import main
from plgdocs.model.file_kinds import LEDGER
from plgdocs.outputs.cache import cache_home, hash_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's

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
BUILD = [sys.executable, "-m", "plgdocs", "build"]


@pytest.fixture(scope="session")
def once_published(pruned: Path, shared: Shared) -> Path:
    """A library whose site has been published."""

    def build(folder: Path) -> None:
        library = copy_library(pruned / "library", pruned, folder / "library")
        (library / "conf.py").write_text((library / "conf.py").read_text("utf-8") + WATCH, "utf-8")
        subprocess.run(BUILD, cwd=library, check=True)

    return shared("published", build) / "library"


@pytest.fixture
def published(once_published: Path, pruned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that which a test may change."""
    library = copy_library(once_published, pruned, tmp_path / "library")
    monkeypatch.chdir(library)
    return library


def remove(library: Path) -> None:
    """Remove a card that was not yet published, and what leads to it."""
    remove_pages(library, {"methods/zelfscan.md"})
    kept = [line for line in read_ledger(library) if line and not line.startswith("methodieken/zelfscan/")]
    (library / LEDGER).write_text("".join(f"{line}\n" for line in kept), "utf-8")


def test_a_build_after_changes_is_a_build_from_nothing(published: Path, tmp_path: Path) -> None:
    remove(published)
    edit(published / "methods/kandoe.md", "korte-titel: KanDoe", "korte-titel: KanDoeAnders")
    assert main(["build"]) == 0
    cache = f"plg_cache={cache_home(published)}"
    assert run_sphinx(published, tmp_path / "site", tmp_path / "doctrees", ["-D", cache]) == 0
    assert differences(published / "_site", tmp_path / "site") == []
    assert not (published / "_site/methodieken/zelfscan").exists()
    assert "KanDoeAnders" in (published / "_site/index.html").read_text("utf-8")


def test_two_checkouts_in_different_places_give_the_same_bytes(published: Path, tmp_path: Path) -> None:
    other = tmp_path / "elders" / "gids"
    shutil.copytree(published, other, ignore=shutil.ignore_patterns("_site"))
    subprocess.run(BUILD, cwd=other, check=True)
    assert differences(published / "_site", other / "_site") == []


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """Return the files of a site: which each is, and when it was written."""
    stats = {name: (site / name).stat() for name in files(site)}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("methods/kandoe.md", "fase: [prioriteren]", "fase: []"),  # the checker finds it
        ("docs/over.md", "# Over deze gids", f"# {ONLY_SPHINX}"),  # only Sphinx does
    ],
)
def test_a_failed_build_leaves_the_site(path: str, old: str, new: str, published: Path) -> None:
    before = stamps(published / "_site")
    edit(published / path, old, new)
    for _ in range(2):  # every time, not only when the file is read
        assert main(["build"]) == 1
        assert stamps(published / "_site") == before
    edit(published / path, new, old)
    assert main(["build"]) == 0


def test_a_build_that_breaks_is_one_sentence(published: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = stamps(published / "_site")
    edit(published / "conf.py", "import os", "import os\n\n1 / 0")
    capfd.readouterr()
    assert main(["build"]) == 1
    said = capfd.readouterr().err
    assert "de bouw kan zo niet verder" in said
    (published / "conf.py").write_text("", "utf-8")
    assert main(["build"]) == 1
    why, so = capfd.readouterr().err.splitlines()[-2:]
    assert why.endswith('“conf.py” laadt “plgdocs” niet. Zet erin: extensions = ["myst_parser", "plgdocs"]')
    assert so == "De site is niet gebouwd; _site blijft zoals ze was."
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    assert stamps(published / "_site") == before


def test_a_build_that_is_killed_leaves_the_site(published: Path) -> None:
    """At any moment before the switch; the next build finds nothing in its way."""
    before = stamps(published / "_site")
    for marker in ("doctrees/*.doctree", "doctrees/methods/*.doctree", "site/methodieken/*/index.html"):
        build = subprocess.Popen(BUILD, cwd=published, start_new_session=True, stdout=subprocess.DEVNULL)
        until(lambda: any(published.glob(f"{publish.FRESH}*/{marker}")) or build.poll() is not None)  # noqa: B023
        os.killpg(build.pid, signal.SIGKILL)  # with its processes, which would go on for a moment
        build.wait()
        assert stamps(published / "_site") == before
    assert main(["build"]) == 0
    assert list(published.glob("_site.*")) == []


def test_a_build_that_is_killed_within_the_switch_is_put_right(
    published: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Between the two renames the old site stands beside its place, and any command puts it back."""
    site, old = published / "_site", published / "_site.old"
    before = stamps(site)
    site.rename(old)
    assert main(["check"]) == 0
    assert stamps(site) == before
    assert not old.exists()
    shutil.copytree(site, old)  # after the second rename the old one is merely in the way
    assert main(["check"]) == 0
    assert stamps(site) == before
    assert not old.exists()


def test_no_command_undoes_a_switch_that_goes_on(published: Path) -> None:
    (published / "_site").rename(published / "_site.old")
    with publish.one_at_a_time(cache_home(published)):
        assert main(["check"]) == 0
        assert not (published / "_site").exists()
    assert main(["check"]) == 0
    assert (published / "_site/index.html").is_file()


def test_an_interrupted_build_says_so(
    published: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> bool:
        raise KeyboardInterrupt

    before = stamps(published / "_site")
    monkeypatch.setattr(publish, "run_sphinx", interrupt)
    assert main(["build"]) == 130
    assert "onderbroken" in capfd.readouterr().err
    assert stamps(published / "_site") == before


def test_an_error_on_the_way_out_of_an_interrupted_build_hides_nothing(
    published: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where Sphinx just received a page from another process, it fails when it ends that process."""

    def fail(*_: object, **__: object) -> bool:
        try:
            raise KeyboardInterrupt
        finally:
            raise KeyError(10)

    before = stamps(published / "_site")
    monkeypatch.setattr("plgdocs.sphinx_ext.application.build", fail)
    assert main(["build"]) == 130
    assert capfd.readouterr().err.splitlines()[1:] == ["plgdocs: onderbroken."]
    assert stamps(published / "_site") == before


def test_processes_that_help_say_nothing_of_an_interrupt(library: Path) -> None:
    """The terminal interrupts them all; only the first has something to say."""
    code = (
        "import os, signal, time; from multiprocessing import get_context; from plgdocs.commands.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # in the background, it is ignored
        "main(['schema']); fork = get_context('fork'); ready = fork.Event()\n"
        "helper = fork.Process(target=lambda: (ready.set(), time.sleep(60))); helper.start(); ready.wait()\n"
        "os.kill(helper.pid, signal.SIGINT); helper.join(); assert helper.exitcode == -signal.SIGINT"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=library, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_in_use_is_one_sentence(
    published: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Windows renames no directory of which somebody has a file open."""
    before = stamps(published / "_site")
    really_rename = Path.rename

    in_use = ["_site"]

    def rename(path: Path, target: Path) -> Path:
        if path.name in in_use:
            raise PermissionError(13, "in use", str(path))
        return really_rename(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    for name in ("_site", "site"):
        in_use[:] = [name]
        assert main(["build"]) == 1
        said = capfd.readouterr().err
        assert "nog in gebruik" in said
        assert "Traceback" not in said
        assert stamps(published / "_site") == before


def test_two_builds_at_once(library: Path) -> None:
    """The second waits; both succeed, and the site is whole."""
    builds = [subprocess.Popen(BUILD, cwd=library, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sum("deze bouw wacht" in text for text in said) == 1
    assert (library / "_site/index.html").is_file()


@pytest.mark.parametrize("target", ["weg", "_build/sites/1"])
def test_a_link_of_an_earlier_version_gives_way(target: str, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library)
    (library / "_build/sites/1").mkdir(parents=True)
    (library / "_site").symlink_to(target)
    assert main(["build"]) == 0
    assert not (library / "_site").is_symlink()
    assert (library / "_site/index.html").is_file()


def test_the_site_is_a_directory_to_take_along(published: Path, tmp_path: Path) -> None:
    site = published / "_site"
    assert not site.is_symlink()
    assert not any(path.is_symlink() for path in site.rglob("*"))
    subprocess.run(["cp", "-r", str(site), str(tmp_path / "copy")], check=True)  # noqa: S607
    with tarfile.open(tmp_path / "site.tar.gz", "w:gz") as packed:
        packed.add(site, "site")
    with tarfile.open(tmp_path / "site.tar.gz") as packed:
        packed.extractall(tmp_path, filter="data")
    shutil.make_archive(str(tmp_path / "zip"), "zip", site)
    shutil.unpack_archive(tmp_path / "zip.zip", tmp_path / "unzipped")
    for copy in ("copy", "site", "unzipped"):
        assert differences(site, tmp_path / copy) == []


def test_a_directory_of_that_name_is_not_touched(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library)
    (library / "_site").mkdir()
    (library / "_site/eigen.txt").touch()
    assert main(["build"]) == 2
    assert (library / "_site/eigen.txt").exists()


def test_nothing_is_written_into_the_sources(published: Path, pruned: Path) -> None:
    made = {path.name for path in published.iterdir()} - {"docs", "methods", "conf.py", "index.md", LEDGER}
    assert made <= {"_site", "__pycache__"}
    for folder in ("docs", "methods"):
        assert differences(pruned / "library" / folder, published / folder) == []
    assert read_ledger(published) == read_ledger(pruned / "library")


def forged(path: Path) -> bytes:
    """Return a cached file with other content, and hashes that are right."""
    key, _, _ = path.read_bytes().partition(b" ")
    content = b"GEHEIM"
    return b"%b %b\n%b" % (key, hash_of(content).encode(), content)


def test_nothing_is_believed_that_came_with_a_checkout(published: Path, tmp_path: Path) -> None:
    """A pickle runs what it says, and a cached file is published as it stands."""
    for name in ("doctrees/environment.pickle", "doctrees/1/environment.pickle", "kept/pages", "preview/doctrees/x"):
        path = published / "_build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"cos\nsystem\n(S'touch {tmp_path / 'ran'}'\ntR.".encode())
    caches = cache_home(published)
    for path in [path for path in caches.rglob("*") if path.is_file() and path.name != "lock"]:
        for place in ("_build", "_build/doctrees", "_site"):
            copy = published / place / path.relative_to(caches)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(forged(path))
    (published / "_site/kwaad.html").write_text("GEHEIM")
    shutil.rmtree(caches)  # as on a machine that never built this
    assert main(["build"]) == 0
    assert main(["check"]) == 0
    assert not (tmp_path / "ran").exists()
    site = [path for path in (published / "_site").rglob("*") if path.is_file()]
    assert len([path for path in site if path.suffix == ".pdf"]) > 1
    assert [path.name for path in site if b"GEHEIM" in path.read_bytes()] == []


@pytest.mark.parametrize(
    "links",
    [
        ("_build", "_site", "_site.new-x"),
        ("_build/lock", "_build/pdfs", "_build/preview", "_build/build-x", "_site.old", "_site.new-"),
    ],
)
def test_links_that_came_with_a_checkout_lead_nowhere(
    links: tuple[str, ...], library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies there stays as it is."""
    monkeypatch.chdir(library)
    treasure = tmp_path / "schat"
    for inside in ("brief.txt", "build-1/brief.txt", "site/.buildinfo", "index.html"):
        (treasure / inside).parent.mkdir(parents=True, exist_ok=True)
        (treasure / inside).write_text("van mij")
    before = files(treasure)
    for name in links:
        (library / name).parent.mkdir(exist_ok=True)
        (library / name).symlink_to(treasure / "brief.txt" if name.endswith("lock") else treasure)
    assert main(["check"]) == 0
    assert main(["build"]) == 0
    assert files(treasure) == before
    assert (treasure / "brief.txt").read_text() == "van mij"
    assert not (library / "_site").is_symlink()
    assert "van mij" not in (library / "_site/index.html").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only such systems can lack what they usually have")
@pytest.mark.parametrize("arguments", [["check"], ["new", "Stille wandeling"], ["schema"], ["build"]])
def test_commands_need_nothing_that_windows_lacks(arguments: list[str], library: Path) -> None:
    """Without these modules, and without forks: Sphinx then works in one process."""
    run = f"{AS_ON_WINDOWS}; from plgdocs.commands.cli import main; sys.exit(main({arguments}))"
    ran = subprocess.run([sys.executable, "-c", run], cwd=library, check=False, capture_output=True, text=True)
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr
    assert (library / "_site/index.html").is_file() == (arguments == ["build"])


def test_a_build_without_pango_leaves_out_the_pdfs(library: Path) -> None:
    shutil.rmtree(cache_home(library))
    run = (
        "import sys; sys.modules['weasyprint'] = None; from plgdocs.commands.cli import main; sys.exit(main(['build']))"
    )
    ran = subprocess.run([sys.executable, "-c", run], cwd=library, check=False, capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stderr.count("De pdf’s zijn niet gemaakt: installeer eerst Pango") == 1
    assert "Traceback" not in ran.stderr
    assert (library / "_site/index.html").is_file()
    assert list((library / "_site").rglob("*.pdf")) == []
