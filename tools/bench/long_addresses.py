"""How long the page is held up by the longest addresses: long_addresses.py [FOLDER OF A SITE] (make bench-pages).

At a quarter of the speed of this machine's processor.  Held up is what the long tasks of the page take together,
without those of the same page with a short address; the least of three runs, since other programs disturb them.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[2] / "tests"), str(Path(__file__).parents[1] / "bench_search")]
from conftest import launch  # noqa: E402 (neither folder is a package)
from serve import start  # noqa: E402

LIMIT = 200
"""Milliseconds for which an address may hold up the page."""
BYTES = 8_000
RUNS = 3
SLOWER = 4
WATCH = """
    window.held = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.held += duration)))
        .observe({ type: "longtask", buffered: true });
"""


def filled(begin: str, part: str) -> str:
    """Return an address of at most ``BYTES`` that repeats a part."""
    return begin + part * ((BYTES - len(begin)) // len(part))


def behind(query: str) -> str:
    """Return the plan of a query as it stands behind the “#”."""
    return "draaiboek/#plan=" + base64.urlsafe_b64encode(query.encode()[:1500]).decode().rstrip("=")


SEARCHES = {
    "one word": filled("zoeken/?q=", "a"),
    "many words": filled("zoeken/?q=", "kiezen+leren+"),
    "letters": filled("zoeken/?q=", "a+b+"),
    "quotes": filled("zoeken/?q=", "%22de+groep%22+"),
    "numbers": filled("zoeken/?q=", "12345+"),
    "marks": filled("zoeken/?q=", "e%CC%81"),
}
PLANS = {
    "parts": filled("draaiboek/?v=2&plan=", "kandoe,"),
    "unknown parts": filled("draaiboek/?v=2&plan=", "x,"),
    "own parts": filled("draaiboek/?v=2&plan=", "eigen:5:Wat+nu,"),
    "commas": filled("draaiboek/?v=2&plan=", ","),
    "a title": filled("draaiboek/?v=2&plan=kandoe&titel=", "%C3%A9"),
    "keys": filled("draaiboek/?v=2&plan=kandoe", "&groep=8"),
    "behind the #": behind(filled("?v=2&plan=", "kandoe,")),
    "no plan behind the #": "draaiboek/#plan=" + "A" * 2000,
    "run mode": filled("draaiboek/?toon=begeleid&v=2&plan=", "kandoe,"),
}


def held_up(browser: Browser, address: str) -> float:
    """Return the milliseconds that the long tasks of a page take, until it is at rest."""
    page = browser.new_page(service_workers="block")
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    held = float(page.evaluate("window.held"))
    page.close()
    return held


def least(browser: Browser, address: str) -> float:
    """Return the least of a few runs."""
    return min(held_up(browser, address) for _ in range(RUNS))


def main() -> None:
    """Measure all addresses; fail if one holds up the page for too long."""
    root = start(Path(sys.argv[1] if len(sys.argv) > 1 else "_site"))
    above = 0
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for short, addresses in (("zoeken/?q=kiezen", SEARCHES), ("draaiboek/?v=2&plan=kandoe", PLANS)):
            usual = least(browser, root + short)
            print(f"{usual:5.0f} ms {short}")
            for name, address in addresses.items():
                held = least(browser, root + address) - usual
                above += held > LIMIT
                print(f"{held:+5.0f} ms {name}")
        browser.close()
    if above:
        sys.exit(f"{above} above {LIMIT} ms")


if __name__ == "__main__":
    main()
