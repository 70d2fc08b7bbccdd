"""Sharing a card: its panel, what is copied, the calendar file, links of a meeting, and the page for participants."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from conftest import PUBLIC, ROOT, Serve, page_addresses, run_sphinx
from helpers.browser import LAPTOP, PHONE, opened, violations, wait_until
from helpers.pages import page_files, parse, text_of, weight
from helpers.samples import CARD
from helpers.sharing import CLIPBOARD, REFUSE, clipboard, parse_calendar

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.vocabularies import TURN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from helpers.modules import Modules
    from playwright.sync_api import Browser, Page, ViewportSize

    from plgdocs.model.cards import Card

LIBRARY = read_library(ROOT)[0]
MEETING = "?datum=2026-12-03&uur=14:00&groep=8"


def guest_address(card: Card) -> str:
    """Return the address of a card's page for participants."""
    return address_of(card.participants_docname)


def main_text(page: Element) -> str:
    """Return the text of a page's own part."""
    return text_of(next(page.iter("main")))


# The page for participants -------------------------------------------------------------------------


def parts_for_guests(card: Card) -> Iterator[str]:
    """Yield what participants must be able to read."""
    yield from (card.label, card.summary, str(card.duration), card.for_participants or "", str(card.source or ""))
    yield from (step.name for step in card.steps)
    yield from (step.time for step in card.steps)
    yield from card.materials
    yield from (task for role, task in card.guest_roles.items() if role != "deelnemers" or not card.for_participants)
    yield from (TURN[card.skip_turn],) if card.skip_turn else ()


def coach_notes(card: Card) -> Iterator[str]:
    """Yield what is for the coach alone: what to say and do, what may go wrong, how to prepare."""
    yield from (line for step in card.steps for line in step.say)
    yield from (step.text.partition(". ")[0] for step in card.steps)
    yield from re.findall(r"\*\*(.+?)\*\*", card.outline.sections["valkuil"])
    yield card.preparation or ""
    yield from (task for role, task in (card.roles or {}).items() if role not in card.guest_roles)


def leaks(page: Element, card: Card) -> list[str]:
    """Return the notes for the coach that a page shows."""
    text = main_text(page)
    return [note for note in coach_notes(card) if note and note in text]


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_participants_read_what_is_for_them(card: Card, site: Path) -> None:
    page = parse(site / guest_address(card) / "index.html")
    text = main_text(page)
    assert [part for part in parts_for_guests(card) if part not in text] == []
    assert leaks(page, card) == []
    assert len(text_of(parse(site / address_of(card.docname) / "index.html"))) > len(text_of(page))


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_notes_can_be_found(card: Card, site: Path) -> None:
    assert len(leaks(parse(site / address_of(card.docname) / "index.html"), card)) >= len(card.steps)


def why_of(page: Element, heading: str) -> str:
    """Return the paragraphs of the section with a heading, without its links to itself."""
    sections = (element for element in page.iter("section") if text_of(element).startswith(heading))
    return " ".join(text_of(paragraph) for paragraph in next(sections).iter("p"))


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_participants_read_why(card: Card, site: Path) -> None:
    guests = why_of(parse(site / guest_address(card) / "index.html"), "Waarom doen we dit?")
    assert guests == why_of(parse(site / address_of(card.docname) / "index.html"), "Waarom?") != ""


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_the_head_suits_a_link_in_a_mail(card: Card, site: Path) -> None:
    page = parse(site / guest_address(card) / "index.html")
    metas = {meta.get("name"): meta.get("content", "") for meta in page.iter("meta")}
    assert metas["robots"] == "noindex"
    assert card.summary in metas["description"]
    assert len(metas["description"]) <= 155
    title = text_of(next(page.iter("title"))).removesuffix(" · PLG-gids")
    assert card.label in title
    assert len(title) <= 60


