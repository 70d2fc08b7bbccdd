"""The invitation to a plan and its programme: what is copied, the calendar, paper, and that own words stay words."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pypdf
import pytest
from conftest import ROOT, Serve
from helpers.browser import LAPTOP, PHONE, opened, violations
from helpers.plans import plan_in, view_in
from helpers.sharing import CLIPBOARD, REFUSE, clipboard, parse_calendar
from playwright.sync_api import Browser, Page, ViewportSize, expect

from plgdocs.checking.library import read_library

LIBRARY = read_library(ROOT)[0]
PLAN = (
    "draaiboek/?v=2&datum=2027-03-26&start=13:30&groep=8&plaats=ter-plaatse&titel=Samen+kiezen&doel=We+kennen+onze+leervraag"
    "&plan=check-in,kandoe:40,pauze:10,eigen:Input+van+Sien:20,weg-ermee:5,check-out:12"
)
SEARCH = PLAN.removeprefix("draaiboek/")
INVITATION = f"{PLAN}&toon=deelnemers"
PROGRAMME = f"{PLAN}&toon=programma"


def press(page: Page, name: str) -> str:
    """Press a button of the invitation and return what it says then."""
    status = page.locator(".share-status")
    status.evaluate("status => status.textContent = ''")
    page.get_by_role("button", name=name).click()
    page.locator(".share-status:not(:empty)").wait_for()
    return status.inner_text()


def send(page: Page, *, place: str = "Lokaal 12, 2e verdieping", bring: str = "je laptop") -> None:
    """Fill in what the plan doesn't hold, in the form that is open for who organises."""
    page.get_by_label("Waar precies").fill(place)
    page.get_by_label("Meebrengen").fill(bring)
    page.get_by_label("Wie nodigt uit").fill("Sien (Kleuter)")
    page.get_by_label("Hoe laat je iets weten").fill("mail vóór 20/3 & zeg wat je eet")


TYPED = ("Lokaal 12, 2e verdieping", "je laptop", "Sien (Kleuter)", "mail vóór 20/3 & zeg wat je eet")


@pytest.mark.parametrize(
    ("view", "part"),
    [("deelnemers", ".invite-name"), ("programma", ".sheet-part > h2"), ("begeleid", ".run-parts")],
)
def test_parts_wear_the_shape_of_their_phase(view: str, part: str, address: str, browser: Browser) -> None:
    """The planner's page holds the shapes, which a view takes along before it takes that page's place."""
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{address}{PLAN}&toon={view}")
        expect(page.locator(f"{part} svg.mark").first).to_be_visible()


# The invitation -----------------------------------------------------------------------------------


def test_participants_read_what_is_for_them(address: str, browser: Browser) -> None:
    """When, where, what for, what they may expect, and a way to the page for participants of each method."""
    with opened(browser, viewport=PHONE) as page:
        page.goto(address + INVITATION)
        expect(page.get_by_role("heading", level=1)).to_have_text("Samen kiezen")
        text = page.locator(".invite").inner_text()
        for part in (
            "We kennen onze leervraag",
            "vrijdag 26 maart 2027 van 13.30 tot 15.05 uur",
            "Input van Sien",
        ):
            assert part in text
        assert "Ter plaatse" not in text
        assert "Niets. Wie begeleidt, legt het materiaal klaar." in text
        for name in ("check-in", "kandoe", "check-out"):
            card = LIBRARY.card_by_name[name]
            assert (card.for_participants or "?") in text
            assert not any(line in text for step in card.steps for line in step.say)
            link = page.locator(".invite").get_by_role("link", name=card.label)
            minutes = {"check-in": 8, "kandoe": 40, "check-out": 12}[name]
            expected = f"{address}methodieken/{name}/deelnemers/?datum=2027-03-26&groep=8&duur={minutes}"
            expect(link).to_have_attribute("href", expected)
        expect(page.get_by_role("note")).to_contain_text("“weg-ermee” kennen we niet")
        hidden = ("form summary", "[name=waar]", "[data-do=mail]", ".site-header", ".site-footer", ".crumbs")
        assert [selector for selector in hidden if page.locator(selector).first.is_visible()] == []
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in mijn agenda").click()
        assert download.value.suggested_filename == "uitnodiging-2027-03-26.ics"


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_mail_holds_all_of_it(kind: str, address: str, browser: Browser) -> None:
    """With what was typed; whoever opens the link reads it, too, and no host gets to see it."""
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(f"{address}{INVITATION}#verstuur")
        send(page)
        assert press(page, "Kopieer voor een mail") == "Gekopieerd. Plak het in je mail."
        copied = clipboard(page, kind).replace("&amp;", "&")
        for part in (*TYPED, "We kennen onze leervraag", "13.38", "Input van Sien", "8 deelnemers"):
            assert part in copied
        assert f"{address}methodieken/kandoe/deelnemers/?datum=2027-03-26" in copied
        assert plan_in(re.findall(r"http\S+#plan=[\w-]+", copied)[0]).endswith(SEARCH.removeprefix("?"))
        press(page, "Kopieer voor een chat")
        chat = clipboard(page, "text/plain")
        assert "Wanneer: vrijdag 26 maart 2027 van 13.30 tot 15.05 uur." in chat
        assert ".." not in chat.replace("...", "")
        page.get_by_role("button", name="Kopieer de link").click()
        expect(page.locator(".share-status")).to_have_text("De link is gekopieerd.")
        link = clipboard(page, "text/plain")
        assert (link.partition("?")[0], view_in(link)) == (f"{address}draaiboek/", "deelnemers")
        assert "okaal" not in page.url + link.partition("#")[0]
        page.goto("about:blank")
        page.goto(link)
        for text in TYPED:
            expect(page.locator(".invite-when")).to_contain_text(text)


