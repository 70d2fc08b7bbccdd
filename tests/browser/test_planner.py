"""The planner in a real browser: adding, moving, mending, keeping, and what lives in the address."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from helpers.browser import LAPTOP, PHONE, opened, violations
from helpers.modules import LIBRARY
from helpers.plans import plan_in
from playwright.sync_api import Browser, Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = "?v=2&start=13:30&groep=8&plaats=ter-plaatse&duur=90&plan=check-in,bsa:30,check-out:15"
TITLES = {card["id"]: card["titel"] for card in LIBRARY["kaarten"]}


@contextmanager
def planner(browser: Browser, address: str, search: str = "", **options: Any) -> Iterator[Page]:
    """Open the planner in a fresh browser, ready to use."""
    with opened(browser, **({"viewport": LAPTOP} | options)) as page:
        visit(page, address, search)
        yield page


def visit(page: Page, address: str, search: str = "") -> None:
    """Open the planner, and wait until it can be used."""
    page.goto(f"{address}draaiboek/{search}")
    expect(page.locator(".planner")).to_be_visible()


def parts(page: Page) -> list[str]:
    """Return the plan in the address, part by part, once the planner has done what it was asked."""
    search = plan_in(page.evaluate("() => new Promise(done => setTimeout(() => done(location.href), 20))"))
    return search.partition("&plan=")[2].split(",") if "&plan=" in search else []


def shown(page: Page) -> list[str]:
    """Return the titles of the parts as the page shows them."""
    return page.locator(".plan-part h3").all_inner_texts()


def clocks(page: Page) -> list[str]:
    """Return the clock times at which parts begin."""
    return page.locator(".plan-part .clock > time").all_inner_texts()


def said(page: Page) -> Locator:
    """Return what the planner says it did, which screen readers hear."""
    return page.locator(".plan-status")


def advised(page: Page) -> list[str]:
    """Return the advice on the page."""
    return page.locator(".plan-advice li b").all_inner_texts()


def advice_item(page: Page, text: str) -> Locator:
    """Return one piece of advice."""
    return page.locator(".plan-advice li", has_text=text)


# Looking ------------------------------------------------------------------------------------------


def test_a_link_opens_the_plan(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        assert shown(page) == [TITLES["check-in"], TITLES["bsa"], TITLES["check-out"]]
        assert clocks(page) == ["13.30", "13.38", "14.08"]
        expect(page.locator(".plan-total")).to_have_text("13.30–15.00 53 van 90 min, nog 37 min vrij")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_full_plan_is_accessible(scheme: Any, size: Any, address: str, browser: Browser) -> None:
    """With every kind of part, a note, advice, suggestions, results and what was kept."""
    search = PLAN.replace("bsa:30", "bsa:Met+twee:90,input:20,pauze,eigen:Gast:20,weg-ermee:10,kandoe,oase")
    with planner(browser, address, search, viewport=size, color_scheme=scheme) as page:
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.locator("#plan-search").fill("kiezen")
        expect(page.locator(".plan-found li").first).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_nobody_knows_is_shown(address: str, browser: Browser) -> None:
    with planner(browser, address, "?v=2&plan=weg-ermee:Met+een+spel:20,bsa") as page:
        assert shown(page) == ["weg-ermee", TITLES["bsa"]]
        expect(page.locator(".plan-notes")).to_have_text(
            "De methodiek “weg-ermee” kennen we niet. Ze blijft staan zoals ze in de link stond."
        )
        page.locator("[name=minutes]").nth(1).fill("40")
        page.keyboard.press("Enter")
        assert parts(page) == ["weg-ermee:Met+een+spel:20", "bsa:40"]


def test_own_words_stay_words(address: str, browser: Browser) -> None:
    """Whatever a link holds, it is text and never markup."""
    odd = "%3Cimg+src%3Dx+onerror%3D%22document%2Etitle%3D1%22%3E"
    with planner(browser, address, f"?v=2&titel={odd}&plan=eigen:{odd}:5,{odd}:5,bsa:{odd}") as page:
        assert page.locator(".planner img").count() == 0
        assert shown(page)[:2] == ['<img src=x onerror="document.title=1">'] * 2


def test_without_a_script_there_is_much_to_read(address: str, browser: Browser) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}draaiboek/{PLAN}")
        expect(page.get_by_text("als je browser JavaScript toelaat")).to_be_visible()
        assert page.locator(".planner").is_hidden()
        assert page.locator(".no-script .mini a").count() == len(LIBRARY["kaarten"])
        assert page.locator(".tile a").count() == len(LIBRARY["draaiboek"]["klaar"])


# Adding -------------------------------------------------------------------------------------------


def test_a_card_brings_itself_along(address: str, browser: Browser) -> None:
    """A link “zet in draaiboek” adds to the draft, before what closes; the address becomes the plan's."""
    with planner(browser, address, PLAN) as page:
        page.locator("[name=people]").fill("9")
        page.keyboard.press("Enter")
        expect(said(page)).to_contain_text("54 van 90 min")
        visit(page, address, "?zet=kandoe")
        assert parts(page) == ["check-in", "bsa:30", "kandoe", "check-out:15"]
        assert "zet=" not in page.url
        expect(said(page)).to_have_text("KanDoe staat nu op plaats 3 van 4, van 14.09 tot 14.45 uur.")


