"""What a reader sees first: early enough on a phone, and it stays where it is while the rest comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.browser import LAPTOP, PHONE, opened
from helpers.pictures import LIBRARY

from plgdocs.model.addresses import address_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT = 1266
"""One and a half screens of a phone, in pixels."""
TOP = """wanted => {
    const shown = [...document.querySelectorAll(wanted)].find((found) => found.checkVisibility());
    return shown.getBoundingClientRect().top + scrollY;
}"""

COUNT_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries()) {
            const said = sources.map(({ node }) => node?.textContent.trim().slice(0, 40) ?? "");
            if (!hadRecentInput) shifts.push([value, ...said]);
        }
    }).observe({ type: "layout-shift", buffered: true });
"""
PAGES = {
    "home": "",
    "list": "methodieken/",
    "list with a choice": "methodieken/?fase=openen",
    "card": "methodieken/kandoe/",
    "recommendation": "aanbevelingen/7-afwijkende-meningen/",
    "kit": "vragenkit/",
    "ready plan": "draaiboek/bijeenkomst-eerste/",
    "planner": "draaiboek/#v=2&plan=check-in,kandoe,check-out",
    "run mode": "draaiboek/?v=2&plan=kandoe&toon=begeleid",
    "search": "zoeken/?q=stil",
    "form": "bijdragen/nieuwe-methodiek/",
    "participants": "methodieken/kandoe/deelnemers/",
}


def top(page: Page, wanted: str) -> float:
    """Return where the first visible element begins, from the top of the page."""
    return float(page.evaluate(TOP, wanted))


def test_what_one_comes_for_is_near_the_top_of_a_phone(address: str, browser: Browser) -> None:
    """The first card of the list, the first question, the first suggestion, and step 1 of every card."""
    steps = {address_of(card.docname): ".steps > li" for card in LIBRARY.cards}
    with opened(browser, viewport=PHONE) as page:
        found = {}
        for name, wanted in (steps | {"methodieken/": ".tile", "vragenkit/": ".vraag"}).items():
            page.goto(address + name)
            found[name] = top(page, wanted)
        assert {name: begin for name, begin in found.items() if begin > LIMIT} == {}
        page.goto(address)
        page.locator(".chooser .chip").first.click()
        page.locator(".chosen .mini").first.wait_for()
        assert top(page, ".chosen .mini") <= LIMIT
        assert page.locator(".site-header").bounding_box()["height"] <= 64  # type: ignore[index]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_while_a_page_loads(name: str, address: str, browser: Browser) -> None:
    """Each file comes late, so that what a script fills is seen empty before."""
    for viewport in (PHONE, LAPTOP):
        with opened(browser, viewport=viewport, service_workers="block") as page:
            page.add_init_script(COUNT_SHIFTS)
            network = {"offline": False, "latency": 100, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", network)
            page.goto(address + PAGES[name], wait_until="networkidle")
            shifts = page.evaluate("shifts")
            assert sum(shift[0] for shift in shifts) <= 0.01, shifts
