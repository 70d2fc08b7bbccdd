"""What pages look like, beside pictures that somebody approved; ``make approve`` renews them.

Another version of the browser draws letters differently, so that only the version that made them compares them.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from conftest import run_sphinx
from helpers.approved import APPROVED, MOST, PAGES, approve, differing, unchanging_library
from helpers.browser import LAPTOP, PHONE, opened
from playwright.sync_api import ViewportSize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Serve, Shared
    from playwright.sync_api import Browser, Page

A4 = ViewportSize(width=794, height=1123)
VIEWS = {
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "laptop": {"viewport": LAPTOP, "color_scheme": "light"},
    "dark": {"viewport": LAPTOP, "color_scheme": "dark"},
    "print": {"viewport": A4, "color_scheme": "light"},
}
ADD_STYLE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""
TO_APPROVE, REQUIRED = "approve", "required"
WISH = os.environ.get("PLG_PICTURES", "")
"""What to do with the pictures: renew them, or fail when this browser can't compare them."""
VERSION = APPROVED / "chromium.txt"
"""Holds the version of the browser that made them."""


@pytest.fixture(scope="session")
def unchanging(shared: Shared, serve: Serve) -> str:
    """The address of a site whose words never change."""

    def build(folder: Path) -> None:
        assert run_sphinx(unchanging_library(folder / "library"), folder / "html", folder / "doctrees") == 0

    return serve(shared("unchanging", build) / "html")


@pytest.fixture
def comparing(browser: Browser) -> Browser:
    """A browser of the version that made the pictures, or one that is to make them."""
    major = browser.version.partition(".")[0]
    if WISH == TO_APPROVE:
        APPROVED.mkdir(exist_ok=True)
        VERSION.write_text(f"{major}\n", "utf-8")
    made_by = VERSION.read_text("utf-8").strip()
    if made_by != major:
        reason = f"the pictures are of Chromium {made_by}, this is {major}: look at them anew with make approve"
        (pytest.fail if WISH == REQUIRED else pytest.skip)(reason)
    return browser


@contextmanager
def standing_still(browser: Browser, address: str, page_type: str, view: str) -> Iterator[Page]:
    """Open a page of a type as somebody sees it, once nothing moves any more."""
    with opened(browser, reduced_motion="reduce", **VIEWS[view]) as page:
        page.goto(address + PAGES[page_type], wait_until="networkidle")
        page.emulate_media(media="print" if view == "print" else "screen")
        page.evaluate("document.fonts.ready.then(() => true)")
        yield page


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("page_type", PAGES)
def test_a_page_looks_as_approved(page_type: str, view: str, unchanging: str, comparing: Browser) -> None:
    name = f"{page_type}-{view}"
    with standing_still(comparing, unchanging, page_type, view) as page:
        shown = page.screenshot(animations="disabled", caret="hide")
    if WISH == TO_APPROVE:
        approve(shown, name)
    assert differing(shown, name) <= MOST


@pytest.mark.parametrize(
    "fault", ["h1 { padding-top: 1px", "main p { color: #4b4b4b", "h1 { letter-spacing: .3px", ".drawing { opacity: .8"]
)
def test_a_small_fault_is_seen(fault: str, unchanging: str, comparing: Browser) -> None:
    with standing_still(comparing, unchanging, "card", "phone") as page:
        page.evaluate(ADD_STYLE, f"{fault} !important; }}")
        shown = page.screenshot(animations="disabled", caret="hide")
    assert differing(shown, "card-phone") > MOST
