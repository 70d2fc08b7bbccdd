"""PDFs of the library: each card as an A5 sheet, the listed cards as decks of A6 cards on A4, and each worksheet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from plgdocs.checking.library import Library
from plgdocs.model import card_display, origins, vocabularies
from plgdocs.model.addresses import address_of, part_docname
from plgdocs.model.codes import Code
from plgdocs.model.display import Shown
from plgdocs.model.names import slug
from plgdocs.model.problems import Problem, Reporter
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.model.worksheets import Worksheet
from plgdocs.outputs import theme
from plgdocs.outputs.cache import Cache, versions
from plgdocs.outputs.pool import Job, fill_caches
from plgdocs.pdf import qr
from plgdocs.pdf.press import A4, A5, A6, COMFORTABLE, END, LEADING, SMALLEST, Press, import_weasyprint, largest_fitting
from plgdocs.pdf.sheets import Digest, Fit, Sheet
from plgdocs.pdf.worksheets import (
    FIELDS,
    MOST_PAGES,
    EmptyWorksheet,
    editions,
    empty_worksheet,
    long_worksheet,
    page_rule,
)

FOLDER = theme.FOLDER / "paper"
PER_SIDE = 4
LARGEST_DIGEST = 11.5
"""Points; a digest has room to spare, and is read from a table."""
PACKAGES = ("weasyprint", "pydyf", "font-source-sans-pro", "font-source-serif-pro")
"""The packages that determine the bytes of a PDF, besides its HTML and CSS."""
GIVEN: dict[str, Any] = {
    "vocabularies": vocabularies,
    "display": card_display,
    "origins": origins,
    "Shown": Shown,
    "titles": {slug(title): title for title in CARD_SECTIONS},
    "image": lambda svg: f"data:image/svg+xml,{quote(svg)}",
    "qr": lambda address: qr.as_svg(address).decode(),
    "end": END,
}
"""What every template for cards can use."""


@dataclass(frozen=True)
class Order:
    """A PDF to print: its path from the site's root, its name and key in the cache, and its content."""

    path: str
    name: str
    key: str
    content: Sheet | tuple[Digest, ...] | EmptyWorksheet


Printed: TypeAlias = tuple[bytes, dict[str, int]]
"""A PDF, and by how many lines each card is too long for its place, by name."""


def sheet_order(sheet: Sheet) -> Order:
    card = sheet.card
    key = key_of(html("card", Fit(SMALLEST), sheet=sheet, qr=str))
    return Order(f"{card.address}{card.name}-a5.pdf", card.name, key, sheet)


def deck_order(number: int, digests: Sequence[Digest]) -> Order:
    key = key_of(html("deck", Fit(SMALLEST), sides=sides(digests), qr=str))
    return Order(deck_address(number), f"_kaarten-{number}", key, tuple(digests))  # no card has such a name


def worksheet_orders(page: Worksheet, library: Library, site: str) -> list[Order]:
    folder = page.address
    sheets = {name: empty_worksheet(edition, library, site) for name, edition in editions(page).items()}
    return [Order(f"{folder}{name}.pdf", f"_werkblad-{name}", key_of(one.html), one) for name, one in sheets.items()]


def key_of(text: str) -> str:
    """Return a cache key for what the installed packages and our style sheets make of a text."""
    return "\0".join([*versions(*PACKAGES), theme.fingerprint(FOLDER), our_css(), text])


def deck_address(number: int = 1) -> str:
    """Return the path of the deck of one page of the list, from the site's root."""
    return f"{address_of(part_docname(number))}kaarten-a4.pdf"


def write_paper(
    orders: Sequence[Order], out: Path, pdfs: Cache, processes: int, others: Sequence[Job] = ()
) -> list[Problem]:
    """Write the PDFs below ``out``, and return notes on the cards that are too long; print what isn't cached.

    The ``others``, which need WeasyPrint too, are cached but not written. They come first: one long job at the end
    would leave the other processes idle.

    Raise ``MissingLibraryError`` if something has to be printed and WeasyPrint can't be imported.
    """
    jobs = [*others, *(Job(pdfs, order.name, order.key, partial(print_order, order)) for order in orders)]
    if any(job.cached is None for job in jobs):
        import_weasyprint()  # raises here rather than in another process
    fill_caches(jobs, processes)
    press.cache_clear()  # WeasyPrint frees its fonts here, and could not while Python shuts down
    problems: list[Problem] = []
    for order in orders:
        pdf, too_long = unpacked(pdfs.read(order.name, order.key) or b"")
        (out / order.path).parent.mkdir(parents=True, exist_ok=True)
        (out / order.path).write_bytes(pdf)
        problems += notes(order, too_long)
    pdfs.forget_others({order.name for order in orders})
    return problems


