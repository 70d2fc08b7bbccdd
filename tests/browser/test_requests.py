"""What a browser asks for, and how much that is: the planner and run mode."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from helpers.browser import opened

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Serve
    from playwright.sync_api import Browser

MOST = 12
"""Requests, that for the icon included."""
LARGEST = 46_000
"""Bytes over the wire, without the cards."""
PLAN = "draaiboek/?v=2&start=13:30&groep=8&plaats=ter-plaatse&plan=check-in,kandoe:40,check-out:12"


@pytest.mark.parametrize(
    ("name", "button", "shown"),
    [
        ("draaiboek/", "[data-do=add]", ".plan-part"),
        (f"{PLAN}&toon=begeleid", "[data-do=begin]", ".run-step"),
        (f"{PLAN}&toon=verstuur", "[data-do=agenda]", ".share-status:not(:empty)"),
        (f"{PLAN}&toon=programma", ".view-links button", ".sheet h1"),
    ],
    ids=["planner", "run mode", "invitation", "programme"],
)
def test_a_plan_takes_few_requests(
    name: str, button: str, shown: str, site: Path, serve: Serve, browser: Browser
) -> None:
    """Until its main button works; a service worker fills its cache after that."""
    asked: list[str] = []
    address = serve(site)
    with opened(browser, service_workers="block") as page:
        page.add_init_script("window.print = () => {}")
        page.on("request", lambda request: asked.append(request.url.removeprefix(address).partition("?")[0]))
        page.goto(address + name)
        page.locator(button).first.click()
        page.locator(shown).first.wait_for()
        page.wait_for_load_state("networkidle")
    files = [*(file for file in asked if "icon" not in file), "_static/icon.svg"]
    assert len(files) <= MOST, files
    assert len({*files}) == len(files), files
    paths = [site / f"{file}index.html" if file.endswith("/") else site / file for file in files]
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in paths}
    assert sum(size for name, size in sizes.items() if name != "cards.json") <= LARGEST, sizes
