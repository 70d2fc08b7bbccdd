"""HTML to PDF: sheets of a fixed size, with text that shrinks until it fits.

Fonts come from two packages, so that the same input gives the same bytes on every machine. WeasyPrint is imported late:
that takes half a second, and a build without changes doesn't need it.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

LARGEST, COMFORTABLE, SMALLEST = 10.0, 9.0, 8.5
"""Font sizes in points."""
LEADING = 1.27
END = "einde"
"""The id of the empty element at the end of a sheet's text."""
PIXELS_PER_MM = 96 / 25.4
TALL = 100_000
"""Millimetres; a page of this height holds any text that a file has room for."""
UNPINNED = " .pinned.pinned { position: relative; left: auto; right: auto; bottom: auto; }"
FURTHER_PAGES = 10
"""Millimetres of margin above and below a text that goes on from page to page."""

FONTS = {
    ("Source Sans Pro", "400", "normal"): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    ("Source Sans Pro", "400", "italic"): ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    ("Source Sans Pro", "700", "normal"): ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    ("Source Serif Pro", "700", "normal"): ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
}
"""Family, weight and style to package and file; both families are under the Open Font License."""


@dataclass(frozen=True)
class Paper:
    """A paper size in millimetres; ``foot`` stays empty at the bottom."""

    width: float
    height: float
    side: float = 0
    foot: float = 0

    def css(self, *, height: float = 0, margin: float = 0) -> str:
        """Return the rule of a page, of another height if one is given; ``margin`` is above and below the text."""
        return f"@page {{ size: {self.width}mm {height or self.height}mm; margin: {margin}mm {self.side}mm }}"

    @property
    def tall_css(self) -> str:
        """The rules of a page that holds all text: pinned elements follow it, so that both ends are known."""
        return self.css(height=TALL) + UNPINNED

    @property
    def long_css(self) -> str:
        """The rules of a text that goes on from page to page: pinned elements follow it."""
        first = " @page :first { margin-top: 0 }"
        return f"{self.css(margin=FURTHER_PAGES)}{first}{UNPINNED} .pair {{ display: block }}"

    @property
    def bottom(self) -> float:
        """How far down the text may reach, in CSS pixels."""
        return (self.height - self.foot) * PIXELS_PER_MM


A5 = Paper(148, 210, side=10, foot=3.5)
A6 = Paper(105, 148.5, foot=6)
A4 = Paper(210, 297)


class MissingLibraryError(Exception):
    """WeasyPrint can't be imported, most likely because Pango is missing."""


class Press:
    """Prints with a style sheet, which finds its images in ``directory``; frees its fonts when it is freed."""

    def __init__(self, css: str, directory: Path) -> None:
        self.weasyprint = import_weasyprint()
        self.fonts = self.weasyprint.text.fonts.FontConfiguration()
        self.css = f"{font_faces()}{css}html {{ line-height: {LEADING} }}"
        # Nothing is loaded from the network.
        fetcher = self.weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"))
        self.source = {"base_url": f"{directory.as_uri()}/", "url_fetcher": fetcher}
        self.style_sheets: dict[str, Any] = {}

    def style_sheet(self, page_rule: str) -> Any:
        if page_rule not in self.style_sheets:
            self.style_sheets[page_rule] = self.weasyprint.CSS(
                string=self.css + page_rule, font_config=self.fonts, **self.source
            )
        return self.style_sheets[page_rule]

    def lay_out(self, html: str, page_rule: str) -> Any:
        document = self.weasyprint.HTML(string=html, **self.source)
        return document.render(
            font_config=self.fonts, stylesheets=[self.style_sheet(page_rule)], pdf_variant="pdf/ua-1"
        )

    def overflow(self, html: str, paper: Paper) -> list[float]:
        """Return for each page by how many pixels its text is too long; a negative number is spare room."""
        pages = self.lay_out(html, paper.tall_css).pages
        return [page.anchors[name][1] - paper.bottom for page in pages for name in page.anchors if END in name]

    def write(self, html: str, page_rule: str) -> tuple[bytes, int]:
        """Return a text as a PDF, and the number of its pages."""
        document = self.lay_out(html, page_rule)
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1")), len(document.pages)


@cache
def can_print() -> bool:
    """Whether PDFs can be made here."""
    try:
        import_weasyprint()
    except MissingLibraryError:
        return False
    return True


def import_weasyprint() -> Any:
    """Import WeasyPrint; raise ``MissingLibraryError`` if that fails."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise MissingLibraryError from error
    return weasyprint


def font_faces() -> str:
    rules = []
    for (family, weight, style), (package, name) in FONTS.items():
        path = Path(str(files(package) / "files" / name))
        source = f"font-family: {family}; font-weight: {weight}; font-style: {style}; src: url({path.as_uri()})"
        rules.append(f"@font-face {{ {source} }}")
    return "\n".join(rules)


def largest_fitting(overflow: Callable[[float], float], smallest: float, largest: float = LARGEST) -> float | None:
    """Return the largest size, in halves of a point, whose text fits: a smaller text overflows less."""
    if overflow(smallest) > 0:  # this often settles the matter
        return None
    steps = range(int((largest - smallest) * 2))
    return largest - bisect_left(steps, True, key=lambda step: overflow(largest - step / 2) <= 0) / 2  # noqa: FBT003