def print_order(order: Order) -> bytes:
    """Return the PDF, as it is cached: below a line that says which cards are too long, or which worksheet."""
    content = order.content
    if isinstance(content, EmptyWorksheet):
        pdf, too_long = print_worksheet(content)
    else:
        pdf, too_long = print_sheet(content) if isinstance(content, Sheet) else print_deck(content)
    return json.dumps(too_long).encode() + b"\n" + pdf


def unpacked(printed: bytes) -> Printed:
    head, _, pdf = printed.partition(b"\n")
    return pdf, json.loads(head)


def notes(order: Order, too_long: dict[str, int]) -> list[Problem]:
    if isinstance(order.content, EmptyWorksheet):
        return long_worksheet(order.content.page, *too_long.values())
    is_sheet = isinstance(order.content, Sheet)
    cards = [order.content.card] if isinstance(order.content, Sheet) else [digest.card for digest in order.content]
    problems: list[Problem] = []
    for card in cards:
        if count := too_long.get(card.name):
            code = Code.TOO_LONG_FOR_A5 if is_sheet else Code.TOO_LONG_FOR_A6
            lines = f"{count} {'regel' if count == 1 else 'regels'}"
            Reporter(card.path, problems)(code, card.outline.headings[0].line, lines=lines)
    return problems


@cache
def press() -> Press:
    """Return the press with our style sheet, one per process."""
    return Press(our_css(), FOLDER)


def our_css() -> str:
    return theme.paper_css("paper/paper.css", *FIELDS, "paper/worksheet.css")


def html(template: str, fit: Fit, **values: Any) -> str:
    return theme.render(f"paper/{template}.html", **GIVEN | {"fit": fit} | values)


def print_sheet(sheet: Sheet) -> Printed:
    """Print as many sections as fit, as large as possible; or all of them, on as many pages as they need."""
    for limit, left_out in sheet.choices:
        overflow = cache(partial(too_long, sheet, left_out))
        if size := largest_fitting(overflow, limit):
            return press().write(html("card", Fit(size, left_out), sheet=sheet), A5.css())[0], {}
    pdf, _ = press().write(html("card", Fit(COMFORTABLE), sheet=sheet), A5.long_css)
    return pdf, {sheet.card.name: in_lines(overflow(SMALLEST))}


def too_long(sheet: Sheet, left_out: tuple[str, ...], size: float) -> float:
    """Return by how many pixels a card is too long."""
    return max(press().overflow(html("card", Fit(size, left_out), sheet=sheet), A5))


def print_worksheet(sheet: EmptyWorksheet) -> Printed:
    """Print a worksheet on the pages that it needs, and tell their number if they are too many."""
    pdf, count = press().write(sheet.html, page_rule(sheet.page))
    return pdf, {sheet.page.name: count} if count > MOST_PAGES else {}


def print_deck(digests: Sequence[Digest]) -> Printed:
    """Print the deck, four cards per side, in the largest size in which all of them fit; leave out what never does."""
    if size := largest_fitting(lambda size: max(overflows(digests, size), default=0), SMALLEST, LARGEST_DIGEST):
        return press().write(html("deck", Fit(size), sides=sides(digests)), A4.css())[0], {}
    pairs = list(zip(digests, overflows(digests, SMALLEST), strict=True))
    pdf, _ = print_deck([digest for digest, overflow in pairs if overflow <= 0])
    return pdf, {digest.card.name: in_lines(overflow) for digest, overflow in pairs if overflow > 0}


def overflows(digests: Sequence[Digest], size: float) -> list[float]:
    """Return by how many pixels each card of the deck is too long."""
    return press().overflow(html("digests", Fit(size), sheets=digests), A6)


def sides(digests: Sequence[Digest]) -> list[list[Digest | None]]:
    """Return the cards of each side: fronts in reading order, backs with their columns swapped.

    A sheet that is flipped over its long edge then has each back behind its front.
    """
    found: list[list[Digest | None]] = []
    for start in range(0, len(digests), PER_SIDE):
        first, second, third, fourth = [*digests[start : start + PER_SIDE], None, None, None][:PER_SIDE]
        found += [[first, second, third, fourth], [second, first, fourth, third]]
    return found


def in_lines(pixels: float) -> int:
    return ceil(pixels / (SMALLEST * LEADING * 96 / 72))
