"""What a link to a page shows elsewhere: the tags, the pictures, and what five programs make of them."""

from __future__ import annotations

import dataclasses
import io
import json
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from conftest import PUBLIC, ROOT, Serve
from helpers.builds import sphinx
from helpers.pages import parse, vnu, weight
from helpers.pictures import LIBRARY, svg_of
from linkpreview import link_preview
from PIL import Image

from plgdocs.checking.directory import library_files
from plgdocs.checking.library import Library
from plgdocs.commands.cli import main
from plgdocs.model.addresses import address_of
from plgdocs.model.ranges import Duration, Span
from plgdocs.model.vocabularies import PHASES
from plgdocs.outputs import social_cards, theme
from plgdocs.outputs.cache import Cache, cache_home
from plgdocs.outputs.open_graph import (
    FACTS_LENGTH,
    NO_ADDRESS,
    Fact,
    facts_of,
    fitting,
    in_line,
    meta_of,
    usable_address,
)
from plgdocs.sphinx_ext.site import cache_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from plgdocs.model.cards import Card
    from plgdocs.model.pages import Page

PAGES = list(LIBRARY.pages.values())
KANDOE = LIBRARY.card_by_name["kandoe"]
NAMED = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.docname)


def tags(site: Path, page: Page) -> dict[str, str]:
    """Return the tags of a page's head by name; each name stands there once."""
    html = parse(site / address_of(page.docname) / "index.html")
    pairs = [(tag.get("property") or tag.get("name") or "", tag.get("content", "")) for tag in html.iter("meta")]
    names = [name for name, _ in pairs if name]
    assert len(names) == len(set(names))
    return {name: content for name, content in pairs if name}


def rels(site: Path, page: Page) -> dict[str, str]:
    """Return the addresses of a page's links to other files by what they are."""
    html = parse(site / address_of(page.docname) / "index.html")
    return {link.get("rel", ""): link.get("href", "") for link in html.iter("link")}


@NAMED
def test_every_page_has_its_preview(page: Page, public_site: Path) -> None:
    found, address = tags(public_site, page), f"{PUBLIC}{address_of(page.docname)}"
    assert found["og:title"] == page.label
    assert found["description"] == found["og:description"]
    assert found["description"].endswith(page.summary)
    assert found["og:type"] == ("website" if page.docname == "index" else "article")
    assert (found["og:site_name"], found["og:locale"]) == ("PLG-gids", "nl_BE")
    assert (found["twitter:card"], found["og:image:type"]) == ("summary_large_image", "image/png")
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert page.label in found["og:image:alt"]
    assert found["og:url"] == rels(public_site, page)["canonical"] == address
    assert found["og:image"].startswith(f"{PUBLIC}preview/")


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_a_card_stays_light_with_its_addresses(card: Card, public_site: Path) -> None:
    assert weight(public_site, address_of(card.docname)) <= 18_000


def test_the_public_site_is_valid(public_site: Path) -> None:
    assert vnu(public_site) == []


@NAMED
def test_texts_fit(page: Page) -> None:
    meta = meta_of(page)
    assert 0 < len(meta.title) <= 60
    assert "PLG-gids" not in meta.title or page.docname == "index"
    assert 0 < len(meta.description) <= 155


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_a_card_says_time_group_and_place(card: Card, public_site: Path) -> None:
    found = tags(public_site, card)
    facts = found["description"].removesuffix(f". {card.summary}")
    assert 0 < len(facts) <= FACTS_LENGTH
    assert str(card.duration) in facts
    assert str(card.group) in facts
    assert ("online" in facts) == ("online" in card.places)
    assert (found["twitter:label1"], found["twitter:label2"]) == ("Duur", "Groep")
    assert (found["twitter:data1"], found["twitter:data2"]) == (str(card.duration), str(card.group))


def test_facts_that_do_not_fit_give_way_whole() -> None:
    long = dataclasses.replace(
        KANDOE,
        duration=Duration(start=120, end=480, per="persoon"),
        group=Span(start=100, end=500, unit="personen"),
        places=("ter plaatse", "hybride"),
    )
    line = in_line(fitting(tuple(facts_of(long))))
    assert line == "120–480 min per persoon · 100–500 personen"
    assert len(meta_of(long).description) <= 155
    assert fitting((Fact("Duur", "x" * 66),)) == ()
    bare = meta_of(dataclasses.replace(KANDOE, duration=None, group=None, places=())).description
    assert bare == f"duur onbekend. {KANDOE.summary}"


