"""Fills in worksheets in a browser, as a reader does."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Locator, Page, expect

from helpers.browser import opened

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def sheet(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open the page of a worksheet, once its form is there."""
    with opened(browser, **options) as page:
        page.goto(address)
        expect(page.locator(".ws-field").first).to_be_visible()
        yield page


def field_of(page: Page, name: str) -> Locator:
    return page.locator(f"[data-field={name}]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def kept(page: Page, name: str = "sessieblad") -> list[dict[str, Any]]:
    """Return the sheets that the browser keeps of a worksheet."""
    text = page.evaluate("name => Object.entries(localStorage).find(([key]) => key.endsWith(name))?.[1] ?? ''", name)
    return list(json.loads(text)["bladen"]) if text else []


def take_example(page: Page) -> None:
    press(page, "Toon een voorbeeld ingevuld")
    press(page, "Neem dit voorbeeld over")