def test_a_plan_that_was_sent_waits_on_the_home_page(address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE, permissions=CLIPBOARD) as page:
        page.goto(f"{address}{INVITATION}#verstuur")
        assert page.locator("[name=waar]").bounding_box()["y"] < PHONE["height"]  # type: ignore[index]
        press(page, "Kopieer de link")
        page.goto(address)
        mine = page.locator(".mine li").first
        expect(mine).to_contain_text("(vrijdag 26 maart 2027)")
        mine.get_by_role("link", name="Leid met timer").click()
        expect(page.get_by_role("button", name="Begin")).to_be_visible()


def test_plain_text_reads_well(address: str, browser: Browser) -> None:
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(f"{address}draaiboek/?v=2&plan=check-in:8,pauze&toon=deelnemers#verstuur")
        page.get_by_label("Datum").fill("2027-03-26")
        page.get_by_label("Beginuur").fill("09:00")
        press(page, "Kopieer voor een mail")
        assert "datum=2027-03-26&start=09:00" in plan_in(page.url)
        expected = LIBRARY.card_by_name["check-in"].for_participants
        link = f"{address}methodieken/check-in/deelnemers/?datum=2027-03-26&duur=8"
        assert clipboard(page, "text/plain") == "\n".join(
            [
                "Uitnodiging",
                "ONZE BIJEENKOMST",
                "",
                "Wanneer: vrijdag 26 maart 2027 van 09.00 tot 09.18 uur",
                "",
                "Wat we doen",
                "09.00 Check-in",
                f"  {expected}",
                f"  {link}",
                "09.08 Pauze",
                "",
                "Lees waarom we dit doen en hoe het verloopt:",
                f"{address}draaiboek/?toon=deelnemers#plan=vE2AdatumE2027-03-26AstartE09D00AplanEcheck-inD8Kpauze",
                "",
                "De methodieken komen uit de PLG-gids, CC BY 4.0.",
            ]
        )


@pytest.mark.parametrize(("available", "end"), [(120, "15.30"), (60, "15.05")])
def test_people_are_invited_for_the_whole_time(available: int, end: str, address: str, browser: Browser) -> None:
    """The time that there is, unless the plan takes longer."""
    with opened(browser) as page:
        page.goto(address + INVITATION.replace("&plan=", f"&duur={available}&plan="))
        expect(page.locator(".invite-when")).to_contain_text(f"van 13.30 tot {end} uur")


def test_a_taken_plan_keeps_its_texts(address: str, browser: Browser) -> None:
    """In the planner, on the programme and while it is led; participants don't read them."""
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/studiedag/")
        page.get_by_role("link", name="Pas aan").click()
        expect(page.locator(".plan-part").nth(2)).to_contain_text("Gemengde groepen")
        page.get_by_role("link", name="Druk af", exact=True).click()
        part = page.locator(".sheet-part").nth(2)
        expect(part).to_contain_text("Gemengde groepen")
        expect(part.locator(".say")).to_contain_text("Waar dromen we van?")
        page.goto(page.url.replace("programma", "begeleid"))
        page.get_by_role("button", name="Begin", exact=True).click()
        expect(page.locator(".run-text")).to_contain_text("De directeur, het kernteam")
        page.goto(page.url.replace("begeleid", "deelnemers"))
        expect(page.locator(".invite-parts")).not_to_contain_text("De directeur")


