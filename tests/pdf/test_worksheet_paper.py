"""Worksheets on paper: their formats, tags and text, and the note on one that is too long."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest
from conftest import ROOT
from helpers.pdfs import POINTS_PER_MM, measures, squeezed, structure, text_of, ua_faults
from helpers.samples import WORKSHEET
from pypdfium2 import raw

from plgdocs.checking.files import read
from plgdocs.checking.library import Library
from plgdocs.model.vocabularies import NEVER, PAPERS
from plgdocs.model.worksheets import Worksheet
from plgdocs.outputs.cache import Cache
from plgdocs.pdf import paper
from plgdocs.pdf.worksheets import SIZES

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://gids.example/"


def order(text: str) -> tuple[Library, paper.Order]:
    """Return a library with a worksheet, and the order for its PDF."""
    page, problems = read("docs/werkbladen/proef.md", text.encode())
    assert isinstance(page, Worksheet)
    assert problems == []
    library = Library(None, {page.path: page})  # type: ignore[arg-type]
    return library, paper.worksheet_orders(page, library, ADDRESS)[0]


@pytest.mark.parametrize("size", PAPERS)
def test_a_pdf_has_its_format(size: str, tmp_path: Path) -> None:
    _, made = order(WORKSHEET.replace("papier: A4", f"papier: {size}"))
    pdf, _ = paper.unpacked(paper.print_order(made))
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert measures(tmp_path / "a.pdf") == {SIZES[size]}


def test_an_empty_worksheet_says_what_to_do(tmp_path: Path) -> None:
    library, made = order(WORKSHEET)
    problems = paper.write_paper([made], tmp_path, Cache(tmp_path / "cache"), 1)
    assert problems == []
    path = tmp_path / "werkbladen/proef/proef.pdf"
    assert ua_faults(path) == []
    text = text_of(path)
    (page,) = library.worksheets
    wanted = [
        page.title,
        page.summary,
        "in stilte",
        "2 min",
        "Welke zin komt telkens terug?",
        "nog een ronde",
        "Waarom?",
    ]
    wanted += [part.label for blank in page.blanks for part in (blank, *blank.columns)]
    wanted += [NEVER[word] for word in page.never] + ["gids.example/werkbladen/proef/"]
    assert [part for part in wanted if squeezed(part) not in text] == []
    assert "huiswerk" not in text  # the example stays on the site
    root = pypdf.PdfReader(path).trailer["/Root"]
    kinds = [element["/S"] for element in structure(root["/StructTreeRoot"])]  # type: ignore[index]
    assert kinds.count("/H1") == 1
    assert kinds.count("/TH") >= 5 + 2  # heads of columns, again on a further page, and of the fixed rows
    assert "/Figure" not in kinds


def test_there_is_room_for_a_hand() -> None:
    """Each line is drawn, 8 mm below the one above."""
    pdf, _ = paper.unpacked(
        paper.print_order(order(WORKSHEET.replace("80 tekens; 2 lijnen", "80 tekens; 6 lijnen"))[1])
    )
    page = pypdfium2.PdfDocument(pdf)[0]
    bounds = (drawn.get_bounds() for drawn in page.get_objects() if drawn.type == raw.FPDF_PAGEOBJ_PATH)
    lines = sorted({round(top) for left, _, right, top in bounds if right - left > 400}, reverse=True)[1:7]
    assert [round((upper - lower) / POINTS_PER_MM) for upper, lower in pairwise(lines)] == [8] * 5


def test_a_long_worksheet_is_noted(tmp_path: Path) -> None:
    text = WORKSHEET.replace("; 2 lijnen; levert leervraag", "; 20 lijnen; levert leervraag")
    _, made = order(text.replace("80 tekens; 2 lijnen; verplicht", "80 tekens; 20 lijnen; verplicht"))
    for _ in range(2):  # the second time from the cache
        (problem,) = paper.write_paper([made], tmp_path, Cache(tmp_path / "cache"), 1)
        assert (problem.path, problem.line, problem.code) == ("docs/werkbladen/proef.md", 16, "PLG908")
        assert problem.is_note
        assert "“Onze vraag”" in problem.hint


def test_a_change_is_printed_anew() -> None:
    _, made = order(WORKSHEET)
    assert order(WORKSHEET)[1].key == made.key
    assert order(WORKSHEET.replace("Elk apart.", "Ieder apart."))[1].key != made.key


def test_a_board_hangs_on_the_wall(tmp_path: Path) -> None:
    """Its rings are as large as the paper allows, on A3 and on A4, each with its name; it is tagged as all are."""
    page, _ = read("docs/werkbladen/kandoe-bord.md", (ROOT / "docs/werkbladen/kandoe-bord.md").read_bytes())
    assert isinstance(page, Worksheet)
    library = Library(None, {page.path: page})  # type: ignore[arg-type]
    orders = paper.worksheet_orders(page, library, ADDRESS)
    assert paper.write_paper(orders, tmp_path, Cache(tmp_path / "cache"), 1) == []
    for name, size, wide in (("kandoe-bord", (420, 297), 268), ("kandoe-bord-a4", (297, 210), 180)):
        path = tmp_path / f"werkbladen/kandoe-bord/{name}.pdf"
        assert measures(path) == {size}
        assert ua_faults(path) == []
        assert all(squeezed(zone) in text_of(path) for zone in page.blanks[3].rows)
        paths = (one for one in pypdfium2.PdfDocument(path)[0].get_objects() if one.type == raw.FPDF_PAGEOBJ_PATH)
        bounds = [[side / POINTS_PER_MM for side in one.get_bounds()] for one in paths]
        round_ones = {round(right - left) for left, low, right, top in bounds if abs(right - left - top + low) < 1}
        assert wide in round_ones
        assert min(abs(width - wide / 3) for width in round_ones) < 2


def test_what_a_group_counts_hangs_on_the_wall(tmp_path: Path) -> None:
    """On A3, with a box for each number and for each of two dates."""
    path = "docs/werkbladen/zelfscan-telling.md"
    page, _ = read(path, (ROOT / path).read_bytes())
    assert isinstance(page, Worksheet)
    library = Library(None, {page.path: page})  # type: ignore[arg-type]
    orders = [one for one in paper.worksheet_orders(page, library, ADDRESS) if one.path.endswith("-a3.pdf")]
    assert paper.write_paper(orders, tmp_path, Cache(tmp_path / "cache"), 1) == []
    wall = tmp_path / "werkbladen/zelfscan-telling/zelfscan-telling-a3.pdf"
    assert measures(wall) == {(420, 297)}
    assert len(pypdf.PdfReader(wall).pages) == 1
    assert ua_faults(wall) == []
    assert text_of(wall).count("12345678910") == 2 * page.blanks[0].times
