"""The site in a real browser: accessibility, keyboard, no script, filters, chooser, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, Serve, page_addresses
from helpers.browser import LAPTOP, PHONE, opened, unreachable, violations
from playwright.sync_api import Browser, Page, ViewportSize, expect

from plgdocs.checking.library import read_library

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = read_library(ROOT)[0]


HIDDEN_IN_MENU = """() => [...document.querySelectorAll('.site-header nav a')].filter((link, index, all) => {
    const [box, next] = [link, all[index + 1]].map((one) => one?.getBoundingClientRect());
    const meets = next && box.top === next.top && box.right > next.left;
    return meets || box.left < 0 || box.right > innerWidth || !box.height;
}).map((link) => link.textContent)"""
"""The entries of the main menu that lie out of sight or over the next one."""


@pytest.mark.parametrize("width", [320, 360, 390, 700, 960, 1366])
def test_the_whole_menu_is_in_sight(width: int, address: str, browser: Browser) -> None:
    with opened(browser, viewport=ViewportSize(width=width, height=800)) as page:
        page.goto(address + "methodieken/oase/")
        assert page.evaluate(HIDDEN_IN_MENU) == []
        page.evaluate("document.querySelector('.site-header ul').style = 'display: flex; gap: 30rem'")
        assert page.evaluate(HIDDEN_IN_MENU) != []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_accessible(scheme: Any, size: ViewportSize, site: Path, address: str, browser: Browser) -> None:
    """No page breaks WCAG 2.2 A or AA, or scrolls sideways."""
    broken = {}
    with opened(browser, viewport=size, color_scheme=scheme) as page:
        for name in page_addresses(site):
            page.goto(address + name)
            found = violations(page)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append("the page scrolls sideways")
            if found:
                broken[name] = found
    assert broken == {}


def test_axe_can_refuse(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content('<html lang="nl"><title>x</title><main><h1>x</h1><img src="a.png"></main>')
        assert any(found.startswith("image-alt") for found in violations(page))


def requests_of(browser: Browser, address: str, names: list[str]) -> list[str]:
    """Return every address that the browser asks for while it opens pages."""
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        for name in names:
            page.goto(address + name, wait_until="networkidle")
    return asked


def test_no_request_to_another_host(site: Path, address: str, browser: Browser) -> None:
    asked = requests_of(browser, address, page_addresses(site))
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_foreign_requests_are_seen(tmp_path: Path, serve: Serve, browser: Browser) -> None:
    (tmp_path / "index.html").write_text('<img src="http://127.0.0.2:9/a.png" alt="">')
    address = serve(tmp_path)
    assert [url for url in requests_of(browser, address, [""]) if not url.startswith(address)]


def test_a_card_needs_few_requests(address: str, browser: Browser) -> None:
    asked = requests_of(browser, address, ["methodieken/kandoe/"])
    assert len([url for url in asked if "icon" not in url]) <= 5


@pytest.mark.parametrize(
    "name",
    [
        "",
        "methodieken/",
        "methodieken/oase/",
        "aanbevelingen/3-leervraag/",
        "vragenkit/",
        "bijdragen/",
        "bijdragen/nieuwe-methodiek/",
    ],
)
def test_keyboard_reaches_everything(name: str, address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address + name)
        assert unreachable(page) == []


def test_unreachable_can_be_found(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content("<a href='#'>a</a><button onfocus='this.blur()'>b</button>")
        assert unreachable(page)


def test_focus_is_visible(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address + "methodieken/kandoe/")
        for _ in range(12):
            page.keyboard.press("Tab")
            style = page.evaluate(
                "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
            )
            assert style[0] != "none"
            assert style[1] >= 2


def test_skip_link_leads_to_the_content(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
        page.keyboard.press("Enter")
        assert page.url.endswith("#inhoud")


def test_reading_works_without_a_script(address: str, browser: Browser) -> None:
    """All cards, the needs and every question are there; filters that could not work are not."""
    with opened(browser, java_script_enabled=False) as page:
        page.goto(address + "methodieken/")
        assert page.locator("article.tile:visible").count() == 7
        assert page.locator("form.filter:visible").count() == 0
        page.goto(address)
        assert page.get_by_text("kiezen uit te veel ideeën").first.is_visible()
        page.goto(address + "vragenkit/")
        assert page.locator(".block.vraag:visible").count() == page.locator(".block.vraag").count() > 30
        page.get_by_label("Zoek in de gids").fill("oase")
        page.get_by_role("button", name="Zoek").click()
        assert page.url == address + "zoeken/?q=oase"
        page.get_by_text("als je browser JavaScript toelaat").wait_for()
        assert page.get_by_role("link", name="Alle methodieken").is_visible()
        assert page.get_by_role("link", name="Stel een methodiek voor").is_visible()


def test_below_a_base_path(site: Path, tmp_path: Path, serve: Serve, browser: Browser) -> None:
    (tmp_path / "plg-gids").symlink_to(site)
    address = serve(tmp_path) + "plg-gids/"
    asked = []
    with opened(browser) as page:
        page.on("response", lambda response: asked.append((response.url, response.status)))
        page.goto(address + "aanbevelingen/3-leervraag/")
        page.get_by_role("link", name="KanDoe").first.click()
        assert page.url.startswith(address + "methodieken/kandoe/")
        page.get_by_role("link", name="Methodieken").first.click()
        assert page.url.startswith(address + "methodieken/")
        page.goto(address + "zoeken/?q=leervraag")
        page.locator("#zoekresultaten a").first.click()
    assert [url for url, status in asked if status >= 400 or not url.startswith(address)] == []


SEEN = """
window.seen = new Set();
const look = () => {
    for (const button of document.querySelectorAll("button.copybtn")) {
        seen.add(button.dataset.tooltip).add(button.querySelector("title").textContent);
    }
    requestAnimationFrame(look);
};
look();
"""
"""Notes at each frame what the copy buttons say."""


def test_copy_button_speaks_dutch(address: str, browser: Browser) -> None:
    """At every moment: before, after and when copying fails."""
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.add_init_script(SEEN)
        page.goto(address + "bijdragen/op-github/")  # the template to paste
        button = page.locator("button.copybtn").first
        expect(button).to_have_attribute("data-tooltip", "Kopieer")
        button.click()
        expect(button).to_have_attribute("data-tooltip", "Gekopieerd")
        assert page.evaluate("navigator.clipboard.readText()").startswith("---")
        expect(button).to_have_attribute("data-tooltip", "Kopieer")
        page.locator("#codecell0").evaluate("code => code.replaceChildren()")  # nothing can't be copied
        button.click(force=True)
        expect(button).to_have_attribute("data-tooltip", "Kopiëren lukt niet")
        expect(button).to_have_attribute("data-tooltip", "Kopieer")
        said = {*page.evaluate("[...seen]")}
    assert said == {"Kopieer", "Kopieer naar het klembord", "Gekopieerd", "Kopiëren lukt niet"}


def test_copy_button_speaks_english_on_english_pages(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "ontwikkeling/")
        expect(page.locator("button.copybtn").first).to_have_attribute("data-tooltip", "Copy")


def test_only_the_cards_of_the_drawing_turn(address: str, browser: Browser) -> None:
    """On the home page; the shapes on them stay as they are."""
    turns = "elements => elements.map((element) => getComputedStyle(element).rotate)"
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address)
        assert page.locator(".deck > *").evaluate_all(turns) == ["-30deg", "-18deg", "-6deg", "6deg", "18deg", "30deg"]
        assert {*page.locator(".deck > * *").evaluate_all(turns)} == {"none"}


def test_reader_chooses_light_or_dark(address: str, browser: Browser) -> None:
    """The choice holds on the next page, from its first paint."""
    background = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, color_scheme="light") as page:
        page.goto(address)
        light = page.evaluate(background)
        page.locator("[data-scheme]").last.click()
        dark = page.evaluate(background)
        assert dark != light
        page.goto(address + "methodieken/kandoe/")
        assert page.evaluate(background) == dark


def test_print_is_clean(address: str, browser: Browser) -> None:
    """Paper shows the card and its sources, not the navigation."""
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        page.emulate_media(media="print")
        assert page.locator("nav:visible").count() == 0
        assert page.locator("button:visible").count() == 0
        assert page.locator("h1").is_visible()
        assert page.get_by_text("niet nagekeken door de auteurs").is_visible()


def tiles(page: Page) -> list[str]:
    """Return the titles of the cards that show, in order."""
    return page.locator("article.tile:visible h2, article.tile:visible h3").all_inner_texts()


def test_facets_filter_in_place_and_live_in_the_address(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address + "methodieken/?fase=prioriteren")
        assert tiles(page)[0] == "KanDoe"
        assert "Check-in" not in tiles(page)
        assert page.locator("input[name=fase][value=prioriteren]").is_checked()
        page.get_by_text("Openen", exact=False).first.click()
        assert sorted(tiles(page)[:2]) == ["Check-in", "KanDoe"]
        assert "fase=openen,prioriteren" in page.url.replace("%2C", ",")
        page.goto(address + "methodieken/?fase=bestaat-niet&duur=veel")
        assert len(tiles(page)) == 7


def test_invented_values_never_hide_a_card(address: str, browser: Browser) -> None:
    """No card is for 50 people, but every group size is the editors' own; they rank behind what fits for sure.

    The check-in's minute a person comes from the source, so that 50 people are too many for half an hour.
    """
    with opened(browser) as page:
        page.goto(address + "methodieken/?groep=50")
        assert len(tiles(page)) == 7
        assert page.get_by_text("past misschien").count() >= 7
        page.goto(address + "methodieken/?groep=50&duur=30")
        assert sorted(tiles(page)) == sorted(card.label for card in LIBRARY.listed_cards if card.name != "check-in")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("methodieken/kan-doe/", "KanDoe"),
        ("aanbevelingen/leervragen.html", "Leervragen"),
        ("a/b/%E0%A4%A/oase", "OASE"),
    ],
)
def test_an_address_that_does_not_exist_is_searched_for(
    path: str, meant: str, site: Path, address: str, browser: Browser
) -> None:
    """At any depth; a host shows 404.html below the address that was asked for."""
    with opened(browser) as page:
        html = (site / "404.html").read_text("utf-8")
        page.route(address + path, lambda route: route.fulfill(status=404, content_type="text/html", body=html))
        page.goto(address + path)
        found = page.locator("#gevonden li a")
        found.first.wait_for()
        assert meant in found.first.inner_text()
        found.first.click()
        page.wait_for_load_state()
        assert page.title() != "Deze pagina bestaat niet · PLG-gids"
