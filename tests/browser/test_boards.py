"""Boards in a browser: a game with keys alone and with a finger alone, undoing it, and what a board yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers.browser import LAPTOP, violations
from helpers.filling import field_of, kept, press, sheet, take_example
from playwright.sync_api import Browser, Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

IDEAS = ["plannen", "thuis", "straf", "agenda", "lezen", "kiezen", "onderzoek", "ouders"]
NARROW = {"width": 320, "height": 640}


def zone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name).locator(".nb-card > span:first-child")


def said(page: Page) -> Locator:
    return page.locator(".ws-said > span")


def focused(page: Page) -> str:
    """Return how the element that has the focus is called."""
    name = "(({ariaLabel, innerText, labels}) => ariaLabel || innerText || labels?.[0]?.innerText || '')"
    return str(page.evaluate(f"{name}(document.activeElement)"))


def reach(page: Page, name: str) -> None:
    """Go to what begins with these words, backwards first, with the Tab key alone."""
    for key in ["Shift+Tab"] * 30 + ["Tab"] * 90:
        if focused(page).startswith(name):
            return
        page.keyboard.press(key)
    pytest.fail(f"{name} is not reached from {focused(page)}")


def play_with_keys(page: Page) -> None:
    reach(page, "Nieuw kaartje bij Rand")
    for idea in IDEAS:
        page.keyboard.type(idea)
        page.keyboard.press("Enter")
    reach(page, "Begin te schuiven")
    page.keyboard.press("Enter")
    for idea in [*IDEAS[1:], IDEAS[0]]:
        reach(page, idea)
        for key in ("Enter", "Tab", "Enter"):
            page.keyboard.press(key)
        page.keyboard.type(f"{idea} telt")
        page.keyboard.press("Enter")
        assert focused(page).startswith(idea)


def play_with_a_finger(page: Page) -> None:
    box = page.get_by_label("Nieuw kaartje bij Rand")
    for idea in IDEAS:
        box.tap()
        page.keyboard.type(idea)  # as from the keyboard on the screen
        page.get_by_role("button", name="Leg erbij").tap()
    page.get_by_role("button", name="Begin te schuiven").tap()
    for idea in [*IDEAS[1:], IDEAS[0]]:
        page.get_by_role("button", name=idea).tap()
        page.get_by_role("button", name="Dichter bij het midden").tap()
        page.get_by_role("button", name="Hardop gezegd, schuif op").tap()


@pytest.mark.parametrize(
    ("play", "options"),
    [(play_with_keys, {"viewport": LAPTOP}), (play_with_a_finger, {"viewport": NARROW, "has_touch": True})],
)
def test_a_round_of_kandoe_with_eight(
    play: Callable[[Page], None], options: dict[str, Any], sheets: str, browser: Browser
) -> None:
    """Each moves one note of another, once; it is told whose turn it is; nobody moves a note of one's own."""
    with sheet(browser, f"{sheets}kandoe-bord/", **options) as page:
        expect(page.locator(".nb-fit")).to_contain_text("Er passen 3 rondes")
        play(page)
        expect(zone(page, "Tussenin")).to_have_count(8)
        expect(page.locator(".nb-turns")).to_contain_text("Ronde 2 van 3: nummer 1 is aan de beurt.")
        expect(said(page)).to_have_text("“plannen” ligt nu bij “Tussenin”. Ronde 2 van 3: nummer 1 is aan de beurt.")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
        page.get_by_role("button", name="plannen").click()
        panel = page.get_by_role("group", name="Wat doe je met “plannen”?")
        expect(panel).to_contain_text("Dit kaartje is van nummer 1 zelf.")
        expect(panel.get_by_role("button", name="Dichter bij het midden")).to_have_count(0)
        press(page, "Pas deze beurt")
        page.reload()
        expect(page.locator(".nb-turns")).to_contain_text("nummer 2 is aan de beurt.")
        notes = kept(page, "kandoe-bord")[0]["waarden"]["kaartjes"]
        assert [(note["kaart"], note["van"]) for note in notes[:2]] == [("thuis", "2"), ("straf", "3")]
        assert all(note["rij"] == "Tussenin" and note["reden"] for note in notes[:8])


