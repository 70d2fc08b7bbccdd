"""Paper: each card as one A5 sheet, the listed cards as decks, and the QR codes that lead back to the site."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.util import logging

from plgdocs import qr
from plgdocs.builder import keep_unwritten
from plgdocs.cache import Cache, folder
from plgdocs.domain import log_problem, plg_domain
from plgdocs.library import address_of, part_docname
from plgdocs.model import CARD_SECTIONS
from plgdocs.outline import slug
from plgdocs.pages import shared_context
from plgdocs.parallel import for_each, is_shared
from plgdocs.pdf import (
    A4,
    A5,
    A6,
    END,
    SMALLEST,
    MissingLibraryError,
    key_of,
    largest_fitting,
    lines,
    sizes,
)
from plgdocs.press import FOLDER, FarPress, colours, our_press
from plgdocs.problems import Code, Reporter
from plgdocs.sheets import Digest, Fit, Sheet, public_address, read_digest, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from plgdocs.model import Card
    from plgdocs.pdf import Press

logger = logging.getLogger(__name__)

SHEET, CODES = "-a5.pdf", {"-qr.svg": qr.as_svg, "-qr.png": qr.as_png}
"""What the files of a card's paper are called, behind the card's id, and what makes its QR codes."""
PER_SIDE = 4
LARGEST_DIGEST = 11.5
"""Points; a digest has room to spare, and lies on a table."""
TITLES = {slug(title): title for title in CARD_SECTIONS}
NO_LIBRARY = (
    "De pdf’s zijn niet gemaakt: installeer eerst Pango "
    "(op Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)."
)
NO_ADDRESS = "Zonder publiek adres (PLG_SITE_URL) krijgen de pdf’s geen QR-code."


def write_paper(app: Sphinx) -> None:
    """Write the PDFs and QR codes beside the pages."""
    try:
        write_all(app)
    except MissingLibraryError:
        logger.warning(NO_LIBRARY, type="plg", subtype="pdf")
    if not app.config.html_baseurl and not app.config.plg_preview:
        print(NO_ADDRESS, file=sys.stderr)


def write_all(app: Sphinx) -> None:
    """Write the sheet and QR codes of each written card, and the decks; keep the others."""
    library = plg_domain(app.env).library
    written = keep_unwritten(app, library.cards, lambda card: [start_of(card) + end for end in (SHEET, *CODES)])
    printer = Printer(app, is_shared(app, written))
    for_each(app, partial(write_card, app, printer), written)
    for number, part in enumerate(library.parts, start=1):
        digests = [read_digest(app, card) for card in part]
        replace(Path(app.outdir, deck_address(number)), printer.deck(deck_name(number), digests) if part else None)
    decks = map(deck_name, range(1, len(library.parts) + 1))
    names = [card.name for card in library.cards]
    printer.pdfs.forget_others({*decks, *names})
    printer.codes.forget_others([f"{name}{end}" for name in names for end in CODES])


def deck_address(number: int = 1) -> str:
    """Return where the deck of the cards lies that a page of the list shows, from the site's root."""
    return f"{address_of(part_docname(number))}kaarten-a4.pdf"


def deck_name(number: int) -> str:
    """Return the name under which a deck is kept; no card has it."""
    return f"_kaarten-{number}"


def write_card(app: Sphinx, printer: Printer, card: Card) -> None:
    """Write the sheet and the QR codes of a card."""
    start = start_of(card)
    replace(Path(app.outdir, start + SHEET), printer.card(card))
    for end, content in zip_longest(CODES, printer.qr_codes(card)):
        replace(Path(app.outdir, start + end), content)


def start_of(card: Card) -> str:
    """Return how the names of a card's files begin, from the site's root."""
    return f"{address_of(card.docname)}{card.name}"


def replace(path: Path, made: bytes | None) -> None:
    """Write what was made; without it nothing stays, not even an older file."""
    path.unlink(missing_ok=True)
    if made is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)


