"""Publishing: builds the whole site in a fresh directory, and switches to it with two renames.

``_site`` is a plain directory to copy or upload. A build that fails leaves it alone. One that is killed leaves the old
site or the new one, or, between the renames, the old one beside its place: ``recover`` puts that back.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from plgdocs.model.problems import WrongUse
from plgdocs.outputs.cache import cache_home
from plgdocs.outputs.open_graph import NO_ADDRESS

SITE = "_site"
FRESH = "_site.new-"
"""How the name of the directory begins in which a site is built: beside ``_site``, where renaming is one step."""
OLD = "_site.old"
"""Where the old site is during a switch."""
IN_USE = (
    "plgdocs: een bestand van “_site” is nog in gebruik, of je mag het niet vervangen. Sluit wat het open heeft, zoals "
    "een browser, een editor of een webserver, en bouw opnieuw."
)


def publish(root: Path, check: Callable[[], int], jobs: int) -> int:
    """Check the library at ``root``, build its site and switch ``_site`` to it; return the exit status."""
    site = root / SITE
    if site.exists() and not site.is_symlink() and not (site / ".buildinfo").is_file():  # Sphinx writes that file
        message = f"“{site}” is een gewone map en geen site van plgdocs; verplaats ze eerst."
        raise WrongUse(message)
    with one_at_a_time(cache_home(root)):
        put_back(site)
        status = check() or build_and_switch(root, site, jobs)
    if status:
        print("De site is niet gebouwd; _site blijft zoals ze was.", file=sys.stderr)
    return status


def one_at_a_time(directory: Path) -> AbstractContextManager[object]:
    """Wait for any other build, and return the lock, which a ``with`` statement releases."""
    lock = FileLock(directory / "lock")
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        print("Er wordt al gebouwd; deze bouw wacht tot de andere klaar is.", file=sys.stderr)
        return lock.acquire()


def build_and_switch(root: Path, site: Path, jobs: int) -> int:
    for left_over in root.glob(f"{FRESH}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=FRESH, dir=root, ignore_cleanup_errors=True) as directory:
        fresh = Path(directory, "site")
        if not run_sphinx(root, fresh, Path(directory, "doctrees"), jobs):
            return 1
        try:
            switch(site, fresh)
        except OSError:
            print(IN_USE, file=sys.stderr)
            return 1
    if not (site / "sitemap.xml").is_file():  # Sphinx, which knows the setting, runs quietly
        print(NO_ADDRESS)
    print(f"De site staat in {SITE}/. Bekijk ze met “make serve”, of zet de map op een webserver.")
    return 0


def run_sphinx(root: Path, out: Path, doctrees: Path, jobs: int) -> bool:
    """Build the site, and return whether that succeeded; an exception is reported in a sentence."""
    from plgdocs.sphinx_ext.application import build, reason_of

    try:
        return build(root, out, doctrees, jobs, plg_cache=str(cache_home(root)))
    except Exception as error:  # whatever it is: a setting, a template, our own code
        if is_interrupt(error):
            raise KeyboardInterrupt from error
        print(f"plgdocs: de bouw kan zo niet verder: {reason_of(error)}", file=sys.stderr)
        return False


def is_interrupt(error: BaseException | None) -> bool:
    """Whether an error came up on the way out after Ctrl+C, as when Sphinx ends its processes at an unlucky moment."""
    return isinstance(error, KeyboardInterrupt) or (error is not None and is_interrupt(error.__context__))


def switch(site: Path, fresh: Path) -> None:
    """Replace the old site by a fresh one, or leave the old one if that fails."""
    if site.is_symlink():  # as in version 0.1
        site.unlink()
    if site.exists():
        site.rename(site.with_name(OLD))
    try:
        fresh.rename(site)
    finally:
        put_back(site)


def recover(root: Path) -> None:
    """Put back a site that a killed build left beside its place, unless a build is running."""
    if (root / OLD).exists():
        with suppress(Timeout), FileLock(cache_home(root) / "lock", timeout=0):
            put_back(root / SITE)


def put_back(site: Path) -> None:
    """Put the old site back if there is no new one; otherwise remove it."""
    old = site.with_name(OLD)
    if old.is_symlink() or old.is_file():  # not ours: a checkout brought it along
        old.unlink()
    elif old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
