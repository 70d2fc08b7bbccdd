"""``plgdocs new``: the file of a new card, with marked places to fill in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plgdocs.outline import file_name, slug
from plgdocs.problems import Code, tidy
from plgdocs.reader import read
from plgdocs.rules import claims_of
from plgdocs.structure import LONGEST_TITLE
from plgdocs.writer import Draft, card_text, write_atomically

if TYPE_CHECKING:
    from plgdocs.library import Library


def path_of(title: str) -> str:
    """Return the path of the card with this title, from the library's root."""
    return f"methods/{file_name(title)}.md"


def refuse(library: Library, title: str) -> str:
    """Say in Dutch why there can't be a new card with this title, or nothing."""
    shown, name = tidy(title), file_name(title)
    if not name:
        return f"van “{shown}” is geen bestandsnaam te maken; neem een naam met letters of cijfers."
    if len(shown) > LONGEST_TITLE:
        return f"de naam telt {len(shown)} tekens, en er is plaats voor {LONGEST_TITLE}; neem een kortere."
    claims = claims_of(library)
    for other in (*claims.get(("methods", name), ()), *claims.get(("methods", slug(title)), ())):
        return (
            f"“{shown}” is ook de naam van “{other.title}” ({other.path}); vul die kaart aan, of kies een andere naam."
        )
    if os.path.lexists(library.root / path_of(title)):
        return f"{path_of(title)} bestaat al; kies een andere naam."
    return ""


def create(library: Library, draft: Draft) -> str:
    """Write the file of a new card, and return what its author does next."""
    path = path_of(draft.title)
    text = card_text(draft)
    (library.root / "methods").mkdir(exist_ok=True)
    write_atomically(library.root / path, text)
    open_codes = (Code.OPEN_VALUE.code, Code.OPEN_TEXT.code)
    count = sum(problem.code in open_codes for problem in read(path, text.encode())[1])
    places = "1 plaats" if count == 1 else f"{count} plaatsen"
    return (
        f"{path} staat klaar, met {places} om in te vullen. Zoek in het bestand naar “VUL IN”.\n"
        f"Kijk het daarna na met: plgdocs check {path}"
    )
