"""The guide without a network: what was opened, an opened plan, all of it; and a new publication meanwhile."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import until
from helpers.browser import PHONE, opened, violations, wait_for_kept, wait_until
from playwright.sync_api import Browser, Page, expect

from plgdocs.outputs.service_worker import write_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Serve

CARD, OTHER, SHEET = "methodieken/oase/", "methodieken/bsa/", "werkbladen/leervraagwerf/"
BELOW = "gids/"
MISSING = "Deze pagina staat niet op dit toestel"
NEW = "Nieuwe tekst van deze kaart"
STYLE = "_static/site.css"


class Host:
    """A place below which one publication at a time is served; a new one is there at once."""

    def __init__(self, site: Path, folder: Path, serve: Serve) -> None:
        self.site, self.folder, self.count = site, folder, 0
        (folder / "www").mkdir()
        self.publish()
        self.root = serve(folder / "www") + BELOW

    def publish(self, change: Callable[[Path], object] = id, *, is_on: bool = True, is_listed: bool = True) -> None:
        """Publish the site with a change; without ``is_listed`` the change writes the list."""
        self.count += 1
        new = self.folder / str(self.count)
        shutil.copytree(self.site, new, ignore=shutil.ignore_patterns("*.pdf", "_sources"))
        change(new)
        if is_listed:
            write_worker(new, is_on=is_on)
        (self.folder / "next").symlink_to(new)
        (self.folder / "next").rename(self.folder / "www" / BELOW.strip("/"))


@pytest.fixture
def host(site: Path, tmp_path: Path, serve: Serve) -> Host:
    return Host(site, tmp_path, serve)


def renewed(site: Path) -> None:
    """Change a card and a style sheet."""
    card = site / CARD / "index.html"
    card.write_text(card.read_text("utf-8").replace("<h1>", f"<p>{NEW}</p><h1>"), "utf-8")
    with (site / STYLE).open("a", encoding="utf-8") as file:
        file.write("/* nieuw */")


def reading(browser: Browser, **options: Any) -> Any:
    return opened(browser, service_workers="allow", **options)


def offline(page: Page) -> None:
    page.context.set_offline(offline=True)


def sets(page: Page) -> list[str]:
    return list(page.evaluate("caches.keys()"))


def style_of(page: Page) -> str:
    """Return the style sheet that a page gets when it asks for it now."""
    return str(page.evaluate("fetch(document.querySelector('[href*=\"site.css\"]').href).then((a) => a.text())"))


def take_along(page: Page, root: str) -> None:
    page.goto(root)
    page.locator(".take summary").click()
    page.get_by_role("button", name="Neem de gids mee").click()
    expect(page.get_by_role("button", name="Verwijder", exact=True)).to_be_visible(timeout=60_000)


def test_what_was_opened_opens_without_a_network(host: Host, browser: Browser) -> None:
    """The first page that was opened, too; what was not says so, and lists what is there."""
    root = host.root
    with reading(browser, viewport=PHONE) as page:
        page.goto(root + CARD)
        wait_for_kept(page, root, CARD, "_static/site.css", "_static/card.css", "zonder-netwerk.html")
        page.goto(root + "vragenkit/")
        wait_for_kept(page, root, "vragenkit/")
        assert page.evaluate(f"caches.match('{root}cards.json')") is None
        offline(page)
        page.goto(root + CARD)
        assert page.locator("h1").is_visible()
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.goto(root + OTHER)
        expect(page.get_by_role("heading", name=MISSING)).to_be_visible()
        expect(page.locator("#hier a")).to_have_count(2)
        assert violations(page) == []
        page.locator("#hier a", has_text="kit").click()
        expect(page).to_have_url(root + "vragenkit/")
        page.context.set_offline(offline=False)
        page.goto(root + OTHER)
        assert page.locator("article.card").is_visible()


def test_the_last_sixty_stay(host: Host, browser: Browser) -> None:
    listed = json.loads((host.site / "mee.json").read_text("utf-8"))["files"]
    pages = [name for name in listed if name.endswith("/") and name not in ("zoeken/", "draaiboek/")][:64]
    with reading(browser) as page:
        page.goto(host.root + pages[0])
        wait_for_kept(page, host.root, pages[0])
        page.evaluate(
            "names => navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ neem: names }))",
            pages[1:],
        )
        wait_for_kept(page, host.root, pages[63])
        kept = "caches.keys().then(([name]) => caches.open(name)).then((set) => set.keys())"
        wait_until(page, f"{kept}.then((keys) => keys.filter(({{ url }}) => url.endsWith('/')).length === 60)")
        assert page.evaluate(f"caches.match('{host.root}{pages[0]}')") is None


def test_an_opened_plan_takes_its_cards_along(host: Host, browser: Browser) -> None:
    root = host.root
    with reading(browser) as page:
        page.goto(f"{root}draaiboek/?v=2&plan=oase,bsa&toon=programma")
        wait_for_kept(page, root, CARD, OTHER)
        wait_for_kept(page, root)
        page.goto(f"{root}draaiboek/bijeenkomst-eerste/")
        wait_for_kept(page, root, "methodieken/check-in/")
        offline(page)
        for name in (CARD, OTHER, "methodieken/check-in/"):
            page.goto(root + name)
            assert page.locator("article.card").is_visible()
        page.goto(f"{root}draaiboek/?v=2&plan=oase,bsa&toon=begeleid")
        expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()


def test_the_guide_is_taken_along_and_removed(host: Host, browser: Browser) -> None:
    """With its size; then results and links open.  A PDF says why it doesn't."""
    root = host.root
    with reading(browser) as page:
        page.goto(root)
        page.locator(".take summary").click()
        size = json.loads((host.site / "mee.json").read_text("utf-8"))["size"]
        said = f"Neem de gids mee ({size / 1e6:.1f} MB, gecomprimeerd)".replace(".", ",")
        expect(page.get_by_role("button", name=said)).to_be_visible()
        take_along(page, root)
        expect(page.locator(".take [role=status]")).to_contain_text("staat op dit toestel")
        assert violations(page) == []
        offline(page)
        page.goto(f"{root}zoeken/?q=oase")
        page.locator("#zoekresultaten a").first.click()
        assert page.locator("article.card").is_visible()
        for name in ("school/visie-ontwikkelen/", SHEET, "vragenkit/", "bijdragen/nieuwe-methodiek/"):
            page.goto(root + name)
            assert page.get_by_role("heading", name=MISSING).count() == 0, name
        page.goto(f"{root}{CARD}oase-a5.pdf")
        expect(page.locator("#pdf")).to_be_visible()
        page.context.set_offline(offline=False)
        page.goto(f"{root}over/")
        page.locator(".take summary").click()
        page.get_by_role("button", name="Verwijder", exact=True).click()
        expect(page.get_by_role("button", name="Neem de gids mee")).to_be_visible()
        offline(page)
        page.goto(root + SHEET)
        expect(page.get_by_role("heading", name=MISSING)).to_be_visible()


