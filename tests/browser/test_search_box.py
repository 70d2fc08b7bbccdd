"""The search in a real browser: the box of every page, the page /zoeken/, and offline."""

from __future__ import annotations

import re

import pytest
from helpers.browser import LAPTOP, PHONE, opened, violations, wait_for_kept
from playwright.sync_api import Browser, Page, expect

RESULTS = "#zoekresultaten > li"


def ask(page: Page, query: str) -> None:
    """Type a query in the box of the page, as a reader does."""
    page.get_by_label("Zoek in de gids").press_sequentially(query)


def test_the_box_answers_while_typing(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address + "methodieken/oase/")
        ask(page, "kan")
        first = page.get_by_role("option").first
        expect(first).to_contain_text("KanDoe")
        expect(first).to_contain_text("Methodiek")
        expect(first.locator("mark").first).to_be_visible()
        expect(page.locator(".site-header [role=status]")).to_contain_text("resulta")
        assert violations(page) == []


def test_the_keyboard_does_everything(address: str, browser: Browser) -> None:
    """The slash turns to the box, arrows choose, Enter goes there, Escape closes."""
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address + "over/")
        page.keyboard.press("/")
        page.keyboard.type("oase")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        assert page.get_by_label("Zoek in de gids").input_value() == "oase"
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        active = page.get_by_label("Zoek in de gids").get_attribute("aria-activedescendant")
        assert active
        assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Enter")
        page.wait_for_url("**/methodieken/oase/*")


def test_enter_leads_to_all_results(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address)
        ask(page, "leervraag")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zoeken/?q=leervraag")
        expect(page.locator(RESULTS).first).to_be_visible()


def test_a_card_loads_nothing_of_the_search(address: str, browser: Browser) -> None:
    """Until a reader turns to the box; then each file once, and none per query."""
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
        page.goto(address + "methodieken/oase/", wait_until="networkidle")
        assert "index.json" not in asked
        assert "search.js" not in asked
        ask(page, "borg")
        expect(page.locator(".hits mark").first).to_be_visible()
        page.get_by_label("Zoek in de gids").fill("leervraag")
        expect(page.get_by_role("option").first).to_contain_text("leervraag")
        page.wait_for_load_state("networkidle")
        assert [asked.count(name) for name in ("search.js", "index.json")] == [1, 1]
        texts = [name for name in asked if name.endswith(".json") and name != "index.json"]
        assert 1 <= len(texts) == len(set(texts)) <= 24  # those of the pages that were shown, each once


def test_a_shared_address_shows_its_results(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "zoeken/?q=kansencirkel")
        expect(page.locator(RESULTS).first).to_contain_text("KanDoe")
        expect(page.get_by_role("status")).to_contain_text("voor “kansencirkel”")
        expect(page).to_have_title(re.compile("^kansencirkel – "))
        expect(page.get_by_role("heading", name="Resultaten")).to_be_focused()
        items = page.locator(RESULTS).all()
        assert all(item.locator("> a").count() == 1 for item in items)
        pages = [str(item.locator("> a").get_attribute("href")).partition("#")[0] for item in items]
        assert len(pages) == len(set(pages))


def test_a_hit_leads_to_its_section(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "zoeken/?q=praatbarak")
        link = page.locator(f"{RESULTS} a[href*='#']").first
        link.wait_for()
        page.locator(f"{RESULTS} mark", has_text="raatbarak").first.wait_for()
        link.click()
        page.wait_for_url("**#*")
        assert page.evaluate("document.querySelector(decodeURIComponent(location.hash)) !== null")


def test_typing_on_the_page_keeps_the_address(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "zoeken/")
        page.get_by_label("Zoek in de gids").fill("motivatie")
        expect(page.locator(RESULTS).first).to_be_visible()
        assert page.url == address + "zoeken/?q=motivatie"


def test_filters_live_in_the_address(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "zoeken/?q=leervraag&soort=Methodiek")
        expect(page.locator(f"{RESULTS} .kind").first).to_be_visible()
        assert set(page.locator(f"{RESULTS} .kind").all_inner_texts()) == {"Methodiek"}
        page.goto(address + "zoeken/?q=methodiek&fase=prioriteren")
        expect(page.locator(RESULTS)).to_have_count(2)
        expect(page.locator(RESULTS).filter(has_text="KanDoe")).to_have_count(1)
        page.goto(address + "zoeken/?q=ideeën&duur=20&fase=prioriteren")
        expect(page.locator(".apart li").filter(has_text="KanDoe")).to_contain_text("Duurt 4 minuten langer.")
        expect(page.locator(RESULTS)).to_have_count(0)


