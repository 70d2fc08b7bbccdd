"""The search: an index made while building, read by one small script in the browser.

``words`` knows Dutch, ``index`` weighs the words of a page; this module says what the search knows of each page.
"""

from collections.abc import Sequence
from pathlib import Path

from plgdocs.checking.directory import read_thesaurus
from plgdocs.model.addresses import address_of
from plgdocs.model.card_display import facet_values, facets, searched_texts
from plgdocs.model.cards import Card
from plgdocs.model.json_text import compact
from plgdocs.model.pages import DeveloperPage, Page, Recommendation, SchoolPage
from plgdocs.model.plans import Plan
from plgdocs.model.vocabularies import NEEDS, PHASES
from plgdocs.model.worksheets import Worksheet
from plgdocs.search.index import CARD, Counts, Entry, Link, Section, build_index, text_of
from plgdocs.search.thesaurus import parse_thesaurus

SEARCH_PAGE = "docs/zoeken"

HELP = "docs/bijdragen"
"""The folder of the pages for authors, which come below those for readers."""

KINDS = {
    Card: CARD,
    Recommendation: "Aanbeveling",
    SchoolPage: "De school",
    Plan: "Draaiboek",
    Worksheet: "Werkblad",
}
"""What a result says it is; all other pages are “Gids”."""


def write_search(found: Sequence[tuple[Entry, Counts]], root: Path, out: Path) -> None:
    """Write the index of these pages, and the texts that excerpts are cut from, beside the search page."""
    entries, counts = [entry for entry, _ in found], [counted for _, counted in found]
    thesaurus = parse_thesaurus(read_thesaurus(root))
    folder = out / address_of(SEARCH_PAGE)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.json").write_text(compact(build_index(entries, counts, thesaurus)), "utf-8")
    texts = {folder / text_file(entry.address): compact(text_of(entry)) for entry in entries}
    (folder / "teksten").mkdir(exist_ok=True)
    for gone in set((folder / "teksten").iterdir()).difference(texts):
        gone.unlink()
    for path, text in texts.items():
        path.write_text(text, "utf-8")


def text_file(address: str) -> str:
    """Return where the text of a page lies, seen from the search page."""
    return f"teksten/{address.rstrip('/').replace('/', '.') or 'index'}.json"


def is_searched(page: Page) -> bool:
    """Whether the search knows a page: not those for developers, unlisted cards, and itself."""
    if isinstance(page, Card):
        return page.is_listed
    return not isinstance(page, DeveloperPage) and page.docname != SEARCH_PAGE


def read_entry(page: Page, sections: list[Section], links: tuple[Link, ...] = ()) -> Entry:
    spoken = [text for section in sections for text in section.spoken]
    if isinstance(page, Card):
        sections = [*sections, Section(texts=searched_texts(page))]
        spoken += [NEEDS[need] for need in page.needs]
    if isinstance(page, Worksheet):
        found = (Section(f"veld-{blank.id}", blank.label, [blank.help, *blank.rows]) for blank in page.blanks)
        sections = [*sections, *found]
    return Entry(
        address=page.address,
        title=page.label,
        kind=next((name for kind, name in KINDS.items() if isinstance(page, kind)), "Gids"),
        summary=page.summary,
        search_words=(*page.search_words, *other_names(page)),
        search_questions=page.search_questions,
        sections=tuple(sections),
        facts=facts_of(page) if isinstance(page, Card) else {},
        spoken=tuple(spoken),
        links=links,
        others=other_cards(page) if isinstance(page, Card) else (),
        is_help=page.folder == HELP,
    )


def facts_of(card: Card) -> dict[str, str]:
    """Return what the filter of the search page reads."""
    offered = {field.facet_name for field in facets() if field.facet and field.facet.in_search}
    return {name: value for name, value in facet_values(card).items() if name in offered}


def other_cards(card: Card) -> tuple[tuple[str, str], ...]:
    folder = card.docname.rpartition("/")[0]
    return tuple((address_of(f"{folder}/{name}"), text) for name, text in (card.lookalikes or {}).items())


def other_names(page: Page) -> list[str]:
    if isinstance(page, Recommendation):
        return [f"aanbeveling {page.number}"]
    return [*page.also_known_as, *(PHASES[phase] for phase in page.phases)] if isinstance(page, Card) else []
