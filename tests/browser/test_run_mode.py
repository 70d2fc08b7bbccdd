"""Leading a meeting in a real browser: the round, equal parts, silence, reload, offline, keyboard, what is heard."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from helpers.browser import LAPTOP, PHONE, opened, unreachable, violations, wait_for_kept, wait_until
from helpers.plans import plan_in, view_in
from playwright.sync_api import Browser, Page, ViewportSize, expect

from plgdocs.checking.library import read_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIBRARY = read_library(ROOT)[0]
BEAMER = ViewportSize(width=1920, height=1080)
ROUND = "draaiboek/?v=2&groep=3&plan=check-in&toon=begeleid"
FOUR = "draaiboek/?v=2&plan=oase:40&toon=begeleid"
MEETING = (
    "draaiboek/?v=2&start=13:30&groep=3&titel=Samen+kiezen&plan=check-in,kandoe:35,pauze:10,check-out&toon=begeleid"
)


@contextmanager
def led(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Open a plan to be led, with a clock of our own, and begin."""
    with opened(browser, **options) as page:
        page.clock.install()
        page.goto(url)
        press(page, "Begin")
        yield page


def press(page: Page, name: str, *, exact: bool = True) -> None:
    """Press a button, and let the screen follow."""
    page.get_by_role("button", name=name, exact=exact).click()
    page.clock.run_for(250)


def wait(page: Page, seconds: float) -> None:
    """Let time pass."""
    page.clock.fast_forward(int(seconds * 1000))
    page.clock.run_for(250)


def digits(page: Page) -> str:
    """Return what the clock shows."""
    return page.get_by_role("timer").inner_text()


def left(page: Page) -> int:
    """Return the seconds that the clock shows; below 0 when it takes longer."""
    minutes, seconds = digits(page).lstrip("+").split(":")
    return (int(minutes) * 60 + int(seconds)) * (-1 if digits(page).startswith("+") else 1)


def step(page: Page) -> str:
    """Return the name of the step that goes on."""
    return str(page.locator("#run-name").evaluate("heading => heading.firstChild.textContent"))


def unfold(page: Page, part: str) -> None:
    """Open a part in the overview."""
    page.locator(".run-list summary", has_text=part).click()


def said(page: Page) -> str:
    """Return what was announced last."""
    return page.locator(".run [role=status]").inner_text()


def test_goals_typed_at_the_start_come_back(address: str, browser: Browser) -> None:
    """At the check-out, also after a reload, on the programme and the sheet of the meeting; a check-in doesn't ask."""
    with opened(browser) as page:
        page.goto(address + MEETING)
        page.get_by_label("Wat willen jullie bereiken?").fill("Eén nood kiezen: <b>welke?</b>")
        page.get_by_role("button", name="Begin", exact=True).click()
        expect(page.locator(".run-goals")).to_be_hidden()  # on the way they would take the room of the step
        page.get_by_role("button", name="Overzicht").click()
        unfold(page, "Check-out")
        page.get_by_role("button", name="Leg de doelen ernaast").click()
        page.reload()
        expect(page.locator(".run-goals")).to_have_text("Jullie doel van het begin: Eén nood kiezen: <b>welke?</b>")
        expect(page.locator(".run-left")).to_have_text("Jullie hebben nu: een keuze")
        page.goto(page.url.replace("begeleid", "programma"))
        expect(page.locator(".sheet-part").last).to_contain_text("Jullie doel van het begin: Eén nood kiezen")
        expect(page.locator(".sheet-part").nth(1)).to_contain_text("Vertrekt van ideeën. Levert een keuze.")
        page.goto(f"{address}werkbladen/sessieblad/")
        page.get_by_role("button", name="Neem over uit draaiboek “Samen kiezen”: 1 doel").click()
        expect(page.locator("[data-field=bereikt] tbody th")).to_have_text("Eén nood kiezen: <b>welke?</b>")
        page.goto(address + ROUND)
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
        expect(page.locator(".run-ask")).to_be_hidden()


BOTTOM_AND_TOP = """() => [".run-digits b", ".run-controls"].map((selector) => {
    const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return selector === ".run-controls" ? top : bottom;
})"""


