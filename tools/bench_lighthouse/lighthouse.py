"""What Lighthouse says of each kind of page on a phone, median of three: ``make bench-lighthouse``.

Named are the scores, of 100, and the layout shift.  A score below its target is marked, and the exit status is 1.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "bench_search"))
from serve import start

ROOT = Path(__file__).parents[2]
LIGHTHOUSE = ROOT / ".tools/bench_lighthouse/node_modules/.bin/lighthouse"
RUNS = 3
TARGETS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The lowest score that is good enough, by category."""
MOST_SHIFT = 0.01
PAGES = {
    "home": "",
    "list": "methodieken/",
    "card": "methodieken/kandoe/",
    "recommendation": "aanbevelingen/3-leervraag/",
    "kit": "vragenkit/",
    "planner": "draaiboek/",
    "search": "zoeken/?q=leervraag",
    "form": "bijdragen/nieuwe-methodiek/",
    "worksheet": "werkbladen/sessieblad/",
}


def measure(address: str) -> dict[str, float]:
    """Return the scores of a page, and its layout shift."""
    browser = shutil.which("chromium-headless-shell") or sys.exit(
        "chromium-headless-shell ontbreekt: voer make test uit"
    )
    command = [str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--only-categories={','.join(TARGETS)}"]
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu"
    environment = os.environ | {"CHROME_PATH": browser}
    said = json.loads(subprocess.run([*command, flags], env=environment, check=True, capture_output=True).stdout)
    scores = {name: 100 * said["categories"][name]["score"] for name in TARGETS}
    return scores | {"shift": said["audits"]["cumulative-layout-shift"]["numericValue"]}


def main(site: Path = ROOT / "_site") -> int:
    """Measure each page; return whether one falls short."""
    short = 0
    address = start(site)
    for name, path in PAGES.items():
        runs = [measure(address + path) for _ in range(RUNS)]
        found = {key: median(run[key] for run in runs) for key in runs[0]}
        is_short = found["shift"] > MOST_SHIFT or any(found[key] < least for key, least in TARGETS.items())
        short += is_short
        figures = "  ".join(
            f"{key} {value:.3f}" if key == "shift" else f"{key} {value:.0f}" for key, value in found.items()
        )
        print(f"{name:15} {figures}{'  <' if is_short else ''}", flush=True)
    return int(short > 0)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