def test_only_a_card_or_a_plan_leads_to_the_page_for_participants(site: Path) -> None:
    """And a ready plan with that card; it is in no list and no search."""
    for name in page_addresses(site):
        if name.endswith("html"):
            continue
        links = {link.get("href", "") for link in parse(site / name / "index.html").iter("a")}
        own = {"deelnemers/"} if name in {address_of(card.docname) for card in LIBRARY.cards} else set()
        of_plan = {link for link in links if name.startswith("draaiboek/") and link.startswith("../../methodieken/")}
        assert {link for link in links if "deelnemers/" in link} - of_plan == own, name
    for file in {*site.glob("*.js*"), *site.glob("*.xml")} - {site / "mee.json"}:  # what one takes along is all of it
        assert "/deelnemers" not in file.read_text("utf-8"), file.name


def test_a_concept_has_its_page_too(library: Path, tmp_path: Path) -> None:
    """With the same banner; links below “Waarom?” lead where they led, seen from one folder deeper."""
    links = "Zie [KanDoe](kandoe.md#hoe), [hieronder](#valkuil) en [elders](https://elders.example/)."
    (library / "methods/rondje.md").write_text(CARD.replace("Omdat het helpt.", links), "utf-8")
    assert run_sphinx(library, tmp_path / "out", tmp_path / "doctrees") == 0
    page = parse(tmp_path / "out/methodieken/rondje/deelnemers/index.html")
    assert "keek deze kaart nog niet na" in main_text(page)
    found = {link.get("href") for link in next(page.iter("main")).iter("a")}
    assert {"../../kandoe/#hoe", "../#valkuil", "https://elders.example/"} <= found


def test_the_page_for_participants_is_light(site: Path) -> None:
    for card in LIBRARY.cards:
        assert len(page_files(site, guest_address(card))) <= 5
        assert weight(site, guest_address(card)) <= 15_000


# A link that speaks of a meeting --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("?datum=2026-12-03&groep=8", "Voor jullie bijeenkomst van donderdag 3 december 2026, met 8 deelnemers"),
        (MEETING, "Voor jullie bijeenkomst van donderdag 3 december 2026 om 14.00 uur, met 8 deelnemers"),
        ("?datum=2028-02-29", "Voor jullie bijeenkomst van dinsdag 29 februari 2028"),
        ("?groep=12", "Voor jullie bijeenkomst, met 12 deelnemers"),
        ("?datum=2026-12-03&groep=<b>8</b>", "Voor jullie bijeenkomst van donderdag 3 december 2026"),
    ],
)
@pytest.mark.parametrize("name", ["methodieken/check-in/", "methodieken/check-in/deelnemers/"])
def test_the_meeting_is_shown(name: str, search: str, shown: str, address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + name + search)
        page.locator(".meeting").wait_for()
        assert page.locator(".meeting").inner_text() == shown


@pytest.mark.parametrize("name", ["methodieken/check-in/", "methodieken/check-in/deelnemers/"])
def test_a_group_gets_its_own_time_and_links(name: str, address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + name + "?groep=12")
        page.get_by_text("met 12 deelnemers: 12 min").wait_for()
        other = {"methodieken/check-in/": "deelnemers/?groep=12"}.get(name, "check-in/?groep=12")
        links = page.evaluate("[...document.querySelectorAll('a[data-meeting]')].map(link => link.href)")
        assert links
        assert all(link.endswith(other) for link in links)


HOSTILE = [
    "datum=<img src=x onerror=alert(1)>",
    "datum=2026-12-03<script>alert(1)</script>",
    "datum=2026-02-30",
    "datum=3-12-2026",
    "datum=2026-12-03T10:00",
    "datum=1926-12-03",
    "datum=%00",
    "uur=25:00",
    "uur=javascript:alert(1)",
    "groep=0",
    "groep=-8",
    "groep=501",
    "groep=8e1",
    "duur=0",
    "duur=1441",
    "duur=<b>8</b>",
    'groep=8"><svg onload=alert(1)>',
    "groep=%F0%9F%92%A3",
    "datum",
]