# Addresses


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", ""),
        (" ", ""),
        ("https://gids.example", "https://gids.example/"),
        ("https://gids.example/plg//", "https://gids.example/plg/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://gids.example/", None),
        ("gids.example", None),
        ("https://", None),
        ("https://gids.example/?a=1", None),
        ("javascript:alert(1)", None),
    ],
)
def test_usable_address(given: str, address: str | None) -> None:
    assert usable_address(given) == address


def test_a_wrong_address_fails_the_build(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLG_SITE_URL", "http://gids.example/")
    run = sphinx(library, tmp_path / "out")
    assert run.returncode == 1
    assert "“http://gids.example/” is geen publiek adres" in run.stderr


ABSOLUTE = ("og:url", "og:image", "og:image:alt")


@NAMED
def test_without_an_address_nothing_absolute_is_published(page: Page, site: Path) -> None:
    found = tags(site, page)
    assert found["og:title"] == page.label
    assert not [name for name in ABSOLUTE if name in found]
    assert "canonical" not in rels(site, page)
    assert "://" not in "".join(found.values())


def test_without_an_address_there_are_no_pictures_or_feeds(site: Path) -> None:
    assert not [name for name in ("preview", "sitemap.xml", "atom.xml") if (site / name).exists()]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's
def test_a_build_without_an_address_says_so_once(
    root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "conf.py").write_text(
        "import os\n\nextensions = ['myst_parser', 'plgdocs']\nhtml_baseurl = os.environ.get('PLG_SITE_URL', '')\n"
    )
    assert main(["build"]) == 0
    assert capfd.readouterr().out.count(NO_ADDRESS) == 1
    monkeypatch.setenv("PLG_SITE_URL", PUBLIC)
    assert main(["build"]) == 0
    assert NO_ADDRESS not in capfd.readouterr().out
    kept = {path.stem for path in (cache_home(root) / "previews").iterdir()}
    assert len(kept) == len(library_files(root))


# Pictures


def pictures(site: Path) -> dict[str, bytes]:
    """Return the bytes of every picture by its address."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "preview").rglob("*.png")}


def test_every_page_has_a_picture_of_the_right_size(public_site: Path) -> None:
    found = pictures(public_site)
    assert set(found) == {tags(public_site, page)["og:image"].removeprefix(PUBLIC) for page in PAGES}
    assert len(found) == len(PAGES)
    for address, content in found.items():
        image = Image.open(io.BytesIO(content))
        assert (image.size, image.format, image.mode) == ((1200, 630), "PNG", "P"), address
        assert len(content) <= 40_000, address


def test_pictures_differ(public_site: Path) -> None:
    found = pictures(public_site)
    assert len(set(found.values())) == len(found)


@NAMED
def test_the_text_of_a_picture_fits(page: Page) -> None:
    """The lines say what the page says, and stay clear of the card at the right."""
    title = social_cards.fit(page.label, social_cards.SERIF, social_cards.TITLE_SIZES, social_cards.TITLE_HEIGHT)
    sizes = (social_cards.SUMMARY_SIZE,)
    summary = social_cards.fit(page.summary, social_cards.SANS, sizes, social_cards.TITLE_HEIGHT)
    for lines, font, text in ((title, social_cards.SERIF, page.label), (summary, social_cards.SANS, page.summary)):
        assert " ".join(lines.texts) == " ".join(text.split())
        widest = max(map(social_cards.measure(font).getlength, lines.texts))
        assert widest * lines.size / 100 <= social_cards.TEXT_WIDTH
        assert len(lines.texts) * lines.size * 1.1 <= social_cards.TITLE_HEIGHT


def test_a_word_that_is_too_long_is_noticed() -> None:
    lines = social_cards.fit("x" * 60, social_cards.SERIF, social_cards.TITLE_SIZES, social_cards.TITLE_HEIGHT)
    width = social_cards.measure(social_cards.SERIF).getlength(lines.texts[0]) * lines.size / 100
    assert width > social_cards.TEXT_WIDTH


def elements(svg: str, name: str) -> Iterator[ET.Element]:
    """Yield the elements of a picture with this name."""
    return ET.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{name}")  # noqa: S314 (we made it)


def test_a_picture_shows_what_the_card_is() -> None:
    svg = svg_of(KANDOE)
    text = " ".join("".join(element.itertext()) for element in elements(svg, "text"))
    for part in ("Prioriteren", "KanDoe", "24–42 min", "4–12 personen", "ook online", "PLG-gids"):
        assert part in text
    assert theme.colours()["prioriteren"] in svg
    assert theme.colours()["openen"] not in svg


def test_every_phase_has_its_colour_and_every_picture_its_fonts() -> None:
    assert {name for phase in PHASES for name in (phase, f"{phase}-tint")} <= set(theme.colours())
    families = {social_cards.measure(name).getname()[0] for name in (social_cards.SERIF, social_cards.SANS)}
    svg = svg_of(KANDOE)
    assert all(f"'{family}'" in svg for family in families)


def test_a_picture_shows_text_and_never_markup() -> None:
    evil = dataclasses.replace(KANDOE, summary="</text><image href='https://elders.example/a.png'/> & zo")
    svg = svg_of(evil)
    assert not list(elements(svg, "image"))
    assert social_cards.png(svg).startswith(b"\x89PNG")


def test_an_unchanged_page_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, drawn = social_cards.png, list[str]()

    def drawing(svg: str) -> bytes:
        drawn.append(svg)
        return draw(svg)

    monkeypatch.setattr(social_cards, "png", drawing)
    few: list[Page] = [KANDOE, LIBRARY.recommendations[0], LIBRARY.pages["index.md"]]
    cache = Cache(tmp_path / "cache")

    def count(pages: list[Page]) -> tuple[int, dict[str, bytes]]:
        drawn.clear()
        social_cards.write_pictures(Library(ROOT, {page.path: page for page in pages}), tmp_path, cache, 1)
        return len(drawn), pictures(tmp_path)

    number, first = count(few)
    assert number == 3
    assert count(few) == (0, first)
    number, other = count([dataclasses.replace(KANDOE, summary="Iets anders."), *few[1:]])
    assert number == 1
    assert [address for address in first if first[address] != other[address]] == ["preview/methodieken/kandoe.png"]


@pytest.mark.parametrize(
    ("given", "doctrees", "expected"),
    [
        ("", "/a/_build/doctrees", "/a/_build/previews"),
        ("", "/a/_site/.doctrees", "/a/_site/.doctrees/previews"),
        ("/a/_build", "/a/_build/doctrees/7", "/a/_build/previews"),
    ],
)
def test_nothing_is_cached_in_the_site(given: str, doctrees: str, expected: str) -> None:
    config = SimpleNamespace(plg_cache=given)
    app = cast("Sphinx", SimpleNamespace(doctreedir=doctrees, outdir="/a/_site", config=config))
    assert cache_of(app, "previews").directory == Path(expected)


def test_icons(public_site: Path) -> None:
    found = rels(public_site, KANDOE)
    folder = public_site / "methodieken/kandoe"
    assert (folder / found["icon"]).resolve().suffix == ".svg"
    image = Image.open(folder / found["apple-touch-icon"])
    assert (image.size, image.format) == ((180, 180), "PNG")
    assert image.convert("RGBA").getpixel((0, 0)) == (31, 77, 74, 255)  # no hole that a telephone fills with black


# Five programs that show previews

THREE = ("methodieken/kandoe/", "aanbevelingen/3-leervraag/", "")


def unfurled(addresses: list[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what four programs in JavaScript and one in Python make of each address."""
    command = [str(ROOT / ".venv/bin/node"), str(ROOT / "tools/unfurl.mjs"), str(ROOT / ".tools"), *addresses]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, dict[str, dict[str, Any]]] = json.loads(run.stdout)
    for address in addresses:
        seen = link_preview(address)
        found[address]["linkpreview"] = {
            "title": seen.title,
            "description": seen.description,
            "image": seen.absolute_image,
            "site": seen.site_name,
        }
    return found


