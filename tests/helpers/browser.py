"""Helpers of tests: browser."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from conftest import ROOT, until
from playwright.sync_api import Browser, Page, ViewportSize

if TYPE_CHECKING:
    from collections.abc import Iterator


CORE = re.compile(r"const CORE = (.*);")
"""In the service worker, what it keeps for the search and the planner."""


def wait_for_kept(page: Page, root: str, *names: str) -> None:
    """Wait until the browser keeps these files of the site; without names, all that search and planner need."""
    found = CORE.search(page.request.get(f"{root}sw.js").text())
    assert found
    wanted = [root + name for name in names or json.loads(found[1])]
    script = "Promise.all(WANTED.map((url) => caches.match(url))).then((found) => found.every(Boolean))"
    wait_until(page, script.replace("WANTED", json.dumps(wanted)))


AXE = ROOT / ".tools/node_modules/axe-core/axe.min.js"


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


PHONE, LAPTOP = ViewportSize(width=390, height=844), ViewportSize(width=1366, height=768)


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a page in a fresh context, without service worker unless asked, and fail on errors in its scripts."""
    context = browser.new_context(locale="nl-BE", **{"service_workers": "block"} | options)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def wait_until(page: Page, script: str) -> None:
    """Wait until a script is true.  Playwright's own wait evaluates it in the page, where our policy forbids that."""
    until(lambda: page.evaluate(script), 30, lambda: script)


def violations(page: Page, *, with_contrast: bool = True) -> list[str]:
    """Return what axe finds on the page that is open: rule and element; contrast takes half of the time."""
    page.evaluate(AXE.read_text("utf-8"))
    rules = RULES | {"rules": {"color-contrast": {"enabled": with_contrast}}}
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]


FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"


def reached_by_tab(page: Page) -> set[str]:
    """Press Tab until the page has been walked through; return what had the focus."""
    page.evaluate("document.querySelectorAll('*').forEach((e, i) => e.dataset.nr = String(i))")
    seen: set[str] = set()
    last = ""
    for _ in range(600):
        page.keyboard.press("Tab")
        number = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.dataset.nr")
        if not number or (number in seen and number != last):  # a day has several parts
            break
        seen.add(last := number)
    return seen


def unreachable(page: Page) -> list[str]:
    """Return the visible controls that Tab does not reach; of radio buttons one a group is enough."""
    seen = reached_by_tab(page)
    controls = page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
            .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && e.type !== 'radio')
            .map(e => [e.dataset.nr, e.outerHTML.slice(0, 100)])""",
        FOCUSABLE,
    )
    return [html for number, html in controls if number not in seen]
