"""What every template sees, besides the page: the library, the model, and how to link."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from plgdocs import model, plans
from plgdocs.fields import Needed, fields_of
from plgdocs.library import a_few, address_of, part_docname
from plgdocs.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from plgdocs.library import Library


def shared_context(library: Library, link: Callable[[str], str]) -> dict[str, Any]:
    """Return what page templates and block templates share; ``link`` turns a docname into an address."""
    return {
        "library": library,
        "model": model,
        "plans": plans,
        "link": link,
        "a_few": a_few,
        "part_docname": part_docname,
        "codes": list(Code),
        "Needed": Needed,
        "card_fields": [field for _, field in fields_of(model.Card).values()],
    }


def relative_address(here: str, docname: str) -> str:
    """Return the relative address of a document, seen from the address ``here``."""
    return posixpath.relpath(f"/{address_of(docname)}", f"/{here}") + "/"
