"""Measures the worst cases: ``python tools/worst_cases.py [COUNT] [SEED] [ROOM]``.

All that are written in ``tests/helpers/worst_cases.py``, and COUNT generated ones, each in a card and in a page.  What
the checker accepts is built as in the preview, with its PDF.  A case above a limit is named; seconds are those of the
process.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from helpers import worst_cases  # noqa: E402 (the tests are no package)
from helpers.samples import PAGE, small_library  # noqa: E402

from plgdocs.checking.library import read_library  # noqa: E402
from plgdocs.checking.rules import check_library  # noqa: E402
from plgdocs.sphinx_ext.live_site import LiveSite  # noqa: E402

CHECK, BUILD, MEMORY = 2.0, 10.0, 300
"""What a file may take: seconds of a check, and seconds and megabytes of a build."""
PATIENCE = 60
"""Seconds after which a case is given up."""


def main(count: int = 1000, seed: int = 1, room: int = worst_cases.ROOM) -> int:
    """Try all cases; print those above a limit, and a summary."""
    above, tried, slowest = 0, {"refused": 0, "accepted": 0}, [0.0, 0.0]
    os.environ["PLG_SITE_URL"] = "https://gids.example/"
    with tempfile.TemporaryDirectory() as folder:
        site = open_site(small_library(Path(folder, "gids")))
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for name, text in [*worst_cases.cases(), *worst_cases.generated(seed, count)]:
            for path, whole in worst_cases.in_files(text[:room]):
                said, memory = apart(lambda path=path, whole=whole: try_case(site, path, whole))  # type: ignore[misc]
                code, check, build = (said.split() or ["killed", str(PATIENCE), str(PATIENCE)])[:3]
                tried["accepted" if code == "accepted" else "refused"] += 1
                slowest = [max(slowest[0], float(check)), max(slowest[1], float(build))]
                if code == "killed" or float(check) > CHECK or float(build) > BUILD or memory - base > MEMORY * 1024:
                    above += 1
                    print(f"{path} {name!r}: {code}, check {check} s, build {build} s, {(memory - base) // 1024} MB")
    print(f"{tried}, {above} above a limit; slowest: check {slowest[0]} s, build {slowest[1]} s")
    return int(above > 0)


def open_site(root: Path) -> LiveSite:
    """Return the site of a library, completely written."""
    (root / "conf.py").write_text((ROOT / "conf.py").read_text("utf-8"), "utf-8")
    (root / "docs/proef.md").write_text(PAGE.format(title="Proef"), "utf-8")
    site = LiveSite(root, root / "_build")
    for _ in site.rest():
        pass
    print_sheet(site)
    gc.freeze()
    return site


def print_sheet(site: LiveSite) -> None:
    order = site.pdf_order("methodieken/rondje/rondje-a5.pdf")
    assert order
    site.print_pdf(order)


def try_case(site: LiveSite, path: str, text: str) -> str:
    """Check and build one file; return the first code or “accepted”, and how long both took."""
    (site.root / path).write_text(text, "utf-8")
    start = time.process_time()
    library, problems = read_library(site.root)
    found = [problem for problem in [*problems, *check_library(library)] if not problem.is_note]
    checked = time.process_time()
    if found:
        return f"{found[0].code} {checked - start:.1f} 0"
    site.save([path])
    site.refresh_files()
    if path.startswith("methods"):
        print_sheet(site)
    return f"accepted {checked - start:.1f} {time.process_time() - checked:.1f}"


def apart(work: Callable[[], str]) -> tuple[str, int]:
    """Do some work in a process of its own; return what it says, or nothing if it took too long, and its memory."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 1))
        os.write(writing, work().encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    _, _, usage = os.wait4(child, 0)
    return text, usage.ru_maxrss


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