def test_a_new_publication_waits_for_who_fills_something_in(host: Host, browser: Browser) -> None:
    """The old set is read until then, and the form keeps its own files; then the new one has all that was taken."""
    root = host.root
    with reading(browser) as page:
        take_along(page, root)
        (old,) = sets(page)
        form = page.context.new_page()
        form.goto(root + SHEET)
        host.publish(renewed)
        page.goto(root + CARD)
        expect(page.get_by_text(NEW)).to_be_visible()  # the network goes first
        wait_until(page, "navigator.serviceWorker.ready.then(({ waiting }) => Boolean(waiting))")
        page.goto(root + CARD)
        assert style_of(page).endswith("/* nieuw */")
        assert not style_of(form).endswith("/* nieuw */")
        assert len(sets(page)) == 2
        offline(page)
        page.goto(root + CARD)
        assert page.get_by_text(NEW).count() == 0
        assert not style_of(page).endswith("/* nieuw */")
        page.context.set_offline(offline=False)
        form.close()
        page.goto(root)
        until(lambda: len(sets(page)) == 1, 30)
        assert old not in sets(page)
        offline(page)
        page.goto(root + CARD)
        expect(page.get_by_text(NEW)).to_be_visible()
        assert style_of(page).endswith("/* nieuw */")
        page.goto(root + "school/visie-ontwikkelen/")  # taken along, though never opened
        assert page.get_by_role("heading", name=MISSING).count() == 0