def test_copying_works_where_the_clipboard_is_closed(address: str, browser: Browser) -> None:
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(f"{address}{INVITATION}#verstuur")
        page.evaluate(f"{REFUSE}; void (document.execCommand = () => false)")
        assert "zelf over" in press(page, "Kopieer voor een mail")
        assert "SAMEN KIEZEN" in page.get_by_label("Tekst om zelf te kopiëren").input_value()


SUMMER = [
    ("2027-03-27", "13:30", 1),
    ("2027-03-28", "01:30", 1),
    ("2027-03-28", "09:00", 2),
    ("2027-10-31", "09:00", 1),
]


@pytest.mark.parametrize(("day", "time", "hours"), SUMMER)
def test_a_calendar_across_summer_time(day: str, time: str, hours: int, address: str, browser: Browser) -> None:
    """In 2027 the clock changes on 28 March and on 31 October; 95 minutes stay 95."""
    with opened(browser) as page:
        page.goto(address + INVITATION.replace("2027-03-26", day).replace("13:30", time) + "#verstuur")
        send(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in de agenda").click()
        assert download.value.suggested_filename == f"uitnodiging-{day}.ics"
        text = download.value.path().read_bytes().decode()
    for zone in ("Europe/Brussels", "Elders/Onbekend"):
        (event,) = parse_calendar(text.replace("Europe/Brussels", zone)).walk("VEVENT")
        start = event.decoded("dtstart")
        assert start.strftime("%Y-%m-%d %H:%M") == f"{day} {time}"
        assert start.utcoffset() == timedelta(hours=hours)
        assert event.decoded("duration") == timedelta(minutes=95)
    assert event["summary"] == "Samen kiezen"
    assert event["location"] == "Ter plaatse: Lokaal 12, 2e verdieping"
    assert event["uid"] == f"samen-kiezen-{day.replace('-', '')}T{time.replace(':', '')}@plg-gids"
    assert "Meebrengen: je laptop" in str(event["description"])
    assert "Input van Sien" in str(event["description"])


def test_a_calendar_needs_a_day_and_a_time(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + INVITATION.replace("datum=2027-03-26&", ""))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert not page.get_by_role("button", name="Zet in mijn agenda").is_visible()
        page.goto(page.url.replace("deelnemers", "verstuur"))
        assert press(page, "Zet in de agenda") == "Vul eerst een datum in."
        expect(page.get_by_label("Datum")).to_be_focused()


def test_invitations_to_a_public_site_lead_there(public_site: Any, serve: Serve, browser: Browser) -> None:
    """Also when somebody copies them from a copy of the site elsewhere."""
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(f"{serve(public_site)}{INVITATION}#verstuur")
        canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
        press(page, "Kopieer voor een mail")
        text = clipboard(page, "text/plain")
        assert f"{canonical}?toon=deelnemers#plan=vE2A" in text
        assert "127.0.0.1" not in text


EVIL = "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"


@pytest.mark.parametrize("view", ["deelnemers", "programma"])
def test_own_words_stay_words(view: str, address: str, browser: Browser) -> None:
    with opened(browser, permissions=CLIPBOARD) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(f"{address}draaiboek/?titel={EVIL}&doel={EVIL}&plan=eigen:{EVIL}:5,pauze:{EVIL}:5,{EVIL}&toon={view}")
        expect(page.get_by_role("heading", level=1)).to_have_text("<img src=x onerror=alert(1)>")
        if view == "deelnemers":
            page.goto(page.url.replace("deelnemers", "verstuur"))
            send(page, place="<script>alert(1)</script>", bring='"><b onclick=alert(1)>')
            press(page, "Kopieer voor een mail")
            html = clipboard(page, "text/html")
            assert "<img" not in html
            assert "<script" not in html
        assert page.locator("main :is(img, script, [onclick])").count() == 0


# The programme --------------------------------------------------------------------------------------


def paper(page: Page) -> list[str]:
    """Return the text of each sheet, on one line."""
    printed = page.pdf(prefer_css_page_size=True)
    sheets = pypdf.PdfReader(io.BytesIO(printed)).pages
    assert {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in sheets} == {
        (595, 842)
    }
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_the_programme_on_paper(address: str, browser: Browser) -> None:
    """Hours, steps, what to say, materials as one list, room for notes; nothing of the site around it."""
    with opened(browser) as page:
        page.goto(address + PROGRAMME)
        page.get_by_role("heading", name="Klaarleggen").wait_for()
        text = " ".join(paper(page))
    for part in (
        "vrijdag 26 maart 2027 van 13.30 tot 15.05 uur",
        "13.38–14.18 KanDoe",
        "Doel: We kennen onze leervraag",
        "8 personen",
    ):
        assert part in text
    cards = [LIBRARY.card_by_name[name] for name in ("check-in", "kandoe", "check-out")]
    for card in cards:
        assert (card.preparation or "?").replace(" ", "") in text.replace(" ", "")  # a line may end in “check-”
        for step in card.steps:
            assert step.name in text
            assert all(line in text for line in step.say)
    for thing in {thing for card in cards for thing in card.materials}:
        assert text.count(f"{thing} voor") == 1
    assert text.count("Notities") == 5
    assert text.count("richttijd") == 1
    assert "Deze methodiek kennen we niet" in text
    assert not any(word in text for word in ("Zoek", "Druk af", "Methodieken Vragenkit"))


def test_the_invitation_on_paper(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}{INVITATION}#verstuur")
        send(page)
        text = " ".join(paper(page))
    for part in ("Lokaal 12, 2e verdieping", "je laptop", "13.38 KanDoe", "methodieken/kandoe/deelnemers/"):
        assert part in text
    assert "Kopieer" not in text


def test_steps_have_hours_of_their_own(address: str, browser: Browser) -> None:
    """KanDoe's 33 minutes of guide time, in the 40 that the plan gives it; without a start there are no hours."""
    with opened(browser) as page:
        page.goto(address + PROGRAMME)
        steps = page.locator(".sheet-part", has=page.get_by_role("heading", name="KanDoe")).locator("li")
        expect(steps.locator(".hour")).to_have_text(["13.38", "13.44", "13.50", "14.12"])
        expect(steps.first.locator(".sheet-minutes")).to_have_text("6 min")
        page.goto(address + "draaiboek/?plan=kandoe&toon=programma")
        page.get_by_role("heading", name="Klaarleggen").wait_for()
        assert page.locator(".hour").count() == 0


# For everybody ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("view", [INVITATION, PROGRAMME], ids=["invitation", "programme"])
def test_views_are_accessible(view: str, scheme: Any, size: ViewportSize, address: str, browser: Browser) -> None:
    with opened(browser, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{address}{view}#verstuur")
        page.locator(".view h1").wait_for()
        if view == INVITATION:
            page.evaluate(f"{REFUSE}; void (document.execCommand = () => false)")
            press(page, "Kopieer de link")
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if view == INVITATION:
            page.goto(page.url.replace("verstuur", "deelnemers"))
            page.get_by_role("button", name="Zet in mijn agenda").wait_for()
            assert violations(page) == []


def test_the_keyboard_reaches_the_whole_invitation(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(f"{address}{INVITATION}#verstuur")
        page.locator(".invite-form").evaluate("form => form.setAttribute('tabindex', '-1')")
        page.locator(".invite-form").focus()
        seen = []
        for _ in range(24):  # a field for a date has several places of its own
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.name || document.activeElement.dataset.do"))
        wanted = ["print", "datum", "uur", "groep", "waar", "mee", "van", "antwoord", "link", "mail", "chat", "agenda"]
        assert [name for name in wanted if name not in seen] == []


@pytest.mark.parametrize(
    "search", ["?toon=deelnemers", "?v=2&plan=,,&toon=begeleid", "?plan=kandoe&toon=constructor", "?plan=kandoe&toon=x"]
)
def test_what_is_no_view_is_the_planner(search: str, address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}draaiboek/{search}")
        expect(page.locator(".plan-head")).to_be_visible()


def test_the_planner_leads_to_its_views(address: str, browser: Browser) -> None:
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(address + PLAN)
        page.get_by_role("link", name="Uitnodiging").click()
        press(page, "Kopieer voor een mail")
        page.get_by_role("link", name="Naar het draaiboek").click()
        page.get_by_role("link", name="Druk af").click()
        expect(page.get_by_role("heading", name="Klaarleggen")).to_be_visible()
        page.get_by_role("link", name="Naar het draaiboek").click()
        page.get_by_role("link", name="Leid met timer").click()
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
        page.get_by_role("link", name="Sluit").click()
        expect(page.locator(".plan-head")).to_be_visible()
        assert (page.url.partition("#")[0], plan_in(page.url)) == (f"{address}draaiboek/", SEARCH)