def test_suggestions_say_why(address: str, browser: Browser) -> None:
    with planner(browser, address) as page:
        first = page.locator(".plan-suggestions li").first
        expect(first).to_contain_text("Check-in")
        expect(first).to_contain_text("Om te openen")
        first.get_by_role("button").click()
        assert parts(page) == ["check-in"]
        expect(page.locator(".plan-suggestions li").first).to_contain_text("Gaat goed na Check-in.")


def test_suggestions_fit_in_the_time_left(address: str, browser: Browser) -> None:
    """With how long each takes; when nothing fits, that is said."""
    search = "?v=2&start=13:30&groep=8&duur={}&plan=check-in,bsa:30"
    shortest = {card["id"]: card["duur"]["van"] for card in LIBRARY["kaarten"] if "per" not in card["duur"]}
    with planner(browser, address, search.format(53)) as page:
        buttons = page.locator(".plan-suggestions button")
        offered = {button.get_attribute("data-id") or "": button.inner_text() for button in buttons.all()}
        assert "check-out" in offered
        assert all(shortest[name] <= 15 and str(shortest[name]) in text for name, text in offered.items())
        assert all(text.endswith(" min") for text in offered.values())
    with planner(browser, address, search.format(40)) as page:
        expect(page.locator(".plan-suggestions")).to_have_text("In de tijd die overblijft past niets meer.")


def test_search_finds_methods_only(address: str, browser: Browser) -> None:
    """By a search word, with a mistake in it, by phase."""
    for query, name in (("intervisie", "oase"), ("prioritern", "kandoe"), ("ijsbreker", "check-in")):
        with planner(browser, address) as page:
            page.locator("#plan-search").fill(query)
            page.locator(".plan-found").get_by_role("button", name=TITLES[name]).click()
            assert parts(page) == [name]
            assert page.locator("#plan-search").input_value() == ""  # for what one looks for next


def test_other_parts(address: str, browser: Browser) -> None:
    """An own part waits for its words; what closes stays last."""
    with planner(browser, address, PLAN) as page:
        page.get_by_role("button", name="+ Pauze").click()
        page.get_by_role("button", name="+ Eigen onderdeel").click()
        page.keyboard.type("Input van Sien, deel 2")
        page.keyboard.press("Tab")
        assert parts(page) == ["check-in", "bsa:30", "pauze", "eigen:Input+van+Sien%2C+deel+2", "check-out:15"]
        page.keyboard.press("Tab")
        expect(page.locator("[name=minutes]").nth(3)).to_be_focused()


def test_an_own_part_has_a_note(address: str, browser: Browser) -> None:
    """Which participants and who leads read too; together with the title it keeps to the room of the link."""
    with planner(browser, address, f"{PLAN},eigen:Input+van+Sien") as page:
        part = page.locator(".plan-part").last
        part.locator("summary").click()
        part.get_by_label("Notitie bij Input van Sien").fill("Zet de beamer klaar: lokaal 12")
        page.keyboard.press("Tab")
        assert parts(page)[-1] == "eigen:Input+van+Sien::Zet+de+beamer+klaar%3A+lokaal+12"
        page.reload()
        expect(part.get_by_label("Notitie bij Input van Sien")).to_have_value("Zet de beamer klaar: lokaal 12")
        expect(part.get_by_label("Wat doen jullie?")).to_have_value("Input van Sien")
        part.get_by_label("Wat doen jullie?").fill("W" * 80)
        page.keyboard.press("Tab")
        assert len(parts(page)[-1]) < 75
        for face in ("programma", "deelnemers"):
            page.goto(f"{address}draaiboek/{plan_in(page.url)}&toon={face}")
            expect(page.locator("main")).to_contain_text("Zet de beamer klaar: lokaal 12")


# Changing -----------------------------------------------------------------------------------------