SHOW = """async search => {
    history.replaceState(null, "", `?${search}`);
    const site = document.querySelector("script[src*='site.js']").src;
    (await import(new URL("share.js", site))).notice.showMeeting();
}"""


@pytest.mark.parametrize("name", ["methodieken/check-in/", "methodieken/check-in/deelnemers/"])
def test_other_values_are_ignored(name: str, address: str, browser: Browser) -> None:
    """Nothing of them reaches the page; a good value still does."""
    with opened(browser) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(address + name)
        for search in HOSTILE:
            page.evaluate(SHOW, search)
            assert page.locator(".meeting, main img, main script").count() == 0, search
            assert page.get_by_text("met 8 deelnemers: 8 min").is_visible(), search
        page.evaluate(SHOW, "groep=9")
        assert page.locator(".meeting").count() == 1


def test_other_values_stay_out_of_the_panel(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}methodieken/check-in/?{'&'.join(HOSTILE)}")
        open_panel(page)
        assert link_shown(page) == f"{address}methodieken/check-in/deelnemers/"
        assert page.locator(".share-form :is(img, script)").count() == 0


# The panel --------------------------------------------------------------------------------------


def open_panel(page: Page) -> None:
    """Open the panel of the card that is open."""
    page.locator("details.share summary").click()
    page.locator(".share-form").wait_for()


def fill_in(page: Page, *, day: str = "2026-12-03", time: str = "14:00", people: str = "8") -> None:
    """Fill in a meeting."""
    page.locator("[name=datum]").fill(day)
    page.locator("[name=uur]").fill(time)
    page.locator("[name=groep]").fill(people)


def link_shown(page: Page) -> str:
    """Return the link that the panel shows."""
    return page.locator("output[name=link]").inner_text()


def press(page: Page, button: str) -> str:
    """Press a button of the panel and return what the panel says then."""
    status = page.locator(".share-status")
    status.evaluate("status => status.textContent = ''")
    page.get_by_role("button", name=button).click()
    page.locator(".share-status:not(:empty)").wait_for()
    return status.inner_text()


def test_scripts_come_when_asked_for(address: str, browser: Browser) -> None:
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
        page.goto(address + "methodieken/kandoe/", wait_until="networkidle")
        assert len([name for name in asked if "icon" not in name]) <= 5
        own = {"share.js", "share.css"}
        assert not own & {*asked}
        open_panel(page)
        page.wait_for_load_state("networkidle")
        assert own <= {*asked}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("De pagina voor deelnemers", "deelnemers/?datum=2026-12-03&uur=14:00&groep=8"),
        ("De hele kaart", "?datum=2026-12-03&uur=14:00&groep=8"),
        ("De kaart, bij Hoe?", "?datum=2026-12-03&uur=14:00&groep=8#hoe"),
        ("Stap 2: Schrijf een kaartje.", "?datum=2026-12-03&uur=14:00&groep=8#stap-2"),
    ],
)
def test_a_link_names_a_part_and_the_meeting(target: str, expected: str, address: str, browser: Browser) -> None:
    """And whoever opens it gets there."""
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        fill_in(page)
        page.locator("[name=naar]").select_option(label=target)
        assert press(page, "Kopieer de link") == "De link is gekopieerd."
        link = clipboard(page, "text/plain")
        assert link == f"{address}methodieken/kandoe/{expected}"
        page.goto("about:blank")
        page.goto(link)
        page.get_by_text(
            "Voor jullie bijeenkomst van donderdag 3 december 2026 om 14.00 uur, met 8 deelnemers"
        ).wait_for()
        fragment = expected.partition("#")[2]
        assert page.evaluate("document.querySelector(':target')?.id ?? ''") == fragment


def test_the_panel_takes_over_the_meeting_of_the_address(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "methodieken/check-in/" + MEETING)
        open_panel(page)
        names = ("datum", "uur", "groep", "minuten")
        assert [page.locator(f"[name={name}]").input_value() for name in names] == ["2026-12-03", "14:00", "8", "8"]
        page.locator("[name=groep]").fill("10")
        assert page.locator("[name=minuten]").input_value() == "10"
        page.locator("[name=minuten]").fill("25")
        page.locator("[name=groep]").fill("12")
        assert page.locator("[name=minuten]").input_value() == "25"


