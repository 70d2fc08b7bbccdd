"""The site in a real browser: accessibility, keyboard, no script, filters, chooser, search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, Serve, page_addresses
from helpers.browser import LAPTOP, PHONE, opened, unreachable, violations
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from plgdocs.checking.library import read_library

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = read_library(ROOT)[0]


HIDDEN_IN_MENU = """() => [...document.querySelectorAll(
    innerWidth < 960 ? '.site-header nav a' : '.site-header li:not(.in-menu) a'
)].filter((link, index, all) => {
    const [box, next] = [link, all[index + 1]].map((one) => one?.getBoundingClientRect());
    const meets = next && box.top === next.top && box.right > next.left;
    return meets || box.left < 0 || box.right > innerWidth || !box.height;
}).map((link) => link.textContent)"""
"""The entries of the main menu that lie out of sight or over the next one."""


@pytest.mark.parametrize("width", [320, 360, 390, 700, 960, 1366])
def test_the_whole_menu_is_in_sight(width: int, address: str, browser: Browser) -> None:
    with opened(browser, viewport=ViewportSize(width=width, height=800)) as page:
        page.goto(address + "methodieken/oase/")
        opener = page.get_by_role("button", name="Menu")
        if opener.is_visible():
            opener.focus()
            page.keyboard.press("Enter")
        assert page.evaluate(HIDDEN_IN_MENU) == []
        page.evaluate("document.querySelector('.site-header ul').style = 'display: flex; gap: 30rem'")
        assert page.evaluate(HIDDEN_IN_MENU) != []


ONE_OF_EACH = (
    "",
    "404.html",
    "aanbevelingen/3-leervraag/",
    "begrippen/",
    "bijdragen/nieuwe-methodiek/",
    "draaiboek/",
    "draaiboek/bijeenkomst-eerste/",
    "methodieken/",
    "methodieken/kandoe/",
    "methodieken/kandoe/deelnemers/",
    "ontwikkeling/beslissingen/",
    "school/verankeren/",
    "vragenkit/",
    "werkbladen/",
    "werkbladen/kandoe-bord/",
    "werkbladen/leervraagwerf/",
    "zoeken/",
    "zonder-netwerk.html",
)
"""The pages that look unlike each other."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_accessible(scheme: Any, size: ViewportSize, site: Path, address: str, browser: Browser) -> None:
    """No page breaks WCAG 2.2 A or AA, or scrolls sideways: all in one way, each kind in every way and colour."""
    broken = {}
    is_first = size is PHONE and scheme == "light"
    with opened(browser, viewport=size, color_scheme=scheme) as page:
        for name in page_addresses(site) if is_first else ONE_OF_EACH:
            page.goto(address + name)
            found = violations(page, with_contrast=name in ONE_OF_EACH)
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
            page.goto(address + name)
        page.wait_for_load_state("networkidle")
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
        assert page.locator("article.tile:visible").count() == len(LIBRARY.listed_cards)
        assert page.locator("form.facets:visible").count() == 0
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
    """Paper shows the card and its sources, or the plan that was made; not the navigation."""
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        page.emulate_media(media="print")
        assert page.locator("nav:visible").count() == 0
        assert page.locator("button:visible").count() == 0
        assert page.locator("h1").is_visible()
        assert page.get_by_text("niet nagekeken door de auteurs").is_visible()
        page.goto(address + "draaiboek/?v=2&start=13:30&groep=8&plan=kandoe:40")
        page.locator(".plan-part").wait_for()
        assert page.locator("#klaar-om-over-te-nemen").is_hidden()


def tiles(page: Page) -> list[str]:
    """Return the titles of the cards that show, in order."""
    return page.locator("article.tile:visible h2, article.tile:visible h3").all_inner_texts()


def apart(page: Page) -> dict[str, list[str]]:
    """Return what stands below the line, by heading: each with its reason."""
    sections = page.locator(".apart > section").all()
    return {
        section.locator("h2").first.inner_text(): [
            f"{item.locator('h2, h3, a').first.inner_text()}: {' '.join(item.locator('.miss').all_inner_texts())}"
            for item in section.locator("article, li, .vraag").all()
        ]
        for section in sections
    }


LISTED = ".tiles:not(.apart *) > article:visible h2"


