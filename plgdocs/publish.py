"""Publication: build beside the last site, and switch in one rename.

``_site`` is a symbolic link to a folder in ``_build/sites``.  A build that fails leaves it as it
was; unchanged files are hard links to the last site's, so that keeping two sites costs little.
"""

from __future__ import annotations

import fcntl
import filecmp
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.meta import NO_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

STRICT = ["-W", "--keep-going", "-n"]
"""Every warning fails the build, after all of them have been shown."""


def publish(root: Path, check: Callable[[], int], jobs: str = "auto") -> int:
    """Check the library at ``root``, build its site and switch ``_site`` to it; return the exit status."""
    site = root / "_site"
    if site.exists() and not site.is_symlink():
        print(f"plgdocs: “{site}” is een gewone map en geen site van plgdocs; verplaats ze eerst.", file=sys.stderr)
        return 2
    with one_at_a_time(root / "_build") as lock, waiting_sphinx(lock) as sphinx:
        status = check() or build_and_switch(root, site, jobs, sphinx)
    if status:
        print("De site is niet gebouwd; _site blijft zoals ze was.", file=sys.stderr)
    return status


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[int]:
    """Wait until no other build works in ``folder``; yield the descriptor of the lock.

    Each process of a build has it open, and the system ends the lock with the last of these, also if they are killed.
    """
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Er wordt al gebouwd; deze bouw wacht tot de andere klaar is.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def build_and_switch(root: Path, site: Path, jobs: str, sphinx: subprocess.Popen[str]) -> int:
    """Build beside the last site; switch to the new one if it has no warnings.

    Each site has its own number, and what Sphinx read for it lies under the same number.  So the renaming of one
    link decides on everything: whatever a build that failed or was killed left behind belongs to no site, and goes.
    """
    sites, trees = root / "_build" / "sites", root / "_build" / "doctrees"
    last = site.resolve() if site.exists() else None
    new = new_folder(sites)
    remove_others(trees, {last.name} if last else ())
    if last:
        share_trees(trees / last.name, trees / new.name)
    settings = [f"plg_cache={root / '_build'}", "plg_progress=1", *([f"plg_last_site={last}"] if last else [])]
    options = [part for setting in settings for part in ("-D", setting)]
    give_arguments(sphinx, root, new, trees / new.name, ["-q", "-j", jobs, *options])
    remove_others(sites, {new.name, last.name} if last else {new.name})  # thousands of files, while Sphinx works
    if sphinx.wait():
        shutil.rmtree(new)
        return 1
    if last:
        share_unchanged(last, new)
    switch(site, new)
    if not (new / "sitemap.xml").is_file():  # Sphinx, which knows the setting, is asked to be quiet
        print(NO_ADDRESS)
    print(f"De site staat in {site.name}/. Bekijk ze met “make serve”, of zet de map op een webserver.")
    return 0


def share_trees(last: Path, new: Path) -> None:
    """Begin with what the last build read: document trees as hard links, which the domain breaks before it writes."""
    if last.is_dir():
        shutil.copytree(last, new, copy_function=link_tree)


def link_tree(old: str, new: str) -> None:
    """Link a document tree; all else is copied, since Sphinx writes it in its place."""
    (os.link if old.endswith(".doctree") else shutil.copy2)(old, new)


def remove_others(folder: Path, kept: Container[str]) -> None:
    """Remove all of a folder but what has one of these names."""
    for path in folder.glob("*"):
        if path.name not in kept and path.is_dir():
            shutil.rmtree(path)


@contextmanager
def waiting_sphinx(lock: int) -> Iterator[subprocess.Popen[str]]:
    """Yield a process that waits for what to build, and ends with us, whatever happens to us."""
    with start_sphinx(lock) as sphinx:
        try:
            yield sphinx
        except BaseException:
            sphinx.kill()
            raise


def start_sphinx(*kept_open: int) -> subprocess.Popen[str]:
    """Start a process that loads Sphinx, and waits for what to build."""
    command = [sys.executable, "-m", "plgdocs.waiting"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, text=True, pass_fds=kept_open)


def give_arguments(
    sphinx: subprocess.Popen[str], root: Path, out: Path, doctrees: Path, options: Sequence[str]
) -> None:
    """Tell a process that waits what to build; its exit status is that of Sphinx."""
    assert sphinx.stdin
    with sphinx.stdin as given:
        json.dump([*STRICT, *options, "-b", "dirhtml", "-d", str(doctrees), str(root), str(out)], given)


def run_sphinx(root: Path, out: Path, doctrees: Path, options: Sequence[str]) -> int:
    """Run Sphinx in a process of its own, which leaves nothing behind, and return its exit status."""
    with start_sphinx() as sphinx:
        give_arguments(sphinx, root, out, doctrees, options)
    return sphinx.returncode


def new_folder(sites: Path) -> Path:
    """Return a new, empty folder in ``sites``, numbered after the last."""
    sites.mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name) for path in sites.iterdir() if path.name.isdecimal()]
    folder = sites / str(max(numbers, default=0) + 1)
    folder.mkdir()
    return folder


def fresh_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are no hard links, as paths relative to it."""
    for place, _, names in os.walk(folder):  # much faster than a Path for each of thousands of files
        paths = (os.path.join(place, name) for name in names)  # noqa: PTH118
        yield from (Path(path).relative_to(folder) for path in paths if os.stat(path).st_nlink == 1)  # noqa: PTH116


def share_unchanged(last: Path, new: Path) -> None:
    """Replace each file of ``new`` that was made anew, and ``last`` has just so, by a hard link to the latter."""
    for name in fresh_files(new):
        old = last / name
        if old.is_file() and filecmp.cmp(old, new / name, shallow=False):
            share(old, new / name)


def share(old: Path, new: Path) -> None:
    """Replace ``new`` by a hard link to ``old``; between two disks, each keeps its own copy."""
    fresh = new.with_name(f"{new.name}.link")
    with suppress(OSError):
        os.link(old, fresh)
        fresh.replace(new)


def switch(link: Path, target: Path) -> None:
    """Make the symbolic link ``link`` lead to ``target``, in one step that nobody can see half done."""
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
    fresh.replace(link)
