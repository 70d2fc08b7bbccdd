"""What one takes along from a worksheet: the thread, a file, a link, a report; and that nothing leaves by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

from helpers.filling import field_of, kept, press, sheet, take_example
from helpers.plans import plan_in
from helpers.sharing import CLIPBOARD, clipboard
from helpers.worksheets import EXAMPLE
from playwright.sync_api import Browser, expect

if TYPE_CHECKING:
    from pathlib import Path


def test_the_thread_goes_from_sheet_to_sheet(sheets: str, browser: Browser) -> None:
    """What one yields is offered where another takes it, and copying it can be undone."""
    with sheet(browser, f"{sheets}leervraagwerf/") as page:
        page.get_by_label("Onze leervraag").fill("Waarom huiswerk?")
        page.goto(f"{sheets}sessieblad/")
        question = page.get_by_label("Onze leervraag")
        question.fill("Iets anders")
        field_of(page, "leervraag").get_by_role("button", name="Neem over uit Van klacht naar leervraag").click()
        expect(question).to_have_value("Waarom huiswerk?")
        press(page, "Maak ongedaan")
        expect(question).to_have_value("Iets anders")
        page.get_by_role("button", name=": 1 leervraag").click()
        assert kept(page)[0]["waarden"] == {"leervraag": ["Waarom huiswerk?"]}


def test_next_time_shows_what_goes_where_before_it_writes(sheets: str, browser: Browser) -> None:
    with sheet(browser, f"{sheets}sessieblad/") as page:
        take_example(page)
        press(page, "Volgende keer")
        panel = page.locator(".ws-panel")
        expect(panel.get_by_role("group", name="Naar “Wat willen we bereiken?”")).to_contain_text("We kiezen één vak.")
        plan = panel.get_by_role("link", name="Maak een draaiboek met deze doelen").get_attribute("href") or ""
        assert "doel=We kiezen één vak." in unquote_plus(plan_in(plan))
        assert len(kept(page)) == 1
        panel.get_by_label("Een tekst zoeken · zoco").uncheck()
        press(page, "Maak het nieuwe blad")
        expect(page.locator(".ws-said")).to_contain_text("Het nieuwe blad is klaar.")
        new, old = kept(page)
        assert old["waarden"] == EXAMPLE
        assert new["waarden"] == {
            "datum": ["2026-12-14"],
            "leervraag": EXAMPLE["leervraag"],
            "open": [{"wat": "Leeshuiswerk in de klas beginnen", "wie": "elk"}],
            "doelen": ["We kiezen één vak."],
        }


def test_a_report_keeps_feelings_and_initials_to_the_group(sheets: str, browser: Browser) -> None:
    """Unless they are ticked; it is copied with its headings and tables, and printed alone."""
    with sheet(browser, f"{sheets}sessieblad/", permissions=CLIPBOARD) as page:
        page.add_init_script("window.print = () => (document.body.dataset.printed = document.body.className)")
        page.reload()
        take_example(page)
        press(page, "Maak het verslag")
        report = page.locator(".ws-report")
        expect(report.locator("h2")).to_have_text("Verslag van 16 november 2026")
        expect(report).to_contain_text("We kiezen één vak.deels")
        expect(report).not_to_contain_text("Rustig.")
        expect(report).not_to_contain_text("zoco")
        press(page, "Kopieer het verslag")
        expect(page.locator(".ws-said")).to_contain_text("Het verslag is gekopieerd.")
        html = clipboard(page, "text/html")
        assert "<h2>Wie doet wat?</h2>" in html
        assert html.count("<table") == 3
        assert "| elk" not in clipboard(page, "text/plain")
        page.locator(".ws-choice").get_by_label("Wat deed het met jullie?").check()
        page.locator(".ws-choice").get_by_label("Wie wat doet").check()
        expect(report).to_contain_text("Rustig.")
        expect(report).to_contain_text("zoco")
        press(page, "Druk het verslag af")
        expect(page.locator("body")).to_have_attribute("data-printed", "is-report")
        page.emulate_media(media="print")
        expect(report).to_be_visible()
        expect(page.locator(".ws-fields")).to_be_hidden()


def test_a_file_comes_back_beside_what_is_there(sheets: str, browser: Browser, tmp_path: Path) -> None:
    """It asks first; a damaged one is refused in a sentence; in the file itself nothing runs."""
    with sheet(browser, f"{sheets}sessieblad/") as page:
        take_example(page)
        with page.expect_download() as download:
            press(page, "Bewaar als bestand")
        assert download.value.suggested_filename == "sessieblad-2026-11-16.html"
        download.value.save_as(tmp_path / "blad.html")
        text = (tmp_path / "blad.html").read_text("utf-8")
        (tmp_path / "kwaad.html").write_text(text.replace('"doelen":[', '"doelen":[[],'), "utf-8")
        page.get_by_label("Onze leervraag").fill("Intussen veranderd")
        choose = page.get_by_label("Open een bestand")
        choose.set_input_files(tmp_path / "kwaad.html")
        expect(page.get_by_role("alert")).to_have_text("Dit bestand is beschadigd. Kies een ander bestand.")
        choose.set_input_files(tmp_path / "blad.html")
        expect(page.locator(".ws-panel")).to_contain_text("Wat je nu invulde, blijft ernaast staan.")
        assert len(kept(page)) == 1
        press(page, "Open het")
        expect(page.get_by_label("Onze leervraag")).to_have_value(EXAMPLE["leervraag"][0])
        assert [one["waarden"]["leervraag"] for one in kept(page)] == [EXAMPLE["leervraag"], ["Intussen veranderd"]]
        press(page, "Maak ongedaan")
        expect(page.get_by_label("Onze leervraag")).to_have_value("Intussen veranderd")
        page.goto((tmp_path / "blad.html").as_uri())
        expect(page.get_by_role("heading", name="Wat leerden we?")).to_be_visible()


def test_a_link_brings_only_what_the_sheet_yields(sheets: str, browser: Browser) -> None:
    """As plain text, which becomes a sheet of one's own when one says so; confidential sheets have none."""
    with sheet(browser, f"{sheets}sessieblad/", permissions=CLIPBOARD) as page:
        take_example(page)
        press(page, "Maak een link")
        expect(page.locator(".ws-link")).to_be_visible()
        link = clipboard(page, "text/plain")
        assert len(urlsplit(link).fragment) <= 2000
        with sheet(browser, link) as other:
            received = other.locator(".ws-received")
            expect(received).to_contain_text("Gekregen met een link, van 16 november 2026")
            expect(received.get_by_role("columnheader")).to_have_text(["Wat", "Tegen"])
            assert kept(other) == []
            press(other, "Neem over in een nieuw blad")
            expect(other.locator(".ws-said")).to_contain_text("Overgenomen in een nieuw blad.")
            assert kept(other)[0]["waarden"].keys() == {"doelen", "volgende"}
            assert "#" not in other.url
        page.goto(f"{sheets}sessieblad/#werkblad=onzin")
        expect(page.get_by_role("alert")).to_have_text("Deze link is niet volledig. Vraag hem opnieuw.")
        expect(page.locator(".ws-received")).to_be_focused()  # so it is in sight, below all that is said of the sheet
        page.goto(f"{sheets}leerlogboek/")
        expect(page.get_by_role("button", name="Bewaar als bestand")).to_be_visible()
        expect(page.get_by_role("button", name="Maak een link")).to_have_count(0)


def test_nothing_leaves_the_device(sheets: str, browser: Browser, tmp_path: Path) -> None:
    """Once the page is there, a browser asks for nothing more and sends nothing, whatever one does."""
    with sheet(browser, f"{sheets}sessieblad/", permissions=CLIPBOARD) as page:
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data}"))
        take_example(page)
        page.get_by_label("Onze leervraag").fill("Geheim")
        for name in ("Maak het verslag", "Kopieer het verslag", "Volgende keer", "Kopieer", "Maak een link"):
            press(page, name)
        expect(page.locator(".ws-link")).to_be_visible()
        with page.expect_download() as download:
            press(page, "Bewaar als bestand")
        download.value.save_as(tmp_path / "blad.html")
        page.get_by_label("Open een bestand").set_input_files(tmp_path / "blad.html")
        press(page, "Open het")
        press(page, "Verwijder alles")
        page.wait_for_load_state("networkidle")
        # A moment after a page has come, it fetches the script that keeps it for use without a network.
        own = f"GET {sheets.removesuffix('werkbladen/')}"
        assert [request for request in asked if not request.startswith(("GET blob:", f"{own}_static/"))] == []
        assert not any("Geheim" in request for request in asked)
        assert page.evaluate("document.cookie") == ""
