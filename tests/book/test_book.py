"""The whole guide as a book: what it holds, the PDF that a reader prints, and the EPUB that other programs judge."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile

import html5lib
import pypdf
import pytest
from conftest import PUBLIC, ROOT, Shared
from fontTools.ttLib import TTFont
from helpers.builds import edit, sphinx
from helpers.epubs import Verdict, judge, verdict
from helpers.pdfs import measures, squeezed, structure, ua_faults

from plgdocs.book import epub, printed
from plgdocs.book.chapters import read_chapter
from plgdocs.book.contents import PARTS_ON_SCREEN, contents_of
from plgdocs.book.pictures import take_pictures
from plgdocs.book.volume import NO_DAY, Volume, edition_of, read_volume
from plgdocs.book.writing import EPUB, PDF, pdf_job
from plgdocs.checking.library import Library, read_library
from plgdocs.model.addresses import address_of
from plgdocs.outputs.cache import Cache
from plgdocs.pdf.press import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIBRARY = read_library(ROOT)[0]
FEW = (
    *("index.md", "docs/inleiding.md", "docs/plg/index.md", "docs/plg/of-werkgroep.md"),
    *("docs/aanbevelingen/index.md", "docs/aanbevelingen/3-leervraag.md"),
    *("methods/index.md", "methods/kandoe.md", "docs/draaiboek/index.md", "docs/draaiboek/bijeenkomst-eerste.md"),
    *("docs/werkbladen/index.md", "docs/werkbladen/actieplan.md", "docs/werkbladen/kandoe-bord.md"),
    *("docs/vragenkit.md", "docs/leervragen.md", "docs/school/index.md", "docs/school/studiedag.md"),
    *("docs/begrippen.md", "docs/bronnen.md"),
)
"""A page of each kind."""
HEADINGS = [f"/H{level}" for level in range(1, 7)]


@pytest.fixture(scope="module")
def volume(site: Path) -> Volume:
    """The book of this library."""
    return read_volume(LIBRARY, site, "")


@pytest.fixture(scope="module")
def html(volume: Volume) -> Any:
    """The whole book as one page, which is what is printed."""
    return html5lib.parse(printed.html_of(volume), namespaceHTMLElements=False)


def test_it_has_every_page_for_readers(volume: Volume) -> None:
    """In the order of the table of contents, and cards in that of a meeting; pages about the site stay there."""
    names = [chapter.page.docname for chapter in volume.chapters]
    about_site = ("docs/bijdragen/", "docs/ontwikkeling/", "docs/zoeken", "docs/afdrukken", "docs/over", "index")
    wanted = {page.docname for page in LIBRARY.pages.values() if not page.docname.startswith(about_site)}
    assert set(names) == wanted
    assert len(names) == len(wanted)
    assert [name for name in names if name.startswith("methods/")][1:] == [
        card.docname for card in LIBRARY.listed_cards
    ]
    assert (
        names.index("docs/inleiding")
        < names.index("docs/aanbevelingen/10-randvoorwaarden")
        < names.index("methods/oase")
    )


def test_a_draft_stays_out(root: Path) -> None:
    library = read_library(root)[0]
    assert [card.name for card in library.cards] == ["rondje"]
    assert "methods/rondje" not in [page.docname for page, _ in contents_of(library)]


def test_what_needs_a_screen_is_left_out(volume: Volume, html: Any, site: Path) -> None:
    tags = {element.tag for element in html.iter() if isinstance(element.tag, str)}
    assert tags & {"script", "form", "button", "input", "select", "nav", "details", "summary", "template"} == set()
    text = " ".join("".join(html.itertext()).split())
    for words in ("Leid met timer", "Deel deze kaart", "Verbeter een stap", "Download als pdf", "¶"):
        assert words not in text
    assert not [
        chapter.name
        for chapter in volume.chapters
        if "voorbeeld" in chapter.ids and chapter.name.startswith("werkbladen-")
    ]
    for part in PARTS_ON_SCREEN:
        docname, _, fragment = part.partition("#")
        assert f'id="{fragment}"' in (site / address_of(docname) / "index.html").read_text("utf-8")
        assert fragment not in {name for chapter in volume.chapters for name in chapter.ids}


def test_a_page_is_cleared_and_its_pictures_are_taken(tmp_path: Path) -> None:
    """Whatever a block is made of: what follows something that is left out stays, and a drawing may stand in a line."""
    (tmp_path / "over").mkdir()
    (tmp_path / "_images").mkdir()
    (tmp_path / "_images/een foto.JPEG").write_bytes(b"foto")
    (tmp_path / "over/index.html").write_text(
        """<main><article class="phase-openen"><h1>Over<a class="headerlink" href="#o">¶</a> ons</h1><!-- niets -->
        <p>Lees <button>Druk</button>eerst <svg viewBox="0 0 20 10" role="img" aria-label="een lijn"><path class="line"
        d="M0 0h9"/></svg> dit.</p><p hidden>Weg</p><img src="../_images/een%20foto.JPEG" alt="een foto" width="9">
        <dl><dt>Begin met</dt><dd><a class="go" href="#x">x</a></dd><dt>Op papier</dt><dd><a type="application/pdf"
        href="a.pdf">pdf</a></dd><dt>Leg klaar</dt><dd>stiften</dd></dl></article></main>""",
        "utf-8",
    )
    chapter = read_chapter(LIBRARY.pages["docs/over.md"], 1, tmp_path)
    pictures = take_pictures(chapter, tmp_path)
    assert " ".join("".join(chapter.body.itertext()).split()) == "Over ons Lees eerst dit. Leg klaarstiften"
    assert [(image.get("src"), image.get("alt")) for image in chapter.body.iter("img")] == [
        ("over-2.svg", "een lijn"),
        ("over-1.jpeg", "een foto"),
    ]
    assert pictures["over-1.jpeg"] == b"foto"
    drawing = pictures["over-2.svg"].decode()
    assert "var(" not in drawing
    assert ".line {fill: none; stroke: #8a5300; stroke-width: 1.75;}" in drawing.replace("{ ", "{").replace(" }", "}")


def test_each_card_names_its_licence_and_its_origin(volume: Volume) -> None:
    cards = {chapter.name: " ".join("".join(chapter.body.itertext()).split()) for chapter in volume.chapters}
    for card in LIBRARY.listed_cards:
        text = cards[f"methodieken-{card.name}"]
        assert f"Tekst van deze kaart: {card.licence_name}." in text
        assert "Waar komt dit vandaan?" in text
        assert all(" ".join(step.name.split()) in text for step in card.steps)
        assert text.index("Wat?") < text.index("Hoe?")


def test_paper_has_every_letter(volume: Volume, html: Any) -> None:
    """Another font would stand in for it, on each machine another one; drawings have letters, too."""
    fonts = [TTFont(files(package) / "files" / name).getBestCmap() for package, name in FONTS.values()]
    drawings = [content.decode() for name, content in volume.pictures.items() if name.endswith(".svg")]
    letters = {*"".join(html.itertext()), *re.sub(r"<[^>]*>", "", "".join(drawings))}
    assert sorted(letter for letter in letters - {"\n"} if not all(ord(letter) in font for font in fonts)) == []


def test_no_link_is_dead(html: Any) -> None:
    """Also those of the index; what isn't in the book, is no link where the site has no public address."""
    ids = Counter(element.get("id") for element in html.iter() if element.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [link.get("href") for link in html.iter("a")]
    assert [link for link in links if not link.startswith(("#", "https://", "http://"))] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert len(links) > 1500


def test_what_is_not_in_the_book_leads_to_the_site(site: Path) -> None:
    chapters = read_volume(LIBRARY, site, PUBLIC).chapters
    links = [link.get("href", "") for chapter in chapters for link in chapter.body.iter("a")]
    paths = [re.split(r"[?#]", link.removeprefix(PUBLIC))[0] for link in links if link.startswith(PUBLIC)]
    assert "bijdragen/" in paths
    assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_the_index_names_methods_terms_and_other_names(volume: Volume) -> None:
    words = {word.name: word for _, group in volume.words for word in group}
    assert words["KanDoe"].main.href == "book:methodieken-kandoe"
    assert "docs/aanbevelingen/3-leervraag" in [place.page.docname for place in words["KanDoe"].places]
    assert words["leervraag"].main.href == "book:begrippen#term-leervraag"
    assert any(word.see == "Vissenkom" for word in words.values())
    assert [letter for letter, _ in volume.words] == sorted({letter for letter, _ in volume.words})


def test_the_edition_is_a_day_of_the_content(volume: Volume) -> None:
    days = [card.reviewed.day for card in LIBRARY.cards if card.reviewed]
    assert volume.edition >= max(days)
    assert edition_of([]) == NO_DAY


# The PDF


@pytest.fixture(scope="module")
def few(site: Path) -> Volume:
    """The book of a library with a page of each kind, which is printed sooner."""
    return read_volume(Library(ROOT, {path: LIBRARY.pages[path] for path in FEW}), site, PUBLIC)


@pytest.fixture(scope="module")
def pdf(few: Volume, shared: Shared) -> Path:
    """That book, printed."""
    return shared("book", lambda folder: (folder / PDF).write_bytes(printed.pdf_of(printed.html_of(few)))) / PDF


def test_the_pdf_is_tagged(pdf: Path) -> None:
    """Its headings skip no level, so that a screen reader can walk through them."""
    assert ua_faults(pdf) == []
    assert measures(pdf) == {(210, 297)}
    root: Any = pypdf.PdfReader(pdf).trailer["/Root"]
    elements = list(structure(root["/StructTreeRoot"]))
    levels = [HEADINGS.index(element["/S"]) for element in elements if element["/S"] in HEADINGS]
    assert levels[0] == 0
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    kinds = Counter(element["/S"] for element in elements)
    assert {kind for kind in ("/Figure", "/Link", "/TH", "/BlockQuote", "/L") if kinds[kind] < 2} == set()


def outline(entries: list[Any], depth: int = 0) -> Iterator[tuple[int, Any]]:
    """Yield the bookmarks of a PDF with their depth, in order."""
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, depth + 1)
        else:
            yield depth, entry


