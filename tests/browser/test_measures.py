"""Looking twice, counting, a set of questions, and an answer before the source's, in a browser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
from helpers.browser import opened, violations
from helpers.filling import field_of, kept, press, sheet, take_example
from playwright.sync_api import Browser, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_an_older_sheet_stands_beside_the_new_one(address: str, browser: Browser) -> None:
    """Each row says what it was and whether it is other now; a group's answers are counted, and print."""
    with sheet(browser, f"{address}werkbladen/acht-condities/") as page:
        take_example(page)
        press(page, "Kijk opnieuw")
        row = field_of(page, "condities").locator("tbody tr").first
        then = row.locator(".ws-then").first
        expect(then).to_have_text("19 november 2026: zit goed")
        row.get_by_label("begint").check()
        expect(then).to_have_text("19 november 2026: zit goed → nu anders")
        counts = field_of(page, "samen")
        expect(counts.locator("textarea")).to_have_value("We kiezen samen wat voorgaat.")
        for _ in range(4):
            counts.get_by_role("button", name="Eén meer: zit goed").click()
        expect(counts.locator(".ws-middle")).to_be_empty()
        counts.get_by_role("button", name="Eén meer: begint").press("Enter")
        expect(counts.locator(".ws-middle")).to_have_text("Het midden: zit goed. Van begint tot zit goed.")
        expect(counts.locator(".ws-then")).to_contain_text("ontbreekt 1, begint 3, zit goed 1. Het midden: begint.")
        (rows,) = [one["waarden"] for one in kept(page, "acht-condities") if "mist" not in one["waarden"]]
        assert rows["samen"][0]["kaartjes"] == "begint 1, zit goed 4"
        assert violations(page) == []
        page.locator(".ws-twice select").select_option("niets")
        expect(page.locator(".ws-then")).to_have_count(0)
        page.emulate_media(media="print")
        expect(counts.locator(".ws-more", has_text="zit goed 4")).to_be_visible()
        page.emulate_media(media="screen")
        page.goto(f"{address}werkbladen/verankeren/")  # which counts nothing, and looks twice once there is something
        take_example(page)
        press(page, "Kijk opnieuw")
        expect(page.locator(".ws-then").first).to_have_text("20 november 2026: in opbouw")


def test_a_sheet_counts_for_its_readers(address: str, browser: Browser) -> None:
    """Codes, empty cells and hours, told in sentences that follow what one types; and where answers point."""
    with sheet(browser, f"{address}werkbladen/teamrooster/") as page:
        take_example(page)
        sums = field_of(page, "nakijken").locator(".ws-sum")
        expect(sums.nth(0)).to_have_text("Leeg bij: Leerjaar 3 en 4, graadteam.")
        expect(sums.nth(1)).to_contain_text("ZC1 in 5 rijen (zorg 5); LK2 in 3 rijen (leden 3, coach 1)")
        expect(sums.nth(2)).to_have_text("Nog nergens: LK11.")
        expect(sums.nth(3)).to_have_text("Leeg bij: Taal, themateam.")
        field_of(page, "teams").get_by_label("Coach, rij 2").fill("LK11")
        expect(sums.nth(0)).to_have_text("Overal ingevuld.")
        expect(sums.nth(2)).to_have_text("Elke code staat ergens.")
        assert violations(page) == []
        page.goto(f"{address}werkbladen/tijdbudget/")
        take_example(page)
        expect(field_of(page, "rekenen").locator(".ws-sum")).to_have_text(
            ["Samen 9.", "Samen 9, tegenover 9: dat klopt.", "Samen 7, tegenover 9: 2 te kort."]
        )
        page.goto(f"{address}werkbladen/welke-vorm/")
        take_example(page)
        field_of(page, "tijd").get_by_label("nee").check()
        expect(field_of(page, "vorm").locator(".ws-about p")).to_have_text(
            [
                "Naar “een PLG” wijst: vraag 2, 3, 4.",
                "Naar “een PLG of een werkgroep” wijst: vraag 5.",
                "Naar “een kleinere vorm of eerst tijd zoeken” wijst: vraag 6.",
            ]
        )


def test_no_number_without_words(address: str, browser: Browser) -> None:
    with sheet(browser, f"{address}werkbladen/zelfscan-blad/") as page:
        field_of(page, "indicatoren").locator("textarea").fill("Nieuwe collega’s leren onze visie kennen.")
        scan = field_of(page, "scan")
        expect(scan.get_by_role("radio", name="3")).to_be_disabled()
        expect(scan).to_contain_text("Vul eerst in: “Hoe gebeurt dit bij ons?”")
        scan.locator("textarea").fill("In augustus krijgen ze de tekst.")
        scan.get_by_role("radio", name="3").check()
        assert kept(page, "zelfscan-blad")[0]["waarden"]["scan"][0]["cijfer"] == "3"


def printed(page: Page) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_a_set_of_questions(address: str, browser: Browser) -> None:
    """It is kept, goes to somebody else in a link, and prints as cards to cut."""
    with opened(browser, viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{address}vragenkit/")
        page.get_by_role("button", name="Trek een vraag").click()
        expect(page.locator(".kit-text")).not_to_be_empty()
        page.locator(".kit-set summary").click()
        for name in ("wat-doen-we-al-goed", "wat-sputtert-er"):
            page.locator(f"[id={name}] .kit-toggle").click()
        page.get_by_label("Een eigen vraag, zonder naam").fill("Wat zou een kind zeggen?")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Naar boven: Wat sputtert er?").click()
        page.reload()
        expect(page.locator(".kit-set summary")).to_have_text("Mijn set: 3 vragen")
        page.locator(".kit-set summary").click()
        items = page.locator(".kit-set li span")
        expect(items).to_have_text(["Wat sputtert er?", "Wat doen we al goed?", "Wat zou een kind zeggen?"])
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert violations(page) == []
        page.evaluate("window.print = () => {}")
        press(page, "4 op een blad")
        cards = printed(page)
        assert len(cards.pages) == 1
        assert "Wat zou een kind zeggen?" in " ".join(cards.pages[0].extract_text().split())
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        press(page, "Maak een link")
        link = page.locator(".kit-set .hint a")
        expect(link).to_be_visible()
        href = str(link.get_attribute("href"))
    with opened(browser) as page:
        page.goto(address + href.partition("/vragenkit/")[2].join(["vragenkit/", ""]))
        press(page, "Neem over in mijn set")
        expect(page.locator(".kit-set li")).to_have_count(3)
        assert page.url == f"{address}vragenkit/"


def test_first_ones_own_answer(address: str, browser: Browser) -> None:
    """What was written is there after a reload; what the slides say stays folded until one opens it."""
    with opened(browser) as page:
        page.goto(f"{address}school/verankeren/")
        block = page.locator(".opdracht").first
        answer = page.locator(".antwoord").first
        expect(answer.locator("p")).to_be_hidden()
        block.get_by_label("Jouw antwoord").fill("Niet als niemand tijd krijgt.")
        page.reload()
        expect(block.get_by_label("Jouw antwoord")).to_have_value("Niet als niemand tijd krijgt.")
        answer.get_by_text("Leg er de slides naast").click()
        expect(answer.locator("p")).to_be_visible()
        block.get_by_role("button", name="Antwoord opnieuw").click()
        expect(block.locator(".reflect-before")).to_contain_text("Niet als niemand tijd krijgt.")
        assert violations(page) == []
        block.get_by_role("button", name="Verwijder").click()
        page.reload()
        expect(block.get_by_label("Jouw antwoord")).to_have_value("")
