"""Paper: the A5 sheets, the deck and the QR codes, read back by other programs.

veraPDF, which judges PDF/UA as a whole, is a Java program that no registry here has; what of PDF/UA can be read
from the file itself is tested: tags, language, title, alternatives, marked text, embedded fonts.
"""

from __future__ import annotations

import io
import re
import sys
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from conftest import PUBLIC, ROOT
from docutils import nodes
from helpers.builds import edit, sphinx
from helpers.pdfs import measures, squeezed, structure, text_of, ua_faults
from helpers.samples import CARD
from PIL import Image

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of
from plgdocs.pdf import paper, qr
from plgdocs.pdf.press import A5, SMALLEST, MissingLibraryError, Press, largest_fitting
from plgdocs.pdf.sheets import Digest, Sheet
from plgdocs.pdf.worksheets import editions
from plgdocs.sphinx_ext import site as site_module
from plgdocs.sphinx_ext.card_sheets import short_pitfall

if TYPE_CHECKING:
    from pathlib import Path

    from plgdocs.model.cards import Card

LIBRARY = read_library(ROOT)[0]
ADDRESS = PUBLIC
MOST_BYTES = 40_000
each_card = pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)


@pytest.fixture(scope="session")
def public(public_site: Path) -> Path:
    """The site, built for a public address."""
    return public_site


def sheet(site: Path, card: Card) -> Path:
    """Return the path of a card's A5 sheet."""
    return site / address_of(card.docname) / f"{card.name}-a5.pdf"


@each_card
def test_one_small_page_of_a5(card: Card, public: Path) -> None:
    assert len(pypdf.PdfReader(sheet(public, card)).pages) == 1
    assert measures(sheet(public, card)) == {(148, 210)}
    assert sheet(public, card).stat().st_size <= MOST_BYTES


@each_card
def test_a_sheet_says_what_the_card_says(card: Card, public: Path) -> None:
    text = text_of(sheet(public, card))
    credit = ["niet nagekeken door de auteurs", "2023"] if card.source else ["Herkomst:"]
    wanted = [card.label, card.summary, str(card.duration), str(card.group), *credit]
    wanted += [part for step in card.steps for part in (step.name, step.time, *step.say)]
    assert [part for part in wanted if squeezed(part) not in text] == []
    assert ("°vanderedactie" in text) == card.has_marks
    variant = re.sub(r"[*_]|\]\([^)]*\)|\[", "", card.outline.sections["variant"])[:20]
    assert squeezed(variant) in text or re.search(r"Opdesiteook:[^.]*variant", text)


def test_words_are_hyphenated(public: Path) -> None:
    texts = [pypdf.PdfReader(sheet(public, card)).pages[0].extract_text() for card in LIBRARY.cards]
    assert sum(len(re.findall(r"[a-zë]-\n[a-z]", text)) for text in texts) > len(texts)


@each_card
def test_a_sheet_is_tagged(card: Card, public: Path) -> None:
    assert ua_faults(sheet(public, card)) == []
    root: Any = pypdf.PdfReader(sheet(public, card)).trailer["/Root"]
    kinds = [element["/S"] for element in structure(root["/StructTreeRoot"])]
    assert kinds.count("/H1") == 1
    assert kinds.count("/Figure") == 1  # the QR code; everything else that is drawn, decorates


def test_the_deck_is_tagged(public: Path) -> None:
    assert ua_faults(public / paper.deck_address()) == []


def test_faults_can_be_found(tmp_path: Path) -> None:
    from weasyprint import HTML

    HTML(string="<html><p>Tekst").write_pdf(tmp_path / "a.pdf")
    faults = ua_faults(tmp_path / "a.pdf")
    assert {"marked", "language", "title", "conformance", "embedded fonts", "marked text"} <= set(faults)


def boxes_of_text(path: Path) -> list[list[tuple[float, float, float, float]]]:
    """Return the rectangles of text on each page."""
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(path)]
    return [[page.get_rect(index) for index in range(page.count_rects())] for page in pages]


def overlaps(path: Path) -> int:
    """Return how often one piece of text lies over another, or outside the page."""
    found = 0
    for page, boxes in zip(pypdf.PdfReader(path).pages, boxes_of_text(path), strict=True):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        found += sum(box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height for box in boxes)
        for one, other in combinations(boxes, 2):
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            found += wide > 2 and high > 2  # points; descenders touch what stands below them
    return found


def test_nothing_overlaps(public: Path, site: Path) -> None:
    paths = [*public.rglob("*.pdf"), *site.rglob("*.pdf")]
    sheets = [name for page in LIBRARY.worksheets for name in editions(page)]
    assert len(paths) == 2 * (len(LIBRARY.cards) + 1 + len(sheets))
    assert {path.name: overlaps(path) for path in paths if overlaps(path)} == {}


