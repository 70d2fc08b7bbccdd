"""“Verbeter een stap”, “Vul aan” and “Wij deden het zo” in a real browser: what is sent, and that it arrives."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import EDITORS, REPOSITORY, Serve, run_sphinx
from helpers.browser import LAPTOP, PHONE, opened, unreachable, violations, wait_until
from helpers.pages import parse, text_of
from playwright.sync_api import expect

from plgdocs.commands.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FORM = "bijdragen/verbeter/"
CARD = "methodieken/kandoe/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
NEW = "Laat ieder één idee noteren en ophangen - in de buitenste cirkel."
SHARES = """() => {
    window.shared = [];
    navigator.canShare = () => true;
    navigator.share = async ({ title, files }) => window.shared.push(title, files[0].name, await files[0].text());
}"""


@pytest.fixture(scope="module")
def own_address(public_site: Path, serve: Serve) -> str:
    """The address of a site with a repository and a mail address of the editors."""
    return serve(public_site)


def improve(page: Page, address: str, query: str = "?kaart=kandoe&stap=2") -> None:
    """Open the form, with a step in it."""
    page.goto(address + FORM + query)
    page.locator(".improve").wait_for()


def mailed(page: Page) -> tuple[str, str]:
    """Return the address of the mail that is ready, and its text."""
    link = page.get_by_role("link", name="Open je mailprogramma").get_attribute("href") or ""
    return link, parse_qs(urlsplit(link).query)["body"][0]


def as_answered(text: str) -> str:
    """Return a text as a mail program quotes it: in short lines, with hard spaces."""
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, 60) or [""]]
    return "Ann schreef:\r\n" + "".join(f"> {line}\r\n" for line in lines).replace(" één ", " één\u00a0")


def test_the_whole_way_of_better_words(
    address: str, browser: Browser, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From the link below the steps, by keyboard alone, to the page of the card with the new words."""
    with opened(browser, viewport=PHONE, permissions=CLIPBOARD) as page:
        page.goto(address + CARD)
        page.get_by_role("link", name="Verbeter een stap").press("Enter")
        page.locator(".improve").wait_for()
        page.locator("#v-stap").focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".preview .say")).to_have_text("Eén idee per kaartje, zo kort als je kunt.")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "v-nieuw"
        page.keyboard.press("Control+A")
        page.keyboard.type(NEW)
        page.get_by_role("button", name="Kopieer je woorden").press("Enter")
        page.locator(".sent").wait_for()
        assert page.evaluate("document.activeElement.className") == "sent"
        assert page.input_value(".sent textarea") == page.evaluate("navigator.clipboard.readText()")
        (library / "mail.txt").write_text(as_answered(page.input_value(".sent textarea")), "utf-8")
    monkeypatch.chdir(library)
    assert main(["apply", "mail.txt"]) == 0
    assert main(["check"]) == 0
    assert run_sphinx(library, tmp_path / "new", tmp_path / "doctrees") == 0
    assert NEW in text_of(parse(tmp_path / "new" / CARD / "index.html"))


