"""Cards on paper, as the browser prints them: one, or a few that a reader chose."""

import io
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from plgdocs.checking.library import read_library
from plgdocs.model.cards import Card

ROOT = Path(__file__).parents[2]
LONG = 4
"""Cards that are printed here: those with the longest files; the others are shorter."""
A4_LANDSCAPE = (842, 595)


def printed(page: Page) -> list[str]:
    """Return the text of each page on paper, which is A4."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in pages} == {A4_LANDSCAPE}
    return [sheet.extract_text() for sheet in pages]


def print_chosen(page: Page) -> None:
    page.evaluate("document.body.removeAttribute('data-printed')")
    page.get_by_role("button", name="Druk de gekozen kaarten af").click()
    page.locator("body[data-printed]").wait_for()


def longest_cards() -> list[Card]:
    library, _ = read_library(ROOT)
    return sorted(library.listed_cards, key=lambda card: -(ROOT / card.path).stat().st_size)[:LONG]


def test_a_card_fits_on_one_sheet(address: str, browser: Browser) -> None:
    page = browser.new_page()
    for card in longest_cards():
        page.goto(f"{address}methodieken/{card.name}/")
        sheets = printed(page)
        assert len(sheets) == 1, card.name
        for part in ("Valkuil", "Waarom?", "Een onafhankelijke bewerking", card.steps[-1].name):
            assert part in sheets[0], (card.name, part)
    page.close()


def test_the_ways_to_paper_open_from_the_card(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script("window.print = () => document.body.setAttribute('data-printed', '')")
    page.goto(f"{address}methodieken/kandoe/")
    page.get_by_role("button", name="Druk af").press("Enter")
    assert page.get_by_role("link", name="Deze kaart op A5 (pdf)").get_attribute("href") == "kandoe-a5.pdf"
    page.get_by_role("button", name="Deze kaart op één blad A4").click()
    assert page.locator("body[data-printed]").count() == 1
    pair = page.get_by_role("link", name="Twee A5-bladen op één A4").get_attribute("href")
    assert (pair or "").endswith("?kaart=kandoe&blad=a5")
    page.get_by_role("link", name="Nog kaarten erbij").click()
    expect(page.get_by_role("checkbox", name="KanDoe")).to_be_checked()
    page.close()


def test_chosen_cards_are_printed_together(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script("window.print = () => document.body.setAttribute('data-printed', '')")
    page.goto(f"{address}afdrukken/?kaart=bsa&kaart=weg")
    page.get_by_role("checkbox", name="OASE").check()
    expect(page.get_by_role("status")).to_have_text("2 kaarten gekozen.")
    assert page.url.endswith("?kaart=bsa&kaart=oase")
    print_chosen(page)
    first, second = printed(page)
    assert "Beginsituatieanalyse" in first
    assert "OASE" in second
    assert all("PLG-gids, CC BY 4.0" in sheet and "Kaarten afdrukken" not in sheet for sheet in (first, second))
    page.get_by_role("radio", name="Twee kaarten naast elkaar").check()
    for card in longest_cards():
        page.get_by_role("checkbox", name=card.label, exact=True).check()
    pairs, rest = divmod(page.locator("[name=kaart]:checked").count(), 2)
    print_chosen(page)
    sheets = printed(page)
    assert len(sheets) == pairs + rest
    for card in longest_cards():
        assert any(all(part in sheet for part in ("Valkuil", card.steps[-1].name)) for sheet in sheets), card.name
    assert not any("Kaarten afdrukken" in sheet for sheet in sheets)
    page.goto(f"{address}afdrukken/?kaart=kandoe&blad=a5")
    expect(page.get_by_role("status")).to_have_text("1 kaart gekozen, twee keer op het blad.")
    print_chosen(page)
    (sheet,) = printed(page)
    assert sheet.count("Kijk naar het midden.") == 2
    page.get_by_role("button", name="Maak de keuze leeg").click()
    expect(page.get_by_role("status")).to_have_text("Nog geen kaarten gekozen.")
    page.close()


def test_a_card_that_does_not_come_is_said(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}afdrukken/?kaart=bsa")
    page.route("**/methodieken/bsa/", lambda route: route.abort())
    page.get_by_role("button", name="Druk de gekozen kaarten af").click()
    expect(page.get_by_role("status")).to_have_text(
        "Een kaart kon niet geladen worden. Kijk na of je verbinding hebt, en probeer opnieuw."
    )
    page.close()


def test_without_a_script_every_card_leads_to_its_sheet(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}afdrukken/")
    assert page.get_by_role("checkbox").count() == 0
    assert page.get_by_role("link", name="op A5 (pdf)").count() == len(read_library(ROOT)[0].listed_cards)
    context.close()
