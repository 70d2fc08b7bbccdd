"""A valid card whose texts look like markup: in every export they come out as text, whole, and nothing of them runs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import html5lib
import pypdf
import pytest
from conftest import PUBLIC, ROOT, Serve, Shared
from helpers.browser import PHONE, opened
from helpers.pictures import svg_of
from helpers.samples import CARD
from helpers.sharing import CLIPBOARD, clipboard, parse_calendar

from plgdocs.authoring.writer import escape
from plgdocs.checking.files import read
from plgdocs.checking.library import Library, read_library
from plgdocs.model.cards import Card
from plgdocs.parsing.markdown import markdown_parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

EVIL = '</script><img src=x onerror="ran()">&lt;]]>{{7*7}} \\'
"""What would end a script, make an element, and be read otherwise by HTML, XML, JSON, templates and Markdown."""
TEXTS = {
    "markup": EVIL,
    "link": "](https://kwaad.example) [x](javascript:ran()) <https://kwaad.example>",
    "calendar": "a;b,c:d\\nEND:VEVENT",
    "long": "W" * 75,
    "emoji": "🙂 👩‍🏫 👍🏽 🇧🇪 é ﬁ œ ñ 日本",
    "formula": "=HYPERLINK(1) | # ~ ^ $x$ %0d%0a ${x} `x`",
}
"""Each is a thing to bring along; the first is also the card's title and its other texts."""
TITLE = EVIL


def hostile_card() -> str:
    """Return the text of a listed card that holds all of them."""
    value = json.dumps(EVIL, ensure_ascii=False)
    fields = {
        "samenvatting": value,
        "ook-bekend-als": f"[{value}]",
        "materiaal": json.dumps(list(TEXTS.values()), ensure_ascii=False),
        "voorbereiding": value,
        "rollen": f"{{{value}: {value}}}",
        "herkomst": value,
        "ingebracht-door": value,
        "helpt-bij": "[kiezen]",
        "aanbevelingen": "[5]",
        "voor-deelnemers": value,
        "nagekeken": f"{{datum: 2026-11-25, door: {value}}}",
        "zoektermen": f"[kwaadaardig, {value}]",
        "zoekvragen": f"[{value}]",
    }
    kept = "\n".join(line for line in CARD.split("---\n")[1].splitlines() if line.split(":")[0] not in fields)
    header = "\n".join(f"{key}: {value}" for key, value in fields.items())
    body = (
        CARD.split("---\n", 2)[2].replace("# Rondje", f"# {escape(EVIL)}").replace("**Begin.**", f"**{escape(EVIL)}.**")
    )
    body = body.replace("Een rondje.", f"Een kwaadaardig rondje. {escape(EVIL)}").replace("Hoe is het?", escape(EVIL))
    return f"---\n{kept}\n{header}\n---\n{body}"


def test_the_card_is_valid() -> None:
    """And a text that turns the direction of writing, or ends a line unseen, is not."""
    card, problems = read("methods/kwaad.md", hostile_card().encode())
    assert [str(problem) for problem in problems if not problem.is_note] == []
    assert isinstance(card, Card)
    assert (card.title, card.materials, card.roles) == (TITLE, tuple(TEXTS.values()), {EVIL: EVIL})
    for hidden in ("\u202e", "\u2028"):
        _, problems = read("methods/kwaad.md", hostile_card().replace("herkomst: ", f"herkomst: {hidden}").encode())
        assert [problem.code for problem in problems if not problem.is_note] == ["PLG109"]


@pytest.fixture(scope="module")
def hostile(shared: Shared, pruned: Path) -> Path:
    """The site of a library with that card, built for its public address, with lists of more than one page."""
    return shared("escaping", partial(build, pruned / "library")) / "library/out"


