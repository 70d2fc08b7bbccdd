"""Worksheets on paper: each empty one as a PDF, on as many pages of its own format as it needs."""

from dataclasses import dataclass, replace

from plgdocs.checking.library import Library
from plgdocs.model import vocabularies
from plgdocs.model.codes import Code
from plgdocs.model.problems import Problem, Reporter
from plgdocs.model.worksheets import Blank, Worksheet
from plgdocs.outputs import theme, worksheets
from plgdocs.pdf.sheets import public_address

MOST_PAGES = 2
"""The two sides of a sheet of paper."""

SIZES = {"A4": (210, 297), "A4 liggend": (297, 210), "A5": (148, 210), "A3 liggend": (420, 297)}
"""Width and height of the formats in millimetres."""

FIELDS = ("static/worksheet/paper.css", "static/notes/wall.css")
"""The style sheets of fields and boards, on screen and paper alike."""

SMALL, LARGE = "A4 liggend", "A3 liggend"
"""The paper of most printers, on which a board hangs on a smaller wall; and that of a wall for all."""


@dataclass(frozen=True)
class EmptyWorksheet:
    """A worksheet as its PDF shows it."""

    page: Worksheet
    html: str


def empty_worksheet(page: Worksheet, library: Library, site: str) -> EmptyWorksheet:
    address = public_address(page, site).removeprefix("https://")
    shown = {"page": page, "library": library, "vocabularies": vocabularies, "worksheets": worksheets}
    return EmptyWorksheet(page, theme.render("paper/worksheet.html", address=address, **shown))


def editions(page: Worksheet) -> dict[str, Worksheet]:
    """Return a worksheet as it is printed, by the name of the file: a large board is on A4 too, counts on A3."""
    small = {f"{page.name}-a4": replace(page, paper=SMALL)} if page.has_board and page.paper != SMALL else {}
    large = {f"{page.name}-a3": replace(page, paper=LARGE)} if page.has_counts and page.paper != LARGE else {}
    return {page.name: page} | small | large


def page_rule(page: Worksheet) -> str:
    """Return the rule for the pages of a worksheet, which are numbered at their foot."""
    width, height = SIZES.get(page.paper, SIZES["A4"])
    side = 10 if page.paper == "A5" else 14
    number = "@bottom-right { content: counter(page) '/' counter(pages); font-size: 8pt }"
    return f"@page {{ size: {width}mm {height}mm; margin: 10mm {side}mm 12mm; {number} }}"


def long_worksheet(page: Worksheet, *counts: int) -> list[Problem]:
    """Return a note on a worksheet with so many pages, which says what takes the most room."""
    problems: list[Problem] = []
    for count in counts:
        longest = max(page.blanks, key=lambda blank: lines_of(page, blank)).label
        line = page.outline.headings[0].line
        Reporter(page.path, problems)(Code.LONG_WORKSHEET, line, paper=page.paper, pages=count, label=longest)
    return problems


def lines_of(page: Worksheet, blank: Blank) -> int:
    """Return how many lines a field has for a hand."""
    return blank.paper_lines * max(len(blank.rows) + page.paper_rows(blank), min(blank.versions, 3), 1)
