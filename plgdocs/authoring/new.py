"""``plgdocs new``: writes the file of a new card, with marked places to fill in."""

import os
from collections.abc import Iterator
from dataclasses import replace

from plgdocs.authoring.writer import Draft, card_text, write_atomically
from plgdocs.checking.files import read
from plgdocs.checking.library import Library
from plgdocs.checking.rules import check_library, claims_of
from plgdocs.checking.structure import LONGEST_TITLE
from plgdocs.model.codes import OPEN_CODES
from plgdocs.model.fields import OPEN_PLACE
from plgdocs.model.names import file_name, slug
from plgdocs.model.problems import Problem, WrongUse, tidy


def path_of(title: str) -> str:
    return f"methods/{file_name(title)}.md"


def refusal(library: Library, title: str) -> str:
    """Say in Dutch why there can't be a new card with this title, or return nothing."""
    shown, name = tidy(title), file_name(title)
    if not shown:
        return "hoe heet de methodiek? Schrijf bijvoorbeeld: plgdocs new “Stille wandeling”"
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
    problem = next(problems_of(library, title), None)
    return f"een kaart kan niet “{shown}” heten: {problem.sentence} {problem.hint}" if problem else ""


def problems_of(library: Library, title: str) -> Iterator[Problem]:
    """Yield what the checker has against an empty card with this title, but for the places to fill in."""
    path = path_of(title)
    page, found = read(path, card_text(Draft(title)).encode())
    if page:
        found = [*found, *check_library(replace(library, pages={**library.pages, path: page}))]
    others = (problem for problem in found if problem.path == path and not problem.is_note)
    yield from (problem for problem in others if problem.code not in OPEN_CODES)


def create(library: Library, draft: Draft) -> str:
    """Write the file of a new card, and return in Dutch what its author should do next."""
    if why := refusal(library, draft.title):
        raise WrongUse(why)
    path = path_of(draft.title)
    text = card_text(draft)
    (library.root / "methods").mkdir(exist_ok=True)
    write_atomically(library.root / path, text)
    count = sum(problem.code in OPEN_CODES for problem in read(path, text.encode())[1])
    places = (
        f", met {count} plaats{'en' if count > 1 else ''} om in te vullen: zoek naar “{OPEN_PLACE}”" if count else ""
    )
    return f"{path} staat klaar{places}.\nKijk het daarna na met: plgdocs check {path}"