def test_five_programs_agree(public_site: Path, serve: Serve) -> None:
    """On title, description and picture, and on whatever else they report; the picture is there."""
    root = serve(public_site)
    found = unfurled([f"{root}{address}" for address in THREE])
    for address in THREE:
        (meta,) = [meta_of(page) for page in PAGES if address_of(page.docname) == address]
        expected = {
            "title": meta.title,
            "description": meta.description,
            "image": f"{PUBLIC}{meta.image}",
            "url": f"{PUBLIC}{address}",
            "site": "PLG-gids",
            "type": meta.kind,
            "locale": "nl_BE",
            "card": "summary_large_image",
            "size": "1200x630 image/png",
            "alternative": meta.alternative,
        }
        results = found[f"{root}{address}"]
        assert len(results) == 5
        for program, result in results.items():
            assert {"title", "description", "image"} <= set(result), (program, result)
            assert result == {key: expected[key] for key in result}, program
        with urlopen(f"{root}{meta.image}") as answer:  # noqa: S310 (our own server)
            assert answer.headers["Content-Type"] == "image/png"


@pytest.mark.slow  # needs a program of npm or Java
def test_the_programs_can_disagree(tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><title>Een</title><meta property="og:title" content="Twee">'
        '<meta name="description" content="x"><meta property="og:image" content="logo.svg">'
    )
    (results,) = unfurled([serve(tmp_path)]).values()
    assert len({json.dumps([result.get("title"), result.get("image")]) for result in results.values()}) > 1
