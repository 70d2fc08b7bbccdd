"""Publication: build beside the last site, and switch in one rename.

``_site`` is a symbolic link to a folder in ``_build/sites``.  A build that fails leaves it as it
was; unchanged files are hard links to the last site's, so that keeping two sites costs little.
"""

from __future__ import annotations

import fcntl
import filecmp
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.meta import NO_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

STRICT = ["-W", "--keep-going", "-n"]
"""Every warning fails the build, after all of them have been shown."""


def publish(root: Path, jobs: str = "1") -> int:
    """Build the site of the library at ``root`` and switch ``_site`` to it; return the exit status."""
    site = root / "_site"
    if site.exists() and not site.is_symlink():
        print(f"plgdocs: “{site}” is een gewone map en geen site van plgdocs; verplaats ze eerst.", file=sys.stderr)
        return 2
    with one_at_a_time(root / "_build"):
        return build_and_switch(root, site, jobs)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other build works in ``folder``; the system ends the lock of one that was killed."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Er wordt al gebouwd; deze bouw wacht tot de andere klaar is.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build_and_switch(root: Path, site: Path, jobs: str) -> int:
    """Build beside the last site; switch to the new one if it has no warnings."""
    last = site.resolve() if site.exists() else None
    new = new_folder(root / "_build" / "sites")
    # Some warnings come only when a file is read.  What a build has read is kept only if it ends well;
    # after one that failed or was interrupted everything is read, and said, again.
    kept, busy = root / "_build" / "doctrees", root / "_build" / "doctrees-busy"
    shutil.rmtree(busy, ignore_errors=True)
    if kept.exists():
        kept.rename(busy)
    if run_sphinx(root, new, busy, ["-q", "-j", jobs]):
        shutil.rmtree(new)
        print("De site is niet gebouwd; _site blijft zoals ze was.", file=sys.stderr)
        return 1
    busy.rename(kept)
    if last:
        share_unchanged(last, new)
    switch(site, new)
    remove_others(new.parent, [new, *([last] if last else [])])
    if not (new / "sitemap.xml").is_file():  # Sphinx, which knows the setting, is asked to be quiet
        print(NO_ADDRESS)
    print(f"De site staat in {site.name}/. Bekijk ze met “make serve”, of zet de map op een webserver.")
    return 0


def remove_others(sites: Path, kept: list[Path]) -> None:
    """Remove the sites that are not kept."""
    for folder in sites.iterdir():
        if folder.is_dir() and folder.resolve() not in [path.resolve() for path in kept]:
            shutil.rmtree(folder)


def run_sphinx(root: Path, out: Path, doctrees: Path, options: list[str]) -> int:
    """Run Sphinx in a process of its own, which leaves nothing behind, and return its exit status."""
    command = [sys.executable, "-m", "sphinx", *STRICT, *options, "-b", "dirhtml", "-d", str(doctrees)]
    return subprocess.run([*command, str(root), str(out)], check=False).returncode


def new_folder(sites: Path) -> Path:
    """Return a new, empty folder in ``sites``, numbered after the last."""
    sites.mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name) for path in sites.iterdir() if path.name.isdecimal()]
    folder = sites / str(max(numbers, default=0) + 1)
    folder.mkdir()
    return folder


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, as paths relative to it."""
    return (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def share_unchanged(last: Path, new: Path) -> None:
    """Replace each file of ``new`` that ``last`` has too by a hard link to the latter."""
    for name in files_in(new):
        if (last / name).is_file() and filecmp.cmp(last / name, new / name, shallow=False):
            share(last / name, new / name)


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


def preview(root: Path, port: str) -> int:
    """Serve the site at ``port``, and build and reload it whenever a file is saved."""
    from sphinx_autobuild.__main__ import main

    watched = [f"--watch={root / folder}" for folder in ("plgdocs",) if (root / folder).is_dir()]
    ignored = [f"--ignore={root / folder}/*" for folder in ("_build", "_site", ".venv", ".git")]
    build = ["-b", "dirhtml", "-d", str(root / "_build" / "preview-doctrees"), "-D", "plg_preview=1"]
    print(f"Het voorbeeld komt op http://127.0.0.1:{port}/. Stoppen doe je met Ctrl+C.")
    main(["-q", str(root), str(root / "_build" / "preview"), f"--port={port}", *watched, *ignored, *build])
    return 0
