"""What paper shows of a card: the texts of an A5 sheet, and of a card of the deck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.pdf.press import COMFORTABLE, SMALLEST

LEAVING = {"voorbeeld": COMFORTABLE, "nadien": COMFORTABLE, "variant": SMALLEST}
"""The sections that a sheet can miss, in the order in which they leave it, and below which size.

An example goes before the text gets small; a variant only when even the smallest text leaves no room for it.
"""


class Fit(NamedTuple):
    """How a text goes onto its sheet: the size in points, and the sections that stay out."""

    size: float
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A card as its A5 sheet shows it."""

    card: Card
    address: str
    """Where the card lives in public, or nothing."""
    sections: dict[str, str]
    """The HTML of each section below its heading, by fragment."""
    has_drawing: bool

    @property
    def choices(self) -> Iterator[Fit]:
        """Yield what to leave out, with the smallest size that is allowed then; the fullest text first."""
        leaving = [name for name in LEAVING if name in self.sections]
        for count, name in enumerate(leaving):
            yield Fit(LEAVING[name], tuple(leaving[:count]))
        yield Fit(SMALLEST, tuple(leaving))


@dataclass(frozen=True)
class Digest:
    """A card as the deck shows it."""

    card: Card
    address: str
    pitfall: str
    """What goes wrong, in a sentence or two."""


def public_address(card: Card, site: str) -> str:
    """Return where a card lives on a site with a public address, or nothing."""
    return f"{site.rstrip('/')}/{address_of(card.docname)}" if site else ""
