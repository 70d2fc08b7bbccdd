"""A library of three hundred cards: its list goes on over pages, and every gate of a small one holds."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import cards
import pytest
import unprinted
from helpers.browser import LAPTOP, PHONE, opened, violations
from helpers.pages import english, lychee, parse, vnu, weight

from plgdocs.checking.library import PER_PAGE, Library, old_docnames, read_library
from plgdocs.model.addresses import address_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Serve, Shared
    from playwright.sync_api import Browser, Page

PUBLIC = "https://gids.example/"
SIZE = 300
LIST = "methodieken/"
LAST = -(-SIZE // PER_PAGE)
PAGES = [LIST, *(f"{LIST}{number}/" for number in range(2, LAST + 1))]


def build(folder: Path, size: int) -> Path:
    """Build a library of generated cards, with stand-ins for PDFs and pictures; return its site."""
    (folder / "library").mkdir()
    cards.write_library(folder / "library", size)
    strict = ["-W", "--keep-going", "-n", "-q", "-j", "2"]
    command = [sys.executable, unprinted.__file__, *strict, "-b", "dirhtml", "-d", str(folder / "trees")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLG_SITE_URL", PUBLIC)
        subprocess.run([*command, str(folder / "library"), str(folder / "html")], check=True)
    return folder / "html"


@pytest.fixture(scope="module")
def large(shared: Shared) -> Path:
    """The site of ``SIZE`` cards."""
    return shared("large", lambda folder: build(folder, SIZE)) / "html"


@pytest.fixture(scope="module")
def library(large: Path) -> Library:
    """The library of ``large``."""
    return read_library(large.with_name("library"))[0]


@pytest.fixture(scope="module")
def home(large: Path, serve: Serve) -> str:
    """The address of ``large``."""
    return serve(large)


LISTED = ".tiles:not(.apart *) > .tile :is(h2, h3)"


def tiles(page: Page) -> list[str]:
    """Return the titles of the tiles that a reader sees."""
    return page.locator(".tile:visible :is(h2, h3)").all_inner_texts()


def test_each_page_is_written_once(large: Path, library: Library) -> None:
    sources = len(library.pages)
    old = sum(1 for page in library.pages.values() for _ in old_docnames(page))
    assert len(list(large.rglob("*.html"))) == sources + SIZE + old + (LAST - 1) + len(
        ["404.html", "zonder-netwerk.html"]
    )


def test_every_link_leads_somewhere(large: Path) -> None:
    run = lychee(large)
    assert run.returncode == 0, run.stdout[-2000:]


def test_without_a_script_the_pages_hold_every_card_once(large: Path, library: Library) -> None:
    """And each page of the list leads to the next."""
    found, address = [], LIST
    for _ in PAGES:
        page = parse(large / address / "index.html")
        found += [
            urljoin(address, a.get("href", ""))
            for tile in page.iter("article")
            if "tile" in tile.get("class", "")
            for h2 in tile.iter("h2")
            for a in h2
        ]
        following = [a.get("href", "") for a in page.iter("a") if a.get("rel") == "next" and a.text == "Volgende"]
        address = urljoin(address, following[0]) if following else ""
    assert address == ""
    assert found == [address_of(card.docname) for card in library.listed_cards]


@pytest.mark.parametrize("name", [LIST, f"{LIST}2/"])
def test_the_list_is_light(name: str, large: Path) -> None:
    """Bytes of the first view, packed: the page with its styles and scripts."""
    assert weight(large, name) <= 30_000


def test_a_card_weighs_the_same_as_in_a_small_library(large: Path, tmp_path: Path) -> None:
    small = build(tmp_path, 60)
    names = [f"{LIST}{cards.card(number)[0]}/" for number in range(30)]
    few, many = (sum(len((site / name / "index.html").read_bytes()) for name in names) for site in (small, large))
    assert many / few <= 1.02
    assert max(weight(large, name) for name in names) <= 18_000


def test_other_lists_show_a_few_and_lead_to_the_rest(large: Path, library: Library) -> None:
    assert max(weight(large, name) for name in ("", "aanbevelingen/3-leervraag/")) <= 30_000
    page = (large / "aanbevelingen/3-leervraag/index.html").read_text("utf-8")
    assert f'methodieken/?aanbeveling=3">Alle {len(library.cards_by_choice[3])} methodieken' in page


def test_no_page_names_all_cards(large: Path, library: Library) -> None:
    """Neither in links nor in data."""
    links = {path.parent: path.read_text("utf-8").count("<a ") for path in large.rglob("index.html")}
    assert 2 * PER_PAGE < max(links.values()) < 2 * SIZE / 3
    names = [f"methods/{card.name}.md" for card in library.listed_cards]
    for path in large.rglob("index.html"):
        text = path.read_text("utf-8")
        assert sum(name in text for name in names) <= PER_PAGE, path
    planner = (large / "draaiboek/index.html").read_text("utf-8")
    assert f'<a href="../{LIST}">de methodieken</a>.</p>' in planner


def test_pages_of_the_list_say_where_they_are(large: Path) -> None:
    page = (large / PAGES[1] / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{PUBLIC}{PAGES[1]}">' in page
    assert '<a href="../">Methodieken</a>' in page
    assert f"<title>Methodieken, pagina 2 van {LAST} · PLG-gids</title>" in page


def test_the_map_of_the_site_is_whole_and_the_feed_is_not(large: Path, library: Library) -> None:
    listed = set(re.findall("<loc>(.*?)</loc>", (large / "sitemap.xml").read_text("utf-8")))
    expected = {address_of(card.docname) for card in library.listed_cards} | set(PAGES)
    assert {f"{PUBLIC}{address}" for address in expected} <= listed
    assert (large / "atom.xml").read_text("utf-8").count("<entry>") == 50


def sample(library: Library) -> list[str]:
    """Return pages of each kind."""
    some = [address_of(card.docname) for card in library.listed_cards[::250]]
    return ["", *PAGES[:2], PAGES[-1], "aanbevelingen/3-leervraag/", *some, f"{some[1]}deelnemers/"]


def test_pages_are_valid_and_dutch(large: Path, library: Library, tmp_path: Path) -> None:
    for name in sample(library):
        target = tmp_path / "site" / name / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((large / name / "index.html").read_bytes())
        assert english(parse(target)) == []
    assert vnu(tmp_path / "site") == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (LAPTOP, "dark")], ids=["phone", "laptop"])
def test_pages_are_accessible(size: Any, scheme: Any, library: Library, home: str, browser: Browser) -> None:
    with opened(browser, viewport=size, color_scheme=scheme) as page:
        for name in sample(library):
            page.goto(home + name)
            assert violations(page) == [], name
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name


def test_the_filter_knows_all_cards(library: Library, home: str, browser: Browser) -> None:
    """Nothing is loaded before a reader turns to the filter; then it counts, shows and leads to cards of every page."""
    fitting = [card for card in library.listed_cards if "afronden" in card.phases + card.variant_phases]
    with opened(browser, viewport=LAPTOP) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(home + LIST, wait_until="networkidle")
        assert page.locator("[role=status]").first.inner_text() == f"{SIZE} methodieken."
        assert not [url for url in loaded if url.endswith("tegels.json")]
        page.get_by_role("button", name="Fase").click()
        page.locator("label.chip", has_text="Afronden").click()
        page.locator(".more button").wait_for()
        assert page.locator("[role=status]").first.inner_text().startswith(f"{len(fitting)} methodieken passen")
        assert len(tiles(page)) == PER_PAGE
        assert not page.locator(".pages").is_visible()
        page.locator(".more button").click()
        assert [card.label for card in fitting][: 2 * PER_PAGE] == page.locator(LISTED).all_inner_texts()
        assert page.evaluate("document.activeElement.textContent") == tiles(page)[PER_PAGE]
        assert page.url.endswith(f"{LIST}?fase=afronden")
        page.locator("button[type=reset]").click()
        page.locator(".pages").wait_for()
        assert tiles(page) == [card.label for card in library.parts[0]]


def test_a_filter_in_the_address_works_on_every_page(library: Library, home: str, browser: Browser) -> None:
    fitting = {card.label for card in library.cards_by_choice[3] if "kiezen" in card.needs}
    with opened(browser, viewport=PHONE) as page:
        page.goto(home + f"{LIST}5/?aanbeveling=3&helpt-bij=kiezen")
        page.locator(".pages").wait_for(state="hidden")
        assert set(tiles(page)) == fitting
        page.locator(".tile a").first.click()
        page.locator("article.card").wait_for()
        assert page.locator("h1").inner_text().startswith(tuple(fitting))


def test_a_filter_that_cannot_load_says_so(home: str, browser: Browser) -> None:
    with opened(browser, viewport=LAPTOP) as page:
        page.route("**/tegels.json", lambda route: route.abort())
        page.goto(home + f"{LIST}?fase=openen")
        page.get_by_text("nu niet te laden").wait_for()
        assert len(tiles(page)) == PER_PAGE


def test_the_chooser_knows_all_cards(library: Library, home: str, browser: Browser) -> None:
    fitting = {card.label for card in library.cards_by_choice["casus"] if "prioriteren" in card.phases}
    with opened(browser, viewport=PHONE) as page:
        page.goto(home)
        page.locator(".chooser label.chip", has_text="uitdiepen").click()
        page.get_by_role("button", name="Fase").click()
        page.locator(".chooser label.chip", has_text="Prioriteren").click()
        page.locator(".chosen:not(.apart *) a").first.wait_for()
        found = page.locator(".chosen:not(.apart *) a").all_inner_texts()
        assert {title for title in found if not title.startswith("Bekijk alle")} <= fitting
        page.locator(".chosen a").first.click()
        page.locator("article.card").wait_for()


def test_the_tiles_of_all_cards_are_compact(large: Path) -> None:
    data = (large / LIST / "tegels.json").read_bytes()
    assert len(re.findall("<article", json.loads(data))) == SIZE
    assert len(gzip.compress(data, 9)) <= 80 * SIZE


def test_a_number_is_no_name(tmp_path: Path) -> None:
    """It would be the address of a page of the list."""
    (tmp_path / "conf.py").touch()
    (tmp_path / "methods").mkdir()
    (tmp_path / "index.md").touch()
    (tmp_path / "methods/2.md").write_text(cards.card(1)[1], "utf-8")
    assert "PLG102" in [problem.code for problem in read_library(tmp_path)[1]]