@dataclass(frozen=True)
class Printer:
    """Makes the PDFs of one build."""

    app: Sphinx
    is_shared: bool
    """Whether several processes print."""

    @cached_property
    def pdfs(self) -> Cache:
        """The PDFs, by what they show."""
        return Cache(folder(self.app, "pdfs"))

    @cached_property
    def codes(self) -> Cache:
        """The QR codes, by their address: one takes as long to make as a page to write."""
        return Cache(folder(self.app, "codes"))

    @cached_property
    def look(self) -> str:
        """Everything that decides how paper looks, as one text: colours, style sheet and templates."""
        return colours() + "".join(path.read_bytes().hex() for path in sorted(FOLDER.iterdir()))

    @cached_property
    def press(self) -> Press | FarPress:
        """What lays out and writes: the press that waits for us, if there is one and one process prints."""
        waiting = self.app.config.plg_press
        return FarPress(int(waiting)) if waiting and not self.is_shared else our_press()

    def html(self, template: str, fit: Fit, **values: Any) -> str:
        """Return a template of ``theme/plg/paper``, filled in."""
        context = shared_context(plg_domain(self.app.env).library, address_of)
        context |= {
            "fit": fit,
            "titles": TITLES,
            "image": as_image,
            "qr": lambda address: qr.as_svg(address).decode(),
            "end": END,
            **values,
        }
        templates: Any = self.app.builder.templates
        return str(templates.render(f"paper/{template}.html", context))

    def card(self, card: Card) -> bytes | None:
        """Return a card as PDF, or nothing and a problem if it doesn't fit."""
        sheet = cache(partial(read_sheet, self.app, card))
        state = plg_domain(self.app.env).page_state(card.docname, public_address(self.app, card))
        return self.pdfs.get_from(card.name, state, lambda: self.key(sheet()), lambda: self.new_card(sheet()))

    def key(self, sheet: Sheet) -> str:
        """Return what stands for all that a sheet shows; it takes a document tree and a template to know."""
        return key_of(self.look, self.html("card", Fit(SMALLEST), sheet=sheet))

    def qr_codes(self, card: Card) -> Iterator[bytes | None]:
        """Yield the QR codes of a card's address, if it has one."""
        address = public_address(self.app, card)
        for end, make in CODES.items() if address else ():
            yield self.codes.get(f"{card.name}{end}", address, partial(make, address))

    def new_card(self, sheet: Sheet) -> bytes | None:
        """Print the fullest text that fits, as large as it then can be."""
        for limit, left_out in sheet.choices:
            size = largest_fitting(sizes(limit), partial(self.too_long, sheet, left_out), A5.bottom)
            if size:
                return self.press.write(self.html("card", Fit(size, left_out), sheet=sheet), A5)
        report(Code.TOO_LONG_FOR_A5, sheet.card, self.too_long(sheet, left_out, SMALLEST))
        return None

    def too_long(self, sheet: Sheet, left_out: tuple[str, ...], size: float) -> float:
        """Return by how many pixels a card is too long."""
        return max(self.press.overflow(self.html("card", Fit(size, left_out), sheet=sheet), A5))

    def deck(self, name: str, sheets: Sequence[Digest]) -> bytes | None:
        """Return cards as a deck, four to a side, or nothing and a problem for each that doesn't fit."""
        key = key_of(self.look, *(sheet.shown for sheet in sheets))
        return self.pdfs.get(name, key, lambda: self.new_deck(sheets))

    def new_deck(self, sheets: Sequence[Digest]) -> bytes | None:
        """Print the deck in the largest size that fits every card."""
        options = sizes(SMALLEST, LARGEST_DIGEST)
        size = largest_fitting(options, lambda size: max(self.digests(sheets, size)), A6.bottom)
        if size:
            return self.press.write(self.html("deck", Fit(size), sides=list(sides(sheets))), A4)
        for sheet, overflow in zip(sheets, self.digests(sheets, SMALLEST), strict=True):
            if overflow > 0:
                report(Code.TOO_LONG_FOR_A6, sheet.card, overflow)
        return None

    def digests(self, sheets: Sequence[Digest], size: float) -> list[float]:
        """Return by how many pixels each card of the deck is too long."""
        return self.press.overflow(self.html("digests", Fit(size), sheets=sheets), A6)


def sides(sheets: Sequence[Digest]) -> list[list[Digest | None]]:
    """Return the cards of each side: fronts in reading order, backs with their columns swapped.

    Flipped over its long edge, a sheet then has each back behind its front.
    """
    found: list[list[Digest | None]] = []
    for start in range(0, len(sheets), PER_SIDE):
        front: list[Digest | None] = [*sheets[start : start + PER_SIDE]]
        front += [None] * (PER_SIDE - len(front))
        found += [front, [front[1], front[0], front[3], front[2]]]
    return found


def report(code: Code, card: Card, overflow: float) -> None:
    """Log that a card doesn't fit, by how many lines, at its title; every build says so again."""
    count = lines(overflow, SMALLEST)
    reporter = Reporter(card.path, [])
    reporter(code, card.outline.headings[0].line, lines=f"{count} {'regel' if count == 1 else 'regels'}")
    log_problem(reporter.problems[0])


def as_image(svg: str) -> str:
    """Return a drawing as the address of an image."""
    return f"data:image/svg+xml,{quote(svg)}"
