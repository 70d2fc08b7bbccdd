"""What a browser keeps: each copy of the site on an origin has its own, and what was kept until 0.2.0 lives on."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from helpers.browser import opened, wait_for_kept, wait_until
from helpers.plans import plan_in
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Serve

DRAFT = "?v=1&plan=check-in,bsa:30"
FOUR = "?v=1&plan=oase:40"
KEPT = {
    "soort": "plg-draaiboek",
    "versie": 1,
    "ontwerp": DRAFT,
    "vorige": [],
    "favorieten": [{"naam": "Woensdag", "plan": FOUR}],
    "weg": [],
}
RUN = '{"at": 1, "clocks": {}, "since": NOW, "paused": 0, "hush": 0, "passed": 0, "began": NOW, "ended": 0}'


@pytest.fixture(scope="module")
def origin(site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An address with two copies of the site: below a/ and below a/b/."""
    folder = tmp_path_factory.mktemp("origin")
    (folder / "a").mkdir()
    for path in site.iterdir():
        (folder / "a" / path.name).symlink_to(path)
    (folder / "a/b").symlink_to(site)
    return serve(folder)


@contextmanager
def reader(browser: Browser, origin: str, *, used: str = "") -> Iterator[Page]:
    """Open a browser that keeps what was written until 0.2.0, also the pages of the copy that was used, if any."""
    with opened(browser) as page:
        page.goto(f"{origin}robots.txt")
        old = {
            "plg-draaiboek": json.dumps(KEPT),
            "plg-begeleid": json.dumps({FOUR: "RUN"}).replace('"RUN"', RUN),
            "plg-scheme": "dark",
        }
        page.evaluate(
            """([old, used]) => {
                for (const [key, text] of Object.entries(old)) localStorage[key] = text.replaceAll("NOW", Date.now());
                if (!used) return;
                const cards = new Request(`${used}cards.json`);
                return caches.open("plg-0123456789ab").then((cache) => cache.put(cards, new Response("{}")));
            }""",
            [old, used],
        )
        yield page


def draft(page: Page, copy: str) -> str:
    """Return the plan with which the planner of a copy opens."""
    page.goto(f"{copy}draaiboek/")
    expect(page.locator(".planner")).to_be_visible()
    return plan_in(page.url)


def test_two_copies_share_nothing(origin: str, browser: Browser) -> None:
    """Neither plans, nor colours, nor the pages that work offline."""
    first, second = f"{origin}a/", f"{origin}a/b/"
    with opened(browser, service_workers="allow") as page:
        page.goto(f"{first}draaiboek/{DRAFT}")
        page.get_by_role("button", name="+ Pauze").click()
        page.get_by_role("button", name="Donkere kleuren").click()
        wait_for_kept(page, first)
        assert draft(page, second) == ""
        assert page.evaluate("document.documentElement.dataset.scheme ?? ''") == ""
        wait_for_kept(page, second)
        wait_until(page, "caches.keys().then((names) => names.length === 2)")
        page.goto(f"{second}zoeken/?q=visie")
        assert len({key.rpartition(":")[0] for key in page.evaluate("Object.keys(localStorage)")}) == 1
        page.context.set_offline(offline=True)
        for copy, plan in ((first, f"{DRAFT},pauze"), (second, "")):
            assert draft(page, copy) == plan


@pytest.mark.parametrize("used", ["", "a/", "a/b/"])
def test_what_was_kept_goes_to_the_copy_that_kept_it(used: str, origin: str, browser: Browser) -> None:
    """Once, whichever copy is visited first; where nothing tells which one it was, to the first that is visited."""
    first, second = f"{origin}a/", f"{origin}a/b/"
    with reader(browser, origin, used=used and origin + used) as page:
        other, owner = (first, second) if used == "a/b/" else (second, first)
        if used:
            assert draft(page, other) == ""
            assert page.evaluate("document.documentElement.dataset.scheme ?? ''") == ""
        assert draft(page, owner) == DRAFT
        assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
        page.locator("summary", has_text="Bewaar in deze browser").click()
        expect(page.get_by_role("button", name="Woensdag", exact=True)).to_be_visible()
        assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('plg-'))") == []
        page.goto(f"{owner}draaiboek/{FOUR}&toon=begeleid")
        expect(page.locator("#run-name")).to_have_text("Appreciatie")
        page.goto(f"{other}draaiboek/{FOUR}&toon=begeleid")
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
        assert draft(page, other) == ""


