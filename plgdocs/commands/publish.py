"""Publication: build the whole site in a fresh directory, and switch to it with two renames.

``_site`` is a plain directory, to copy, pack or upload as it is.  A build that fails leaves it alone.  One that is
killed leaves the old site or the new one, or, between the renames, the old one beside its place: ``recover`` puts
that back.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from plgdocs.outputs.open_graph import NO_ADDRESS

MARK = ".buildinfo"
"""What Sphinx leaves in every site, and nobody in a directory of their own."""

IN_USE = (
    "een bestand van “{name}” is nog in gebruik, of je mag het niet vervangen. Sluit wat het open heeft, zoals een "
    "browser, een editor of een webserver, en bouw opnieuw."
)


def publish(root: Path, check: Callable[[], int], jobs: int) -> int:
    """Check the library at ``root``, build its site and switch ``_site`` to it; return the exit status."""
    site = root / "_site"
    if is_foreign(site):
        print(f"plgdocs: “{site}” is een gewone map en geen site van plgdocs; verplaats ze eerst.", file=sys.stderr)
        return 2
    with one_at_a_time(root / "_build"):
        recover_site(site)
        status = check() or build_and_switch(root, site, jobs)
    if status:
        print("De site is niet gebouwd; _site blijft zoals ze was.", file=sys.stderr)
    return status


def is_foreign(site: Path) -> bool:
    """Whether something stands in the site's place that no build made."""
    return not site.is_symlink() and site.exists() and not (site / MARK).is_file()


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other build works in ``folder``."""
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print("Er wordt al gebouwd; deze bouw wacht tot de andere klaar is.", file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def build_and_switch(root: Path, site: Path, jobs: int) -> int:
    """Build into a directory that nobody else knows; switch to it if there are no warnings."""
    for left_over in (root / "_build").glob("build-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="build-", dir=root / "_build", ignore_cleanup_errors=True) as folder:
        fresh = Path(folder, "site")
        if not run_sphinx(root, fresh, Path(folder, "doctrees"), jobs):
            return 1
        try:
            switch(site, fresh)
        except OSError:
            print(f"plgdocs: {IN_USE.format(name=site.name)}", file=sys.stderr)
            return 1
    say_so(site)
    return 0


def run_sphinx(root: Path, out: Path, doctrees: Path, jobs: int) -> bool:
    """Build the site, and return whether all went well; what fails otherwise than by a warning becomes a sentence."""
    from plgdocs.sphinx_ext.application import build, reason_of

    try:
        return build(root, out, doctrees, jobs, plg_cache=str(root / "_build"))
    except Exception as error:  # noqa: BLE001 (whatever it is: a setting, a template, our own code)
        print(f"plgdocs: de bouw kan zo niet verder: {reason_of(error)}", file=sys.stderr)
        return False


def say_so(site: Path) -> None:
    """Say where the site is, and what it lacks without a public address."""
    if not (site / "sitemap.xml").is_file():  # Sphinx, which knows the setting, is asked to be quiet
        print(NO_ADDRESS)
    print(f"De site staat in {site.name}/. Bekijk ze met “make serve”, of zet de map op een webserver.")


def switch(site: Path, fresh: Path) -> None:
    """Put a fresh site in the place of the old one; if that can't be done, leave the old one there."""
    if site.is_symlink():  # as builds of version 0.1 left it
        site.unlink()
    old = old_place(site)
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        recover_site(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def old_place(site: Path) -> Path:
    """Return where the old site stands during a switch."""
    return site.with_name(f"{site.name}.old")


def recover(root: Path) -> None:
    """Put back a site that a killed build left beside its place, unless a build is at work."""
    site = root / "_site"
    if old_place(site).exists():
        lock = FileLock(root / "_build" / "lock")
        try:
            with lock.acquire(timeout=0):
                recover_site(site)
        except Timeout:
            return


def recover_site(site: Path) -> None:
    """Put the old site back where there is no new one, and else remove it."""
    old = old_place(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