def test_participants_read_what_the_sender_typed(address: str, browser: Browser) -> None:
    """With the minutes that were chosen, without the site around it, and for their calendar; no host sees words."""
    typed = {"waar": "Lokaal 12", "mee": "je laptop", "van": "Sien <b>K</b>", "antwoord": "mail vóór 1/12"}
    asked: list[str] = []
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        fill_in(page)
        page.locator("[name=minuten]").fill("35")
        for name, text in typed.items():
            page.locator(f"[name={name}]").fill(text)
        link = link_shown(page)
        page.on("request", lambda request: asked.append(request.url))
        page.goto("about:blank")
        page.goto(link)
        facts = page.locator(".card .view-facts")
        facts.wait_for()
        assert all(text in facts.inner_text() for text in typed.values())
        assert "van 14.00 tot 14.35 uur" in page.locator(".meeting").inner_text()
        assert page.locator(".strip dd").first.inner_text() == "35 min"
        assert page.locator(".site-header, .site-footer, .crumbs").count() == 0
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in mijn agenda").click()
        (event,) = parse_calendar(download.value.path().read_bytes().decode()).walk("VEVENT")
    assert (event.decoded("duration"), event["location"]) == (timedelta(minutes=35), "Lokaal 12")
    assert all(text in str(event["description"]) for text in ("je laptop", "Sien <b>K</b>", "mail vóór 1/12"))
    assert "okaal" in link
    assert [url for url in asked if "okaal" in url.partition("#")[0]] == []


MAIL_TAGS = {"html", "head", "body", "table", "tbody", "tr", "td", "b", "a", "br", "meta"}
CREDIT = "Uit de PLG-gids, CC BY 4.0. In eigen woorden naar: Inspiratiegids (2023), vanaf p. 30."


def unfit_for_mail(html: str) -> list[str]:
    """Return what a mail program would drop, block or lay out otherwise."""
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    found = [str(element.tag) for element in root.iter() if element.tag not in MAIL_TAGS]
    found += [text_of(cell) for cell in root.iter("td") if text_of(cell) and "font-" not in cell.get("style", "")]
    return found + [name for element in root.iter() for name in element.attrib if name in ("class", "id")]


def test_an_invitation_pastes_into_a_mail(address: str, browser: Browser) -> None:
    """Title, facts with the mark of the editors, what to expect, the link and the source; the same in plain text."""
    card = LIBRARY.card_by_name["kandoe"]
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        fill_in(page)
        assert press(page, "Kopieer voor een mail") == "Gekopieerd. Plak het in je mail."
        html, text = clipboard(page, "text/html"), clipboard(page, "text/plain")
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    link = f"{address}methodieken/kandoe/deelnemers/{MEETING}"
    assert {element.get("href") for element in root.iter("a")} == {link}
    assert link in text
    assert unfit_for_mail(html) == []
    assert len(list(root.iter("table"))) == 2
    for part in (
        card.label,
        card.summary,
        card.for_participants or "",
        "24–42 min",
        "8 deelnemers",
        "donderdag 3 december 2026 om 14.00 uur",
        CREDIT,
    ):
        assert part in text_of(root)
        assert part.casefold() in text.casefold()
    assert text.startswith(
        "Voor jullie bijeenkomst van donderdag 3 december 2026 om 14.00 uur, met 8 deelnemers\nKANDOE\n"
    )


def test_unfit_mail_can_be_found() -> None:
    html = "<table><tr><td class='x'>a</td></tr></table><img src='a.png'><style>td { color: red }</style>"
    assert sorted(unfit_for_mail(html)) == ["a", "class", "img", "style"]


