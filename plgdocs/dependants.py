"""Which page shows what of which other page.  Imports no Sphinx.

A page is written again when its own file changed, or when its *view* changed: what it shows of other
pages.  A view is short, so that a build compares thousands in a moment and writes the few that differ.  The preview
compares first those that probably differ (``steps``), a few at a time.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from plgdocs.blocks import OWN_BLOCKS
from plgdocs.library import linked, part_docname
from plgdocs.model import Card, Recommendation
from plgdocs.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plgdocs.library import Library
    from plgdocs.model import Page

    Relations = Mapping[str, Sequence[str | None]]
    """The parent, previous and next page of each in the table of contents, by docname."""


STEP = 50
"""How many pages are looked at in one step, which takes some milliseconds."""


class Views:
    """What the pages of a library show of each other: for each a text that changes when that changes."""

    def __init__(self, library: Library, relations: Relations) -> None:
        self.library, self.relations = library, relations

    @cached_property
    def terms(self) -> str:
        """What every page may show: the terms of the glossary."""
        return digest(sorted(self.library.terms.values()))

    @cached_property
    def whole(self) -> str:
        """All that can be shown of all pages."""
        return digest(page.docname + page.fingerprint for page in self.library.pages.values())

    def of(self, pages: Iterable[Page]) -> dict[str, str]:
        """Return the views of some pages, by docname."""
        return {
            page.docname: digest(
                [
                    self.terms,
                    self.whole if shows_library(page) else "",
                    *(other.docname + other.fingerprint if other else "" for other in self.shown_by(page)),
                ]
            )
            for page in pages
        }

    @cached_property
    def further(self) -> dict[str, str]:
        """The views of the further pages of the list of cards: each shows some cards, and how many there are."""
        library = self.library
        first = library.pages.get(f"{part_docname(1)}.md")
        shown = [str(len(library.listed_cards)), first.fingerprint if first else ""]
        shown += [page.fingerprint for page in library.recommendations]
        return {
            part_docname(number): digest([*shown, *(card.docname + card.fingerprint for card in cards)])
            for number, cards in enumerate(library.parts[1:], start=2)
        }

    def shown_by(self, page: Page) -> Iterator[Page | None]:
        """Yield the pages that a page shows something of, each in its place: None is a place that stays empty."""
        library = self.library
        yield from self.parents(page)
        yield library.pages.get(f"{page.folder}/index.md")  # named on the page's picture
        _, *around = self.relations.get(page.docname, (None, None, None))
        yield from library.beside.get(page.path) or (library.pages.get(f"{name}.md") for name in around)
        yield from cited(page, library)
        yield from library.plans_by_path.get(page.path, ())
        if isinstance(page, Card):
            yield from chain(library.neighbours(page.before), (None,), library.neighbours(page.after))
            yield from (library.recommendation_by_number.get(number) for number in page.recommendations)
        if isinstance(page, Recommendation):
            yield from library.cards_for(page.number)

    def parents(self, page: Page) -> Iterator[Page | None]:
        """Yield the pages above a page, the nearest first."""
        name = page.docname
        while (related := self.relations.get(name)) and related[0]:
            name = related[0]
            yield self.library.pages.get(f"{name}.md")

    def steps(self, changed: Sequence[Page]) -> Iterator[Sequence[Page]]:
        """Yield all pages, some at a time: first those that probably show one of the few that changed."""
        pages = self.library.pages
        first = {page.path: page for page in changed}
        if len(changed) <= STEP:
            names = [page.name for page in changed]
            near = chain(*map(self.shown_by, changed), (page for page in pages.values() if leads_to(page, names)))
            first |= {page.path: page for page in near if page}
        yield list(first.values())
        others = [page for path, page in pages.items() if path not in first]
        yield from (others[start : start + STEP] for start in range(0, len(others), STEP))


def differing(old: Library, new: Library) -> list[Page]:
    """Return the pages of a library that an older one lacks or has otherwise."""
    return [page for path, page in new.pages.items() if page is not old.pages.get(path)]


def is_seen(old: Library, new: Library) -> bool:
    """Whether a page can show something of another one that it didn't show in an older library."""
    if old.pages.keys() != new.pages.keys():
        return True
    pairs = [(old.pages[page.path], page) for page in differing(old, new)]
    return any(before.fingerprint != after.fingerprint or leads_elsewhere(before, after) for before, after in pairs)


def leads_elsewhere(before: Page, after: Page) -> bool:
    """Whether a plan leads to other pages than before, which name it."""
    return type(before) is not type(after) or (isinstance(after, Plan) and {*linked(before)} != {*linked(after)})


def leads_to(page: Page, names: Sequence[str]) -> bool:
    """Whether a page seems to name another one, of which the name is given, or may show any."""
    outline = page.outline
    targets = [*(link.target for link in outline.links), *(role.target for role in outline.roles)]
    if isinstance(page, Card):
        targets += page.before + page.after
    return shows_library(page) or any(name in target for target in targets for name in names)


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


def cited(page: Page, library: Library) -> Iterator[Page | None]:
    """Yield the pages that a page's text links to: a link can show its target's title or summary."""
    yield from map(library.pages.get, linked(page))
    for role in page.outline.roles:
        yield library.find(role.name, role.target.partition("#")[0])
