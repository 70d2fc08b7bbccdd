"""The content of an A5 sheet, and of a card of the deck."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from plgdocs.model.cards import Card
from plgdocs.model.pages import Page
from plgdocs.pdf.press import COMFORTABLE, SMALLEST

LEAVING = {"voorbeeld": COMFORTABLE, "nadien": COMFORTABLE, "variant": SMALLEST}
"""The sections that a sheet may leave out, in this order, each below its font size.

An example goes before the text gets small; a variant only if even the smallest text leaves no room for it.
"""

SURELY_LONG = 10_000
"""Characters of HTML that one sheet can't hold: without these, trying several sizes would take seconds."""

SAY_ROOM, SAY_LINE = 800, 40
"""Characters for what the coach can say on the back of a card of the deck; each piece may waste most of a line."""


class Fit(NamedTuple):
    """How a text fits on its sheet: the font size in points, and the sections that are left out."""

    size: float
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A card as its A5 sheet shows it."""

    card: Card
    address: str
    """The card's public address, or empty."""
    sections: dict[str, str]
    """The HTML of each section without its heading, by fragment."""
    has_drawing: bool

    @property
    def choices(self) -> Iterator[Fit]:
        """Yield the sections to leave out and the smallest font size then allowed, the fullest text first."""
        leaving = [name for name in LEAVING if name in self.sections]
        needed = sum(len(html) for name, html in self.sections.items() if name not in leaving)
        for count, name in enumerate(leaving if needed < SURELY_LONG else ()):
            yield Fit(LEAVING[name], tuple(leaving[:count]))
        yield Fit(SMALLEST, tuple(leaving))


@dataclass(frozen=True)
class Digest:
    """A card as the deck shows it."""

    card: Card
    address: str
    pitfall: str
    """What often goes wrong, in a sentence or two."""

    @property
    def says(self) -> list[tuple[int, str]]:
        """What the coach can say, with the number of its step, as far as the back of a card has room."""
        found = [(number, text) for number, step in enumerate(self.card.steps, start=1) for text in step.say]
        lengths = accumulate(len(text) + SAY_LINE for _, text in found)
        return [say for say, length in zip(found, lengths, strict=True) if length <= SAY_ROOM]


def public_address(page: Page, site: str) -> str:
    """Return the address of a page on the web; nothing if the site has none."""
    return f"{site}{page.address}" if site else ""
