"""The search: an index made while building, read by one small script in the browser.

``words`` knows Dutch, ``sections`` reads a page, ``index`` weighs its words; this module connects them to Sphinx.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.domain import plg_domain
from plgdocs.library import address_of
from plgdocs.model import NEEDS, PHASES, Card, DeveloperPage, Page, Recommendation, SchoolPage
from plgdocs.plans import Plan
from plgdocs.search.index import Counts, Entry, as_json, build_index, build_texts, count, parse_synonyms
from plgdocs.search.sections import Section, read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from plgdocs.domain import PlgDomain

SEARCH_PAGE = "docs/zoeken"
THESAURUS = "thesaurus.txt"
"""Stands beside ``conf.py``: its words are the library's, and an editor adds to them."""
HELP = "docs/bijdragen"
"""Pages on contributing are found by title, heading and search word: their text would answer other questions."""
KINDS = {Card: "Methodiek", Recommendation: "Aanbeveling", SchoolPage: "De school", Plan: "Draaiboek"}
"""What a result says it is; all other pages are “Gids”."""


def write_search(app: Sphinx) -> None:
    """Write the index and the texts that excerpts are cut from beside the search page."""
    domain = plg_domain(app.env)
    found = list(searched(domain))
    entries, counts = [entry for entry, _ in found], [counted for _, counted in found]
    thesaurus = Path(app.srcdir, THESAURUS)
    synonyms = parse_synonyms(thesaurus.read_text("utf-8")) if thesaurus.is_file() else []
    folder = Path(app.outdir, address_of(SEARCH_PAGE))
    folder.mkdir(exist_ok=True)
    (folder / "index.json").write_text(as_json(build_index(entries, counts, synonyms)), "utf-8")
    (folder / "teksten.json").write_text(as_json(build_texts(entries)), "utf-8")


def note_words(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the search knows of a page that was read, so that no build looks at all pages for it."""
    domain = plg_domain(app.env)
    page = domain.pages.get(app.env.docname)
    if page and is_searched(page):
        entry = read_entry(page, read_sections(doctree))
        domain.data["searched"][page.docname] = (entry, count(entry))


def searched(domain: PlgDomain) -> Iterator[tuple[Entry, Counts]]:
    """Yield every page that the search knows, and its words, in a fixed order."""
    found = domain.data["searched"]
    return (found[page.docname] for page in domain.library.pages.values() if page.docname in found)


def is_searched(page: Page) -> bool:
    """Whether the search knows a page: not those for developers, unlisted cards, and itself."""
    if isinstance(page, Card):
        return page.is_listed
    return not isinstance(page, DeveloperPage) and page.docname != SEARCH_PAGE


def read_entry(page: Page, sections: list[Section]) -> Entry:
    """Return a page as the search knows it."""
    if page.folder == HELP and page.name != "index":
        sections = [Section(section.anchor, section.heading) for section in sections]
    facts_of_card = extra_texts(page)
    if facts_of_card:
        sections = [*sections, Section(texts=facts_of_card)]
    return Entry(
        address=address_of(page.docname),
        title=page.label,
        kind=next((name for kind, name in KINDS.items() if isinstance(page, kind)), "Gids"),
        summary=page.summary,
        search_words=(*page.search_words, *other_names(page)),
        search_questions=page.search_questions,
        sections=tuple(sections),
        facts=facts(page) if isinstance(page, Card) else {},
    )


def other_names(page: Page) -> list[str]:
    """Return what else a page is called."""
    if isinstance(page, Recommendation):
        return [f"aanbeveling {page.number}"]
    return [*page.also_known_as, *(PHASES[phase] for phase in page.phases)] if isinstance(page, Card) else []


def extra_texts(page: Page) -> list[str]:
    """Return what a page shows of its front matter and its text does not hold."""
    if not isinstance(page, Card):
        return []
    texts = (page.preparation, page.for_participants, page.origin, *(page.roles or {}).values(), *page.materials)
    return [text for text in (*texts, *(NEEDS[need] for need in page.needs)) if text]


def facts(card: Card) -> dict[str, str]:
    """Return the facets of a card, as ``filter/matching.js`` reads them from any element."""
    found = {
        "fase": " ".join(card.phases + card.variant_phases),
        "plaats": " ".join(place.replace(" ", "-") for place in card.places),
        "duur": f"{card.duration.start} {card.duration.end}" + " persoon" * bool(card.duration.per)
        if card.duration
        else "",
        "groep": f"{card.group.start} {card.group.end}" if card.group else "",
    }
    editorial = " ".join(name for name in found if card.is_editorial(name))
    return {name: value for name, value in (found | {"redactie": editorial}).items() if value}
