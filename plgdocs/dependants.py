"""Which page shows what of which other page.  Imports no Sphinx.

A page is written again when its own file changed, or when its *view* changed: what it shows of other
pages.  A view is short, so that a build compares thousands in a moment and writes the few that differ.
"""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

from plgdocs.blocks import OWN_BLOCKS
from plgdocs.library import linked, part_docname
from plgdocs.model import Card, Recommendation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plgdocs.library import Library
    from plgdocs.model import Page

    Relations = Mapping[str, Sequence[str | None]]
    """The parent, previous and next page of each in the table of contents, by docname."""


def views(library: Library, relations: Relations) -> dict[str, str]:
    """Return a text for each page, by docname, that changes when what it shows of other pages changes."""
    whole = digest(page.docname + page.fingerprint for page in library.pages.values())
    terms = digest(sorted(library.terms.values()))
    return further_views(library) | {
        page.docname: digest(
            [
                terms,
                whole if shows_library(page) else "",
                *(other.docname + other.fingerprint if other else "" for other in shown_by(page, library, relations)),
            ]
        )
        for page in library.pages.values()
    }


def further_views(library: Library) -> dict[str, str]:
    """Return such a text for each further page of the list of cards: it shows some cards, and how many there are."""
    first = library.pages.get(f"{part_docname(1)}.md")
    shown = [str(len(library.listed_cards)), first.fingerprint if first else ""]
    shown += [page.fingerprint for page in library.recommendations]
    return {
        part_docname(number): digest([*shown, *(card.docname + card.fingerprint for card in cards)])
        for number, cards in enumerate(library.parts[1:], start=2)
    }


def digest(texts: Iterable[str]) -> str:
    """Return a short text that differs when any of the texts does."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def shows_library(page: Page) -> bool:
    """Whether a page has a block that may show any page: one that a template fills, or a table of contents."""
    return any(
        "hidden" not in block.options if block.name == "toctree" else not OWN_BLOCKS[block.name].has_body
        for block in page.outline.blocks
        if block.name in (*OWN_BLOCKS, "toctree")
    )


def shown_by(page: Page, library: Library, relations: Relations) -> Iterator[Page | None]:
    """Yield the pages that a page shows something of, each in its place: None is a place that stays empty."""
    yield from parents(page, library, relations)
    yield library.pages.get(f"{page.folder}/index.md")  # named on the page's picture
    _, *around = relations.get(page.docname, (None, None, None))
    yield from library.beside.get(page.path) or (library.pages.get(f"{name}.md") for name in around)
    yield from cited(page, library)
    yield from library.plans_by_path.get(page.path, ())
    if isinstance(page, Card):
        yield from chain(library.neighbours(page.before), (None,), library.neighbours(page.after))
        yield from (library.recommendation_by_number.get(number) for number in page.recommendations)
    if isinstance(page, Recommendation):
        yield from library.cards_for(page.number)


def parents(page: Page, library: Library, relations: Relations) -> Iterator[Page | None]:
    """Yield the pages above a page, the nearest first."""
    name = page.docname
    while (related := relations.get(name)) and related[0]:
        name = related[0]
        yield library.pages.get(f"{name}.md")


def cited(page: Page, library: Library) -> Iterator[Page | None]:
    """Yield the pages that a page's text links to: a link can show its target's title or summary."""
    yield from map(library.pages.get, linked(page))
    for role in page.outline.roles:
        yield library.find(role.name, role.target.partition("#")[0])
