"""All files of a library together: reads them, and looks things up."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from plgdocs.checking.directory import library_files, read_ledger, symbolic_links
from plgdocs.checking.files import read_ahead, read_file
from plgdocs.checking.other_files import check_files
from plgdocs.model.addresses import part_docname, resolve
from plgdocs.model.cards import Card
from plgdocs.model.outline import Step
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.plans import Plan
from plgdocs.model.problems import Problem, Refused
from plgdocs.model.vocabularies import MOMENTS, PHASES
from plgdocs.model.worksheets import FOLDER, Worksheet
from plgdocs.parsing.allow_list import OUTSIDE

GLOSSARY = "docs/begrippen.md"
PER_PAGE = 48
"""Maximum number of cards on a page; the list of a larger library continues on further pages."""


@dataclass(frozen=True)
class Library:
    """The pages by path, relative to ``root``."""

    root: Path
    pages: Mapping[str, Page]

    @cached_property
    def links(self) -> list[str]:
        return symbolic_links(self.root)

    @cached_property
    def cards(self) -> list[Card]:
        """All cards, in the order of a meeting, then by title."""
        cards = [page for page in self.pages.values() if isinstance(page, Card)]
        phases = list(PHASES)
        return sorted(cards, key=lambda card: (phases.index(card.first_phase), card.title.casefold(), card.name))

    @cached_property
    def listed_cards(self) -> list[Card]:
        return [card for card in self.cards if card.is_listed]

    @cached_property
    def parts(self) -> list[list[Card]]:
        """The listed cards, split into the pages of their list; there is at least one."""
        cards = self.listed_cards
        return [cards[start : start + PER_PAGE] for start in range(0, max(len(cards), 1), PER_PAGE)]

    @cached_property
    def card_by_name(self) -> dict[str, Card]:
        return {card.name: card for card in self.cards}

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        found = [page for page in self.pages.values() if isinstance(page, Recommendation)]
        return sorted(found, key=lambda page: (page.number, page.path))

    @cached_property
    def recommendation_by_number(self) -> dict[int, Recommendation]:
        return {page.number: page for page in self.recommendations}

    @cached_property
    def beside(self) -> dict[str, tuple[Page | None, Page | None]]:
        """The previous and the next page of each listed card and recommendation, by path."""
        found: dict[str, tuple[Page | None, Page | None]] = {}
        for series in (self.listed_cards, self.recommendations):
            around: list[Page | None] = [None, *series, None]
            found |= {page.path: (around[index], around[index + 2]) for index, page in enumerate(series)}
        return found

    @cached_property
    def terms(self) -> dict[str, str]:
        """The glossary's terms by their case-folded form."""
        glossary = self.pages.get(GLOSSARY)
        return {term.label.casefold(): term.label for term in glossary.outline.terms} if glossary else {}

    @cached_property
    def role_pages(self) -> dict[str, dict[str, Page]]:
        """The pages to which each role can link, by id or by number; a ``term`` is none."""
        recommendations: dict[str, Page] = {str(page.number): page for page in self.recommendations}
        return {"methodiek": {**self.card_by_name}, "aanbeveling": recommendations}

    @cached_property
    def plans(self) -> list[Plan]:
        return sorted((page for page in self.pages.values() if isinstance(page, Plan)), key=lambda plan: plan.name)

    @cached_property
    def worksheets(self) -> list[Worksheet]:
        """All worksheets, in the order in which a group meets them."""
        found = [page for page in self.pages.values() if isinstance(page, Worksheet)]
        moments = ["", *MOMENTS]
        return sorted(found, key=lambda page: (moments.index(page.moment), page.title.casefold(), page.name))

    @cached_property
    def users(self) -> dict[str, list[Page]]:
        """The pages that link to each worksheet, by its path: a group needs it there."""
        found: dict[str, list[Page]] = {page.path: [] for page in self.worksheets}
        pages = sorted(self.pages.values(), key=lambda page: (page.folder, page.label.casefold()))
        for page in (page for page in pages if page.folder != FOLDER):
            for path in set(link_targets(page)) & found.keys():
                found[path].append(page)
        return found

    def worksheets_of(self, page: Page, step: Step) -> list[Worksheet]:
        paths = dict.fromkeys(resolve(page.path, unquote(link).partition("#")[0]) for link in step.links)
        return [other for path in paths if isinstance(other := self.pages.get(path), Worksheet)]

    @cached_property
    def plans_by_path(self) -> dict[str, list[Plan]]:
        """The ready plans that link to a page, by its path."""
        found: dict[str, list[Plan]] = defaultdict(list)
        for plan in self.plans:
            for path in set(link_targets(plan)):
                found[path].append(plan)
        return found

    @cached_property
    def cards_by_choice(self) -> dict[int | str, list[Card]]:
        """The listed cards by recommendation and by need: cards declare these, and both pages show it."""
        found: dict[int | str, list[Card]] = defaultdict(list)
        for card in self.listed_cards:
            choices: tuple[int | str, ...] = (*card.recommendations, *card.needs)
            for choice in choices:
                found[choice].append(card)
        return found

    @cached_property
    def published(self) -> frozenset[str]:
        with suppress(OSError, Refused):  # ``check_ledger`` reports it
            return frozenset(read_ledger(self.root))
        return frozenset()

    def is_older(self, page: Page, other: Page) -> bool:
        """Whether a page was published, and the other wasn't."""
        return page.address in self.published and other.address not in self.published

    def has_file(self, path: str) -> bool:
        """Whether a file exists, even if it is refused: that is reported for the file itself."""
        try:
            return path in self.pages or (self.root / path).is_file()
        except OSError:  # such as a name that is too long
            return False

    def extra_docnames(self, page: Page) -> Iterator[str]:
        """Yield the docnames of the pages that come with a page and have no file of their own."""
        if isinstance(page, Card):
            yield page.participants_docname
        if page.docname == part_docname(1):
            yield from map(part_docname, range(2, len(self.parts) + 1))
        yield from (old for old, _ in old_docnames(page))

    @cached_property
    def told_elsewhere(self) -> dict[str, dict[str, str]]:
        """How each card differs from the listed ones that name it as a lookalike, by their names."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for other in self.listed_cards:
            for name, difference in (other.lookalikes or {}).items():
                found[name][other.name] = seen_from_there(difference)
        return found

    def lookalikes(self, card: Card) -> list[tuple[Card, str]]:
        """Return the listed cards that people mix up with this one, with the difference: either card may tell it."""
        own = card.lookalikes or {}
        told = own | self.told_elsewhere.get(card.name, {}) | own  # its own come first, in its own words
        return [(self.card_by_name[name], told[name]) for name in told if name in self.card_by_name]

    def neighbours(self, names: tuple[str, ...]) -> list[Card]:
        found = (self.card_by_name.get(name) for name in names)
        return [card for card in found if card and card.is_listed]


def seen_from_there(difference: str) -> str:
    """Return what one card says of another as the other one says it: “daar” becomes “hier”, and “hier” “daar”."""
    other = {"daar": "hier", "hier": "daar"}
    return re.sub(r"\b(daar|hier)\b", lambda match: other[match[0]], difference)


def a_few(cards: list[Card], each: int, most: int = PER_PAGE) -> list[Card]:
    """Return the cards or, if there are more than ``most``, the first ``each`` of every phase."""
    if len(cards) <= most:
        return cards
    return [card for phase in PHASES for card in [card for card in cards if card.first_phase == phase][:each]]


def read_library(root: Path, processes: int = 1) -> tuple[Library, list[Problem]]:
    pages: dict[str, Page] = {}
    problems = check_files(root)
    paths = library_files(root)
    read_ahead(root, paths, processes)
    for path in paths:
        page, found = read_file(root, path)
        problems += found
        if page:
            pages[path] = page
    return Library(root, pages), problems


def old_docnames(page: Page) -> Iterator[tuple[str, str]]:
    """Yield each old docname of a page, and of a card's page for participants, with the current one."""
    for name in page.old_names:
        old = f"{page.folder}/{name}" if page.folder else name
        yield old, page.docname
        if isinstance(page, Card):
            yield page.participants_docname.replace(page.docname, old, 1), page.participants_docname


def link_targets(page: Page) -> Iterator[str]:
    """Yield the path of every file of the library that a page links to."""
    for link in page.outline.links:
        if not OUTSIDE.match(link.target):
            yield resolve(page.path, unquote(link.target).partition("#")[0])
