"""The contribution form in a real browser: filled in by keyboard, on a phone, and what comes out of it."""

from __future__ import annotations

import gzip
import re
import textwrap
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import EDITORS, REPOSITORY, Serve, run_sphinx
from helpers.browser import LAPTOP, PHONE, opened, violations, wait_until
from playwright.sync_api import expect

from plgdocs.checking.files import read
from plgdocs.commands.cli import main
from plgdocs.model.cards import Card
from plgdocs.model.fields import as_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FORM = "bijdragen/nieuwe-methodiek/"


@contextmanager
def form(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open the form."""
    with opened(browser, **options) as page:
        page.goto(address + FORM)
        page.locator(".card-form").wait_for()
        yield page


TEXTS = {
    "titel": "Stille wandeling",
    "samenvatting": "Per twee wandelen over één vraag, zonder papier.",
    "Wat?": "De groep wandelt een kwartier, per twee.",
    "Waarom?": "Wie naast elkaar stapt, praat vrijer.",
    "duur.van": "20",
    "duur.tot": "30",
    "groep.van": "4",
    "groep.tot": "20",
    "stap-1.naam": "Vorm duo’s",
    "stap-1.tekst": "Zet wie elkaar weinig ziet samen.",
    "stap-2.naam": "Vertrek!",
    "stap-2.tekst": "Geef elk duo één vraag mee:\n- wat lukte\n- wat **wringt** er",
    "Valkuil": "**Het wordt een babbel.** Geef de vraag mee op een briefje.",
    "herkomst": "Uit onze eigen school.",
    "ingebracht-door": "Een leraar uit Gent",
}
CHOICES = [
    ("fase", "verkennen"),
    ("groepsvorm", "duo"),
    ("groepsvorm", "plenair"),
    ("plaats", "ter plaatse"),
    ("akkoord.idee", ""),
    ("akkoord.licentie", ""),
    ("akkoord.personen", ""),
]


def tick(page: Page, selector: str) -> None:
    """Choose an option by keyboard."""
    page.focus(selector)
    page.keyboard.press("Space")


def fill(page: Page, **other: str) -> None:
    """Fill in a whole card, fast."""
    for name, text in (TEXTS | other).items():
        page.fill(f"[name='{name}']", text)
    for name, value in CHOICES:
        if not page.is_checked(box := f"[name='{name}']" + (f"[value='{value}']" if value else "")):
            tick(page, box)


def unfold(page: Page) -> None:
    """Open what is folded away."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


def tab_to(page: Page, selector: str) -> int:
    """Press Tab until an element has the focus; return how often."""
    for presses in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
        page.keyboard.press("Tab")
    raise AssertionError(selector)


def fill_by_keyboard(page: Page) -> int:
    """Fill in a whole card with nothing but the keyboard; return the keys pressed besides the text."""
    order = page.eval_on_selector_all(".card-form [name]", "all => all.map(e => `${e.name}|${e.value}`)")
    chosen = {f"{name}|{value}": f"[name='{name}'][value='{value}']" for name, value in CHOICES if value}
    chosen |= {key: f"[name='{key.partition('|')[0]}']" for key in order if key.startswith("akkoord")}
    keys = 0
    page.focus("#f-titel")
    for key in order:
        name = key.partition("|")[0]
        if key in chosen:
            keys += tab_to(page, chosen[key]) + 1
            page.keyboard.press("Space")
        elif name in TEXTS:
            keys += tab_to(page, f"[name='{name}']")
            page.keyboard.type(TEXTS[name])
    return keys


def downloaded(page: Page, folder: Path) -> Path:
    """Press the button for a file; return the file."""
    tab_to(page, "[data-way=file]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_card_made_by_keyboard_is_valid(
    address: str, browser: Browser, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From an empty form to a file that the checker accepts."""
    with form(browser, address, viewport=LAPTOP) as page:
        assert fill_by_keyboard(page) < 90
        assert page.inner_text(".todo") == "Je kaart is klaar"
        path = downloaded(page, library / "methods")
        assert page.evaluate("document.activeElement.className") == "sent"
    assert path.name == "stille-wandeling.md"
    monkeypatch.chdir(library)
    assert main(["check", str(path)]) == 0
    card, _ = read("methods/stille-wandeling.md", path.read_bytes())
    assert isinstance(card, Card)
    assert (card.title, card.summary, str(card.duration)) == (TEXTS["titel"], TEXTS["samenvatting"], "20–30 min")
    assert [step.name for step in card.steps] == ["Vorm duo’s", "Vertrek!"]
    assert "CC BY 4.0" in path.read_text("utf-8")


PARTS = ".band, h1, .lead, .strip, .ready, #wat, #waarom, #hoe, #valkuil"
READ_CARD = """([root, parts]) => [...document.querySelector(root).querySelectorAll(parts)]
    .map(part => [part.className, [...part.querySelectorAll('*')].map(e => e.localName)
        .filter(name => name !== 'path').join(' '),
        part.innerText.replace(/\\s+/g, ' ').trim()])"""


def test_the_preview_is_the_page(browser: Browser, address: str, serve: Serve, library: Path, tmp_path: Path) -> None:
    """What the form shows has the text and the elements of the page that the site makes of the file."""
    more = {"voorbereiding": "Zoek een rustig parcours.", "materiaal": "briefjes\nstiften", "duur.van": "30"}
    more |= {"rollen": "begeleider: let op de klok\nICT-coach: zorgt voor muziek.", "stap-2.deel": "4"}
    with form(browser, address, viewport=LAPTOP) as page:
        unfold(page)
        fill(page, **more)
        for name in ("duur.per", "stap-1.stilte", "stap-1.per", "beurt-overslaan"):
            tick(page, f"[name='{name}']")
        for phase in ("openen", "afronden"):
            tick(page, f"[name='fase-variant'][value='{phase}']")
        page.fill("[name='stap-1.minuten']", "2")
        page.fill("[name='stap-1.zeg']", "Wie ken je nog niet?\nKies elkaar.")
        shown = page.evaluate(READ_CARD, [".preview article.card", PARTS])
        page.focus("[name='akkoord.personen']")
        downloaded(page, library / "methods")
    assert run_sphinx(library, tmp_path / "out", tmp_path / "doctrees") == 0
    with opened(browser, viewport=LAPTOP) as page:
        page.goto(serve(tmp_path / "out") + "methodieken/stille-wandeling/")
        page.evaluate("document.querySelectorAll('.headerlink, .concept, .share').forEach(e => e.remove())")
        built = page.evaluate(READ_CARD, ["article.card", PARTS])
    assert shown == built


def test_a_name_that_is_taken(address: str, browser: Browser) -> None:
    """The names are loaded by themselves; without them the form does the rest."""
    sentence = "“kandoe” is ook de naam van “KanDoe: samen kiezen wat voorgaat” (methods/kandoe.md)."
    with form(browser, address) as page:
        page.fill("#f-titel", "KanDoe")
        page.press("#f-titel", "Tab")
        expect(page.locator("#f-titel-error")).to_contain_text(sentence)
    with opened(browser) as page:
        page.route("**/namen.json", lambda route: route.abort())
        page.goto(address + FORM)
        page.fill("#f-titel", "KanDoe")
        page.press("#f-titel", "Tab")
        expect(page.locator(".preview .shown")).to_contain_text("KanDoe")
        assert page.locator("#f-titel-error").is_hidden()


def test_nothing_is_refused_before_a_field_is_left(address: str, browser: Browser) -> None:
    with form(browser, address, viewport=PHONE) as page:
        page.click("#f-samenvatting")
        page.keyboard.type("x" * 90)
        assert page.locator(".error:visible").count() == 0
        assert page.locator(".room:visible").inner_text() == "2 te veel"
        page.keyboard.press("Tab")
        error = page.locator("#f-samenvatting-error")
        assert error.inner_text().startswith("Samenvatting telt 90 tekens; er is plaats voor 88.")
        assert error.locator("span").get_attribute("data-code") == "PLG309"
        assert page.inner_text("[data-announce]") == error.inner_text()
        assert page.get_attribute("#f-samenvatting", "aria-invalid") == "true"
        page.fill("#f-samenvatting", "Kort.")
        assert not error.is_visible()
        page.click(".chip:has([value=duo])")
        assert page.is_checked("[value=duo]")
        assert "Per twee" in page.inner_text(".preview .strip")
        assert page.get_attribute("#f-samenvatting", "aria-invalid") is None


IN_WORDS = [
    ("duur.van", "een half uur à 1u30", {"duur.van": "30", "duur.tot": "90"}),
    ("duur.van", "max. 1 uur", {"duur.van": "", "duur.tot": "60"}),
    ("duur.tot", "drie kwartier", {"duur.van": "", "duur.tot": "45"}),
    ("duur.van", "2 keer 20 minuten", {"duur.van": "2 keer 20 minuten", "duur.tot": ""}),
    ("groep.tot", "twaalf personen", {"groep.van": "", "groep.tot": "12"}),
    ("groep.van", "4 à 12 leerkrachten", {"groep.van": "4", "groep.tot": "12"}),
    ("groep.van", "12", {"groep.van": "12", "groep.tot": ""}),
    ("stap-2.minuten", "een kwartier", {"stap-1.minuten": "", "stap-2.minuten": "15"}),
    ("stap-1.minuten", "5 à 10 min", {"stap-1.minuten": "5 à 10 min"}),
]


def test_everyday_words_become_numbers(address: str, browser: Browser) -> None:
    """When somebody leaves a field; what isn't sure stays as typed, and is refused."""
    with form(browser, address, viewport=LAPTOP) as page:
        unfold(page)
        for name, typed, expected in IN_WORDS:
            for held in expected:
                page.fill(f"[name='{held}']", "")
            page.fill(f"[name='{name}']", typed)
            page.press(f"[name='{name}']", "Tab")
            assert {held: page.input_value(f"[name='{held}']") for held in expected} == expected
        for name in ("duur", "stap-1"):
            field = f"[name='{name}.van']" if name == "duur" else f"[name='{name}.minuten']"
            page.fill(field, "2 minuten per deelnemer")
            page.press(field, "Tab")
            assert page.is_checked(f"[name='{name}.per']")
            assert page.input_value(field) == "2"
        page.reload()
        assert page.input_value("[name='duur.van']") == "2"


@pytest.mark.parametrize("way", ["mouse", "touch"])
def test_a_press_is_not_lost_when_a_problem_shows_up(way: str, address: str, browser: Browser) -> None:
    """Leaving a field shows its problem, which moves what is below it."""
    with form(browser, address, viewport={"width": 600, "height": 1800}, has_touch=True) as page:
        page.fill("#f-samenvatting", "x" * 90)
        chip = page.locator("[data-field=fase] .chip.phase-openen")
        if way == "touch":
            chip.tap()
        else:
            chip.click()
        page.locator("#f-samenvatting-error").wait_for()
        assert page.is_checked("[value=openen]")


def test_the_list_of_problems_leads_to_the_fields(address: str, browser: Browser) -> None:
    with form(browser, address, viewport=PHONE) as page:
        page.click("[data-way=file]")
        assert page.evaluate("document.activeElement.className") == "errors"
        links = page.locator(".errors a")
        assert links.count() == 14
        said = links.all_inner_texts()
        assert said[:2] == ["Vul “Naam van je methodiek” in.", "Vul “Samenvatting” in."]
        assert "Kies bij “Werkvorm” minstens één antwoord." in said
        for index, name in ((0, "titel"), (4, "fase"), (8, "stap-1.naam"), (13, "akkoord.personen")):
            links.nth(index).press("Enter")
            assert page.evaluate("document.activeElement.name") == name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_when_something_is_wrong(scheme: Any, address: str, browser: Browser) -> None:
    with form(browser, address, viewport=PHONE, color_scheme=scheme) as page:
        page.click("[data-way=file]")
        unfold(page)
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        fill(page, titel="Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen")
        page.click("[data-way=file]")
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.click("[data-restart]")
        assert violations(page) == []


def names(page: Page) -> list[str]:
    """Return the names of the steps, and check that they are numbered as they stand."""
    controls = page.eval_on_selector_all(".edit-steps [name$='.naam']", "all => all.map(e => [e.name, e.id, e.value])")
    for number, (name, identity, _) in enumerate(controls, start=1):
        assert (name, identity) == (f"stap-{number}.naam", f"f-stap-{number}-naam")
    return [value for _, _, value in controls]


def test_steps_are_added_moved_and_removed_by_keyboard(address: str, browser: Browser) -> None:
    with form(browser, address, viewport=PHONE) as page:
        page.focus("[name='stap-1.naam']")
        page.keyboard.type("een")
        tab_to(page, "[name='stap-2.naam']")
        page.keyboard.type("twee")
        tab_to(page, "[data-add]")
        page.keyboard.press("Enter")
        page.keyboard.type("drie")
        assert names(page) == ["een", "twee", "drie"]
        page.focus("li:nth-child(3) [data-move='-1']")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert names(page) == ["drie", "een", "twee"]
        assert page.inner_text("[data-announce]") == "Dit is nu stap 1."
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Zet stap 1 lager"
        page.focus("li:nth-child(2) [data-remove]")
        page.keyboard.press("Enter")
        assert names(page) == ["drie", "twee"]
        assert page.evaluate("document.activeElement.name") == "stap-2.naam"
        assert page.locator(".preview .steps > li").count() == 2


def test_a_draft_stays_in_the_browser_until_it_is_cleared(address: str, browser: Browser) -> None:
    with form(browser, address, viewport=PHONE) as page:
        unfold(page)
        fill(page)
        tick(page, "[name='stap-2.stilte']")
        before = page.inner_text(".preview article")
        page.reload()
        page.locator(".preview article").wait_for()
        assert page.inner_text(".preview article") == before
        assert "vorige keer" in page.inner_text(".draft [role=status]")
        page.click("[data-restart]")
        page.click("dialog button[value='']")
        assert page.input_value("#f-titel") == TEXTS["titel"]
        page.click("[data-restart]")
        page.click("dialog button[value=ja]")
        wait_until(page, "document.activeElement.id === 'f-titel'")
        assert page.input_value("#f-titel") == ""
        page.reload()
        assert page.input_value("#f-titel") == ""
        assert names(page) == ["", ""]


HOSTILE = {
    "titel": "<script>hacked = 1</script>",
    "samenvatting": "x\"\nredactie: [duur]\n---\n# ' {{ 7*7 }}",
    "Wat?": "<img src=x onerror=hacked=1>\n</textarea><svg onload=hacked=1>\n[x](javascript:hacked=1)",
    "Waarom?": "```{raw} html\n<script>hacked=1</script>\n```\n{{ config }} {term}`x` <javascript:hacked=1>",
    "stap-1.naam": "** <b>x</b>",
    "stap-1.tekst": "![x](data:text/html,<script>hacked=1</script>)\n# Kop\n| a |\n|---|",
    "Valkuil": "a\u202eb\x00\x1b\u200bc\n:::{include} /etc/passwd\n:::\n</script>",
    "herkomst": "!!python/object &a *a %TAG",
    "ingebracht-door": "- [x]: {y}, 'z' # \\x00 \\",
}


def test_hostile_text_stays_text(
    address: str, browser: Browser, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with form(browser, address, viewport=PHONE) as page:
        fill(page, **HOSTILE)
        page.focus("[name='akkoord.personen']")
        path = downloaded(page, library / "methods")
        page.reload()
        assert page.evaluate("typeof hacked") == "undefined"
        assert page.locator(".preview :is(script, img, svg:not(.mark), a:not(.go), b b, h3)").count() == 0
        assert page.inner_text(".preview h1") == HOSTILE["titel"]
    monkeypatch.chdir(library)
    assert main(["check", str(path)]) == 0
    card, _ = read(f"methods/{path.name}", path.read_bytes())
    assert isinstance(card, Card)
    assert card.title == HOSTILE["titel"]
    assert (card.origin, card.contributor, card.claims) == (HOSTILE["herkomst"], HOSTILE["ingebracht-door"], ())
    outline = card.outline
    assert [*outline.links, *outline.images, *outline.roles, *outline.blocks] == []


# The ways out ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own_address(public_site: Path, serve: Serve) -> str:
    """The address of a site with a repository and a mail address of the editors."""
    return serve(public_site)


def test_without_settings_there_is_the_file_alone(address: str, browser: Browser) -> None:
    with form(browser, address) as page:
        assert page.locator("[data-way]:visible").all_inner_texts() == ["Kopieer je kaart", "Download je kaart"]
        assert "de redactie heeft hier nog geen adres" in page.inner_text(".ways")


def test_the_host_opens_with_the_file(own_address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.add_init_script("window.open = (...given) => { window.opened = given; return null; }")
        page.goto(own_address + FORM)
        fill(page)
        page.click("text=Stel je kaart voor op host.example")
        page.locator(".sent").wait_for()
        where = urlsplit(page.evaluate("opened[0]"))
        assert f"{where.scheme}://{where.netloc}{where.path}" == f"{REPOSITORY}/new/main/methods"
        query = parse_qs(where.query)
        assert query["filename"] == ["stille-wandeling.md"]
        assert page.locator(".sent textarea").count() == 0  # nobody has to see how a file is written
        page_of_file, problems = read("methods/stille-wandeling.md", query["value"][0].encode())
        assert page_of_file
        assert [problem for problem in problems if not problem.is_note] == []


def test_what_is_too_long_for_an_address_is_pasted(own_address: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(own_address + FORM)
        fill(page, **{"Wat?": "Een lange uitleg over wat er gebeurt. " * 200})
        page.click("[data-way=host]")
        link = page.get_by_role("link", name="Open de pagina")
        assert link.get_attribute("href") == f"{REPOSITORY}/new/main/methods?filename=stille-wandeling.md"
        expect(page.locator(".sent")).to_contain_text("plak alles")
        assert page.evaluate("navigator.clipboard.readText()").startswith("---\nsamenvatting: ")


MORE = {
    "materiaal": "briefjes\nstiften, in twee kleuren",
    "rollen": "begeleider: let op de klok\nICT-coach: zorgt voor muziek.",
    "ook-bekend-als": "wandelgesprek",
    "stap-1.minuten": "2",
    "stap-2.deel": "4",
    "stap-2.zeg": "Wie ken je nog niet?\nKies elkaar. En neem de tijd, want we hebben er een kwartier voor.",
    "Variant": "Binnen kan ook.\nNeem dan de gang.",
}
"""What is read back from a mail, too."""


def test_the_editors_get_a_mail(
    own_address: str, browser: Browser, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With questions and answers, of which a command makes the card; what is too long is pasted, without attachment."""
    with opened(browser, viewport=PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(own_address + FORM)
        fill(page)
        page.click("[data-way=mail]")
        link = page.get_by_role("link", name="Open je mailprogramma").get_attribute("href") or ""
        where = urlsplit(link)
        query = parse_qs(where.query)
        assert (where.scheme, where.path) == ("mailto", EDITORS)
        assert query["subject"] == ["Nieuwe methodiek: Stille wandeling"]
        assert len(link) <= 1800
        unfold(page)
        fill(page, **MORE)
        for name in ("duur.per", "stap-1.stilte", "stap-1.per", "beurt-overslaan"):
            tick(page, f"[name='{name}']")
        page.click("[data-way=mail]")
        expect(page.locator(".sent")).to_contain_text("Hij staat op je klembord")
        text = page.input_value(".sent textarea")
        link = page.get_by_role("link", name="Open je mailprogramma").get_attribute("href") or ""
        assert len(link) <= 1800
        assert "Plak hier" in parse_qs(urlsplit(link).query)["body"][0]
        assert page.evaluate("navigator.clipboard.readText()") == text
        assert not re.search(r"samenvatting:|---|^#", text, re.MULTILINE)
        page.focus("[name='akkoord.personen']")
        path = downloaded(page, root)
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, 68) or [""]]
    (root / "mail.txt").write_text("".join(f"> {line}\n" for line in lines), "utf-8")
    assert main(["new", "--from-issue", "mail.txt"]) == 0
    assert "om in te vullen" not in capsys.readouterr().out
    assert main(["check"]) == 0
    sent, _ = read("methods/stille-wandeling.md", (root / "methods/stille-wandeling.md").read_bytes())
    card, _ = read("methods/stille-wandeling.md", path.read_bytes())
    assert isinstance(sent, Card)
    assert isinstance(card, Card)
    assert (sent.title, as_data(sent)) == (card.title, as_data(card))
    assert [(step.name, step.time, step.say, step.silences) for step in sent.steps] == [
        (step.name, step.time, step.say, step.silences) for step in card.steps
    ]
    assert [step.text.split() for step in sent.steps] == [step.text.split() for step in card.steps]
    assert {name: text.split() for name, text in sent.outline.sections.items() if name != "hoe"} == {
        name: text.split() for name, text in card.outline.sections.items() if name != "hoe"
    }


# The page ----------------------------------------------------------------------------------------------


def test_the_form_is_light(site: Path, address: str, browser: Browser) -> None:
    """With the modules that its script imports; and no other page loads them."""
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + FORM, wait_until="networkidle")
        names = [urlsplit(url).path.lstrip("/") for url in asked if "icon" not in url]
        assert len(names) <= 11
        own = [name for name in names if name != "namen.json"]  # it grows with the library, and comes last
        files = [site / (name if "." in name else f"{name}index.html") for name in own]
        assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) <= 32_500
    assert {"_static/form.js", "_static/form.css"} < {*names}
    assert "_static/contribute.js" not in names  # the preview and sending come later
    others = (path for path in site.rglob("*.html") if path != site / FORM / "index.html")
    assert [path for path in others if re.search(r"_static/form.js", path.read_text("utf-8"))] == []


def test_without_a_script_the_page_says_what_to_do(address: str, browser: Browser) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(address + FORM)
        assert "JavaScript" in page.inner_text(".no-script")
        assert not page.locator(".card-form").is_visible()
        page.click(".no-script a")
        assert page.url.endswith("#liever-op-een-andere-manier")
        page.get_by_role("link", name="een sjabloon invullen").click()
        assert page.locator("#het-sjabloon pre").is_visible()