def test_words_that_stand_together_come_first(address: str, browser: Browser) -> None:
    """Between quotes they must; a question of the kit does so without, though all its words are common."""
    with opened(browser) as page:
        page.goto(address + "zoeken/?q=waarom doen we wat we doen")
        expect(page.locator(f"{RESULTS} > a").first).to_contain_text("Waarom doen we wat we doen?")
        page.goto(address + 'zoeken/?q="vast stramien"')
        expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
        expect(page.get_by_role("status")).not_to_contain_text(re.compile(r"\d\d resultaten"))
        page.goto(address + "zoeken/?q=check\u2011in")
        expect(page.locator(f"{RESULTS} > a").first).to_have_text("Check-in")


def test_texts_of_results_further_down_come_as_one_gets_near(address: str, browser: Browser) -> None:
    with opened(browser, service_workers="block") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + "zoeken/?q=leervraag")
        expect(page.locator(RESULTS).nth(9).locator("mark").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert sum("/teksten/" in url for url in asked) == 10
        expect(page.locator(RESULTS).nth(20).locator("mark")).to_have_count(0)
        page.locator(RESULTS).nth(10).scroll_into_view_if_needed()
        expect(page.locator(RESULTS).nth(20).locator("mark").first).to_be_visible()


def test_a_filter_and_a_missing_method_are_said(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "zoeken/?q=visie&duur=20")
        expect(page.get_by_role("status")).to_contain_text("bij je filter")
        page.goto(address + "zoeken/?q=wereldcafé")
        expect(page.get_by_text("“wereldcafé” hebben we nog niet op kaart.")).to_be_visible()
        page.goto(address + "zoeken/?q=placemat")
        expect(page.locator(RESULTS).first).to_contain_text("Dat is iets anders")
        page.goto(address + "zoeken/?q=a")
        expect(page.get_by_role("status")).to_have_text("Typ minstens twee letters.")


def test_on_a_phone_the_list_is_short_and_long_words_break(address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{address}zoeken/?q={'x' * 500}")
        expect(page.get_by_role("status")).to_contain_text("Geen resultaten")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.goto(address + "over/")
        page.get_by_role("button", name="Zoeken").click()
        ask(page, "leervraag")
        expect(page.locator(".hits mark").first).to_be_visible()
        assert page.get_by_role("option").count() == 4  # the last leads to all results
        box = page.locator(".hits").bounding_box()
        assert box
        assert box["y"] + box["height"] < PHONE["height"] * 0.65


def test_the_list_says_that_it_fails(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.route("**/zoeken/index.json", lambda route: route.abort())
        page.goto(address + "over/")
        ask(page, "leervraag")
        expect(page.get_by_role("option")).to_contain_text("Zoeken lukt nu niet")


@pytest.mark.parametrize("query", ["pannenkoeken recept", "xqzw"])
def test_nothing_found_shows_a_way_on(query: str, address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}zoeken/?q={query}")
        expect(page.get_by_role("status")).to_contain_text("Geen resultaten")
        assert page.locator(RESULTS).count() == 0
        for name in ("Alle methodieken", "Begrippen en afkortingen", "Stel een methodiek voor"):
            assert page.get_by_role("link", name=name).is_visible()


def test_weak_matches_stand_apart(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "zoeken/?q=loonbarema leerkracht")
        expect(page.locator("#bedoelde-je li").first).to_be_visible()
        assert page.locator(RESULTS).count() == 0


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_results_are_accessible(size: object, address: str, browser: Browser) -> None:
    with opened(browser, viewport=size) as page:
        page.goto(address + "zoeken/?q=leervraag")
        page.locator(f"{RESULTS} mark").first.wait_for()
        page.locator(".facet").first.click()
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_search_and_its_results_work_offline_once_visited(address: str, browser: Browser) -> None:
    with opened(browser, service_workers="allow") as page:
        page.goto(address + "zoeken/")
        wait_for_kept(page, address)
        wait_for_kept(page, address, "methodieken/oase/", "zoeken/teksten/methodieken.oase.json")
        page.context.set_offline(offline=True)
        page.goto(address + "zoeken/?q=oase")
        expect(page.locator(RESULTS).first).to_contain_text("OASE")
        page.locator("#zoekresultaten mark").first.wait_for()
        page.locator(f"{RESULTS} > a").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("OASE")
