"""Where readers and contributors meet a field: a part of its declaration."""

from dataclasses import dataclass
from enum import Enum, Flag, auto

LAST = 50
"""The rank of what has no place of its own: after the rest, in the order of declaration."""


class Shown(Flag):
    """The places that show a field; each of them loops over the fields that name it."""

    NOWHERE = 0
    FACTS = auto()
    """Among the facts on the first screen of a card, in the form's preview, and on the A5 sheet."""
    DETAILS = auto()
    """In the list below the facts, also in the form's preview."""
    ENDING = auto()
    """At the end of the page, also in the form's preview."""
    TILE = auto()
    """On the tile of a card in a list."""
    SHEET = auto()
    """In the list of the A5 sheet, below its facts."""
    SEARCH = auto()
    """In the text that the search reads."""


@dataclass(frozen=True)
class Display:
    """Where a field shows: ``label`` is what pages call it, if not its own label."""

    on: Shown = Shown.NOWHERE
    label: str = ""
    rank: int = LAST
    unknown: str = ""
    """What pages say of a card without it, if they don't leave it out."""
    elsewhere: str = ""
    """Where it shows in a way of its own, or why no reader needs it."""


@dataclass(frozen=True)
class Facet:
    """A field by which readers filter.

    Words are chosen from a list.  A range holds a number of people, or whatever ``unit`` says, which readers type or
    pick; if the number ``is_limit``, what starts below it fits.
    """

    name: str = ""
    """What the address calls it, if not as its key."""
    rank: int = LAST
    unit: str = ""
    hint: str = ""
    picks: tuple[int, ...] = ()
    is_limit: bool = False
    also: str = ""
    """The attribute of another field whose words count too."""
    in_search: bool = True
    in_long_list: bool = False
    """Whether only a list of several pages offers it."""


class FormPart(Enum):
    """The parts of the contribution form, by their titles."""

    WHAT = "Wat is het?"
    AUDIENCE = "Voor wie, en hoelang?"
    COURSE = "Hoe verloopt het?"
    CAUTION = "Waar let je op?"
    ORIGIN = "Van wie komt het?"


@dataclass(frozen=True)
class Asked:
    """Where contributors are asked for a field: in which part of the form, and in the issue form too."""

    part: FormPart
    folded: bool = False
    on_host: bool = True
