"""HTML to PDF: sheets of a fixed size, with text that shrinks until it fits.

Fonts come from two packages, so that the same input gives the same bytes on every machine. WeasyPrint is imported late:
that takes half a second, and a build without changes doesn't need it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from importlib.resources import files
from math import ceil
from pathlib import Path
from typing import Any

LARGEST, COMFORTABLE, SMALLEST = 10.0, 9.0, 8.5
"""Font sizes in points."""
LEADING = 1.27
END = "einde"
"""The id of the empty element at the end of a sheet's text."""
PIXELS_PER_MM = 96 / 25.4
TALL = 3000
"""Millimetres; a page of this height holds any text."""
UNPINNED = " .pinned.pinned { position: relative; left: auto; right: auto; bottom: auto; }"

FONTS = {
    ("Source Sans Pro", "400", "normal"): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    ("Source Sans Pro", "400", "italic"): ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    ("Source Sans Pro", "700", "normal"): ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    ("Source Serif Pro", "700", "normal"): ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
}
"""Family, weight and style to package and file; both families are under the Open Font License."""

version = cache(metadata.version)
"""The version of a package, cached because the look-up is slow."""
PACKAGES = ("weasyprint", "pydyf", "font-source-sans-pro", "font-source-serif-pro")
"""The packages that determine the bytes of a PDF, besides its HTML and CSS."""


@dataclass(frozen=True)
class Paper:
    """A paper size in millimetres; ``foot`` stays empty at the bottom."""

    width: float
    height: float
    side: float = 0
    foot: float = 0

    def css(self, *, tall: bool = False) -> str:
        """Return the page rule; on ``tall`` paper, pinned elements follow the text, so that both ends are known."""
        page = f"size: {self.width}mm {TALL if tall else self.height}mm; margin: 0 {self.side}mm"
        return f"@page {{ {page} }}" + (UNPINNED if tall else "")

    @property
    def bottom(self) -> float:
        """How far down the text may reach, in CSS pixels."""
        return (self.height - self.foot) * PIXELS_PER_MM


A5 = Paper(148, 210, side=10, foot=3.5)
A6 = Paper(105, 148.5, foot=6)
A4 = Paper(210, 297)


class MissingLibraryError(Exception):
    """WeasyPrint can't be imported, most likely because Pango is missing."""


@dataclass(frozen=True)
class Press:
    css: str
    directory: Path
    """The directory in which the style sheet finds its images."""

    @cached_property
    def fonts(self) -> Any:
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()

    @cached_property
    def style_sheets(self) -> dict[tuple[Paper, bool], Any]:
        """The style sheets that have been parsed, freed together with the press."""
        return {}

    def style_sheet(self, paper: Paper, *, tall: bool = False) -> Any:
        from weasyprint import CSS

        if (paper, tall) not in self.style_sheets:
            text = font_faces() + self.css + f"html {{ line-height: {LEADING} }}" + paper.css(tall=tall)
            self.style_sheets[paper, tall] = CSS(
                string=text, base_url=f"{self.directory.as_uri()}/", font_config=self.fonts, url_fetcher=own_files()
            )
        return self.style_sheets[paper, tall]

    def lay_out(self, html: str, paper: Paper, *, tall: bool = False) -> Any:
        document = import_weasyprint().HTML(string=html, url_fetcher=own_files())
        return document.render(
            font_config=self.fonts, stylesheets=[self.style_sheet(paper, tall=tall)], pdf_variant="pdf/ua-1"
        )

    def overflow(self, html: str, paper: Paper) -> list[float]:
        """Return for each page by how many pixels its text is too long; a negative number is spare room."""
        pages = self.lay_out(html, paper, tall=True).pages
        return [page.anchors[name][1] - paper.bottom for page in pages for name in page.anchors if END in name]

    def write(self, html: str, paper: Paper) -> bytes:
        return bytes(self.lay_out(html, paper).write_pdf(pdf_variant="pdf/ua-1"))


def import_weasyprint() -> Any:
    """Import WeasyPrint; raise ``MissingLibraryError`` if that fails."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise MissingLibraryError from error
    return weasyprint


def own_files() -> Any:
    """Return a fetcher for fonts and embedded images that loads nothing from the network."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("file", "data"))


def font_faces() -> str:
    """Return the CSS rules that load the fonts from their packages."""
    rules = []
    for (family, weight, style), (package, name) in FONTS.items():
        path = Path(str(files(package) / "files" / name))
        source = f"font-family: {family}; font-weight: {weight}; font-style: {style}; src: url({path.as_uri()})"
        rules.append(f"@font-face {{ {source} }}")
    return "\n".join(rules)


def sizes(smallest: float, largest: float = LARGEST) -> list[float]:
    """Return the font sizes to try, the largest first."""
    return [largest - step / 4 for step in range(int((largest - smallest) * 4) + 1)]


def largest_fitting(options: Sequence[float], overflow: Callable[[float], float], bottom: float) -> float | None:
    """Return the largest size whose text ends above ``bottom``; ``options`` descend, and so do their overflows.

    The smallest comes first, since it often settles the matter, and its result predicts the others: the length of a
    text is roughly proportional to its font size.  Three layouts usually suffice.
    """
    spare = overflow(options[-1])
    if spare > 0:
        return None
    last, guess = len(options) - 1, options[-1] * bottom / (bottom + spare)
    fits = cache(lambda place: place == last or overflow(options[place]) <= 0)
    place = next(place for place, size in enumerate(options) if size <= guess)
    while not fits(place):
        place += 1
    while place and fits(place - 1):
        place -= 1
    return options[place]


def lines(pixels: float, size: float) -> int:
    """Convert an overflow to lines of text."""
    return ceil(pixels / (size * LEADING * 96 / 72))


def key_of(*parts: str) -> str:
    """Return a cache key for what the installed packages make of these texts."""
    return "\0".join([*(f"{name} {version(name)}" for name in PACKAGES), *parts])