def test_clock_times_follow(address: str, browser: Browser) -> None:
    """Also around a fixed hour, which says what stays free before it or doesn't fit; what to do beforehand is below."""
    with planner(browser, address, PLAN) as page:
        for name, value in (("start", "09:00"), ("people", "12")):
            page.locator(f"[name={name}]").fill(value)
            page.keyboard.press("Enter")
        page.locator("[name=minutes]").nth(1).fill("45")
        page.keyboard.press("Enter")
        assert parts(page)[1] == "bsa:45"
        assert "start=09:00&groep=12" in plan_in(page.url)
        assert clocks(page) == ["09.00", "09.12", "09.57"]
        page.locator(".plan-part summary").nth(2).click()
        for hour, says in (("10:10", "Ervoor blijft 13 min vrij."), ("09:53", "Wat ervoor komt, duurt 4 min te lang.")):
            page.get_by_label("Check-out begint vast om").fill(hour)
            page.keyboard.press("Tab")
            expect(page.locator(".plan-slack")).to_contain_text(says)
        assert parts(page)[2] == "check-out@0953:15"
        assert clocks(page)[2] == "09.57"
        advice_item(page, "begint vast om 09.53 uur").get_by_role("button", name="Neem kortere tijden").click()
        assert (parts(page)[1:], clocks(page)[2]) == (["bsa:41", "check-out@0953:15"], "09.53")
        page.locator(".plan-before summary").click()
        expect(page.locator(".plan-before li").first).to_contain_text("Check-in: ")


def test_an_old_plan_takes_the_new_times_when_asked(address: str, browser: Browser) -> None:
    """Opening it changes nothing; the button makes it a plan of today."""
    with planner(browser, address, "?v=1&start=13:30&groep=8&plan=check-in,kandoe,check-out") as page:
        assert clocks(page) == ["13.30", "13.38", "14.23"]
        assert plan_in(page.url).startswith("?v=1&")
        page.get_by_role("button", name="Neem de nieuwe tijden").click()
        expect(said(page)).to_have_text("Gedaan: neem de nieuwe tijden.")
        assert plan_in(page.url) == "?v=2&start=13:30&groep=8&plan=check-in,kandoe,check-out"
        assert clocks(page) == ["13.30", "13.38", "14.11"]


def test_without_a_start_there_are_no_hours(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN.replace("start=13:30&", "")) as page:
        assert clocks(page) == []
        expect(page.locator(".plan-total")).to_have_text("53 van 90 min, nog 37 min vrij")
        page.get_by_role("button", name="Check-in omlaag").click()
        expect(said(page)).to_have_text("Check-in staat nu op plaats 2 van 3.")


def test_the_keyboard_moves_a_part(address: str, browser: Browser) -> None:
    """The button keeps the focus, the new place is announced, and at the end it does nothing."""
    with planner(browser, address, PLAN) as page:
        button = page.get_by_role("button", name="Check-in omlaag")
        button.focus()
        page.keyboard.press("Enter")
        assert parts(page) == ["bsa:30", "check-in", "check-out:15"]
        expect(said(page)).to_have_text("Check-in staat nu op plaats 2 van 3, van 14.00 tot 14.08 uur.")
        assert said(page).get_attribute("role") == "status"
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert parts(page) == ["bsa:30", "check-out:15", "check-in"]
        expect(button).to_be_focused()


def centre(page: Page, index: int) -> tuple[float, float]:
    """Return the middle of the grip of a part."""
    box = page.locator(".plan-part .grip").nth(index).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_mouse_drags_a_part(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        (x, y), (_, end) = centre(page, 0), centre(page, 2)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, end + 120, steps=10)
        page.mouse.up()
        assert parts(page) == ["bsa:30", "check-out:15", "check-in"]


def test_escape_lets_go(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        (x, y), (_, end) = centre(page, 2), centre(page, 0)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, end - 40, steps=10)
        page.keyboard.press("Escape")
        page.mouse.up()
        assert shown(page)[0] == "Check-in"
        assert parts(page)[0] == "check-in"


def test_a_finger_drags_a_part(address: str, browser: Browser) -> None:
    """By its grip; elsewhere the same gesture scrolls the page."""
    with planner(browser, address, PLAN, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.locator(".plan-part").last.scroll_into_view_if_needed()
        (x, y), (_, end) = centre(page, 2), centre(page, 1)
        touch = page.context.new_cdp_session(page)

        def send(kind: str, *points: float) -> None:
            given = [{"x": x, "y": point} for point in points]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})

        send("touchStart", y)
        for step in range(1, 11):
            send("touchMove", y + (end - 30 - y) * step / 10)
        send("touchEnd")
        expect(said(page)).to_contain_text("Check-out staat nu op plaats 2 van 3")
        assert parts(page) == ["check-in", "check-out:15", "bsa:30"]


