"""PDFs of the library: each card as an A5 sheet, and the listed cards as decks of A6 cards on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from plgdocs.model import card_display, vocabularies
from plgdocs.model.addresses import address_of, part_docname
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code, Kind
from plgdocs.model.display import Shown
from plgdocs.model.names import slug
from plgdocs.model.problems import Problem, Reporter
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.outputs import theme
from plgdocs.outputs.cache import Cache, versions
from plgdocs.outputs.pool import in_pool
from plgdocs.pdf import qr
from plgdocs.pdf.press import A4, A5, A6, END, LEADING, SMALLEST, Press, import_weasyprint, largest_fitting
from plgdocs.pdf.sheets import Digest, Fit, Sheet

FOLDER = theme.FOLDER / "paper"
PER_SIDE = 4
LARGEST_DIGEST = 11.5
"""Points; a digest has room to spare, and is read from a table."""
PACKAGES = ("weasyprint", "pydyf", "font-source-sans-pro", "font-source-serif-pro")
"""The packages that determine the bytes of a PDF, besides its HTML and CSS."""
TITLES = {slug(title): title for title in CARD_SECTIONS}


@dataclass(frozen=True)
class Order:
    """A PDF to print: its path from the site's root, its name and key in the cache, and its content."""

    path: str
    name: str
    key: str
    content: Sheet | tuple[Digest, ...]


Printed: TypeAlias = tuple[bytes, list[Problem]]
"""A PDF, which is empty if the text doesn't fit, and the problems that explain this."""


def sheet_order(sheet: Sheet) -> Order:
    card = sheet.card
    key = key_of(html("card", Fit(SMALLEST), sheet=sheet, qr=str))
    return Order(f"{address_of(card.docname)}{card.name}-a5.pdf", card.name, key, sheet)


def deck_order(number: int, digests: Sequence[Digest]) -> Order:
    key = key_of(html("deck", Fit(SMALLEST), sides=sides(digests), qr=str))
    return Order(deck_address(number), f"_kaarten-{number}", key, tuple(digests))  # no card has such a name


def key_of(text: str) -> str:
    """Return a cache key for what the installed packages and our style sheets make of a text."""
    return "\0".join([*versions(*PACKAGES), theme.fingerprint(FOLDER), our_css(), text])


def deck_address(number: int = 1) -> str:
    """Return the path of the deck of one page of the list, from the site's root."""
    return f"{address_of(part_docname(number))}kaarten-a4.pdf"


def write_paper(orders: Sequence[Order], out: Path, pdfs: Cache, jobs: int) -> list[Problem]:
    """Write the PDFs below ``out`` and return the problems of those that don't fit; print those that aren't cached.

    Raise ``MissingLibraryError`` if something has to be printed and WeasyPrint can't be imported.
    """
    new = [order for order in orders if pdfs.read(order.name, order.key) is None]
    problems: list[Problem] = []
    if new:
        import_weasyprint()  # raises here rather than in another process
    for order, (pdf, found) in zip(new, in_pool(print_order, new, jobs), strict=True):
        problems += found
        if pdf:
            pdfs.write(order.name, order.key, pdf)
    press.cache_clear()  # WeasyPrint frees its fonts here, and could not while Python shuts down
    for order in orders:
        replace(out / order.path, pdfs.read(order.name, order.key))
    pdfs.forget_others({order.name for order in orders})
    return problems


def replace(path: Path, made: bytes | None) -> None:
    path.unlink(missing_ok=True)
    if made is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)


def print_order(order: Order) -> Printed:
    return print_sheet(order.content) if isinstance(order.content, Sheet) else print_deck(order.content)


@cache
def press() -> Press:
    """Return the press with our style sheet, one per process."""
    return Press(our_css(), FOLDER)


@cache
def our_css() -> str:
    """Return the style sheet for paper, with the colours of the site's light scheme."""
    colours = " ".join(f"--{name}: {value};" for name, value in theme.colours().items())
    return f":root {{ {colours} }}\n{theme.phase_rules()}\n" + (FOLDER / "paper.css").read_text("utf-8")


def html(template: str, fit: Fit, **values: Any) -> str:
    given = {"fit": fit, "vocabularies": vocabularies, "display": card_display, "Shown": Shown, "titles": TITLES}
    given |= {"image": lambda svg: f"data:image/svg+xml,{quote(svg)}", "end": END}
    given |= {"qr": lambda address: qr.as_svg(address).decode()} | values
    return theme.render(f"paper/{template}.html", **given)


def print_sheet(sheet: Sheet) -> Printed:
    """Print as many sections as fit, as large as possible."""
    for limit, left_out in sheet.choices:
        if size := largest_fitting(partial(too_long, sheet, left_out), limit):
            return press().write(html("card", Fit(size, left_out), sheet=sheet), A5), []
    return b"", [misfit(Code.TOO_LONG_FOR_A5, sheet.card, too_long(sheet, left_out, SMALLEST))]


def too_long(sheet: Sheet, left_out: tuple[str, ...], size: float) -> float:
    """Return by how many pixels a card is too long."""
    return max(press().overflow(html("card", Fit(size, left_out), sheet=sheet), A5))


def print_deck(digests: Sequence[Digest]) -> Printed:
    """Print the deck, four cards per side, in the largest size in which all of them fit."""
    if size := largest_fitting(lambda size: max(overflows(digests, size)), SMALLEST, LARGEST_DIGEST):
        return press().write(html("deck", Fit(size), sides=sides(digests)), A4), []
    pairs = zip(digests, overflows(digests, SMALLEST), strict=True)
    return b"", [misfit(Code.TOO_LONG_FOR_A6, digest.card, overflow) for digest, overflow in pairs if overflow > 0]


def overflows(digests: Sequence[Digest], size: float) -> list[float]:
    """Return by how many pixels each card of the deck is too long."""
    return press().overflow(html("digests", Fit(size), sheets=digests), A6)


def sides(digests: Sequence[Digest]) -> list[list[Digest | None]]:
    """Return the cards of each side: fronts in reading order, backs with their columns swapped.

    A sheet that is flipped over its long edge then has each back behind its front.
    """
    found: list[list[Digest | None]] = []
    for start in range(0, len(digests), PER_SIDE):
        front: list[Digest | None] = [*digests[start : start + PER_SIDE]]
        front += [None] * (PER_SIDE - len(front))
        found += [front, [front[1], front[0], front[3], front[2]]]
    return found


def misfit(code: Kind, card: Card, overflow: float) -> Problem:
    count = ceil(overflow / (SMALLEST * LEADING * 96 / 72))  # pixels to lines
    reporter = Reporter(card.path, [])
    reporter(code, card.outline.headings[0].line, lines=f"{count} {'regel' if count == 1 else 'regels'}")
    return reporter.problems[0]
