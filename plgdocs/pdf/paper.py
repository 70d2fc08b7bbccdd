"""Paper: each card as one A5 sheet, and the listed cards as decks of A6 on A4.

PDFs are cached by what they show.  Those that are new are printed side by side, in a pool of processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from plgdocs.model import vocabularies
from plgdocs.model.addresses import address_of, part_docname
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.names import slug
from plgdocs.model.problems import Problem, Reporter
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.outputs import theme
from plgdocs.outputs.cache import Cache
from plgdocs.outputs.pool import in_pool
from plgdocs.pdf import qr
from plgdocs.pdf.press import A4, A5, A6, END, SMALLEST, Press, key_of, largest_fitting, lines, loaded, sizes
from plgdocs.pdf.sheets import Digest, Fit, Sheet

FOLDER = theme.FOLDER / "paper"
PER_SIDE = 4
LARGEST_DIGEST = 11.5
"""Points; a digest has room to spare, and lies on a table."""
TITLES = {slug(title): title for title in CARD_SECTIONS}


@dataclass(frozen=True)
class Order:
    """A PDF to print: where it goes, from the site's root, the name and key under which it is cached, and its text."""

    path: str
    name: str
    key: str
    content: Sheet | tuple[Digest, ...]


@dataclass(frozen=True)
class Printed:
    """What came out of an order: a PDF, or why there is none."""

    pdf: bytes | None
    problems: tuple[Problem, ...] = ()


def sheet_order(sheet: Sheet) -> Order:
    """Return the order for a card's sheet."""
    card = sheet.card
    key = key_of(theme.fingerprint(FOLDER), our_css(), html("card", Fit(SMALLEST), sheet=sheet, qr=str))
    return Order(f"{address_of(card.docname)}{card.name}-a5.pdf", card.name, key, sheet)


def deck_order(number: int, digests: Sequence[Digest]) -> Order:
    """Return the order for the deck of the cards that a page of the list shows; no card has the name of its cache."""
    key = key_of(theme.fingerprint(FOLDER), our_css(), html("deck", Fit(SMALLEST), sides=sides(digests), qr=str))
    return Order(deck_address(number), f"_kaarten-{number}", key, tuple(digests))


def deck_address(number: int = 1) -> str:
    """Return where the deck of the cards lies that a page of the list shows, from the site's root."""
    return f"{address_of(part_docname(number))}kaarten-a4.pdf"


def write_paper(orders: Sequence[Order], out: Path, pdfs: Cache, jobs: int) -> list[Problem]:
    """Write the PDFs below ``out`` and return the problems of those that don't fit; print what isn't cached.

    Raise ``MissingLibraryError`` if something is to be printed and WeasyPrint can't be loaded.
    """
    new = [order for order in orders if pdfs.read(order.name, order.key) is None]
    problems: list[Problem] = []
    if new:
        loaded()  # which says here, and not in another process, what is missing
    for order, printed in zip(new, in_pool(print_order, new, jobs), strict=True):
        problems += printed.problems
        if printed.pdf:
            pdfs.write(order.name, order.key, printed.pdf)
    for order in orders:
        replace(out / order.path, pdfs.read(order.name, order.key))
    pdfs.forget_others({order.name for order in orders})
    return problems


def replace(path: Path, made: bytes | None) -> None:
    """Write what was made; without it nothing stays, not even an older file."""
    path.unlink(missing_ok=True)
    if made is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)


def print_order(order: Order) -> Printed:
    """Print an order."""
    return print_sheet(order.content) if isinstance(order.content, Sheet) else print_deck(order.content)


@cache
def press() -> Press:
    """Return the press with our style sheet; each process has its own."""
    return Press(our_css(), FOLDER)


@cache
def our_css() -> str:
    """Return the style sheet of our paper, with the site's colours in light."""
    colours = " ".join(f"--{name}: {value};" for name, value in theme.colours().items())
    return f":root {{ {colours} }}\n{theme.phase_rules()}\n" + (FOLDER / "paper.css").read_text("utf-8")


def html(template: str, fit: Fit, **values: Any) -> str:
    """Return a template of ``theme/plg/paper``, filled in."""
    given = {"fit": fit, "vocabularies": vocabularies, "titles": TITLES, "image": as_image, "end": END} | values
    return theme.render(f"paper/{template}.html", **({"qr": code} | given))


def print_sheet(sheet: Sheet) -> Printed:
    """Print the fullest text that fits, as large as it then can be."""
    for limit, left_out in sheet.choices:
        if size := largest_fitting(sizes(limit), partial(too_long, sheet, left_out), A5.bottom):
            return Printed(press().write(html("card", Fit(size, left_out), sheet=sheet), A5))
    return Printed(None, (misfit(Code.TOO_LONG_FOR_A5, sheet.card, too_long(sheet, left_out, SMALLEST)),))


def too_long(sheet: Sheet, left_out: tuple[str, ...], size: float) -> float:
    """Return by how many pixels a card is too long."""
    return max(press().overflow(html("card", Fit(size, left_out), sheet=sheet), A5))


def print_deck(digests: Sequence[Digest]) -> Printed:
    """Print the deck, four cards to a side, in the largest size that fits every card."""
    size = largest_fitting(sizes(SMALLEST, LARGEST_DIGEST), lambda size: max(overflows(digests, size)), A6.bottom)
    if size:
        return Printed(press().write(html("deck", Fit(size), sides=sides(digests)), A4))
    pairs = zip(digests, overflows(digests, SMALLEST), strict=True)
    misfits = (misfit(Code.TOO_LONG_FOR_A6, digest.card, overflow) for digest, overflow in pairs if overflow > 0)
    return Printed(None, tuple(misfits))


def overflows(digests: Sequence[Digest], size: float) -> list[float]:
    """Return by how many pixels each card of the deck is too long."""
    return press().overflow(html("digests", Fit(size), sheets=digests), A6)


def sides(digests: Sequence[Digest]) -> list[list[Digest | None]]:
    """Return the cards of each side: fronts in reading order, backs with their columns swapped.

    Flipped over its long edge, a sheet then has each back behind its front.
    """
    found: list[list[Digest | None]] = []
    for start in range(0, len(digests), PER_SIDE):
        front: list[Digest | None] = [*digests[start : start + PER_SIDE]]
        front += [None] * (PER_SIDE - len(front))
        found += [front, [front[1], front[0], front[3], front[2]]]
    return found


def misfit(code: Code, card: Card, overflow: float) -> Problem:
    """Return the problem of a card that is too long by some pixels, in lines, at its title."""
    count = lines(overflow, SMALLEST)
    reporter = Reporter(card.path, [])
    reporter(code, card.outline.headings[0].line, lines=f"{count} {'regel' if count == 1 else 'regels'}")
    return reporter.problems[0]


def as_image(svg: str) -> str:
    """Return a drawing as the address of an image."""
    return f"data:image/svg+xml,{quote(svg)}"


def code(address: str) -> str:
    """Return the QR code of an address as a drawing."""
    return qr.as_svg(address).decode()
