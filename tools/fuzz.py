"""Tries many hostile files: ``python tools/fuzz.py [COUNT] [SEED] [EVERY] [MILD]``.

Every file goes through the reader; every EVERY-th that is not dangerous through MyST and Sphinx too.  With MILD (1) the
checker accepts one in three or so: then Sphinx may not warn, either.  A file that breaks a promise is kept below
``_build/fuzz``, and named.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from helpers.fuzzing import Renderer, mild_mutants, mutants, try_file  # noqa: E402 (the tests are no package)
from helpers.samples import small_library  # noqa: E402


def main(count: int = 1000, seed: int = 1, every: int = 1, mild: int = 0) -> int:
    """Try ``count`` files; print the figures."""
    found: Counter[str] = Counter()
    slowest, start = 0.0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        renderer = Renderer(small_library(Path(folder, "gids")))
        for number, data in enumerate((mild_mutants if mild else mutants)(seed, count)):
            path = ("methods/rondje.md", "docs/proef.md")[b"# Rondje" not in data]
            before = time.process_time()
            try:
                found[try_file(path, data, renderer if number % every == 0 else None)] += 1
            except Exception as error:  # noqa: BLE001 (whatever it is, it is what we look for)
                found[f"{type(error).__name__}: {str(error)[:120]}"] += 1
                keep(data)
            slowest = max(slowest, time.process_time() - before)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} files, seed {seed}: {time.perf_counter() - start:.0f} s, slowest {slowest:.2f} s, {memory} MB")
    for kind, number in found.most_common():
        print(f"{number:8} {kind}")
    return int(any(kind not in ("refused", "faulty", "accepted") for kind in found))


def keep(data: bytes) -> None:
    """Keep a file that broke a promise."""
    folder = ROOT / "_build" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{hashlib.sha256(data).hexdigest()[:12]}.md").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
