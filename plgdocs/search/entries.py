"""The search: an index made while building, read by one small script in the browser.

``words`` knows Dutch, ``index`` weighs the words of a page; this module says what the search knows of each page.
"""

from collections.abc import Sequence
from pathlib import Path

from plgdocs.checking.directory import read_thesaurus
from plgdocs.model.addresses import address_of
from plgdocs.model.card_display import facet_values, searched_texts
from plgdocs.model.cards import Card
from plgdocs.model.pages import DeveloperPage, Page, Recommendation, SchoolPage
from plgdocs.model.plans import Plan
from plgdocs.model.vocabularies import PHASES
from plgdocs.model.worksheets import Worksheet
from plgdocs.search.index import Counts, Entry, Section, as_json, build_index, build_texts, parse_synonyms

SEARCH_PAGE = "docs/zoeken"

HELP = "docs/bijdragen"
"""Pages on contributing are found by title, heading and search word: their text would answer other questions."""

KINDS = {
    Card: "Methodiek",
    Recommendation: "Aanbeveling",
    SchoolPage: "De school",
    Plan: "Draaiboek",
    Worksheet: "Werkblad",
}
"""What a result says it is; all other pages are “Gids”."""


def write_search(found: Sequence[tuple[Entry, Counts]], root: Path, out: Path) -> None:
    """Write the index of these pages, and the texts that excerpts are cut from, beside the search page."""
    entries, counts = [entry for entry, _ in found], [counted for _, counted in found]
    synonyms = parse_synonyms(read_thesaurus(root))
    folder = out / address_of(SEARCH_PAGE)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.json").write_text(as_json(build_index(entries, counts, synonyms)), "utf-8")
    (folder / "teksten.json").write_text(as_json(build_texts(entries)), "utf-8")


def is_searched(page: Page) -> bool:
    """Whether the search knows a page: not those for developers, unlisted cards, and itself."""
    if isinstance(page, Card):
        return page.is_listed
    return not isinstance(page, DeveloperPage) and page.docname != SEARCH_PAGE


def read_entry(page: Page, sections: list[Section]) -> Entry:
    if page.folder == HELP and page.name != "index":
        sections = [Section(section.anchor, section.heading) for section in sections]
    if isinstance(page, Card):
        sections = [*sections, Section(texts=list(searched_texts(page)))]
    if isinstance(page, Worksheet):
        found = (Section(f"veld-{blank.id}", blank.label, [blank.help, *blank.rows]) for blank in page.blanks)
        sections = [*sections, *found]
    return Entry(
        address=address_of(page.docname),
        title=page.label,
        kind=next((name for kind, name in KINDS.items() if isinstance(page, kind)), "Gids"),
        summary=page.summary,
        search_words=(*page.search_words, *other_names(page)),
        search_questions=page.search_questions,
        sections=tuple(sections),
        facts=facet_values(page) if isinstance(page, Card) else {},
    )


def other_names(page: Page) -> list[str]:
    if isinstance(page, Recommendation):
        return [f"aanbeveling {page.number}"]
    return [*page.also_known_as, *(PHASES[phase] for phase in page.phases)] if isinstance(page, Card) else []