def test_alike_notes_lie_together_and_each_step_comes_back(sheets: str, browser: Browser) -> None:
    """Under a wider name, with the old ones below it; few rounds are a warning; only the middle goes elsewhere."""
    with sheet(browser, f"{sheets}kandoe-bord/", viewport=LAPTOP) as page:
        page.get_by_label("Met hoeveel?").fill("12")
        page.get_by_label("Minuten om te schuiven").fill("12")
        expect(page.locator(".nb-fit.is-few")).to_contain_text("Er past 1 ronde")
        box = page.get_by_label("Nieuw kaartje bij Rand")
        for idea in IDEAS[:3]:
            box.fill(idea)
            box.press("Enter")
        assert [note.get("van") for note in kept(page, "kandoe-bord")[0]["waarden"]["kaartjes"]] == [
            "1",
            "2",
            "3",
            None,
        ]
        page.get_by_role("button", name="thuis").click()
        press(page, "Leg samen met …")
        press(page, "“straf”")
        page.get_by_label("Een ruimere naam voor allebei").fill("Wat huiswerk thuis doet")
        page.keyboard.press("Enter")
        expect(said(page)).to_have_text("Onder “Wat huiswerk thuis doet” liggen nu 2 kaartjes samen.")
        assert focused(page).startswith("Wat huiswerk thuis doet")
        press(page, "Toon als lijst")
        expect(page.locator(".nb-facts").filter(has_text="Lag eerst apart")).to_have_text(
            "Lag eerst apart: thuis · straf"
        )
        page.get_by_role("button", name="plannen").click()
        press(page, "Hernoem")
        page.keyboard.press("Escape")
        page.locator(".nb-card", has_text="plannen").click()
        press(page, "Verwijder")
        for count in (2, 3, 2, 1, 0):
            press(page, "Maak ongedaan")
            expect(zone(page, "Rand")).to_have_count(count)
        for _ in ("12 minuten", "12 personen"):
            press(page, "Maak ongedaan")
        expect(page.get_by_label("Minuten om te schuiven")).to_have_value("18")
        expect(page.locator("[data-nb=undo]")).to_be_disabled()
        take_example(page)
        assert [one["regels"] for one in kept(page, "kandoe-bord")[0]["levert"]] == [["Waarom geven we huiswerk?"]]


def test_borgen_bannen_beginnen_leads_to_kandoe(sheets: str, browser: Browser) -> None:
    """Good news first: zones open one after another; each note has its why; those of one zone go on another board."""
    with sheet(browser, f"{sheets}borgen-bannen-beginnen-bord/", viewport=LAPTOP) as page:
        page.get_by_label("Nieuw kaartje bij Borgen").fill("samen lezen")
        page.keyboard.press("Enter")
        press(page, "Open “Bannen”")
        for name in ("Bannen", "Beginnen"):
            expect(page.get_by_label(f"Nieuw kaartje bij {name}")).to_be_focused()
            page.keyboard.type(f"iets {name.lower()}")
            page.keyboard.press("Enter")
            if name == "Bannen":
                press(page, "Open “Beginnen”")
        expect(page.locator(".nb-tools")).to_contain_text("is nog leeg bij 3 kaartjes.")
        press(page, "samen lezen")
        page.get_by_label("Welke waarde of visie zit erachter?").fill("ieder hoort erbij")
        press(page, "Naar “Beginnen”")
        assert focused(page) == "samen lezen"
        card = page.get_by_role("region", name="Beginnen").get_by_role("button", name="samen lezen")
        card.hover()  # which may scroll
        target = page.get_by_role("region", name="Borgen").bounding_box()
        assert target
        page.mouse.down()
        page.mouse.move(target["x"] + 60, target["y"] + 30, steps=4)
        page.mouse.up()
        expect(zone(page, "Borgen")).to_have_text(["samen lezen"])
        assert violations(page) == []
        page.goto(f"{sheets}kandoe-bord/")
        offers = field_of(page, "kaartjes").locator(".ws-offers button")
        expect(offers).to_have_count(3)
        offers.filter(has_text="1 idee bij “Beginnen”").click()
        expect(zone(page, "Rand")).to_have_text(["iets beginnen"])
        press(page, "Toon als lijst")
        assert violations(page) == []


def test_a_board_is_looked_at_twice(sheets: str, browser: Browser) -> None:
    """A later one begins with the notes and the ambition, and says what went, moved and came since that day."""
    with sheet(browser, f"{sheets}swot-bord/", viewport=LAPTOP) as page:
        take_example(page)
        press(page, "Kijk opnieuw")
        expect(zone(page, "Zwaktes")).to_have_count(2)
        then = field_of(page, "kaartjes").locator(".ws-then")
        expect(then).to_have_count(0)
        page.get_by_role("button", name="we vragen kinderen nooit iets").click()
        press(page, "Naar “Sterktes”")
        expect(then).to_have_text(
            "Verhuisd sinds 5 oktober 2026: we vragen kinderen nooit iets (van Zwaktes naar Sterktes)"
        )
        page.get_by_role("button", name="we durven er open over praten").click()
        press(page, "Verwijder")
        page.get_by_label("Nieuw kaartje bij Kansen").fill("een nieuwe schoolleider")
        page.keyboard.press("Enter")
        expect(then.locator("p")).to_have_count(3)
        expect(then).to_contain_text("Weg sinds 5 oktober 2026: we durven er open over praten (Sterktes)")
        expect(then).to_contain_text("Nieuw sinds 5 oktober 2026: een nieuwe schoolleider (Kansen)")
        new, old = kept(page, "swot-bord")
        assert new["waarden"]["ambitie"] == old["waarden"]["ambitie"]
        assert violations(page) == []