def test_the_pdf_has_bookmarks_and_page_numbers(pdf: Path, few: Volume) -> None:
    reader = pypdf.PdfReader(pdf)
    texts = [squeezed(page.extract_text()) for page in reader.pages]
    contents = [squeezed(line) for line in reader.pages[2].extract_text().splitlines()]
    marks = {
        (str(mark.title), depth): reader.get_destination_page_number(mark) or 0
        for depth, mark in outline(reader.outline)
    }
    for chapter in few.chapters:
        page = marks[chapter.label, chapter.depth - 1]
        assert squeezed(chapter.page.title) in texts[page]
        line = re.compile(rf"{re.escape(squeezed(chapter.label))}\.*{page + 1}")
        assert any(map(line.fullmatch, contents)), chapter.label
        assert str(page + 1) in texts[page]
    index = "".join(texts[marks["Register", 0] :])
    assert f"KanDoe{marks['KanDoe: samen kiezen wat voorgaat', 1] + 1}," in index


def test_links_of_the_pdf_lead_somewhere(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)
    links: list[Any] = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    inner = [str(link["/Dest"]) for link in links if "/Dest" in link]
    assert len(inner) > 100
    assert set(inner) - set(reader.named_destinations) == set()


def test_the_same_pages_give_the_same_bytes(few: Volume, site: Path) -> None:
    page = printed.html_of(replace(few, chapters=few.chapters[:1]))
    assert printed.pdf_of(page) == printed.pdf_of(page)
    again = read_volume(Library(ROOT, {path: LIBRARY.pages[path] for path in FEW}), site, PUBLIC)
    assert printed.html_of(few) == printed.html_of(again)
    assert epub.epub_of(few) == epub.epub_of(again)


