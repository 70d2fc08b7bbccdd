"""The book as a whole: its chapters, its pictures, its index and its edition, from a library and its site."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plgdocs.book.chapters import Chapter, read_chapter
from plgdocs.book.contents import contents_of
from plgdocs.book.links import link_chapters
from plgdocs.book.pictures import take_pictures
from plgdocs.book.word_index import Word, index_of
from plgdocs.checking.library import Library
from plgdocs.model.cards import Card
from plgdocs.model.plans import Plan
from plgdocs.model.vocabularies import DEFAULT_LICENCE, PHASES
from plgdocs.model.worksheets import Worksheet
from plgdocs.outputs import theme
from plgdocs.outputs.open_graph import SITE

TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
ABOUT = "Raad, vragen, methodieken en werkbladen voor wie een professionele leergemeenschap begeleidt."
BY = "de redactie van de PLG-gids"
NO_DAY = "1970-01-01"
"""The edition of a library in which nothing was reviewed."""


@dataclass(frozen=True)
class Volume:
    """What both forms of the book show."""

    chapters: list[Chapter]
    pictures: dict[str, bytes]
    """The images by the name that chapters call them."""
    words: list[tuple[str, list[Word]]]
    """The index, by letter."""
    edition: str
    """The day on which an editor last looked at a page, or a school told something."""
    site: str
    """The public address of the site, or nothing."""

    @property
    def context(self) -> dict[str, Any]:
        """What the templates of both forms share."""
        words = {"name": SITE, "licence": DEFAULT_LICENCE, "phases": PHASES, "colours": theme.colours()}
        return {"volume": self, "by": BY, "about": ABOUT} | words

    @property
    def tree(self) -> list[tuple[Chapter, list[Any]]]:
        """The table of contents: each chapter with those below it."""
        top: list[tuple[Chapter, list[Any]]] = []
        for chapter in self.chapters:
            level = top
            for _ in range(chapter.depth - 1):
                level = level[-1][1]
            level.append((chapter, []))
        return top

    def cover(self, *words: str) -> str:
        """Return the drawing of the cover, with words where it stands alone."""
        return theme.render("book/cover.svg", words=words, **self.context)


def read_volume(library: Library, out: Path, site: str) -> Volume:
    """Return the book of a library whose pages are written in ``out``."""
    chapters = [read_chapter(page, depth, out) for page, depth in contents_of(library)]
    pictures: dict[str, bytes] = {}
    for chapter in chapters:
        pictures |= take_pictures(chapter, out)
    link_chapters(chapters, site)
    return Volume(chapters, pictures, index_of(chapters, library), edition_of(chapters), site)


def edition_of(chapters: list[Chapter]) -> str:
    """Return the newest day that the pages themselves tell."""
    pages = [chapter.page for chapter in chapters]
    days = [page.reviewed.day for page in pages if isinstance(page, (Card, Plan, Worksheet)) and page.reviewed]
    days += [tried.day for page in pages if isinstance(page, Card) for tried in page.experiences]
    return max(days, default=NO_DAY)


def type_of(name: str) -> str:
    """Return the media type of a picture."""
    return TYPES[Path(name).suffix]
