"""All files of the library together: finding them, reading them, and looking things up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.model import PHASES, Card, Page, Recommendation
from plgdocs.problems import Code, Reporter
from plgdocs.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plgdocs.problems import Problem

GLOSSARY = "docs/begrippen.md"
RECOMMENDATION_COUNT = 10


@dataclass(frozen=True)
class Library:
    """The pages by path, below ``root``."""

    root: Path
    pages: Mapping[str, Page]

    @cached_property
    def cards(self) -> list[Card]:
        """All cards, in the order of a meeting, then by title."""
        cards = [page for page in self.pages.values() if isinstance(page, Card)]
        phases = list(PHASES)
        return sorted(cards, key=lambda card: (phases.index(card.first_phase), card.title.casefold(), card.name))

    @cached_property
    def listed_cards(self) -> list[Card]:
        """The cards that lists show."""
        return [card for card in self.cards if card.is_listed]

    @cached_property
    def card_by_name(self) -> dict[str, Card]:
        """Cards by id."""
        return {card.name: card for card in self.cards}

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        """The recommendations by number."""
        found = [page for page in self.pages.values() if isinstance(page, Recommendation)]
        return sorted(found, key=lambda page: (page.number, page.path))

    @cached_property
    def recommendation_by_number(self) -> dict[int, Recommendation]:
        """Recommendations by number."""
        return {page.number: page for page in self.recommendations}

    @cached_property
    def pages_by_address(self) -> dict[str, list[Page]]:
        """The pages at each address; a valid library has one."""
        found: dict[str, list[Page]] = {}
        for page in self.pages.values():
            found.setdefault(address_of(page.docname), []).append(page)
        return found

    @cached_property
    def terms(self) -> dict[str, str]:
        """The glossary's terms by their case-folded form."""
        glossary = self.pages.get(GLOSSARY)
        return {term.casefold(): term for term in glossary.outline.terms} if glossary else {}

    def cards_for(self, number: int) -> list[Card]:
        """Return the listed cards that belong to a recommendation.  The card declares this; both sides show it."""
        return [card for card in self.listed_cards if number in card.recommendations]

    def neighbours(self, names: tuple[str, ...]) -> list[Card]:
        """Return the listed cards with these ids, in the order given."""
        found = (self.card_by_name.get(name) for name in names)
        return [card for card in found if card and card.is_listed]


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from ``start`` up, that holds a ``conf.py``."""
    return next((folder for folder in (start, *start.parents) if (folder / "conf.py").is_file()), None)


def library_files(root: Path) -> Iterator[str]:
    """Yield the path of every file of the library, relative to ``root``, in a fixed order."""
    paths = [path for folder in ("docs", "methods") for path in (root / folder).rglob("*.md") if is_text(path)]
    yield from sorted(path.relative_to(root).as_posix() for path in [root / "index.md", *paths])


def is_text(path: Path) -> bool:
    """Whether a path is a file, or a link that has lost its file."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def read_library(root: Path) -> tuple[Library, list[Problem]]:
    """Read every file; return the library and the problems of single files."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in library_files(root):
        try:
            page, found = read(path, (root / path).read_bytes())
        except OSError as error:
            Reporter(path, problems)(Code.UNREADABLE_FILE, 1, reason=reason(error))
            continue
        problems += found
        if page:
            pages[path] = page
    return Library(root, pages), problems


def reason(error: OSError) -> str:
    """Say in Dutch why a file can't be opened or written."""
    known = {FileNotFoundError: "het bestaat niet", PermissionError: "dat mag je niet"}
    return known.get(type(error)) or error.strerror or str(error)


def old_docnames(page: Page) -> Iterator[tuple[str, str]]:
    """Yield each old name of a page, and of a card's page for participants, with the name that it has now."""
    for name in page.old_names:
        old = f"{page.folder}/{name}" if page.folder else name
        yield old, page.docname
        if isinstance(page, Card):
            yield page.participants_docname.replace(page.docname, old, 1), page.participants_docname


def address_of(docname: str) -> str:
    """Return a document's address from the site's root: ``methods/oase`` is ``methodieken/oase/``."""
    name = re.sub(r"^docs/", "", re.sub(r"^methods/", "methodieken/", docname))
    name = re.sub(r"(^|/)index$", "", name)
    return f"{name}/" if name else ""
