"""The pages as files: valid, complete, without dead links, foreign requests or English."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from conftest import ROOT, page_addresses

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.vocabularies import FORMS, NEEDS, PHASES, PLACES, TRUST, TURN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from plgdocs.model.cards import Card

LIBRARY = read_library(ROOT)[0]
VNU = ROOT / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"


def parse(path: Path) -> Element:
    """Return the parsed page."""
    root: Element = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return root


def text_of(element: Element) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def vnu(folder: Path) -> list[str]:
    """Return what the W3C's checker says of every page in a folder."""
    command = ["java", "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return [f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in json.loads(run.stderr)["messages"]]


def test_valid_html(site: Path) -> None:
    assert vnu(site) == []


def test_vnu_can_refuse(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<!doctype html><html lang="nl"><title>x</title><p id="a"><p id="a">')
    assert len(vnu(tmp_path)) == 1


def lychee(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check every link and fragment within a site, without the network."""
    program = shutil.which("lychee", path=str(ROOT / ".venv/bin")) or shutil.which("lychee")
    assert program, "lychee ontbreekt: make test installeert het"
    options = [
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--root-dir",
        str(folder),
        "--index-files",
        "index.html",
    ]
    command = [program, *options, str(folder / "**/*.html")]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_no_dead_links(site: Path) -> None:
    run = lychee(site)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("link", ["weg/", "#weg", "methodieken/oase/#stap-99"])
def test_lychee_can_refuse(link: str, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f'<a href="{link}">x</a></main>'), "utf-8")
    assert lychee(tmp_path / "site").returncode != 0


LOADING = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}


def loaded(page: Element) -> Iterator[str]:
    """Yield every address that a browser loads for a page."""
    for element in page.iter():
        if element.tag in LOADING and (address := element.get(LOADING[element.tag])):
            yield address
        if element.tag == "link" and element.get("rel") in ("stylesheet", "icon", "preload", "manifest"):
            yield element.get("href", "")


def foreign(site: Path) -> list[str]:
    """Return what pages, style sheets and scripts would load from another host."""
    found = [
        address
        for name in page_addresses(site)
        for address in loaded(parse(site / name / "index.html" if not name.endswith("html") else site / name))
        if urlsplit(address).netloc
    ]
    for path in site.rglob("*.css"):
        found += re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)'\"]+", path.read_text("utf-8"))
    return found


def test_nothing_from_another_host(site: Path) -> None:
    assert foreign(site) == []


def test_foreign_can_refuse(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="https://elders.example/a.js"></script>')
    (tmp_path / "a.css").write_text("@import '//elders.example/b.css';")
    assert len(foreign(tmp_path)) == 2


ENGLISH = re.compile(
    r"\b(the|of|and|this|with|your|you|search|page|pages|copy|copied|link to|next|previous|home|table of contents"
    r"|skip|note|warning|show|hide|toggle|source|permalink|results?|found|close|open menu|back|more|by|from|click)\b",
    re.IGNORECASE,
)
"""Words that show English in the interface; all but a few are no Dutch words."""
DUTCH_TOO = {"open", "of", "back", "link", "source", "page"}
NAMES = re.compile(
    r"Leadership for Learning|GO ALL for learning|Team School|Keep/throw/make|Keep, throw, make|CC BY|coach-the-coach"
    r"|human resources development|European Foundation for Quality Management|Integrated Leadership in School Practice"
    r"|plan, do, check, act|strengths, weaknesses, opportunities,? (en |and )?threats|Creative Commons",
    re.IGNORECASE,
)
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "aria-description", "data-tooltip")


def interface_texts(element: Element, lang: str = "nl") -> Iterator[str]:
    """Yield the Dutch parts' texts and labels, leaving out code, names and parts in English."""
    lang = element.get("lang", lang)
    if lang.startswith("nl"):
        yield from (element.get(name, "") for name in ATTRIBUTES)
    hidden = element.tag in ("script", "style", "code", "pre", "template")
    if lang.startswith("nl") and not hidden and element.text:
        yield element.text
    for child in element:
        if not hidden:
            yield from interface_texts(child, lang)
        if lang.startswith("nl") and not hidden and child.tail:
            yield child.tail


def english(page: Element) -> list[str]:
    """Return the texts of a page that hold English words."""
    texts = (NAMES.sub("", " ".join(text.split())) for text in interface_texts(page))
    found = ((text, {word.casefold() for word in ENGLISH.findall(text)} - DUTCH_TOO) for text in texts)
    return [f"{', '.join(words)}: {text[:80]}" for text, words in found if words]


def test_no_english(site: Path) -> None:
    found = {}
    for name in page_addresses(site):
        path = site / name if name.endswith("html") else site / name / "index.html"
        found[name] = english(parse(path))
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Search the pages",
        '<a title="Link to this heading">x',
        '<button aria-label="Copy">x',
        '<html lang="nl"><p>Next',
    ],
)
def test_english_can_be_found(html: str) -> None:
    assert english(html5lib.parse(html, namespaceHTMLElements=False))


def test_english_is_welcome_where_it_is_marked() -> None:
    assert english(html5lib.parse('<p lang="en">Search the pages', namespaceHTMLElements=False)) == []


def page_files(site: Path, address: str) -> list[Path]:
    """Return the files that a browser loads for a page, the page first; not its icon, nor pictures further down."""
    page = site / address / "index.html"
    html = parse(page)
    later = [element.get("src") for element in html.iter("img") if element.get("loading") == "lazy"]
    names = [name for name in loaded(html) if "icon" not in name and name not in later]
    return [page, *(site / urldefrag(urljoin(address, name)).url.partition("?")[0] for name in names)]


def weight(site: Path, address: str) -> int:
    """Return the bytes of a page over the wire, all its files compressed."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in page_files(site, address))


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_a_card_is_light(card: Card, site: Path) -> None:
    address = address_of(card.docname)
    assert len(page_files(site, address)) <= 5
    assert weight(site, address) <= 15_000


def test_other_pages_are_light(site: Path) -> None:
    """Pages with code or components of sphinx-design may weigh twice as much."""
    heavy = {}
    for name in page_addresses(site):
        if name.endswith("html"):
            continue
        if weight(site, name) > 30_000 or len(page_files(site, name)) > 10:
            heavy[name] = (weight(site, name), len(page_files(site, name)))
    assert heavy == {}


def test_only_pages_that_use_them_load_components(site: Path) -> None:
    names = {
        name: [path.name for path in page_files(site, name)]
        for name in ("methodieken/oase/", "leervragen/", "bijdragen/met-git/")
    }
    assert not [file for file in names["methodieken/oase/"] if "design" in file or "copy" in file or "pygments" in file]
    assert "sphinx-design.min.css" in names["leervragen/"]
    assert "copybutton.js" not in names["leervragen/"]
    assert "copybutton.js" in names["bijdragen/met-git/"]


def shown_values(card: Card) -> Iterator[str]:
    """Yield what a reader must be able to read of a card: every field that has a value."""
    yield card.title
    yield card.summary
    for vocabulary, values in ((PHASES, card.phases), (PHASES, card.variant_phases), (FORMS, card.forms)):
        yield from (vocabulary[value] for value in values)
    yield from (PLACES[value] for value in card.places)
    yield from (NEEDS[value] for value in card.needs)
    yield from (TRUST[card.trust],) if card.trust else ()
    yield from (TURN[card.skip_turn],) if card.skip_turn else ()
    yield from (str(value) for value in (card.duration, card.group, card.source) if value)
    yield from (*card.also_known_as, *card.materials)
    yield from (text for text in (card.preparation, card.for_participants, card.origin, card.contributor) if text)
    for role, task in (card.roles or {}).items():
        yield from (role, task)
    yield from (other.title for other in LIBRARY.neighbours(card.before + card.after))
    yield from (LIBRARY.recommendation_by_number[number].title for number in card.recommendations)
    if card.reviewed:
        yield card.reviewed.editor


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_every_field_is_shown(card: Card, site: Path) -> None:
    page = text_of(parse(site / address_of(card.docname) / "index.html")).casefold()
    assert [value for value in shown_values(card) if value.casefold() not in page] == []


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_editorial_values_are_marked(card: Card, site: Path) -> None:
    """A value that is the editors' says so on the page."""
    page = text_of(parse(site / address_of(card.docname) / "index.html"))
    assert page.count("redactie") >= len(card.editorial)


@pytest.mark.parametrize("number", range(1, 11))
def test_links_between_cards_and_recommendations_show_on_both_sides(number: int, site: Path) -> None:
    recommendation = LIBRARY.recommendation_by_number[number]
    page = (site / address_of(recommendation.docname) / "index.html").read_text("utf-8")
    for card in LIBRARY.cards_for(number):
        assert f"methodieken/{card.name}/" in page
        other = (site / address_of(card.docname) / "index.html").read_text("utf-8")
        assert f"aanbevelingen/{recommendation.name}/" in other


def test_every_page_has_its_frame(site: Path) -> None:
    """Where am I, where can I go, who made this, where do I report, where is its source."""
    for name in page_addresses(site):
        path = site / name if name.endswith("html") else site / name / "index.html"
        page = parse(path)
        links = [element.get("href", "") for element in page.iter("a")]
        assert len(list(page.iter("h1"))) == 1, name
        assert len(list(page.iter("main"))) == 1, name
        assert any(link.endswith("#meld-een-fout") for link in links), name
        footer = text_of(next(element for element in page.iter("footer") if "site-footer" in element.get("class", "")))
        assert "niet nagekeken door de auteurs" in footer, name
        if not name.endswith("404.html"):
            (source,) = [link for link in links if "_sources/" in link]
            assert (path.parent / source).resolve().is_file(), name


def test_pages_in_english_are_no_neighbours(site: Path) -> None:
    for name in page_addresses(site):
        path = site / name if name.endswith("html") else site / name / "index.html"
        links = [a.get("href", "") for nav in parse(path).iter("nav") if nav.get("class") == "neighbours" for a in nav]
        english = name.startswith("ontwikkeling")
        assert all(("ontwikkeling" in urljoin(f"/{name}", link)) == english for link in links), name


def test_pages_in_english_say_so(site: Path) -> None:
    assert parse(site / "ontwikkeling/index.html").get("lang") == "en"
    assert parse(site / "index.html").get("lang") == "nl-BE"
