"""Files for other programs: ``sitemap.xml``, ``atom.xml``, ``llms.txt``, ``_headers``, the ledger, the app on a phone.

A site without a public address has no sitemap and no feed, since these contain absolute addresses.
"""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from plgdocs.authoring.writer import escape
from plgdocs.checking.library import Library
from plgdocs.checking.permalinks import promised
from plgdocs.model.addresses import address_of, part_docname
from plgdocs.model.cards import Card
from plgdocs.model.file_kinds import LEDGER
from plgdocs.model.pages import Recommendation
from plgdocs.outputs import social_cards, theme
from plgdocs.outputs.open_graph import SITE, meta_of

NEWEST = 50
ICONS = (180, 192, 512)
"""The sizes of the icon for a phone, and for the manifest of the app."""
TRIED = "geprobeerd"
"""The fragment of the experiences on the page of a card."""


class News(NamedTuple):
    """An entry of the feed: a card that was reviewed, or an experience with it."""

    day: str
    title: str
    address: str
    id: str
    summary: str
    licence: str | None = None


def write_exports(library: Library, out: Path, site: str) -> None:
    for size in ICONS:
        (out / "_static" / f"icon-{size}.png").write_bytes(social_cards.icon(size))
    manifest = theme.render("manifest.json", name=SITE, home=library.pages["index.md"], colours=theme.colours())
    (out / "manifest.webmanifest").write_text(manifest, "utf-8")
    (out / LEDGER).write_text("".join(f"{line}\n" for line in promised(library)), "utf-8")
    for name in ("_headers", "llms.txt", *(("sitemap.xml", "atom.xml") if site else ())):
        (out / name).write_text(theme.render(name, **listing(library, site)), "utf-8")


def listing(library: Library, site: str) -> dict[str, Any]:
    """Return the context of the templates ``sitemap.xml``, ``atom.xml`` and ``llms.txt``."""
    shown = (page for page in library.pages.values() if not isinstance(page, Card) or page.is_listed)
    pages = sorted(shown, key=lambda page: page.address)
    return {
        "pages": pages,
        "others": [page for page in pages if not isinstance(page, (Card, Recommendation))],
        "cards": library.listed_cards,
        "news": sorted(news(library, site), key=attrgetter("day", "address", "id"), reverse=True)[:NEWEST],
        "parts": [address_of(part_docname(number)) for number in range(2, len(library.parts) + 1)],
        "recommendations": library.recommendations,
        "home": library.pages.get("index.md"),
        "address": lambda page: f"{site}{page.address}",
        "description": lambda page: meta_of(page).description,
        "plain": escape,
        "site": site,
        "name": SITE,
    }


def news(library: Library, site: str) -> Iterator[News]:
    """Yield the entries of the feed: each listed card, and each experience with it."""
    for card in library.listed_cards:
        address = f"{site}{card.address}"
        if card.reviewed:
            yield News(card.reviewed.day, card.label, address, address, meta_of(card).description, card.licence)
        yield from experience_news(card, f"{address}#{TRIED}")


def experience_news(card: Card, address: str) -> Iterator[News]:
    """Yield an entry for each experience; its id keeps apart those of one day, the first told first."""
    title, told = f"Geprobeerd in onze school: {card.label}", Counter[str]()
    for experience in sorted(card.experiences, key=attrgetter("line")):
        day = experience.day
        told[day] += 1
        yield News(day, title, address, f"{address}-{day}-{told[day]}", experience.result)
