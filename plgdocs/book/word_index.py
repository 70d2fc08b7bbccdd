"""The index at the end of the book: methods and terms, each with what explains it and where else it is used."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plgdocs.book.chapters import Chapter
from plgdocs.book.links import IN_BOOK
from plgdocs.checking.library import GLOSSARY, Library
from plgdocs.model.cards import Card
from plgdocs.model.pages import Page

MOST_PLACES = 12
"""Of a word that more chapters use, only the explanation is told: nobody looks up forty places."""


@dataclass(frozen=True)
class Place:
    """A place in the book, as a link to it says it."""

    href: str
    page: Page


@dataclass(frozen=True)
class Word:
    """A line of the index."""

    name: str
    main: Place
    see: str = ""
    """The name of the method, where this is another name of it."""
    places: tuple[Place, ...] = ()

    @property
    def sorting(self) -> str:
        """What the line is sorted by: without capitals, accents and signs."""
        plain = unicodedata.normalize("NFKD", self.name.casefold())
        return "".join(letter for letter in plain if letter.isalnum() or letter == " ").strip()

    @property
    def letter(self) -> str:
        return self.sorting[:1].upper()


def index_of(chapters: list[Chapter], library: Library) -> list[tuple[str, list[Word]]]:
    """Return the words of the index by their first letter; what a line refers to has an id afterwards."""
    words = {word.main.href: word for word in main_words(chapters)}
    used = uses(chapters, words)
    lines = [Word(word.name, word.main, places=tuple(used.get(href, ()))) for href, word in words.items()]
    lines += other_names(lines, library)
    lines.sort(key=lambda word: (word.sorting, word.main.href))
    return [(letter, list(group)) for letter, group in groupby(lines, key=lambda word: word.letter)]


def main_words(chapters: list[Chapter]) -> Iterator[Word]:
    """Yield the methods, and the terms of the glossary."""
    for chapter in chapters:
        page = chapter.page
        if isinstance(page, Card):
            yield Word(page.label, Place(f"{IN_BOOK}{chapter.name}", page))
        elif page.path == GLOSSARY:
            for term in chapter.body.iter("dt"):
                name = "".join(term.itertext()).strip()
                yield Word(name, Place(f"{IN_BOOK}{chapter.name}#{term.get('id', '')}", page))


def other_names(lines: list[Word], library: Library) -> Iterator[Word]:
    """Yield the other names of methods, unless the glossary explains them."""
    known = {word.name.casefold() for word in lines}
    by_page = {word.main.page.path: word for word in lines}
    for card in library.listed_cards:
        for name in card.also_known_as or ():
            if name.casefold() not in known:
                yield Word(name, by_page[card.path].main, see=card.label)


def uses(chapters: list[Chapter], words: dict[str, Word]) -> dict[str, list[Place]]:
    """Return where each word is used, once for a chapter, and nothing of a word that is used everywhere."""
    found: dict[str, list[Place]] = defaultdict(list)
    for chapter in chapters:
        for href, place in uses_in(chapter, words):
            found[href].append(place)
    return {href: places for href, places in found.items() if len(places) <= MOST_PLACES}


def uses_in(chapter: Chapter, words: dict[str, Word]) -> Iterator[tuple[str, Place]]:
    """Yield the words that a chapter links to; cards name each other too often to count."""
    page, seen = chapter.page, set[str]()
    for link in chapter.body.iter("a"):
        href = link.get("href", "")
        word = words.get(href)
        if word is None or href in seen or page.folder == word.main.page.folder == "methods" or word.main.page is page:
            continue
        seen.add(href)
        number = f"woord-{len(seen)}"
        link.set("id", number)
        yield href, Place(f"{IN_BOOK}{chapter.name}#{number}", page)
