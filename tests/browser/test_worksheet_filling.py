"""Filling in a worksheet in a browser: what is kept, on the board, on paper, and in hands that don't hold a mouse."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from helpers.browser import LAPTOP, PHONE, opened, unreachable, violations
from helpers.filling import field_of, kept, press, sheet, take_example
from helpers.worksheets import EXAMPLE, QUESTION
from playwright.sync_api import Browser, expect

NARROW = {"width": 320, "height": 640}


def test_what_is_typed_is_kept_at_once(sheets: str, browser: Browser) -> None:
    """It says when and where; a line of a list ends with Enter; rows follow the goals; all of it can be undone."""
    with sheet(browser, f"{sheets}sessieblad/") as page:
        status = page.locator(".ws-kept")
        expect(status).to_have_text("Wat je invult, blijft op dit toestel. Er wordt niets verstuurd.")
        page.get_by_label("Onze leervraag").fill("Waarom?")
        expect(status).to_have_text(re.compile(r"^Bewaard om \d\d\.\d\d, alleen op dit toestel\.$"))
        goals = field_of(page, "doelen")
        goals.locator("textarea").fill("Eén")
        page.keyboard.press("Enter")
        page.keyboard.type("Twee")
        reached = field_of(page, "bereikt")
        expect(reached.locator("tbody th")).to_have_text(["Eén", "Twee"])
        reached.get_by_label("deels").nth(1).check()
        goals.locator("textarea").nth(1).fill("Tweede")
        expect(reached.locator("tbody th")).to_have_text(["Eén", "Tweede"])
        goals.get_by_role("button", name="Verwijder regel 1").click()
        expect(reached.locator("tbody th")).to_have_text(["Tweede"])
        page.reload()
        expect(goals.locator("textarea")).to_have_value("Tweede")
        goals.locator("textarea").fill("")
        reached.get_by_role("button", name="Verwijder Tweede").click()
        expect(reached.locator("tbody")).to_have_count(0)
        press(page, "Maak ongedaan")
        goals.locator("textarea").fill("Tweede")
        expect(reached.get_by_label("deels")).to_be_checked()
        press(page, "Verwijder alles")
        expect(goals.locator("textarea")).to_have_value("")
        assert kept(page) == []
        press(page, "Maak ongedaan")
        expect(goals.locator("textarea")).to_have_value("Tweede")
        assert kept(page)[0]["waarden"]["leervraag"] == ["Waarom?"]


def test_only_the_day_of_the_sheet_itself_can_be_today(sheets: str, browser: Browser) -> None:
    """A day on which a group comes together again is one to come."""
    with sheet(browser, f"{sheets}sessieblad/") as page:
        expect(field_of(page, "datum").get_by_role("button", name="Vandaag")).to_be_visible()
        expect(field_of(page, "terug").get_by_role("button", name="Vandaag")).to_have_count(0)


def test_a_choice_a_day_and_a_limit(sheets: str, browser: Browser) -> None:
    with sheet(browser, f"{sheets}leervraagwerf/") as page:
        field_of(page, "besluit").get_by_label("nog een ronde").check()
        decision = field_of(page, "besluit").get_by_label("hiermee gaan we verder")
        decision.click()
        decision.click(click_count=2)
        expect(decision).to_be_checked()
        decision.click()
        expect(decision).not_to_be_checked()
        field_of(page, "besluit").get_by_label("nog een ronde").check()
        forms = field_of(page, "vormen")
        for word in ("alleen", "samen"):
            forms.get_by_label(word).check()
        field_of(page, "datum").get_by_role("button", name="Vandaag").click()
        line = field_of(page, "sputtert").locator("textarea")
        line.fill("a" * 90)
        room = field_of(page, "sputtert").locator(".ws-room")
        expect(room).to_be_hidden()
        line.press_sequentially("b" * 40)
        expect(room).to_have_text("Nog 0 tekens")
        values = kept(page, "leervraagwerf")[0]["waarden"]
        assert values["besluit"] == ["nog een ronde"]
        assert values["vormen"] == ["alleen", "samen"]
        assert values["sputtert"] == ["a" * 90 + "b" * 30]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", values["datum"][0])


def test_sheets_lie_side_by_side(sheets: str, browser: Browser) -> None:
    """A second one is another; each has a name and a day; one that was taken away comes back."""
    with sheet(browser, f"{sheets}sessieblad/") as page:
        take_example(page)
        page.locator(".ws-sheets summary").click()
        page.get_by_label("Naam van dit blad").fill("Tweede keer")
        press(page, "Nieuw blad")
        page.get_by_label("Onze leervraag").fill("Iets anders")
        assert [one["naam"] for one in kept(page)] == ["", "Tweede keer"]
        press(page, "Open “Tweede keer”, 16 november")
        expect(page.get_by_label("Onze leervraag")).to_have_value(EXAMPLE["leervraag"][0])
        press(page, "Verwijder dit blad")
        expect(page.get_by_label("Onze leervraag")).to_have_value("Iets anders")
        press(page, "Maak ongedaan")
        expect(page.locator(".ws-sheets summary")).to_have_text("Open: “Tweede keer”, 16 november, en nog 1 ernaast")
        assert len(kept(page)) == 2


def test_versions_stay_and_show_what_changed(sheets: str, browser: Browser) -> None:
    with sheet(browser, f"{sheets}leervraagwerf/") as page:
        field = field_of(page, "leervraag")
        field.locator("textarea").fill("Hoe geven wij huiswerk?")
        press(page, "Nieuwe versie")
        field.locator("textarea").fill("Waarom geven wij huiswerk?")
        expect(field_of(page, "besluit").locator(".ws-about")).to_have_text("Waarom geven wij huiswerk?")
        pair = field.locator(".ws-pair")
        expect(pair.locator("del")).to_have_text("[weg: Hoe]")
        expect(pair.locator("ins")).to_have_text("[nieuw: Waarom]")
        press(page, "Nieuwe versie")
        expect(page.get_by_role("button", name="Nieuwe versie")).to_have_count(0)
        field.locator("textarea").fill("")
        page.reload()
        assert kept(page, "leervraagwerf")[0]["waarden"]["leervraag"][:2] == [
            "Hoe geven wij huiswerk?",
            "Waarom geven wij huiswerk?",
        ]
        press(page, "Verwijder versie 1")
        expect(field.locator("textarea")).to_have_value("Waarom geven wij huiswerk?")


def test_old_answers_are_shown_below(sheets: str, browser: Browser) -> None:
    values = {"klacht": ["Het huiswerk."], "gevoel": ["<b>Moe</b>"]}
    old = {"sleutel": "1", "naam": "", "gewijzigd": "2026-01-02T10:00", "dag": "", "waarden": values, "geeft": []}
    shelf = {"versie": 1, "blad": "leervraagwerf", "titel": QUESTION["titel"], "bladen": [old]}
    with sheet(browser, f"{sheets}leervraagwerf/") as page:
        page.evaluate("text => (localStorage['plg:/:werkblad-leervraagwerf'] = text)", json.dumps(shelf))
        page.reload()
        expect(field_of(page, "sputtert").locator("textarea")).to_have_value("Het huiswerk.")
        expect(page.locator(".ws-old")).to_contain_text("Bewaard van een ouder blad")
        expect(page.locator(".ws-old dd")).to_have_text("<b>Moe</b>")
        page.get_by_label("Onze leervraag").fill("Waarom?")
        found = kept(page, "leervraagwerf")[0]
        assert found["waarden"]["gevoel*"] == ["<b>Moe</b>"]
        assert ("geeft" in found, [one["woord"] for one in found["levert"]]) == (False, ["leervraag"])


def test_the_example_takes_nothing_away(sheets: str, browser: Browser) -> None:
    """It can be taken over only where nothing stands yet."""
    with sheet(browser, f"{sheets}sessieblad/") as page:
        question = page.get_by_label("Onze leervraag")
        question.fill("Van ons")
        press(page, "Toon een voorbeeld ingevuld")
        expect(page.locator(".ws-example")).to_contain_text("Voorbeeld. Verzonnen")
        expect(question).to_have_value(EXAMPLE["leervraag"][0])
        expect(question).to_have_attribute("readonly", "")
        expect(field_of(page, "bereikt").get_by_label("deels").nth(1)).to_be_disabled()
        expect(page.get_by_role("button", name="Neem dit voorbeeld over")).to_have_count(0)
        press(page, "Sluit het voorbeeld")
        expect(question).to_have_value("Van ons")
        press(page, "Verwijder alles")
        take_example(page)
        assert kept(page)[0]["waarden"] == EXAMPLE


def test_a_browser_that_keeps_nothing_says_so(sheets: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
        page.goto(f"{sheets}sessieblad/")
        expect(page.locator(".ws-kept")).to_have_text(re.compile("^Deze browser bewaart niets"))
        page.get_by_label("Onze leervraag").fill("Waarom?")
        expect(page.locator(".ws-kept")).to_have_text(re.compile("^Deze browser bewaart niets"))
        press(page, "Verwijder alles")
        press(page, "Maak ongedaan")
        expect(page.get_by_label("Onze leervraag")).to_have_value("Waarom?")


def test_two_tabs_keep_each_other_s_work(sheets: str, browser: Browser) -> None:
    with sheet(browser, f"{sheets}sessieblad/") as page:
        page.get_by_label("Onze leervraag").fill("Eerst")
        other = page.context.new_page()
        other.goto(f"{sheets}sessieblad/")
        field_of(other, "geleerd").locator("textarea").fill("Veel")
        expect(field_of(page, "geleerd").locator("textarea")).to_have_value("Veel")
        page.get_by_label("Onze leervraag").fill("Dan")
        assert len(kept(page)) == 1
        assert kept(page)[0]["waarden"] == {"leervraag": ["Dan"], "geleerd": ["Veel"]}


CUT = """() => {
    scrollTo({ top: 1e6, behavior: "instant" });
    const [bar, kept] = [".ws-turn", ".ws-kept"].map((name) => document.querySelector(name).getBoundingClientRect());
    const answer = [...document.querySelectorAll(".ws-field.is-now .ws-answer *")];
    const shown = answer.map((one) => one.getBoundingClientRect());
    return [
        document.documentElement.scrollWidth - innerWidth,
        Math.max(0, ...shown.map(({ right }) => right - innerWidth)),
        Math.max(0, ...shown.map(({ bottom }) => bottom - bar.top)),
        Math.max(0, kept.right - innerWidth),
    ];
}"""
"""By how many pixels the page, the answer and what is said of keeping it stand out of sight or below the bar."""


def test_the_board_shows_one_field_at_a_time(sheets: str, browser: Browser) -> None:
    """With what the coach says, on a beamer or a phone; arrows in a text move the cursor, and no key loses anything."""
    with sheet(browser, f"{sheets}sessieblad/", viewport=LAPTOP) as page:
        press(page, "Groot, voor het bord")
        expect(page.locator(".ws-field:visible")).to_have_count(1)
        for _ in range(2):
            press(page, "Volgende →")
        expect(page.get_by_text("Wat werd ervan, en wat leerde je eruit?")).to_be_visible()
        expect(page.locator(".ws-turn output")).to_have_text("3 van 9")
        expect(field_of(page, "open").get_by_label("Wat, rij 1")).to_be_focused()
        page.keyboard.type("Een tekst")
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".ws-turn output")).to_have_text("3 van 9")
        assert violations(page) == []
        expect(page.locator(".ws-kept")).to_contain_text("Bewaard om")
        assert page.evaluate(CUT) == [0, 0, 0, 0]
        page.set_viewport_size(PHONE)
        assert page.evaluate(CUT) == [0, 0, 0, 0]
        page.set_viewport_size(LAPTOP)
        page.get_by_role("button", name="Volgende →").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".ws-turn output")).to_have_text("4 van 9")
        page.keyboard.press("Escape")
        expect(page.locator(".ws-field:visible")).to_have_count(9)
        assert kept(page)[0]["waarden"]["open"] == [{"wat": "Een tekst"}]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_filled_sheet_is_for_everybody(scheme: Any, sheets: str, browser: Browser) -> None:
    """At 320 pixels, for a screen reader and by keyboard, in both colours, with all that opens."""
    with sheet(browser, f"{sheets}sessieblad/", viewport=NARROW, color_scheme=scheme) as page:
        assert violations(page) == []
        take_example(page)
        page.locator(".ws-sheets summary").click()
        press(page, "Maak het verslag")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.reload()
        assert unreachable(page) == []


def test_it_prints_like_paper(sheets: str, browser: Browser) -> None:
    with sheet(browser, f"{sheets}sessieblad/") as page:
        take_example(page)
        page.emulate_media(media="print")
        assert page.locator("button:visible, textarea:visible").count() == 0
        texts = page.evaluate(
            "[...document.querySelectorAll('.ws-grow')].map((box) => getComputedStyle(box, '::after').content)"
        )
        assert any(EXAMPLE["leervraag"][0] in text for text in texts)
        expect(page.get_by_text("We kiezen één vak.", exact=True).first).to_be_visible()
        expect(page.locator(".ws-keep")).to_be_hidden()
