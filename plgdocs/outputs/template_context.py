"""What every template sees, besides the page: the library, the model, and how to link."""

import posixpath
from collections.abc import Callable
from functools import partial
from typing import Any

from plgdocs.checking.library import Library, a_few
from plgdocs.model import card_display, origins, plans, vocabularies
from plgdocs.model.addresses import address_of, part_docname
from plgdocs.model.cards import Card
from plgdocs.model.codes import KINDS
from plgdocs.model.display import Shown
from plgdocs.model.fields import fields_of
from plgdocs.outputs import worksheets
from plgdocs.outputs.small_drawings import drawing_of


def shared_context(library: Library, link: Callable[[str], str]) -> dict[str, Any]:
    """Return what page templates and block templates share; ``link`` turns a docname into an address."""
    return {
        "library": library,
        "vocabularies": vocabularies,
        "display": card_display,
        "Shown": Shown,
        "plans": plans,
        "worksheets": worksheets,
        "origins": origins,
        "link": link,
        "a_few": a_few,
        "drawing_of": partial(drawing_of, library=library),
        "part_docname": part_docname,
        "codes": KINDS,
        "card_fields": [*fields_of(Card).values()],
    }


def relative_address(here: str, docname: str) -> str:
    """Return the relative address of a document, seen from the address ``here``."""
    return posixpath.relpath(f"/{address_of(docname)}", f"/{here}") + "/"