def build(library: Path, folder: Path) -> None:
    """Build that library."""
    root = folder / "library"
    shutil.copytree(library, root)
    (root / "methods/kwaad.md").write_text(hostile_card(), "utf-8")
    few = "\nimport plgdocs.checking.library\n\nplgdocs.checking.library.PER_PAGE = 4\n"
    settings = f"\nhtml_baseurl = {PUBLIC!r}\n"
    (root / "conf.py").write_text((ROOT / "conf.py").read_text("utf-8") + few + settings, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml", str(root), str(root / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=500)
    assert done.stderr == ""


def page(site: Path, address: str) -> ET.Element:
    """Return a page as a browser reads it."""
    root: ET.Element = html5lib.parse((site / address).read_text("utf-8"), namespaceHTMLElements=False)
    return root


def words(element: ET.Element) -> str:
    """Return the text of an element, without data in scripts."""
    return " ".join("".join(texts(element)).split())


def texts(element: ET.Element) -> Iterator[str]:
    """Yield the texts of an element and of those within it."""
    yield (element.text or "") if element.tag != "script" else ""
    for child in element:
        yield from texts(child)
        yield child.tail or ""


def harm(root: ET.Element) -> list[str]:
    """Return the elements of a page that only our texts could have made."""
    found = [element for element in root.iter() if "onerror" in element.attrib or element.get("src") == "x"]
    links = [link for link in root.iter("a") if "kwaad.example" in (link.get("href") or "")]
    scripts = [
        script for script in root.iter("script") if not script.get("src") and "json" not in (script.get("type") or "")
    ]
    return [str(element.tag) for element in (*found, *links, *scripts)]


def json_texts(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from json_texts(item)


def test_harm_is_seen() -> None:
    """Were one text to come out as markup."""
    for text, tags in (
        (EVIL, ["img"]),
        ('<a href="https://kwaad.example">x</a>', ["a"]),
        ("<script>ran()</script>", ["script"]),
    ):
        assert harm(html5lib.parse(text, namespaceHTMLElements=False)) == tags


HTML = [
    *("methodieken/kwaad/index.html", "methodieken/kwaad/deelnemers/index.html"),
    *("methodieken/index.html", "methodieken/2/index.html", "index.html", "bijdragen/nieuwe-methodiek/index.html"),
    *("aanbevelingen/5-vast-stramien/index.html", "draaiboek/index.html", "zoeken/index.html"),
]


def test_no_page_has_an_element_of_the_card(hostile: Path) -> None:
    """Nor a hole in it: wherever its title stands, it stands whole."""
    assert set(HTML) <= {path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html")}
    for path in hostile.rglob("*.html"):
        root = page(hostile, path.relative_to(hostile).as_posix())
        assert harm(root) == [], path
        assert words(root).count("onerror") == words(root).count(" ".join(EVIL.split())), path


def test_the_page_says_it_all(hostile: Path) -> None:
    root = page(hostile, "methodieken/kwaad/index.html")
    text = words(root)
    assert [name for name, evil in TEXTS.items() if " ".join(evil.split()) not in text] == []
    metas = {meta.get("property") or meta.get("name"): meta.get("content") for meta in root.iter("meta")}
    assert metas["og:title"] == TITLE
    assert EVIL in (metas["description"] or "")


def test_json_in_pages(hostile: Path) -> None:
    scripts = page(hostile, "methodieken/kwaad/index.html").iter("script")
    data = [json.loads("".join(script.itertext())) for script in scripts if script.get("type") == "application/ld+json"]
    assert any(TITLE in text for text in json_texts(data))
    assert any(TITLE in text for text in json_texts(json.loads((hostile / "namen.json").read_text("utf-8"))))


@pytest.mark.parametrize("name", ["cards.json", "methodieken/kwaad/card.json"])
def test_data(name: str, hostile: Path) -> None:
    texts = set(json_texts(json.loads((hostile / name).read_text("utf-8"))))
    assert {TITLE, *TEXTS.values()} <= texts


def test_tiles_for_the_filter(hostile: Path) -> None:
    root: ET.Element = html5lib.parse(
        json.loads((hostile / "methodieken/tegels.json").read_text("utf-8")), namespaceHTMLElements=False
    )
    assert harm(root) == []
    assert words(root).count("onerror") == words(root).count(" ".join(TITLE.split())) > 0


@pytest.mark.parametrize("name", ["atom.xml", "sitemap.xml"])
def test_xml(name: str, hostile: Path) -> None:
    root = ET.parse(hostile / name).getroot()  # noqa: S314 (we made it)
    assert f"{PUBLIC}methodieken/kwaad/" in [*root.itertext(), *(link.get("href") for link in root.iter())]
    assert [element.tag for element in root.iter() if element.tag in ("img", "script")] == []
    assert (TITLE in [element.text for element in root.iter()]) == (name == "atom.xml")


def test_llms_txt(hostile: Path) -> None:
    """As Markdown: one link, whose words are the title."""
    tokens = markdown_parser().parse((hostile / "llms.txt").read_text("utf-8"))
    lines = [token for token in tokens if token.type == "inline" and "methodieken/kwaad/" in token.content]
    (line,) = lines
    kinds = [child.type for child in line.children or []]
    assert kinds.count("link_open") == 1
    assert not [kind for kind in kinds if "html" in kind]
    shown = "".join(child.content for child in line.children or [])
    assert shown.startswith(f"{TITLE}: ")
    assert shown.count(EVIL) == 2


def test_paper(hostile: Path) -> None:
    """The sheet and the deck print the title; a PDF's own title is text too."""
    squeezed = TITLE.replace(" ", "")
    sheet = pypdf.PdfReader(hostile / "methodieken/kwaad/kwaad-a5.pdf")
    assert squeezed in "".join(part.extract_text() for part in sheet.pages).replace("\n", "").replace(" ", "")
    assert sheet.metadata
    assert TITLE in (sheet.metadata.title or "")


def test_picture() -> None:
    library = read_library(ROOT)[0]
    card, _ = read("methods/kwaad.md", hostile_card().encode())
    assert isinstance(card, Card)
    pages = {**library.pages, card.path: card}
    for text in (EVIL, *(text for text in TEXTS.values() if len(text) < 60)):
        shown = replace(card, title=text, summary=text)
        root = ET.fromstring(svg_of(shown, Library(ROOT, pages | {card.path: shown})))  # noqa: S314 (we made it)
        assert "".join(words(root).split()).count("".join(text.split())) == 2, text
        assert [element.tag for element in root.iter() if element.tag.endswith(("img", "script", "image"))] == []


WATCH = "window.ran = () => { document.documentElement.dataset.ran = 'ja'; };"


def nothing_ran(page: Page) -> bool:
    """Whether the page has nothing of the card that could run, and nothing did."""
    return bool(
        page.evaluate("!document.documentElement.dataset.ran && !document.querySelector('[onerror], img[src=x]')")
    )


def test_in_a_browser_it_is_text(hostile: Path, serve: Serve, browser: Browser) -> None:
    """On its page, in the results of a search with their excerpts, in a plan, and while it is led."""
    address = serve(hostile)
    with opened(browser, viewport=PHONE) as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.add_init_script(WATCH)
        for place, shown in (
            ("methodieken/kwaad/", "h1"),
            ("methodieken/kwaad/deelnemers/?datum=2027-03-26&uur=13:30&groep=8", "main"),
            ("zoeken/?q=kwaadaardig", "main"),
            ("methodieken/?fase=openen", "main"),
            ("draaiboek/?v=1&start=13:30&groep=8&plan=kwaad", ".plan-part"),
            ("draaiboek/?v=1&start=13:30&groep=8&plan=kwaad&toon=programma", "main"),
            ("draaiboek/?v=1&start=13:30&groep=8&plan=kwaad&toon=deelnemers", ".invite"),
            ("draaiboek/?v=1&groep=8&plan=kwaad&toon=begeleid", "main"),
        ):
            page.goto(address + place)
            page.get_by_text("onerror").first.wait_for()
            assert EVIL.split(maxsplit=1)[0] in page.locator(shown).first.inner_text(), place
            assert nothing_ran(page), place
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), place
        page.goto(address)
        page.get_by_role("button", name="Zoeken").click()
        page.get_by_label("Zoek in de gids").fill("kwaadaardig rondje")
        page.get_by_role("option").first.wait_for()
        assert EVIL.split(maxsplit=1)[0] in page.get_by_role("option").first.inner_text()
        assert nothing_ran(page)
        assert [text for text in said if "Content Security Policy" in text] == []
        page.evaluate("evil => void document.body.insertAdjacentHTML('beforeend', evil)", EVIL)
        assert not nothing_ran(page)


def test_what_leaves_the_browser_is_text(hostile: Path, serve: Serve, browser: Browser) -> None:
    """The mail and the calendar file of a plan."""
    with opened(browser, permissions=CLIPBOARD) as page:
        plan = "draaiboek/?v=1&datum=2027-03-26&start=13:30&groep=8&plan=kwaad&toon=deelnemers#verstuur"
        page.goto(serve(hostile) + plan)
        page.get_by_role("button", name="Kopieer voor een mail").click()
        page.locator(".share-status:not(:empty)").wait_for()
        html, text = clipboard(page, "text/html"), clipboard(page, "text/plain")
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in de agenda").click()
        calendar = parse_calendar(download.value.path().read_bytes().decode())
    root: ET.Element = html5lib.parse(html, namespaceHTMLElements=False)
    assert harm(root) == []
    assert EVIL in words(root)
    assert EVIL in text
    (event,) = calendar.walk("VEVENT")
    assert EVIL in str(event["description"])