def test_what_is_removed_comes_back(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        page.get_by_role("button", name="Verwijder Check-in").click()
        assert parts(page) == ["bsa:30", "check-out:15"]
        expect(page.locator(".plan-undo")).to_contain_text("Check-in is weg.")
        expect(page.get_by_role("button", name="Maak ongedaan")).to_be_focused()
        page.keyboard.press("Enter")
        assert parts(page) == ["check-in", "bsa:30", "check-out:15"]


def test_the_back_button_takes_a_step_back(address: str, browser: Browser) -> None:
    """A big step is one; a number that is filled in is none."""
    with planner(browser, address, PLAN) as page:
        page.get_by_role("button", name="+ Pauze").click()
        page.locator("[name=minutes]").first.fill("12")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Verwijder Check-out").click()
        page.go_back()
        assert parts(page) == ["check-in:12", "bsa:30", "pauze", "check-out:15"]
        assert len(shown(page)) == 4
        page.go_back()
        assert parts(page) == ["check-in", "bsa:30", "check-out:15"]
        assert len(shown(page)) == 3


def test_a_press_right_after_filling_in_counts(address: str, browser: Browser) -> None:
    """The press that ends the filling in of a field is not lost, and a link that is followed knows of it."""
    with planner(browser, address, PLAN) as page:
        rule = ".plan-minutes small { display: block; height: 300px }"  # it goes, and all below it moves
        page.evaluate("rule => document.styleSheets[0].insertRule(rule)", rule)
        page.locator("[name=minutes]").nth(1).fill("60")
        page.get_by_role("button", name="Verwijder Check-out").click()
        assert parts(page) == ["check-in", "bsa:60"]
        expect(page.locator(".plan-total")).to_contain_text("68 van")
        page.locator("[name=title]").fill("Over zorg")
        page.get_by_role("link", name="Uitnodiging").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Over zorg")


def test_a_title_is_kept_while_it_is_typed(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        page.locator("[name=title]").press_sequentially("Over zorg ")
        page.wait_for_url(lambda url: "&titel=Over+zorg&" in plan_in(url))
        page.keyboard.type("en feedback")
        page.wait_for_url(lambda url: "&titel=Over+zorg+en+feedback&" in plan_in(url))
        expect(page.locator("[name=title]")).to_be_focused()


# Advice -------------------------------------------------------------------------------------------


def test_advice_is_mended_with_one_press(address: str, browser: Browser) -> None:
    with planner(browser, address, "?v=2&start=13:30&groep=8&duur=90&plan=bsa:30,input:20") as page:
        item = advice_item(page, "Er staat geen check-in vooraan.")
        expect(item).to_contain_text("Niet elk team is klaar voor een persoonlijk rondje.")
        assert (
            item.get_by_role("link").get_attribute("href") == f"{address}aanbevelingen/6-mens-achter-de-professional/"
        )
        for text in ("geen check-in", "geen check-out", "naar jullie school"):
            advice_item(page, text).get_by_role("button").first.click()
        assert parts(page) == ["check-in", "bsa:30", "input:20", "vertaalslag", "check-out"]
        assert advised(page) == []
        expect(page.locator("#plan-programma")).to_be_focused()


def test_advice_stays_away_when_dismissed(address: str, browser: Browser) -> None:
    """Also after a reload, until one asks for it again."""
    text = "Er staat geen check-in vooraan."
    with planner(browser, address, "?v=2&plan=bsa,check-out") as page:
        assert text in advised(page)
        advice_item(page, text).get_by_role("button", name="Verwijder dit advies").click()
        assert text not in advised(page)
        page.reload()
        expect(page.locator(".planner")).to_be_visible()
        assert text not in advised(page)
        page.get_by_role("button", name="Toon wat je wegklikte").click()
        assert text in advised(page)


# Keeping ------------------------------------------------------------------------------------------


def test_the_draft_is_kept(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        page.get_by_role("button", name="+ Pauze").click()
        wanted = ["check-in", "bsa:30", "pauze", "check-out:15"]
        page.reload()
        expect(page.locator(".plan-part")).to_have_count(4)
        visit(page, address)
        assert parts(page) == wanted


def test_a_link_does_not_push_the_draft_away(address: str, browser: Browser) -> None:
    """Looking at another plan changes nothing; changing it leaves the draft among the earlier ones."""
    with planner(browser, address) as page:
        page.get_by_role("button", name="+ Pauze").click()
        visit(page, address, PLAN)
        visit(page, address)
        assert parts(page) == ["pauze"]
        visit(page, address, PLAN)
        page.get_by_role("button", name="+ Input").click()
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.get_by_role("link", name="Vorig klad 1").click()
        expect(page.locator(".plan-part")).to_have_count(1)
        assert parts(page) == ["pauze"]


def test_favourites(address: str, browser: Browser) -> None:
    with planner(browser, address, PLAN) as page:
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.locator("[name=favourite]").fill("Woensdag <b>")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.get_by_role("button", name="Verwijder alles").click()
        assert parts(page) == []
        page.get_by_role("button", name="Woensdag <b>", exact=True).click()
        assert parts(page) == ["check-in", "bsa:30", "check-out:15"]
        page.get_by_role("button", name="Woensdag <b> verwijderen").click()
        expect(page.locator(".plan-favourites button")).to_have_count(0)


def test_a_file_takes_everything_along(address: str, browser: Browser, tmp_path: Path) -> None:
    """What one browser writes, another reads."""
    file = tmp_path / "draaiboek.json"
    with planner(browser, address, PLAN) as page:
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.locator("[name=favourite]").fill("Woensdag")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download als bestand").click()
        download.value.save_as(file)
    written = json.loads(file.read_text("utf-8"))
    assert (written["soort"], written["versie"], written["ontwerp"]) == ("plg-draaiboek", 1, PLAN)
    with planner(browser, address) as page:
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.locator("[name=import]").set_input_files(file)
        expect(said(page)).to_have_text("Het bestand is open.")
        assert parts(page) == ["check-in", "bsa:30", "check-out:15"]
        expect(page.get_by_role("button", name="Woensdag", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("geen json", "Dit bestand is niet te lezen."),
        ("", "Dit bestand is niet te lezen."),
        ("[]", "In dit bestand zit geen draaiboek."),
        ("null", "In dit bestand zit geen draaiboek."),
        ('{"soort": "plg-draaiboek", "versie": 2}', "Dit bestand komt uit een nieuwere versie van de gids."),
        ('{"soort": "plg-draaiboek", "versie": 1}', "Dit bestand is beschadigd"),
        ('{"soort": "plg-draaiboek", "versie": 1, "ontwerp": "", "favorieten": [3]}', "Dit bestand is beschadigd"),
    ],
)
def test_a_bad_file_gets_a_sentence(text: str, sentence: str, address: str, browser: Browser, tmp_path: Path) -> None:
    """And the plan stays as it was."""
    (tmp_path / "fout.json").write_text(text, "utf-8")
    with planner(browser, address, PLAN) as page:
        page.locator("[name=import]").set_input_files(tmp_path / "fout.json")
        expect(said(page)).to_contain_text(sentence)
        assert parts(page) == ["check-in", "bsa:30", "check-out:15"]


def test_a_browser_that_keeps_nothing_says_so(address: str, browser: Browser) -> None:
    """The plan still lives in the address."""
    with opened(browser) as page:
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
        visit(page, address, PLAN)
        page.get_by_role("button", name="+ Pauze").click()
        expect(said(page)).to_contain_text("Je browser bewaart niets: hou de link bij.")
        assert parts(page) == ["check-in", "bsa:30", "pauze", "check-out:15"]


@pytest.mark.parametrize("found", ["geen json", "[]", '{"soort": "plg-draaiboek", "versie": 7, "ontwerp": 3}'])
def test_what_a_browser_keeps_may_be_broken(found: str, address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.add_init_script(f"localStorage['plg:/:draaiboek'] ??= {json.dumps(found)}")
        visit(page, address)
        page.get_by_role("button", name="+ Pauze").click()
        assert parts(page) == ["pauze"]


def test_nothing_is_sent(address: str, browser: Browser) -> None:
    """While a plan is made, nothing leaves the browser but requests for the site's own files."""
    asked: list[tuple[str, str]] = []
    with planner(browser, address) as page:
        page.on("request", lambda request: asked.append((request.method, request.url)))
        page.get_by_role("button", name="+ Eigen onderdeel").click()
        page.keyboard.type("Geheim")
        page.keyboard.press("Tab")
        page.locator("#plan-search").fill("kiezen")
        expect(page.locator(".plan-found li").first).to_be_visible()
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.get_by_role("button", name="Bewaar", exact=True).click()
    assert {method for method, _ in asked} == {"GET"}
    assert [url for _, url in asked if "Geheim" in url or not url.startswith(address)] == []
    assert any(url.endswith("index.json") for _, url in asked)