def test_overlaps_can_be_found(tmp_path: Path) -> None:
    from weasyprint import HTML

    HTML(string="<p>Onder<p style='margin-top: -2em'>Boven<p style='margin-left: -2cm; width: 3cm'>Naast").write_pdf(
        tmp_path / "a.pdf"
    )
    assert overlaps(tmp_path / "a.pdf") > 0


def codes(path: Path) -> list[list[tuple[str, float, float]]]:
    """Return the QR codes of each page: what they say, and where their middle is, as parts of the page."""
    found = []
    for page in pypdfium2.PdfDocument(path):
        image = page.render(scale=3).to_pil().convert("L")  # 216 dots an inch, a plain scan
        read = [(code.text, code.position) for code in zxingcpp.read_barcodes(image)]
        middles = [
            (text, (p.top_left.x + p.bottom_right.x) / 2, (p.top_left.y + p.bottom_right.y) / 2) for text, p in read
        ]
        found.append([(text, x / image.width, y / image.height) for text, x, y in middles])
    return found


@each_card
def test_a_sheet_leads_to_its_card(card: Card, public: Path) -> None:
    ((code,),) = codes(sheet(public, card))
    assert code[0] == ADDRESS + address_of(card.docname)


def test_the_deck_is_aligned(public: Path) -> None:
    """Turned over its long edge, each back lies behind its front: same row, other column."""
    cards = LIBRARY.listed_cards
    pages = codes(public / paper.deck_address())
    assert measures(public / paper.deck_address()) == {(210, 297)}
    assert len(pages) == 2 * -(-len(cards) // 4)
    texts = [squeezed(page.extract_text()) for page in pypdf.PdfReader(public / paper.deck_address()).pages]
    for number, card in enumerate(cards):
        front = number // 4 * 2
        assert pages[front] == []
        assert all(squeezed(step.name) in texts[front] for step in card.steps)
        assert all(squeezed(say) in texts[front + 1] for step in card.steps for say in step.say)
        places = {text: (x > 0.5, y > 0.5) for text, x, y in pages[front + 1]}
        assert places[ADDRESS + address_of(card.docname)] == (number % 2 == 0, number % 4 > 1)


@each_card
def test_codes_are_read_at_60_pixels(card: Card, public: Path) -> None:
    folder = public / address_of(card.docname)
    image = Image.open(folder / f"{card.name}-qr.png").convert("L").resize((60, 60), Image.Resampling.BOX)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [ADDRESS + address_of(card.docname)]
    svg = (folder / f"{card.name}-qr.svg").read_text("utf-8")
    assert svg == qr.as_svg(ADDRESS + address_of(card.docname)).decode()
    assert "viewBox" in svg
    assert 'width="' not in svg


def test_an_unreadable_code_is_noticed() -> None:
    image = Image.open(io.BytesIO(qr.as_png(ADDRESS))).convert("L").resize((24, 24))
    assert zxingcpp.read_barcodes(image) == []


def test_without_an_address_there_are_no_codes(library: Path, site: Path, tmp_path: Path) -> None:
    run = sphinx(library, tmp_path / "out")
    assert run.stderr.count(site_module.NO_QR_CODES) == 1
    assert list(site.rglob("*-qr.*")) == []
    assert [codes(path) for path in site.rglob("*-a5.pdf") if codes(path) != [[]]] == []


def printed(out: Path) -> dict[str, int]:
    """Return the cache of a build: each file with the time it was written."""
    return {path.name: path.stat().st_mtime_ns for path in (out / ".doctrees/pdfs").iterdir()}


def test_only_what_changed_is_printed(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert sphinx(library, out).returncode == 0
    before = printed(out)
    assert len(before) > 2
    edit(library / "methods/kandoe.md", "Er liggen veel ideeën", "Er liggen heel veel ideeën")
    assert sphinx(library, out).returncode == 0
    after = printed(out)
    assert len(after.items() & before.items()) == len(before) - 2 + 1  # all but one sheet, and the deck
    assert len(after) == len(before)
    assert "heelveelideeën" in text_of(out / "methodieken/kandoe/kandoe-a5.pdf")


def test_a_card_that_is_too_long_is_printed_on_two_sheets(library: Path, tmp_path: Path) -> None:
    """Every build says by how many lines, also one that finds it in the cache, and none fails."""
    out = tmp_path / "out"
    edit(library / "methods/kandoe.md", "## Waarom?\n", "## Waarom?\n\n" + "Dit is te veel tekst. " * 100 + "\n")
    edit(library / "methods/oase.md", "4. **Evaluatie.**", "1. **Nog een stap.** Doe.\n" * 40 + "4. **Evaluatie.**")
    for _ in range(2):
        run = sphinx(library, out)
        assert run.returncode == 0, run.stderr
        assert re.search(r"methods/kandoe\.md:\d+:1: PLG904 De kaart is \d+ regels te lang", run.stderr)
        assert re.search(r"methods/oase\.md:\d+:1: PLG905 De kaart is \d+ regels te lang", run.stderr)
        assert "methods/bsa.md" not in run.stderr
    path = out / "methodieken/kandoe/kandoe-a5.pdf"
    assert len(pypdf.PdfReader(path).pages) == 2
    assert measures(path) == {(148, 210)}
    assert text_of(path).count("Ditisteveeltekst") == 100
    assert (ua_faults(path), overlaps(path)) == ([], 0)
    deck = text_of(out / paper.deck_address())
    assert "Nogeenstap" not in deck
    assert "KanDoe" in deck


@pytest.mark.slow
def test_what_is_too_long_for_ten_sheets_takes_more() -> None:
    """However long a card is, its text is measured whole, and no example is printed to find that it doesn't fit."""
    card = next(card for card in LIBRARY.cards if card.name == "kandoe")
    text = "<p>Een zin die niets zegt en toch veel plaats neemt.</p>" * 600
    sections = {"wat": "<p>Wat.</p>", "hoe": text, "voorbeeld": "<p>Zoals dit.</p>"}
    pdf, too_long = paper.print_sheet(Sheet(card, "", sections, has_drawing=False))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 10
    assert 500 < too_long["kandoe"] < 900
    assert [left_out for _, left_out in Sheet(card, "", sections, has_drawing=False).choices] == [("voorbeeld",)]


def test_a_contributed_card_has_a_sheet_but_no_place_in_the_deck(library: Path, tmp_path: Path) -> None:
    (library / "methods/rondje.md").write_text(CARD, "utf-8")
    assert sphinx(library, tmp_path / "out").returncode == 0
    text = text_of(tmp_path / "out/methodieken/rondje/rondje-a5.pdf")
    assert "Concept." in text
    assert "Herkomst:Uitonzeeigenschool" in text
    assert "Inspiratiegids" not in text
    assert "Rondje" not in text_of(tmp_path / "out" / paper.deck_address())


def test_the_pages_lead_to_paper(site: Path) -> None:
    assert 'href="kandoe-a5.pdf"' in (site / "methodieken/kandoe/index.html").read_text("utf-8")
    assert 'href="kaarten-a4.pdf"' in (site / "methodieken/index.html").read_text("utf-8")


@pytest.mark.parametrize(("limit", "size"), [(9.9, 9.5), (9.0, 9.0), (8.6, 8.5), (8.5, 8.5), (8.4, None), (20, 10)])
def test_the_largest_size_that_fits(limit: float, size: float | None) -> None:
    assert largest_fitting(lambda points: points - limit, SMALLEST) == size


def test_an_overflow_is_told_in_lines() -> None:
    assert [paper.in_lines(pixels) for pixels in (0.1, 14, 15)] == [1, 1, 2]
    order = paper.sheet_order(Sheet(LIBRARY.cards[0], "", {}, has_drawing=False))
    problems = [paper.notes(order, {LIBRARY.cards[0].name: count})[0] for count in (1, 2)]
    assert [re.findall(r"\d regels?", problem.message) for problem in problems] == [["1 regel"], ["2 regels"]]


def test_a_deck_of_long_cards_only_is_empty() -> None:
    card = LIBRARY.listed_cards[0]
    pdf, too_long = paper.print_deck([Digest(card, "", "Te veel tekst. " * 400)])
    assert list(too_long) == [card.name]
    assert pdf.startswith(b"%PDF")


def test_a_longer_text_reaches_lower() -> None:
    plain = Press("", paper.FOLDER)
    short, long = (plain.overflow(f"<p>{'woord ' * n}</p><i id='einde'></i>", A5)[0] for n in (10, 2000))
    assert short < 0 < long


def test_without_pango_the_build_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingLibraryError):
        Press("", paper.FOLDER)


def test_backs_have_their_columns_swapped() -> None:
    cards: Any = list("abcde")
    sides: Any = paper.sides(cards)
    front, back, *rest = sides
    assert (front, back) == (["a", "b", "c", "d"], ["b", "a", "d", "c"])
    assert rest == [["e", None, None, None], [None, "e", None, None]]


def test_paper_has_the_colours_of_the_site() -> None:
    assert "--openen: #8a5300;" in paper.our_css()
    assert ".phase-afronden { --c: var(--afronden);" in paper.our_css()
    assert "light-dark" not in paper.our_css()


def test_the_pitfall_in_short() -> None:
    bold = [nodes.paragraph("", "", nodes.strong("", text), nodes.Text(" Meer.")) for text in ("Te lang.", "Te kort.")]
    assert short_pitfall(nodes.section("", *bold)) == "Te lang. Te kort."
    assert short_pitfall(nodes.section("", nodes.paragraph("", "Te lang\npraten. Meer."))) == "Te lang praten."