def test_without_settings_it_says_what_to_do(address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        improve(page, address)
        assert page.locator("[data-way]:visible").all_inner_texts() == ["Kopieer je woorden"]
        assert "de redactie heeft hier nog geen adres" in page.inner_text(".ways")
        page.click("[data-way=copy]")
        assert "Wijzig iets" in page.inner_text(".improve .error")
        assert page.evaluate("document.activeElement.id") == "v-nieuw"
        assert page.locator(".sent").is_hidden()


def test_the_editors_get_a_mail_without_an_attachment(own_address: str, browser: Browser) -> None:
    """With labels and answers; what is too long for it is pasted, or on a phone shared as a file."""
    with opened(browser, viewport=PHONE, permissions=CLIPBOARD) as page:
        improve(page, own_address)
        page.fill("#v-nieuw", NEW)
        page.fill("#v-zeg", "Kort!\nNog korter.")
        page.fill("#v-reden", "== Einde == dit is geen einde")
        page.click("[data-way=mail]")
        link, text = mailed(page)
        assert link.startswith(f"mailto:{EDITORS}?subject=Verbetering")
        assert len(link) <= 1800
        labels = [line.strip("= \r") for line in text.split("\n") if line.startswith("== ")]
        assert labels == [
            *("Kaart", "Stap", "Zo staat het er nu", "Zo wordt het", "Zo kun je het nu zeggen"),
            *("Zo kun je het straks zeggen", "Waarom het zo beter is", "Einde"),
        ]
        page.fill("#v-nieuw", "Nog een zin. " * 200)
        page.click("[data-way=mail]")
        expect(page.locator(".sent")).to_contain_text("lang drukken")
        link, text = mailed(page)
        assert len(link) <= 1800
        assert "Plak hier" in text
        assert page.evaluate("navigator.clipboard.readText()") == page.input_value(".sent textarea")


def test_a_phone_passes_a_file_on(own_address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.add_init_script(f"({SHARES})()")
        improve(page, own_address)
        assert page.locator("[data-way]:visible").all_inner_texts()[:2] == [
            "Mail je woorden naar de redactie",
            "Deel je woorden",
        ]
        page.fill("#v-nieuw", NEW)
        page.click("[data-way=share]")
        page.locator(".sent").wait_for()
        title, name, text = page.evaluate("shared")
        assert (title, name) == ("Verbetering: KanDoe, 2. Schrijf een kaartje", "verbetering-kandoe.txt")
        assert NEW in text
        page.fill("#v-nieuw", "Nog een zin. " * 200)
        page.click("[data-way=mail]")
        wait_until(page, "shared.length === 6")


def test_the_host_opens_with_the_answers(own_address: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.add_init_script("window.open = (...given) => { window.opened = given; return null; }")
        improve(page, own_address)
        page.fill("#v-nieuw", NEW)
        page.click("text=Vul ze in op host.example")
        where = urlsplit(page.evaluate("opened[0]"))
        query = {name: value for name, (value,) in parse_qs(where.query).items()}
        assert f"{where.scheme}://{where.netloc}{where.path}" == f"{REPOSITORY}/issues/new"
        assert query.pop("oud").startswith("Ieder noteert één idee")
        assert query == {
            "template": "verbetering.yml",
            "kaart": "KanDoe (kandoe)",
            "stap": "2. Schrijf een kaartje",
            "nieuw": NEW,
        }


def test_something_else_may_be_added(own_address: str, browser: Browser) -> None:
    """“Vul aan” leads to the card without a step; an address of nothing leads to the first card."""
    with opened(browser, viewport=PHONE) as page:
        page.goto(own_address + CARD)
        page.get_by_role("link", name="Vul aan").click()
        page.locator(".improve").wait_for()
        assert page.input_value("[name=kaart]") == "kandoe"
        assert page.input_value("#v-nieuw") == ""
        assert page.locator(".preview").is_hidden()
        page.fill("#v-nieuw", "Wij doen het met stickers.")
        page.click("[data-way=mail]")
        assert "== Stap ==\r\naanvulling" in mailed(page)[1]
        for query in ("?kaart=../x&stap=1", '?kaart="]<b>', "?stap=999", ""):
            improve(page, own_address, query)
            assert page.locator("[name=stap] option").count() > 1


def test_words_that_cannot_be_read_are_said(address: str, browser: Browser) -> None:
    with opened(browser) as page:
        page.route("**/card.json", lambda route: route.abort())
        improve(page, address)
        assert "nu niet te lezen" in page.inner_text(".improve .error")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(scheme: Any, own_address: str, browser: Browser) -> None:
    for size in (PHONE, LAPTOP):
        with opened(browser, viewport=size, color_scheme=scheme) as page:
            improve(page, own_address)
            assert scheme == "dark" or unreachable(page) == []
            page.click("[data-way=mail]")
            page.fill("#v-nieuw", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2)
            page.click("[data-way=copy]")
            page.locator(".sent").wait_for()
            assert violations(page) == []
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_without_a_script_the_page_says_what_to_do(own_address: str, browser: Browser) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(own_address + FORM)
        assert "JavaScript" in page.inner_text(".no-script")
        assert page.locator(".no-script a").is_visible()
        assert not page.locator(".improve").is_visible()


def test_an_experience_is_about_the_card_that_one_came_from(own_address: str, browser: Browser) -> None:
    """Its name stands in the mail, in the host's form and in the questions to copy; elsewhere all stays as it was."""
    with opened(browser, viewport=PHONE) as page:
        page.goto(own_address + CARD)
        said = page.get_by_role("link", name="Wij deden het zo").get_attribute("href")
        expect(page.get_by_role("link", name="Werkte dit?")).to_have_attribute("href", said or "")
        page.get_by_role("link", name="Werkte dit?").click()
        expect(page.locator(".tell > p")).to_have_text("Je vertelt over KanDoe: de naam staat al bij de vragen.")
        host, mail = page.eval_on_selector_all(".tell a", "all => all.map(link => link.href)")
        assert host == f"{REPOSITORY}/issues/new?template=ervaring.yml&methodiek=KanDoe"
        assert parse_qs(urlsplit(mail).query)["body"][0].startswith("Methodiek: KanDoe\r\n")
        assert page.inner_text("main pre").startswith("Methodiek: KanDoe\n")
        for query in ("?kaart=../x", "?kaart=bestaat-niet", ""):
            page.goto(f"{own_address}bijdragen/ervaring/{query}", wait_until="networkidle")
            assert page.locator(".tell > p").is_hidden()
            assert page.inner_text("main pre").startswith("Methodiek: Zoals ze op de kaart heet.")


def test_contributing_is_in_view(address: str, browser: Browser) -> None:
    """In the menu of a phone, below the cards, and below what a search finds or doesn't find."""
    with opened(browser, viewport=PHONE) as page:
        for name in ("methodieken/", "zoeken/?q=xyzzy"):
            page.goto(address + name)
            page.get_by_role("link", name="Voeg je eigen methodiek toe").click()
            assert page.inner_text("h1") == "Een methodiek bijdragen"
        page.get_by_role("button", name="Menu").click()
        expect(page.locator("nav").get_by_role("link", name="Bijdragen", exact=True)).to_be_visible()
        page.set_viewport_size(LAPTOP)
        expect(page.locator("footer").get_by_role("link", name="Een methodiek bijdragen")).to_be_visible()