def test_time_for_each_person_is_reckoned(address: str, browser: Browser) -> None:
    """The check-in's minute comes from the source, so that nothing is marked."""
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(address + "methodieken/check-in/")
        open_panel(page)
        press(page, "Kopieer voor een mail")
        assert "Duur: 1 min per persoon\n" in clipboard(page, "text/plain")
        fill_in(page)
        press(page, "Kopieer voor een mail")
        assert "Duur: 8 min met 8 deelnemers, 1 min per persoon\n" in clipboard(page, "text/plain")


def test_a_message_for_a_chat_is_one_short_paragraph(address: str, browser: Browser) -> None:
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        fill_in(page)
        press(page, "Kopieer voor een chat")
        text = clipboard(page, "text/plain")
    assert "\n" not in text
    assert len(text) < 400
    assert text.startswith(
        "Voor jullie bijeenkomst van donderdag 3 december 2026 om 14.00 uur, met 8 deelnemers: KanDoe. "
    )
    assert "Duur: 24–42 min." in text
    assert text.endswith(f"{address}methodieken/kandoe/deelnemers/{MEETING}")


def test_a_card_cannot_put_markup_into_an_invitation(modules: Modules) -> None:
    evil = '<img src=x onerror=alert(1)>"&'
    invitation = dict.fromkeys(("title", "summary", "expect", "meeting", "duration", "link", "credit"), evil)
    (html,) = modules("share/invitation.js", "asHtml", [[{**invitation, "facts": [[evil, evil]]}]])
    assert "<img" not in html
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    assert text_of(root).count(evil) == 7


def test_copying_works_where_the_clipboard_is_closed(address: str, browser: Browser) -> None:
    """As on a page without https: the old way, and else the text to take over by hand."""
    with opened(browser, permissions=CLIPBOARD) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        page.evaluate(REFUSE)
        assert press(page, "Kopieer voor een mail") == "Gekopieerd. Plak het in je mail."
        assert "<table" in clipboard(page, "text/html")
        page.evaluate("void (document.execCommand = () => false)")
        assert "zelf over" in press(page, "Kopieer voor een chat")
        assert page.locator(".share-form textarea").input_value().endswith("methodieken/kandoe/deelnemers/")
        assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


# The calendar -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "hours"), [("2026-12-03", 1), ("2027-07-01", 2)])
def test_a_calendar_file(day: str, hours: int, address: str, browser: Browser) -> None:
    """In winter and in summer; another program reads back what the panel was given."""
    card = LIBRARY.card_by_name["kandoe"]
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        fill_in(page, day=day, time="14:30")
        page.locator("[name=minuten]").fill("90")
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in de agenda").click()
        assert download.value.suggested_filename == f"kandoe-{day}.ics"
        text = download.value.path().read_bytes().decode()
    (event,) = parse_calendar(text).walk("VEVENT")
    start = event.decoded("dtstart")
    assert start.strftime("%Y-%m-%d %H:%M") == f"{day} 14:30"
    assert start.utcoffset() == timedelta(hours=hours)
    assert event.decoded("duration") == timedelta(minutes=90)
    assert event["summary"] == card.label
    assert event["url"] == f"{address}methodieken/kandoe/deelnemers/?datum={day}&uur=14:30&groep=8&duur=90"
    assert (card.for_participants or "?") in str(event["description"])
    assert CREDIT in str(event["description"])


DAYS = [("2026-03-28", 1), ("2026-03-30", 2), ("2026-10-24", 2), ("2026-10-26", 1), ("2031-06-02", 2)]


@pytest.mark.parametrize(("day", "hours"), DAYS)
def test_the_file_carries_the_rules_of_summer_time(day: str, hours: int, modules: Modules) -> None:
    """Under a name of a zone that no program knows, the file's own rules decide."""
    given = {"name": "x", "title": "a;b,c\\d\ne", "text": "é" * 100, "link": "x:y", "day": day, "time": "09:00"}
    (text,) = modules("share/calendar.js", "calendar", [[given | {"minutes": 30}]])
    (event,) = parse_calendar(text.replace("Europe/Brussels", "Elders/Onbekend")).walk("VEVENT")
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=hours)
    assert (event["summary"], event["description"]) == (given["title"], given["text"])