def test_a_new_draft_is_not_pushed_away_by_an_old_one(origin: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{origin}a/draaiboek/{DRAFT}")
        page.get_by_role("button", name="+ Pauze").click()
        page.evaluate("text => localStorage['plg-draaiboek'] = text", json.dumps(KEPT | {"ontwerp": FOUR}))
        assert draft(page, f"{origin}a/") == f"{DRAFT},pauze"


def test_an_old_draft_of_a_card_lives_on(origin: str, browser: Browser) -> None:
    with opened(browser) as page:
        form = f"{origin}a/bijdragen/nieuwe-methodiek/"
        page.goto(form)
        page.locator("[name=titel]").fill("Stille wandeling")
        page.keyboard.press("Tab")
        page.evaluate(
            """() => {
                const [key] = Object.keys(localStorage).filter((name) => name.endsWith("nieuwe-methodiek"));
                localStorage["plg-nieuwe-methodiek"] = localStorage[key];
                localStorage.removeItem(key);
            }"""
        )
        page.goto(f"{origin}a/over/")
        page.goto(form)
        expect(page.locator("[name=titel]")).to_have_value("Stille wandeling")
        page.goto(f"{origin}a/b/bijdragen/nieuwe-methodiek/")
        expect(page.locator(".card-form")).to_be_visible()
        expect(page.locator("[name=titel]")).to_have_value("")


ELSEWHERE = [
    "//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "\\\\evil.example",
    "/\\evil.example",
    "data:text/html,x",
    "??v=1",
    " ?v=1",
    "./../evil",
    "?v=1\n",
    "mailto:x",
]


@pytest.mark.parametrize("evil", ELSEWHERE)
def test_what_is_kept_leads_only_within_the_site(evil: str, origin: str, browser: Browser) -> None:
    """The rest that is kept stays."""
    favourites = [{"naam": "Kwaad", "plan": evil}, *KEPT["favorieten"]]  # type: ignore[misc]
    kept: dict[str, Any] = KEPT | {"vorige": [evil, FOUR], "favorieten": favourites}
    with opened(browser) as page:
        page.goto(f"{origin}a/over/")
        page.evaluate("text => localStorage['plg:/a/:draaiboek'] = text", json.dumps(kept))
        assert draft(page, f"{origin}a/") == DRAFT
        page.locator("summary", has_text="Bewaar in deze browser").click()
        assert page.locator(".plan-favourites [data-do=open]").all_inner_texts() == ["Woensdag"]
        page.evaluate("text => localStorage['plg:/a/:draaiboek'] = text", json.dumps(kept | {"ontwerp": evil}))
        assert draft(page, f"{origin}a/") == ""
        links = page.evaluate("[...document.querySelectorAll('.planner a')].map((link) => link.href)")
        assert [link for link in links if not link.startswith(f"{origin}a/")] == []


@pytest.mark.parametrize("evil", ELSEWHERE)
def test_a_file_leads_only_within_the_site(evil: str, origin: str, browser: Browser, tmp_path: Path) -> None:
    files: list[tuple[dict[str, Any], str, str]] = [
        (KEPT | {"ontwerp": evil}, "Dit bestand is beschadigd", ""),
        (KEPT | {"vorige": [evil], "favorieten": [{"naam": "Kwaad", "plan": evil}]}, "is open", DRAFT),
    ]
    with opened(browser) as page:
        assert draft(page, f"{origin}a/") == ""
        for number, (kept, sentence, plan) in enumerate(files):
            (tmp_path / f"{number}.json").write_text(json.dumps(kept), "utf-8")
            page.locator("[name=import]").set_input_files(tmp_path / f"{number}.json")
            expect(page.locator(".plan-status")).to_contain_text(sentence)
            assert plan_in(page.url) == plan
        assert page.locator(".plan-favourites li").count() == 0
