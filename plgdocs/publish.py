"""Publication: build beside the last site, and switch in one rename.

``_site`` is a symbolic link to a folder in ``_build/sites``.  A build that fails leaves it as it
was; unchanged files are hard links to the last site's, so that keeping two sites costs little.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
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
    last = site.resolve() if site.exists() else None
    new = new_folder(root / "_build" / "sites")
    doctrees = root / "_build" / "doctrees"
    if run_sphinx(root, new, doctrees, ["-q", "-j", jobs]):
        # Some warnings come only when a file is read: forget what was read, so that they come again.
        shutil.rmtree(doctrees, ignore_errors=True)
        shutil.rmtree(new)
        print("De site is niet gebouwd; _site blijft zoals ze was.", file=sys.stderr)
        return 1
    if last:
        share_unchanged(last, new)
    switch(site, new)
    for folder in new.parent.iterdir():
        if folder not in (new, last):
            shutil.rmtree(folder)
    if not (new / "sitemap.xml").is_file():  # Sphinx, which knows the setting, is asked to be quiet
        print(NO_ADDRESS)
    print(f"De site staat in {site.name}/. Bekijk ze met “make serve”, of zet de map op een webserver.")
    return 0


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
            (new / name).unlink()
            os.link(last / name, new / name)


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