def test_the_clock_is_in_sight_at_every_step(address: str, browser: Browser) -> None:
    """Of a whole ready plan, on a small phone, however long the text is."""
    with opened(browser, viewport=ViewportSize(width=360, height=740)) as page:
        page.goto(f"{address}draaiboek/bijeenkomst-eerste/")
        page.get_by_role("link", name="Leid").first.click()
        page.get_by_role("button", name="Begin", exact=True).click()
        hidden, steps = [], 0
        while page.locator(".run").get_attribute("data-screen") == "step":
            bottom, top = page.evaluate(BOTTOM_AND_TOP)
            hidden += [step(page)] if bottom > top + 1 else []
            page.locator("[data-do=next]").click()
            steps += 1
        assert hidden == []
        assert steps > 30


def test_a_turn_that_is_too_short_is_said_before(address: str, browser: Browser) -> None:
    """At the group that is typed, which is when it shows."""
    with opened(browser) as page:
        page.goto(address + "draaiboek/?v=2&plan=check-out:14&toon=begeleid")
        page.locator("[name=groep]").fill("12")
        expect(page.locator(".run-short")).to_have_text("Met 12 krijgt ieder 14 seconden.")
        page.locator("[name=groep]").fill("5")
        expect(page.locator(".run-short")).to_be_hidden()


def test_a_round_of_three(address: str, browser: Browser) -> None:
    """A minute each; somebody passes, somebody gets more, and the count is right."""
    with led(browser, address + ROUND, viewport=PHONE) as page:
        expect(page.get_by_text("Hoe zit je er vandaag bij?")).to_be_visible()
        press(page, "Volgende")
        assert step(page) == "Geef iedereen de beurt"
        expect(page.locator(".run-note")).to_have_text("Beurt 1 van 3")
        assert digits(page) == "1:00"
        wait(page, 20)
        assert left(page) == pytest.approx(40, abs=1)
        press(page, "+1 min")
        assert left(page) == pytest.approx(100, abs=1)
        press(page, "Volgende beurt")
        expect(page.locator(".run-note")).to_have_text("Beurt 2 van 3")
        press(page, "Beurt overslaan")
        expect(page.locator(".run-note")).to_have_text("Beurt 3 van 3")
        assert digits(page) == "1:00"
        assert page.locator(".run-turns .had").count() == 2
        press(page, "Terug")
        expect(page.locator(".run-note")).to_have_text("Beurt 2 van 3")
        press(page, "Stap overslaan")
        assert step(page) == "Sluit het rondje"
        press(page, "Rond af")
        expect(page.get_by_role("heading", name="Klaar")).to_be_visible()
        expect(page.locator(".run-took")).to_contain_text("Jullie waren 1 minuut bezig. Gepland: 3 minuten.")
        expect(page.get_by_role("link", name="Terug naar Check-in")).to_have_attribute(
            "href", address + "methodieken/check-in/"
        )
        tried = page.get_by_role("link", name="Werkte dit?")
        expect(tried).to_have_attribute("href", f"{address}bijdragen/ervaring/?kaart=check-in")


def test_a_worksheet_is_at_hand_in_a_tab_of_its_own(site: Path, address: str, browser: Browser) -> None:
    """At its step and at the end; meanwhile the clock goes on, and no key there turns a step."""
    library = json.loads((site / "cards.json").read_text("utf-8"))
    card = next(card for card in library["kaarten"] if card["id"] == "check-in")
    card["stappen"][0]["werkbladen"] = [{"id": "sessieblad", "titel": "Sessieblad"}]
    with opened(browser, service_workers="block") as page:
        page.route("**/cards.json", lambda route: route.fulfill(json=library))
        page.goto(address + ROUND)
        page.get_by_role("button", name="Begin").click()
        link = page.get_by_role("link", name="Werkblad: Sessieblad")
        expect(link).to_have_attribute("href", f"{address}werkbladen/sessieblad/")
        expect(link).to_have_attribute("target", "_blank")
        page.keyboard.press("ArrowRight")
        expect(link).to_be_hidden()
        for _ in range(4):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_role("heading", name="Klaar")).to_be_visible()
        expect(link).to_be_visible()


