"""The Content-Security-Policy of every page: a script that gets in does nothing, and ours need no exception."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import Serve, page_addresses

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
HOSTILE = """
<script>document.documentElement.dataset.ran = "script"</script>
<img src="/bestaat-niet.png" alt="" onerror="document.documentElement.dataset.handler = 'ran'">
<a id="bad" href="javascript:void(document.documentElement.dataset.link = 'ran')">link</a>
"""
PAGES = [
    "",
    "methodieken/oase/",
    "methodieken/oase/deelnemers/",
    "zoeken/?q=kiezen",
    "bestaat/niet",
    "bijdragen/nieuwe-methodiek/",
]


def test_every_page_has_the_policy(site: Path) -> None:
    """Once, and before anything that it must hold back."""
    for address in page_addresses(site):
        path = site / address / "index.html" if not address.endswith(".html") else site / address
        html = path.read_text("utf-8")
        (policy,) = POLICY.findall(html)
        assert "default-src 'self'" in policy, address
        assert "script-src 'self';" in policy, address
        assert "unsafe" not in policy, address
        assert "<script" not in html[: html.index(policy)], address


def what_ran(page: Page) -> dict[str, str]:
    """Return which of the hostile pieces ran."""
    page.locator("#bad").click()
    page.wait_for_timeout(100)
    return dict(page.evaluate("({ ...document.documentElement.dataset })"))


@pytest.mark.parametrize("address", ["methodieken/oase/", "methodieken/oase/deelnemers/", "zoeken/"])
@pytest.mark.parametrize("protected", [True, False])
def test_what_is_put_in_does_not_run(
    address: str, site: Path, serve: Serve, browser: Browser, *, protected: bool
) -> None:
    """Without the policy it would: the other half of the test says so."""
    html = (site / address / "index.html").read_text("utf-8").replace("</main>", f"{HOSTILE}</main>")
    shown = html if protected else POLICY.sub("", html)

    def answer(route: Route) -> None:
        route.fulfill(body=shown, content_type="text/html")

    page = browser.new_page()
    here = serve(site) + address
    page.route(here, answer)
    page.goto(here)
    page.wait_for_load_state("networkidle")
    ran = {name: value for name, value in what_ran(page).items() if name in ("ran", "handler", "link")}
    assert ran == ({} if protected else {"ran": "script", "handler": "ran", "link": "ran"})
    page.close()


@pytest.mark.parametrize("address", PAGES)
def test_our_own_pages_need_no_exception(address: str, site: Path, serve: Serve, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(serve(site) + address)
    page.wait_for_load_state("networkidle")
    assert [text for text in said if "Content Security Policy" in text] == []
    page.close()
