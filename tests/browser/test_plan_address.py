"""A plan in the address: behind the “#”, where no host sees it, however it came there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers.browser import PHONE, opened
from helpers.plans import LONGEST_ADDRESS, plan_in, view_in
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from pathlib import Path

    from helpers.modules import Modules

PLAN = "?v=2&start=13:30&groep=8&titel=Over+Zorg%2C+%C3%A9%C3%A9n%3A+%5F%2E&plan=check-in,eigen:Gast+Sien::caf%C3%A9:20"
VIEWS = {"": ".planner", "deelnemers": ".invite", "programma": ".sheet", "begeleid": ".run", "verstuur": ".invite"}


def ready(page: Page, view: str = "") -> None:
    expect(page.locator(VIEWS[view]).first).to_be_visible()


@pytest.mark.parametrize("view", [*VIEWS])
def test_a_query_of_before_is_moved_at_once(view: str, address: str, browser: Browser) -> None:
    """And nothing that is asked for afterwards holds it: a reload, a file, a page that one goes on to."""
    asked: list[str] = []
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/{PLAN}{view and f'&toon={view}'}")
        ready(page, view)
        assert (plan_in(page.url), view_in(page.url)) == (PLAN, view)
        page.context.on("request", lambda request: asked.append(request.url + request.headers.get("referer", "")))
        page.reload()
        ready(page, view)
        assert plan_in(page.url) == PLAN
        page.locator("main a:visible").first.click()
        page.wait_for_load_state()
    assert asked
    assert [url for url in asked if "Zorg" in url.partition("#")[0] or "titel=" in url.partition("#")[0]] == []


def test_the_form_of_an_old_invitation_opens(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/{PLAN}&toon=deelnemers#verstuur")
        expect(page.get_by_label("Waar precies")).to_be_visible()
        assert plan_in(page.url) == PLAN


def test_other_values_of_an_address_stay(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/?bron=mail&plan=bsa&zet=kandoe")
        ready(page)
        assert "plan=bsa,kandoe" in plan_in(page.url)
        page.goto(f"{address}draaiboek/?bron=mail&plan=bsa")
        ready(page)
        assert "?bron=mail#plan=" in page.url


def test_links_within_the_page_leave_the_plan(address: str, browser: Browser) -> None:
    """The skip link, links to headings, and the links at headings; what they lead to gets the focus."""
    with opened(browser, viewport=PHONE) as page:
        for view in VIEWS:
            page.goto(f"{address}draaiboek/{PLAN}{view and f'&toon={view}'}")
            ready(page, view)
            page.keyboard.press("Tab")
            if view not in ("begeleid", "deelnemers"):  # which have nothing around them to skip
                page.keyboard.press("Enter")
                assert page.evaluate("document.activeElement.id") == "inhoud"
                page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('main') !== null")
            for link in page.locator("a[href^='#']").all():
                link.dispatch_event("click")
            assert plan_in(page.url) == PLAN
            page.reload()
            ready(page, view)
            assert plan_in(page.url) == PLAN


def test_another_link_in_the_same_tab_shows_another_plan(address: str, browser: Browser, modules: Modules) -> None:
    plans = ["?v=2&titel=Een&plan=bsa", "?v=2&titel=Twee&plan=kandoe"]
    for view in ("", "programma"):
        first, second = modules("planner/link.js", "linkTo", [[plan, view] for plan in plans])
        with opened(browser) as page:
            page.goto(f"{address}draaiboek/{first.removeprefix('./')}")
            ready(page, view)
            page.goto(f"{address}draaiboek/{second.removeprefix('./')}")
            place = page.locator("[name=title]") if not view else page.get_by_role("heading", level=1)
            (expect(place).to_have_value if not view else expect(place).to_have_text)("Twee")


LONG = "?v=2&titel=Lang&plan=" + ",".join(f"eigen:{number}+{'woord+' * 9}einde:5" for number in range(29))


def test_a_plan_that_is_too_long_for_a_link_says_so(address: str, browser: Browser, tmp_path: Path) -> None:
    """It is offered as a file, survives a reload, and can be led and printed; a shorter one has its link again."""
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/{LONG}")
        ready(page)
        assert (page.url, page.locator(".plan-part").count()) == (f"{address}draaiboek/", 29)
        expect(page.get_by_text("Je draaiboek is te lang voor een link.")).to_be_visible()
        expect(page.locator(".plan-status")).to_contain_text("Te lang voor een link: download het als bestand.")
        for name in ("Uitnodiging", "Kopieer de link"):
            assert page.get_by_text(name, exact=True).is_hidden()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download het bestand").click()
        download.value.save_as(tmp_path / "lang.json")
        page.reload()
        ready(page)
        assert page.locator(".plan-part").count() == 29
        page.locator("[name=minutes]").first.fill("6")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Druk af", exact=True).click()
        expect(page.locator(".sheet-part")).to_have_count(29)
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/")
        ready(page)
        page.locator("[name=import]").set_input_files(tmp_path / "lang.json")
        expect(page.locator(".plan-part")).to_have_count(29)
        page.locator("[data-do=remove]").first.click()
        assert page.evaluate("scrollY") == 0  # what undoes it comes to the reader
        for _ in range(11):
            page.locator("[data-do=remove]").first.click()
        expect(page.locator(".plan-link output")).to_contain_text("#plan=")
        assert plan_in(page.url)


MANY = ["a," * 12_000, "bsa," * 2000, ",".join(["kandoe:40"] * 800), f"eigen:{'a' * 8000}", ":" * 8000, "%" * 8000]


@pytest.mark.parametrize("behind", ["?plan=", "#plan=vE2AplanE", "?plan=bsa&titel="])
@pytest.mark.parametrize("many", MANY, ids=lambda text: text[:9])
def test_no_address_keeps_the_planner_busy(many: str, behind: str, address: str, browser: Browser) -> None:
    """What it shows is cut, and it says so; how long that takes, the bench says."""
    written = (
        many
        if behind.startswith("?")
        else re.sub(r"[^a-z0-9-]", lambda sign: {",": "K", ":": "D"}.get(sign[0], "X25"), many)
    )
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/{behind}{written}", timeout=30_000)
        ready(page)
        assert page.locator(".plan-part").count() <= 30
        if many.count(",") > 30 and "titel" not in behind:
            expect(page.locator(".plan-notes")).to_contain_text("We tonen de eerste 30.")


def test_a_full_plan_takes_no_more_parts(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/?v=2&plan={','.join(['bsa:5'] * 30)}")
        ready(page)
        page.get_by_role("button", name="+ Pauze", exact=True).click()
        expect(page.locator(".plan-status")).to_have_text("Een draaiboek heeft hoogstens 30 onderdelen.")
        page.locator(".plan-advice [data-do=mend]").first.click()
        assert page.locator(".plan-part").count() == 30
        page.goto(f"{address}draaiboek/?zet=kandoe&plan={','.join(['bsa:5'] * 30)}")
        ready(page)
        assert page.locator(".plan-part").count() == 30


SEARCHES = ["a" * 8000, "ab cd " * 1300, "vergaderingvraagkaart" * 380, "é" * 1300, "'s " * 2000, "methodiek " * 800]


@pytest.mark.parametrize("query", SEARCHES, ids=lambda text: text[:9])
def test_no_address_keeps_the_search_busy(query: str, address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{address}zoeken/?q={query}", timeout=30_000)
        said = page.locator(".result [role=status]")
        expect(said).to_contain_text(" …”.")
        assert len(said.inner_text()) < 250


def test_a_published_site_tells_hosts_which_headers_to_send(site: Path) -> None:
    """The policy of the pages, in the format of Netlify and Cloudflare Pages."""
    policy = re.search(r'Security-Policy" content="([^"]*)"', (site / "index.html").read_text("utf-8"))
    assert policy
    assert (site / "_headers").read_text("utf-8").splitlines() == [
        "/*",
        f"  Content-Security-Policy: {policy[1]}",
        "  Referrer-Policy: strict-origin",
        "  X-Content-Type-Options: nosniff",
    ]


def test_a_code_is_short_and_plain(modules: Modules) -> None:
    """Whatever stands in a query, in storage or in a file comes back as the same plan."""
    odd = [PLAN, "?plan=%", "?titel=%zz&plan=eigen:100%", "?plan=a.b!c'd(e)*f~g_h;i/j?k@l$m", "?titel=%c3%A9", LONG]
    codes = [link.removeprefix("./#plan=") for link in modules("planner/link.js", "linkTo", [[plan] for plan in odd])]
    assert codes.pop() == "./"
    assert all(re.fullmatch(r"[\w-]+", code, re.ASCII) for code in codes)
    for plan, code in zip(odd, codes, strict=False):
        assert modules.plan(plan)["plan"] == modules.plan(plan_in(f"#plan={code}"))["plan"]
        assert len(code) <= LONGEST_ADDRESS