def test_a_calendar_file_needs_a_day_and_a_time(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        fill_in(page, time="")
        assert press(page, "Zet in de agenda") == "Vul eerst een beginuur in."
        assert page.evaluate("document.activeElement.name") == "uur"


# For everybody ----------------------------------------------------------------------------------


def test_without_a_script_there_are_links(address: str, browser: Browser) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(address + "methodieken/check-in/" + MEETING)
        page.locator("details.share summary").click()
        assert page.locator("details.share button").count() == 0
        page.locator("details.share a").first.click()
        assert page.url == address + "methodieken/check-in/deelnemers/"
        assert page.get_by_text("Je beurt overslaan mag", exact=True).is_visible()
        assert page.get_by_text("met 8 deelnemers: 8 min").is_visible()
        page.get_by_role("link", name="Bekijk de hele kaart").click()
        assert page.url == address + "methodieken/check-in/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_panel_and_the_meeting_are_accessible(
    scheme: Any, size: ViewportSize, address: str, browser: Browser
) -> None:
    with opened(browser, viewport=size, color_scheme=scheme) as page:
        for name in ("methodieken/check-in/", "methodieken/check-in/deelnemers/"):
            page.goto(address + name + MEETING)
            page.locator(".meeting").wait_for()
            if "deelnemers" not in name:
                open_panel(page)
                page.evaluate(f"{REFUSE}; void (document.execCommand = () => false)")
                press(page, "Kopieer de link")
            assert violations(page) == []
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_keyboard_reaches_the_whole_panel(address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP, permissions=CLIPBOARD) as page:
        page.goto(address + "methodieken/kandoe/")
        page.locator("details.share summary").focus()
        page.keyboard.press("Enter")
        page.locator(".share-form").wait_for()
        seen = []
        for _ in range(25):  # a field for a date has several places of its own
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.name || document.activeElement.dataset.do"))
        wanted = ["datum", "uur", "groep", "minuten", "naar", "link", "mail", "chat", "agenda"]
        assert [name for name in wanted if name not in seen] == []
        page.get_by_role("button", name="Kopieer de link").focus()
        page.keyboard.press("Enter")
        page.get_by_text("De link is gekopieerd.").wait_for()


def test_paper_shows_no_panel(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "methodieken/kandoe/")
        open_panel(page)
        page.emulate_media(media="print")
        assert not page.locator("details.share").is_visible()


# With a public address ----------------------------------------------------------------------------


def test_shared_links_are_public(public_site: Path, serve: Serve, browser: Browser) -> None:
    """Also when somebody copies them from a copy of the site elsewhere."""
    with opened(browser) as page:
        page.goto(serve(public_site) + "methodieken/oase/")
        open_panel(page)
        assert link_shown(page) == PUBLIC + "methodieken/oase/deelnemers/"


def test_files_are_offered_where_the_build_makes_them(public_site: Path, site: Path) -> None:
    def offered(folder: Path) -> list[str]:
        page = parse(folder / "methodieken/oase/index.html")
        panel = next(element for element in page.iter("details") if element.get("class") == "share")
        return [link.get("href", "") for link in panel.iter("a")]

    assert offered(public_site) == ["deelnemers/", "oase-a5.pdf", "oase-qr.png", "oase-qr.svg"]
    assert offered(site) == ["deelnemers/"]


def test_the_code_shows_when_the_panel_is_open(
    public_site: Path, tmp_path: Path, serve: Serve, browser: Browser
) -> None:
    shutil.copytree(public_site, tmp_path / "site")
    code = tmp_path / "site/methodieken/oase/oase-qr.svg"
    code.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>')
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(serve(tmp_path / "site") + "methodieken/oase/", wait_until="networkidle")
        assert not [url for url in asked if "-qr" in url]
        open_panel(page)
        image = page.get_by_role("img", name="QR-code naar deze kaart")
        image.wait_for()
        wait_until(page, "document.querySelector('.share-code').naturalWidth > 0")