def labels(*phases: str) -> list[str]:
    """Return the names of the listed cards for any of these phases."""
    return [card.label for card in LIBRARY.listed_cards if {*phases} & {*card.phases}]


def test_facets_filter_in_place_and_live_in_the_address(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(address + "methodieken/?fase=prioriteren")
        assert page.locator(LISTED).all_inner_texts() == labels("prioriteren")
        page.get_by_role("button", name="Fase").click()
        assert page.locator("input[name=fase][value=prioriteren]").is_checked()
        page.locator(".chip", has_text="Openen").click()
        assert page.locator(LISTED).all_inner_texts() == labels("openen", "prioriteren")
        assert "fase=openen,prioriteren" in page.url.replace("%2C", ",")
        page.goto(address + "methodieken/?fase=bestaat-niet&duur=veel&groep=-3")
        assert len(tiles(page)) == len(LIBRARY.listed_cards)


def test_what_does_not_fit_goes_and_a_near_miss_says_why(address: str, browser: Browser) -> None:
    """Whoever chose the value; nearly all of them are the editors'."""
    with opened(browser) as page:
        page.goto(address + "methodieken/?groep=400")
        assert tiles(page) == []
        assert page.get_by_text("Geen methodiek past").is_visible()
        page.goto(address + "methodieken/?fase=prioriteren&duur=20")
        assert page.locator(LISTED).count() == 0
        assert apart(page)["Past net niet"][0] == "KanDoe: Duurt 4 minuten langer."
        page.goto(address + "methodieken/?plaats=online&fase=verkennen")
        assert all(len(items) <= 3 for items in apart(page).values())


def test_a_card_without_a_value_stands_apart(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.route("**/methodieken/?*", without_durations)
        page.goto(address + "methodieken/?duur=20&fase=prioriteren")
        assert apart(page) == {"Nog 2 zonder duur": [f"{label}: " for label in labels("prioriteren")]}


def without_durations(route: Route) -> None:
    """Answer as if no card said how long it takes."""
    response = route.fetch()
    route.fulfill(response=response, body=re.sub(r' data-duur="[^"]*"', "", response.text()))


CHOSEN, MOST_CHOSEN = ".chosen > li", 6
"""What the chooser on the home page shows; what more there is has a link."""


@pytest.mark.parametrize(("name", "items"), [("methodieken/", "article.tile"), ("vragenkit/", ".vraag"), ("", CHOSEN)])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_chip_says_what_remains_after_a_press(
    name: str, items: str, size: ViewportSize, address: str, browser: Browser
) -> None:
    """And on a phone the first of that is in view then, or the bar at the foot names it."""
    with opened(browser, viewport=size) as page:
        for number in range(8):
            page.goto(address + name)
            facets = page.locator(".facet").all()
            facets[number % len(facets)].click()
            chip = page.locator(".facets > fieldset[id]:not([hidden]) .chip").nth(number // len(facets))
            promised = int(chip.locator(".count").inner_text())
            chip.click()
            shown = page.locator(f"{items}:visible:not(.apart *)")
            if items == CHOSEN and promised > MOST_CHOSEN:
                expect(page.get_by_role("link", name=f"Bekijk alle {promised}", exact=True)).to_be_visible()
            else:
                expect(shown).to_have_count(promised)
            if promised and size is PHONE:
                seen = shown.or_(page.locator(".chooser .result a")).all()
                tops = [item.evaluate("item => item.getBoundingClientRect().top") for item in seen]
                assert any(0 <= top < 800 for top in tops), (number, tops)


def test_numbers_are_typed_or_picked(address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(address + "methodieken/")
        page.get_by_role("button", name="Groep").click()
        page.get_by_role("button", name="20 deelnemers").click()
        assert page.url.endswith("?groep=20")
        expect(page.get_by_role("button", name="Groep")).to_contain_text("20 deelnemers")
        page.get_by_role("button", name="Duur").click()
        page.get_by_label("Hoogstens").fill("25")
        assert "duur=25" in page.url
        page.get_by_role("button", name="20 min").click()
        assert page.get_by_label("Hoogstens").input_value() == "20"
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Duur")).to_be_focused()
        assert page.get_by_label("Hoogstens").is_hidden()


def test_the_chooser_names_its_answer_in_one_line(address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(address)
        page.locator(".chip", has_text="Kiezen uit").click()
        answer = page.locator(".chooser .result a")
        first = next(card for card in LIBRARY.listed_cards if "kiezen" in card.needs)
        expect(answer).to_contain_text(f"{first.label} · {first.duration}, en nog ")
        assert page.locator(".chooser .result").evaluate("bar => bar.offsetHeight") <= 64
        answer.click()
        assert page.locator(".chosen a").first.inner_text() == first.label
        page.goto(address + "?helpt-bij=kiezen&duur=20")
        assert "KanDoe: Duurt 4 minuten langer." in apart(page)["Past net niet"]
        assert violations(page) == []


CARDS = [card.name for card in LIBRARY.listed_cards]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("methodieken/", ".tile"),
        ("vragenkit/", ".vraag"),
        ("?helpt-bij=kiezen", ".chosen li"),
        ("draaiboek/", ".plan-suggestions li"),
        *((f"methodieken/{name}/", "#stap-1") for name in CARDS),
    ],
)
def test_what_one_comes_for_is_within_one_and_a_half_screens(
    name: str, first: str, address: str, browser: Browser
) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(address + name)
        page.locator(first).first.wait_for()
        assert page.locator(first).first.evaluate("item => item.getBoundingClientRect().top + scrollY") <= 1266
        assert page.locator(".site-header").evaluate("header => header.offsetHeight") <= 64


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_menu_and_search_open_on_a_phone(has_script: Any, address: str, browser: Browser) -> None:
    """By keyboard, too."""
    with opened(browser, viewport=PHONE, java_script_enabled=has_script) as page:
        page.goto(address + "over/")
        assert page.get_by_label("Zoek in de gids").is_hidden()
        page.get_by_role("button", name="Zoeken").press("Enter")
        page.get_by_label("Zoek in de gids").fill("oase")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Menu").press("Enter")
        page.get_by_role("link", name="Vragenkit", exact=True).first.click()
        assert page.url == address + "vragenkit/"


@pytest.mark.parametrize(
    "name", ["methodieken/oase/", "draaiboek/bijeenkomst-eerste/", "draaiboek/?plan=check-in,oase"]
)
def test_the_focus_never_lies_under_the_actions(name: str, address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(address + name)
        bar = page.locator(".actions")
        bar.wait_for()
        assert [label.strip() for label in bar.locator("a, button").all_inner_texts()][::2] == [
            "Leid met timer",
            "Uitnodiging",
        ]
        for _ in range(70):
            page.keyboard.press("Tab")
            assert page.evaluate(UNDER_ACTIONS) == ""


UNDER_ACTIONS = """() => {
    const [focused, bar] = [document.activeElement, document.querySelector('.actions')];
    if (bar.contains(focused) || focused === document.body) return '';
    return focused.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1 ? focused.outerHTML : '';
}"""


def test_one_left_edge(address: str, browser: Browser) -> None:
    """For the name of the site and the title of each page."""
    edges = "() => ['.brand', 'h1'].map(name => Math.round(document.querySelector(name).getBoundingClientRect().left))"
    names = [
        "",
        "methodieken/",
        "methodieken/kandoe/",
        "aanbevelingen/3-leervraag/",
        "vragenkit/",
        "draaiboek/",
        "over/",
    ]
    for size in (PHONE, LAPTOP):
        with opened(browser, viewport=size) as page:
            found = set()
            for name in [
                *names,
                "draaiboek/studiedag/",
                "bijdragen/nieuwe-methodiek/",
            ]:
                page.goto(address + name)
                found |= {*page.evaluate(edges)}
            assert len(found) == 1, found


@pytest.mark.parametrize("door", ["ik-begin", "ik-begeleid", "ik-leid-een-school"])
def test_a_door_leads_to_a_plan(door: str, address: str, browser: Browser) -> None:
    """It has at most ten links in order; a plan is there within five taps from the home page."""
    with opened(browser, viewport=PHONE) as page:
        page.goto(address)
        page.locator(f"main a[href*='{door}']").click()
        links = page.locator("main ol > li")
        assert 5 <= links.count() <= 10
        links.locator("a[href*='draaiboek/']").filter(has_text="raaiboek").first.click()
        page.get_by_role("link", name="Pas aan").or_(page.locator("[data-do=add]")).first.click()
        page.locator(".plan-part").first.wait_for()


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
