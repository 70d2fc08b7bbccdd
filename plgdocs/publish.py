"""Publication: build beside the last site, and switch in one rename.

``_site`` is a symbolic link to a folder in ``_build/sites``.  A build that fails leaves it as it
was; unchanged files are hard links to the last site's, so that keeping two sites costs little.
The site before the last becomes the new one, since making and removing thousands of links takes longer than all else.
Nothing that takes long to import comes before Sphinx, which then loads itself beside it.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from socket import socketpair
from typing import TYPE_CHECKING

from plgdocs.links import link_or_copy, mirror, move_into

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from socket import socket

STRICT = ["-W", "--keep-going", "-n"]
"""Every warning fails the build, after all of them have been shown."""


def publish(root: Path, check: Callable[[], int], jobs: str = "auto") -> int:
    """Check the library at ``root``, build its site and switch ``_site`` to it; return the exit status."""
    site = root / "_site"
    if site.exists() and not site.is_symlink():
        print(f"plgdocs: “{site}” is een gewone map en geen site van plgdocs; verplaats ze eerst.", file=sys.stderr)
        return 2
    ours, theirs = socketpair()
    with ours, theirs, one_at_a_time(root / "_build") as lock, waiting_sphinx(lock, theirs.fileno()) as sphinx:
        status = check() or build_and_switch(root, site, jobs, sphinx, (ours, theirs))
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


def build_and_switch(
    root: Path, site: Path, jobs: str, sphinx: subprocess.Popen[str], sockets: tuple[socket, socket]
) -> int:
    """Build beside the last site; switch to the new one if it has no warnings.

    Each site has its own number, and what Sphinx read for it lies under the same number.  So the renaming of one
    link decides on everything: whatever a build that failed or was killed left behind belongs to no site, and goes.
    Beside a last site Sphinx writes into a folder that has no links, so that it can't change a file of that site.
    """
    sites, trees, fresh, kept = (root / "_build" / name for name in ("sites", "doctrees", "fresh", "kept-files"))
    last = site.resolve() if site.exists() else None
    new = new_folder(sites, last)
    remove_others(trees, {last.name} if last else ())
    shutil.rmtree(fresh, ignore_errors=True)
    kept.write_bytes(b"")
    out = fresh if last else new
    from plgdocs.meta import NO_ADDRESS
    from plgdocs.press import print_for

    ours, theirs = sockets
    settings = [f"plg_cache={root / '_build'}", "plg_progress=1", f"plg_press={theirs.fileno()}"]
    if last:
        share_trees(trees / last.name, trees / new.name)
        settings += [f"plg_last_site={last}", f"plg_kept={kept}"]
    options = [part for setting in settings for part in ("-D", setting)]
    give_arguments(sphinx, root, out, trees / new.name, ["-q", "-j", jobs, *options])
    theirs.close()
    names = {*mirror(str(last), str(new))} if last else set()  # while Sphinx works
    print_for(ours.detach(), lambda: sphinx.poll() is None, soon=last is not None and is_newer(root / "methods", site))
    if sphinx.wait():
        shutil.rmtree(out, ignore_errors=True)
        return 1
    if last:
        move_into(new, fresh, gone=names - {*kept.read_text("utf-8").splitlines()})
    switch(site, new)
    if not (new / "sitemap.xml").is_file():  # Sphinx, which knows the setting, is asked to be quiet
        print(NO_ADDRESS)
    print(f"De site staat in {site.name}/. Bekijk ze met “make serve”, of zet de map op een webserver.")
    return 0


def is_newer(folder: Path, link: Path) -> bool:
    """Whether a file of a folder was saved since a link was made."""
    made = link.lstat().st_mtime
    return any(path.lstat().st_mtime > made for path in folder.glob("*.md"))


def share_trees(last: Path, new: Path) -> None:
    """Begin with what the last build read: document trees as hard links, which the domain breaks before it writes."""
    if last.is_dir():
        shutil.copytree(last, new, copy_function=link_tree)


def link_tree(old: str, new: str) -> None:
    """Link a document tree; all else is copied, since Sphinx writes it in its place."""
    (link_or_copy if old.endswith(".doctree") else shutil.copy2)(old, new)


def remove_others(folder: Path, kept: Container[str]) -> None:
    """Remove all of a folder but what has one of these names."""
    for path in folder.glob("*"):
        if path.name not in kept and path.is_dir():
            shutil.rmtree(path)


@contextmanager
def waiting_sphinx(*kept_open: int) -> Iterator[subprocess.Popen[str]]:
    """Yield a process that waits for what to build, and ends with us, whatever happens to us."""
    with start_sphinx(*kept_open) as sphinx:
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


def new_folder(sites: Path, last: Path | None) -> Path:
    """Return a folder in ``sites``, numbered after all others, of which only the last site stays.

    Without a last site it is empty; else it may hold an older one, of which most is like the last.
    """
    sites.mkdir(parents=True, exist_ok=True)
    numbers = sorted(int(path.name) for path in sites.iterdir() if path.name.isdecimal())
    folder = sites / str(max(numbers, default=0) + 1)
    older = [sites / str(number) for number in numbers if last and str(number) != last.name]
    if older:
        older[-1].rename(folder)
    folder.mkdir(exist_ok=True)
    remove_others(sites, {folder.name, last.name} if last else {folder.name})
    return folder


def switch(link: Path, target: Path) -> None:
    """Make the symbolic link ``link`` lead to ``target``, in one step that nobody can see half done."""
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
    fresh.replace(link)