def test_sets_never_mix(host: Host, browser: Browser) -> None:
    """While a host sends files of one publication and the list of another, none of those is kept."""
    root = host.root
    with reading(browser) as page:
        page.goto(root + OTHER)
        wait_for_kept(page, root, OTHER)

        def torn(site: Path) -> None:
            renewed(site)
            for name in ("sw.js", "mee.json"):
                shutil.copy(host.folder / "1" / name, site / name)

        host.publish(torn, is_listed=False)
        page.goto(root + CARD)
        expect(page.get_by_text(NEW)).to_be_visible()
        page.goto(root)
        page.locator(".take summary").click()
        page.get_by_role("button", name="Neem de gids mee").click()
        expect(page.locator(".take [role=status]")).to_contain_text("Niet alles is meegekomen")
        assert page.evaluate(f"caches.match('{root}{CARD}')") is None


def test_a_switch_takes_the_worker_out(host: Host, browser: Browser) -> None:
    root = host.root
    with reading(browser) as page:
        take_along(page, root)
        page.evaluate("caches.open('van-een-ander')")
        host.publish(renewed, is_on=False)
        page.goto(root + CARD)
        until(lambda: sets(page) == ["van-een-ander"])
        wait_until(page, "navigator.serviceWorker.getRegistrations().then((all) => !all.length)")


def test_the_site_can_be_put_on_a_home_screen(host: Host, browser: Browser) -> None:
    said: list[str] = []
    with opened(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        page.goto(host.root + CARD)
        found = page.context.new_cdp_session(page).send("Page.getAppManifest")
        assert found["errors"] == []
        manifest = json.loads(found["data"])
        assert manifest["lang"] == "nl-BE"
        assert found["url"].startswith(host.root)
        sizes = {icon["sizes"]: page.request.get(host.root + icon["src"]).body() for icon in manifest["icons"]}
        for size in (192, 512):
            assert sizes[f"{size}x{size}"][16:24] == size.to_bytes(4) * 2  # as a PNG says it
        assert [text for text in said if "Content Security Policy" in text] == []


def test_home_remembers_for_this_browser_alone(host: Host, browser: Browser) -> None:
    """Favourites and the cards that were opened lately, until one removes them."""
    root = host.root
    with opened(browser) as page:
        page.goto(root)
        assert page.locator(".mine").is_hidden()
        page.goto(root + CARD)
        title = page.title().partition(" · ")[0]
        wait_until(page, "Object.keys(localStorage).some((name) => name.endsWith(':gezien'))")
        page.goto(root + OTHER)
        wait_until(page, "Object.values(localStorage).some((text) => text.includes('bsa'))")
        page.goto(root)
        expect(page.locator(".mine li")).to_have_count(2)
        assert page.locator(".mine li").last.inner_text().startswith(title)
        page.get_by_role("button", name=f"Maak favoriet: {title}").click()
        expect(page.get_by_role("heading", name="Je favorieten")).to_be_visible()
        assert violations(page) == []
        page.goto(f"{root}draaiboek/?v=2&plan=oase")
        page.locator("summary", has_text="Bewaar in deze browser").click()
        page.locator("[name=favourite]").fill("Woensdag")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.goto(root)
        page.get_by_role("link", name="Woensdag").click()
        expect(page.locator(".plan-part")).to_have_count(1)
        page.goto(root)
        page.get_by_role("button", name="Verwijder deze kaarten").click()
        assert page.locator(".mine li").count() == 1
        evil = '[{"adres": "//kwaad.example/", "titel": "x", "vast": false}]'
        page.evaluate("([key, text]) => localStorage[key] = text", [f"plg:/{BELOW}:gezien", evil])
        page.reload()
        assert page.locator(".mine li").count() == 1