# The EPUB


@pytest.fixture(scope="module")
def judged(site: Path, shared: Shared) -> Path:
    """A folder with the EPUB of this library, and what epubcheck and Ace say of each of its files."""

    def build(folder: Path) -> None:
        (folder / EPUB).write_bytes(epub.epub_of(read_volume(LIBRARY, site, PUBLIC)))
        judge(folder / EPUB, folder)

    return shared("epub", build)


def test_epubcheck_and_ace_find_nothing(judged: Path) -> None:
    assert verdict(judged) == Verdict(epubcheck=[], ace=[], outcome="pass")


def test_the_epub_is_dutch_and_says_for_whom_it_is_accessible(judged: Path) -> None:
    with ZipFile(judged / EPUB) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        package = archive.read("EPUB/package.opf").decode()
        navigation = archive.read("EPUB/nav.xhtml").decode()
        pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    assert "<dc:language>nl-BE</dc:language>" in package
    for word in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"):
        assert f'property="schema:{word}"' in package
    assert all('lang="nl-BE" xml:lang="nl-BE"' in page for page in pages)
    assert all(f'href="methodieken-{card.name}.xhtml"' in navigation for card in LIBRARY.listed_cards)


# The site


@pytest.mark.slow
def test_a_build_makes_it_once_and_leads_to_it(root: Path, tmp_path: Path) -> None:
    """The preview doesn't: a save would take most of a minute."""
    edit(root / "index.md", "# Start\n", "# Start\n\n```{neem-mee}\n```\n")
    (root / "conf.py").write_text("extensions = ['myst_parser', 'plgdocs']\nplg_book = True\n", "utf-8")
    out = tmp_path / "out"
    done = sphinx(root, out)
    assert done.returncode == 0, done.stderr
    home = (out / "index.html").read_text("utf-8")
    assert f'href="./{PDF}" type="application/pdf"' in home
    assert f'href="./{EPUB}" type="application/epub+zip"' in home
    assert (out / EPUB).read_bytes().startswith(b"PK")
    again = pdf_job(read_volume(read_library(root)[0], out, ""), Cache(out / ".doctrees/book"))
    assert again.cached == (out / PDF).read_bytes()
    (root / "conf.py").write_text((root / "conf.py").read_text("utf-8") + "plg_preview = True\n", "utf-8")
    assert sphinx(root, tmp_path / "preview").returncode == 0
    assert PDF not in (tmp_path / "preview/index.html").read_text("utf-8")
    assert not (tmp_path / "preview" / EPUB).exists()


@pytest.mark.slow
def test_without_pango_home_leads_to_the_epub_only(root: Path, tmp_path: Path) -> None:
    edit(root / "index.md", "# Start\n", "# Start\n\n```{neem-mee}\n```\n")
    no_pango = "import sys; sys.modules['weasyprint'] = None"
    (root / "conf.py").write_text(f"{no_pango}\nextensions = ['myst_parser', 'plgdocs']\nplg_book = True\n", "utf-8")
    assert sphinx(root, tmp_path / "out").returncode == 0
    home = (tmp_path / "out/index.html").read_text("utf-8")
    assert (PDF in home, f'href="./{EPUB}"' in home) == (False, True)


def test_about_leads_to_it_where_there_is_one(site: Path) -> None:
    assert "```{neem-mee}" in (ROOT / "docs/over.md").read_text("utf-8")
    assert "```{neem-mee}" in (ROOT / "index.md").read_text("utf-8")
    assert PDF not in (site / "over/index.html").read_text("utf-8")  # built without