def test_the_number_of_people_can_be_set_first(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(address + "draaiboek/?v=2&plan=check-in&toon=begeleid")
        people = page.get_by_label("Met hoeveel zijn jullie?")
        expect(people).to_have_value("8")
        people.fill("5")
        expect(page.locator(".run-parts")).to_have_text("Check-in (5 min)")
        assert (plan_in(page.url), view_in(page.url)) == ("?v=2&groep=5&plan=check-in", "begeleid")
        press_all(page, "Begin", "Volgende")
        expect(page.locator(".run-note")).to_have_text("Beurt 1 van 5")


@pytest.mark.parametrize(
    ("card", "minutes", "first"), [("kandoe", "KanDoe (33 min)", 300), ("denken-delen-uitwisselen", "(11 min)", 60)]
)
def test_a_card_that_is_led_takes_its_own_times(
    card: str, minutes: str, first: int, address: str, browser: Browser
) -> None:
    """Those for the group that is asked for, not for the largest one."""
    with opened(browser) as page:
        page.goto(f"{address}methodieken/{card}/")
        page.get_by_role("link", name="Leid met timer", exact=True).click()
        expect(page.get_by_label("Met hoeveel zijn jullie?")).to_have_value("8")
        expect(page.locator(".run-parts")).to_contain_text(minutes)
        press_all(page, "Begin")
        assert first - 10 <= left(page) <= first


def test_a_card_of_a_meeting_is_led_with_the_group_of_its_link(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto(f"{address}methodieken/kandoe/?datum=2026-12-03&uur=15:45&groep=5")
        expect(page.locator(".meeting")).to_be_visible()
        page.get_by_role("link", name="Leid met timer", exact=True).click()
        expect(page.get_by_label("Met hoeveel zijn jullie?")).to_have_value("5")


def press_all(page: Page, *names: str) -> None:
    """Press buttons, one after the other, in real time."""
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def test_four_equal_parts(address: str, browser: Browser) -> None:
    card = LIBRARY.card_by_name["oase"]
    with led(browser, address + FOUR, viewport=LAPTOP) as page:
        for number, given in enumerate(card.steps):
            assert (step(page), digits(page)) == (given.name, "10:00")
            expect(page.locator(".say")).to_have_text(given.say[0])
            if number < 3:
                expect(page.locator(".run-next")).to_have_text(f"Straks: {card.steps[number + 1].name}, 10 min")
            press(page, "Volgende" if number < 3 else "Rond af")
        expect(page.get_by_role("heading", name="Klaar")).to_be_visible()


def test_time_is_over_in_silence(address: str, browser: Browser) -> None:
    """The screen says so, and nothing sounds that nobody asked for."""
    with led(browser, address + FOUR, viewport=LAPTOP) as page:
        page.evaluate("void (window.AudioContext = class { constructor() { throw new Error('sound') } })")
        wait(page, 545)
        expect(page.locator(".run-label")).to_have_text("Laatste minuut")
        wait(page, 85)
        expect(page.locator(".run-label")).to_have_text("De tijd is om")
        assert left(page) == pytest.approx(-30, abs=2)
        colours = "(s => [s.color, s.backgroundColor])(getComputedStyle(document.querySelector('.run-clock')))"
        assert "rgba(0, 0, 0, 0)" not in page.evaluate(colours)


def test_sound_when_asked_for(address: str, browser: Browser) -> None:
    with led(browser, address + FOUR) as page:
        page.evaluate(
            """() => { window.notes = 0; const real = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...given) { window.notes++; real.apply(this, given); }; }"""
        )
        press(page, "Geluid")
        expect(page.get_by_role("button", name="Geluid")).to_have_attribute("aria-pressed", "true")
        wait_until(page, "window.notes === 2")
        wait(page, 605)
        wait_until(page, "window.notes === 4")


def test_silence_after_each_question(address: str, browser: Browser) -> None:
    with led(browser, address + "draaiboek/?v=2&plan=check-out:13&toon=begeleid") as page:
        for given in LIBRARY.card_by_name["check-out"].steps:
            assert step(page) == given.name
            silence = page.get_by_role("button", name="Stilte", exact=True)
            assert silence.is_visible() == (given.silences > 0)
            if given.silences:
                press(page, "Stilte")
                wait(page, 9)
                expect(page.locator(".run-note")).to_have_text("wacht even")
                wait(page, 12)
                expect(page.locator(".run-note")).to_have_text("lang genoeg? ga dan verder")
                assert left(page) == pytest.approx(21, abs=1)
                press(page, "Stilte voorbij")
            skip = page.locator("[data-do=skip]")  # where each person has a turn
            (skip if skip.is_visible() else page.locator("[data-do=next]")).click()
        expect(page.get_by_role("heading", name="Klaar")).to_be_visible()


def test_a_reload_and_a_locked_phone(address: str, browser: Browser) -> None:
    """Ten minutes later the clock is where it must be; a pause stays a pause."""
    with led(browser, address + MEETING, viewport=PHONE) as page:
        press(page, "Volgende")
        press(page, "Stap overslaan")
        press(page, "Volgende")
        assert step(page) == "Verhelder de startvraag"
        assert left(page) == pytest.approx(477, abs=1)
        wait(page, 100)
        page.reload()
        page.clock.run_for(250)
        assert step(page) == "Verhelder de startvraag"
        assert left(page) == pytest.approx(377, abs=2)
        wait(page, 600)
        assert left(page) == pytest.approx(-223, abs=2)
        press(page, "Pauze")
        page.reload()
        wait(page, 300)
        expect(page.locator(".run-label")).to_have_text("Gepauzeerd")
        press(page, "Ga verder")
        assert left(page) == pytest.approx(-223, abs=3)


def test_the_next_day_asks_whether_to_go_on(address: str, browser: Browser) -> None:
    """Two hours late it is still the same meeting; after a night one chooses."""
    with led(browser, address + FOUR) as page:
        press(page, "Volgende")
        wait(page, 2 * 3600)
        page.reload()
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_hidden()
        expect(page.locator("#run-name")).to_have_text("Appreciatie")
        wait(page, 16 * 3600)
        page.reload()
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
        press(page, "Verder waar je was")
        expect(page.locator("#run-name")).to_have_text("Appreciatie")
        page.goto(address + ROUND)
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Verder waar je was")).to_be_hidden()


def test_another_plan_begins_anew(address: str, browser: Browser) -> None:
    with led(browser, address + FOUR) as page:
        page.goto(address + ROUND)
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
        page.goto(address + FOUR)
        expect(page.locator("#run-name")).to_have_text("Onderzoek")
        press(page, "Overzicht")
        press(page, "Begin opnieuw")
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_focused()
        press(page, "Verder waar je was")  # as when it was pressed by mistake
        expect(page.locator("#run-name")).to_have_text("Onderzoek")
        press(page, "Overzicht")
        press(page, "Begin opnieuw")
        page.reload()
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()


RUN = '{"at": 1, "clocks": {}, "since": NOW, "paused": 0, "hush": 0, "passed": 0, "began": NOW, "ended": 0}'
BAD_RUNS = ["{", "[]", "null", "7", '"x"'] + [
    f'{{"?v=2&plan=oase:40": {run}}}'
    for run in (
        "null",
        "[]",
        '{"at": 99, "since": 1e15}',
        *(RUN.replace('"at": 1', f'"at": {at}') for at in ("-5", "null", "99", "1.5", '"1"', "[1]", "4")),
        RUN.replace('"since": NOW', '"since": null'),
        RUN.replace('"since": NOW', '"since": 1e15'),
        RUN.replace('"began": NOW', '"began": "gisteren"'),
        RUN.replace('"ended": 0', '"ended": NOW'),
        RUN.replace('"paused": 0', '"paused": -1'),
        RUN.replace('"hush": 0', '"hush": {}'),
        RUN.replace('"passed": 0', '"passed": null'),
        *(RUN.replace('"ended"', f'"changes": {order}, "ended"') for order in ("[]", '[{"of": 1}]', "7")),
        RUN.replace('"ended"', '"earlier": [[]], "ended"'),
        RUN.replace('"clocks": {}', '"clocks": null'),
        RUN.replace('"clocks": {}', '"clocks": {"1": null}'),
        RUN.replace('"clocks": {}', '"clocks": {"1": {"turn": 9, "spent": 0, "extra": 0}}'),
        RUN.replace('"clocks": {}', '"clocks": {"1": {"turn": 0, "spent": "x", "extra": 0}}'),
        RUN.replace('"clocks": {}', '"clocks": {"1": {"turn": 0, "spent": 0, "extra": -60}}'),
    )
]


def remember(page: Page, address: str, stored: str) -> None:
    """Have the browser keep runs."""
    page.goto(address + "over/")
    page.evaluate("text => localStorage.setItem('plg:/:begeleid', text.replaceAll('NOW', Date.now()))", stored)


@pytest.mark.parametrize("stored", BAD_RUNS)
def test_a_broken_memory_begins_anew_and_says_so(stored: str, address: str, browser: Browser) -> None:
    with opened(browser) as page:
        remember(page, address, stored)
        page.goto(address + FOUR)
        expect(page.get_by_role("note")).to_have_text(
            "Wat je browser van deze bijeenkomst bewaarde, klopt niet. Je begint opnieuw."
        )
        press_all(page, "Begin")
        expect(page.get_by_role("timer")).to_contain_text(":")
        page.reload()
        expect(page.locator("#run-name")).to_have_text("Onderzoek")


@pytest.mark.parametrize(("stored", "button"), [("{}", "Begin"), (f'{{"?v=2&plan=oase:40": {RUN}, "x": 7}}', "Pauze")])
def test_a_good_memory_says_nothing(stored: str, button: str, address: str, browser: Browser) -> None:
    """Also beside one of another plan that is broken."""
    with opened(browser) as page:
        remember(page, address, stored)
        page.goto(address + FOUR)
        expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
        assert page.get_by_role("note").count() == 0


def test_without_storage_it_still_runs(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.add_init_script("Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no'); }")
        page.goto(address + FOUR)
        press_all(page, "Begin", "Volgende")
        expect(page.locator("#run-name")).to_have_text("Appreciatie")


def test_the_screen_stays_on(address: str, browser: Browser) -> None:
    """Asked for when it begins, again when the page is seen again, and let go at the end."""
    fake = """
        window.locks = [];
        Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => {
            window.locks.push(kind);
            return { release: async () => window.locks.push("released") };
        } } });
    """
    with opened(browser) as page:
        page.add_init_script(fake)
        page.goto(address + FOUR)
        press_all(page, "Begin")
        wait_until(page, "window.locks.join() === 'screen'")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        wait_until(page, "window.locks.join() === 'screen,screen'")
        press_all(page, "Volgende", "Volgende", "Volgende", "Rond af")
        wait_until(page, "window.locks.at(-1) === 'released'")


def test_the_keyboard_leads(address: str, browser: Browser) -> None:
    """Space pauses, arrows move, and a button under the focus keeps its own keys."""
    with led(browser, address + FOUR, viewport=LAPTOP) as page:
        page.keyboard.press("ArrowRight")
        expect(page.locator("#run-name")).to_have_text("Appreciatie")
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#run-name")).to_have_text("Onderzoek")
        page.keyboard.press(" ")
        expect(page.locator(".run-label")).to_have_text("Gepauzeerd")
        page.keyboard.press(" ")
        page.keyboard.press("ArrowUp")
        assert digits(page).startswith("1")
        press(page, "Volgende")
        page.keyboard.press(" ")
        expect(page.locator(".run-label")).to_have_text("Gepauzeerd")
        expect(page.locator("#run-name")).to_have_text("Appreciatie")
        page.get_by_role("button", name="Terug").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#run-name")).to_have_text("Onderzoek")
        page.reload()
        expect(page.get_by_role("button", name="Overzicht")).to_be_visible()
        assert unreachable(page) == []


def test_the_overview_changes_the_rest(address: str, browser: Browser) -> None:
    """More time, and what is then shortened; parts skipped and moved; it stays with the run and out of the plan."""
    with led(browser, address + MEETING.replace("start=13:30&", ""), viewport=PHONE) as page:
        press(page, "Volgende")
        press(page, "Overzicht")
        dialog = page.get_by_role("dialog", name="Overzicht")
        until, rows = dialog.locator(".run-until"), dialog.locator("summary")
        expect(until).to_have_text(re.compile(r"Zo eindigen jullie om \d\d\.\d\d uur, zoals gepland\."))
        rows.last.scroll_into_view_if_needed()
        expect(dialog.get_by_role("button", name="Sluit het overzicht")).to_be_in_viewport(ratio=1)
        expect(until).to_be_in_viewport(ratio=1)
        press(page, "5 min meer voor deze beurt")
        expect(until).to_contain_text("uur, 5 min later dan gepland.")
        expect(page.locator(".run-late")).to_have_text(
            "Zo eindigen jullie 5 min later dan gepland: kijk in het overzicht."
        )
        press(page, "Maak KanDoe 5 min korter")
        expect(until).to_contain_text("zoals gepland")
        expect(page.locator(".run-late")).to_be_empty()
        expect(rows.nth(1)).to_contain_text("30 min")
        unfold(page, "Pauze")
        page.get_by_role("button", name="Pauze vroeger").focus()
        page.keyboard.press("Enter")
        expect(rows.nth(1)).to_contain_text("Pauze")
        unfold(page, "KanDoe")
        press(page, "Sla over")
        expect(page.get_by_role("button", name="Zet terug")).to_be_visible()
        press(page, "Sluit het overzicht")
        assert left(page) == pytest.approx(360, abs=2)
        press(page, "Stap overslaan")
        press(page, "Volgende")
        page.reload()
        expect(page.locator("#run-name")).to_have_text("Pauze")
        expect(page.locator(".run-part")).to_have_text("Onderdeel 2 van 3")
        expect(page.locator(".run-next")).to_contain_text("Straks: Check-out")
        press(page, "Overzicht")
        link = page.get_by_role("link", name="Open het draaiboek met deze wijzigingen")
        assert plan_in(str(link.evaluate("link => link.href"))).endswith("plan=check-in,pauze:10,check-out")
        assert plan_in(page.url).endswith("plan=check-in,kandoe:35,pauze:10,check-out")
        for _ in range(3):
            press(page, "Maak ongedaan")
        expect(page.get_by_role("button", name="Maak ongedaan")).to_be_hidden()
        expect(dialog.locator(".is-had small")).to_contain_text(["duurde", "niet gedaan"])
        unfold(page, "KanDoe")
        press(page, "Doe dit nog")
        expect(rows.nth(2)).to_contain_text("35 min")
        unfold(page, "Check-out")
        dialog.locator("[open] [data-stage]").first.click()
        expect(page.locator(".run-part")).to_have_text("Check-out")


def test_groups_are_made_where_a_step_needs_them(address: str, browser: Browser) -> None:
    """Without names there are numbers; no name is stored or in the address; a later step can keep the groups."""
    names = ["Zenobia", "Yusuf", "Xandra", "Walid"]
    with led(browser, address + "draaiboek/?v=2&groep=5&plan=denken-delen-uitwisselen,bsa&toon=begeleid") as page:
        make, groups = page.get_by_role("button", name="Maak groepjes"), page.locator(".run-groups li")
        expect(make).to_be_hidden()
        press_keys(page, "ArrowRight", "ArrowRight")
        make.click()
        press(page, "Per drie")
        assert sorted("".join(groups.all_inner_texts()).replace(" – ", "")) == [*"12345"]
        page.get_by_label("Wie is er?").fill("\n".join(names))
        press(page, "Per twee")
        before = groups.all_inner_texts()
        assert sorted(" – ".join(before).split(" – ")) == sorted(names)
        assert violations(page) == []
        press(page, "Sluit de groepjes")
        press_keys(page, "ArrowRight", "ArrowRight", "ArrowRight")
        make.click()
        press(page, "Zoals vorige keer")
        assert groups.all_inner_texts() == before
        expect(page.locator(".run-met")).to_have_text("2 tweetallen zaten al eens samen.")
        kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state, location.href])")
        assert "denken-delen-uitwisselen" in kept
        assert not any(name in kept for name in names)


def press_keys(page: Page, *keys: str) -> None:
    """Press keys, and let the screen follow each."""
    for key in keys:
        page.keyboard.press(key)
        page.clock.run_for(250)


HEARD = """() => {
    window.heard = [];
    const status = document.querySelector(".run [role=status]");
    new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
}"""


def test_few_words_are_announced(address: str, browser: Browser) -> None:
    """In five minutes of a step: where one is, the last minute, that time is over; not each second."""
    with led(browser, address + "draaiboek/?v=2&plan=kandoe:33&toon=begeleid") as page:
        page.evaluate(HEARD)
        page.clock.run_for(310_000)
        press(page, "Volgende")
        assert page.evaluate("window.heard") == [
            "Nog één minuut.",
            "De tijd is om.",
            "KanDoe, stap 2 van 4: Schrijf een kaartje. Nog 5 minuten.",
        ]
        assert page.locator(".run [role=status]").get_attribute("aria-live") in (None, "polite")
        assert page.get_by_role("timer").get_attribute("aria-live") == "off"


def test_own_words_stay_words(address: str, browser: Browser) -> None:
    """And what of the address is unknown is said."""
    evil = "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"
    with opened(browser) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(f"{address}draaiboek/?v=2&titel={evil}&doel={evil}&plan=eigen:{evil}:5,{evil}&toon=begeleid")
        expect(page.get_by_role("heading", level=1)).to_have_text("<img src=x onerror=alert(1)>")
        expect(page.get_by_role("note")).to_contain_text("kennen we niet")
        press_all(page, "Begin", "Volgende")
        assert page.locator("main img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP, BEAMER], ids=["phone", "laptop", "beamer"])
def test_every_screen_is_accessible(scheme: Any, size: ViewportSize, address: str, browser: Browser) -> None:
    """Before, during (a turn, a pause, a silence, time that is over) and after."""
    with opened(browser, viewport=size, color_scheme=scheme) as page:
        page.clock.install()
        page.goto(address + MEETING)
        found = []

        def look() -> None:
            page.clock.run_for(500)
            found.extend(violations(page))
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

        page.get_by_role("button", name="Begin", exact=True).wait_for()
        look()
        for name in ("Begin", "Stilte", "Volgende", "Beurt overslaan", "Pauze"):
            press(page, name)
            look()
        press(page, "Ga verder")
        wait(page, 90)
        look()
        press(page, "Overzicht")
        unfold(page, "KanDoe")
        press(page, "Sla over")
        look()
        unfold(page, "Check-out")
        look()
        page.get_by_role("dialog").get_by_role("button", name="Herhaal de volgende stap", exact=False).click()
        press(page, "Rond af")
        look()
        assert found == []


def test_a_beamer_is_read_from_afar(address: str, browser: Browser) -> None:
    """At 1920 pixels: what to say and the step in letters of 40 pixels at least, the clock in 150; at 390 of 16."""
    size = "selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
    with led(browser, address + FOUR, viewport=BEAMER) as page:
        assert page.evaluate(size, "#run-name") >= 60
        assert page.evaluate(size, ".say") >= 40
        assert page.evaluate(size, ".run-digits b") >= 150
        page.set_viewport_size(PHONE)
        assert page.evaluate(size, ".run-text") >= 16
        last = page.get_by_role("button", name="Volgende").bounding_box()
        assert last
        assert last["y"] + last["height"] <= PHONE["height"]


def test_nothing_moves_against_the_wish(address: str, browser: Browser) -> None:
    with led(browser, address + FOUR, reduced_motion="reduce") as page:
        assert page.evaluate("getComputedStyle(document.querySelector('.run-ring')).transitionDuration") == "0s"


def test_it_runs_offline_once_visited(address: str, browser: Browser) -> None:
    """A plan that was never opened, after a visit to the planner."""
    with opened(browser, service_workers="allow") as page:
        page.goto(address + "draaiboek/")
        wait_for_kept(page, address)
        page.context.set_offline(offline=True)
        page.goto(address + MEETING)
        press_all(page, "Begin", "Volgende")
        expect(page.locator("#run-name")).to_have_text("Geef iedereen de beurt")
        page.reload()
        expect(page.locator("#run-name")).to_have_text("Geef iedereen de beurt")
        page.goto(address + MEETING.replace("begeleid", "programma"))
        expect(page.get_by_role("heading", name="Klaarleggen")).to_be_visible()


@pytest.mark.parametrize("card", LIBRARY.listed_cards, ids=lambda card: card.name)
def test_a_card_leads_there(card: Any, address: str, browser: Browser) -> None:
    """Its link opens the card, step by step, as the card has them."""
    with opened(browser) as page:
        page.goto(f"{address}methodieken/{card.name}/")
        page.get_by_role("link", name="Leid met timer", exact=True).click()
        press_all(page, "Begin")
        for given in card.steps:
            expect(page.locator("#run-name")).to_contain_text(given.name)
            page.locator("[data-do=skip]:visible, [data-do=next]:visible").first.click()
        expect(page.get_by_role("link", name=f"Terug naar {card.label}")).to_be_visible()
