"""Which pages the book has, and in which order: that of the toctrees, and for cards that of a meeting."""

from collections.abc import Iterator

from plgdocs.checking.library import Library
from plgdocs.checking.toctrees import START, listing_files
from plgdocs.model.cards import Card
from plgdocs.model.pages import DeveloperPage, Page

ON_SCREEN = ("docs/afdrukken", "docs/zoeken", "docs/over", "docs/bijdragen/")
"""How the names of pages begin that are about the site; with what they list they stay out of the book."""

PARTS_ON_SCREEN = ("docs/draaiboek/index#goed-om-te-weten", "docs/werkbladen/index#waar-staat-wat-je-invult")
"""The parts of other pages that are about the site, too."""


def name_of(address: str) -> str:
    """Return the name in the book of the page at an address of the site."""
    return address.strip("/").replace("/", "-")


def contents_of(library: Library) -> list[tuple[Page, int]]:
    """Return the pages of the book in reading order, and how deep each stands in the table of contents, from 1."""
    homes = listing_files(library, [])
    return list(below(library.pages[f"{START}.md"], library, homes, 1))


def below(parent: Page, library: Library, homes: dict[str, str], depth: int) -> Iterator[tuple[Page, int]]:
    """Yield the pages that a page lists, each followed by those that it lists itself."""
    pages = (library.pages.get(f"{name}.md") for name, home in homes.items() if home == parent.path)
    for page in in_order([page for page in pages if page and is_in_book(page)], library):
        yield page, depth
        yield from below(page, library, homes, depth + 1)


def is_in_book(page: Page) -> bool:
    if isinstance(page, Card):
        return page.is_listed
    return not isinstance(page, DeveloperPage) and not page.docname.startswith(ON_SCREEN)


def in_order(pages: list[Page], library: Library) -> list[Page]:
    """Return pages as they are listed, but cards as they follow each other in a meeting."""
    places = {card.path: place for place, card in enumerate(library.listed_cards)}
    return sorted(pages, key=lambda page: places.get(page.path, -1))
