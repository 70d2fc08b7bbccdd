"""What the site offers to other programs: tags in the head, pictures, ``sitemap.xml``, ``atom.xml`` and ``llms.txt``.

Without a public address only what needs none: no picture, sitemap or feed, since these name absolute addresses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from markupsafe import Markup
from sphinx.util import logging

from plgdocs import look, preview
from plgdocs.library import address_of, part_docname
from plgdocs.machines import structured_data
from plgdocs.meta import NO_ADDRESS, SITE, meta_of, public_address
from plgdocs.model import Card, Recommendation
from plgdocs.writer import escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from plgdocs.library import Library
    from plgdocs.machines import Crumbs
    from plgdocs.model import Page

logger = logging.getLogger(__name__)

NEWEST = 50
"""How many entries the feed has; a reader has seen the older ones."""


def check_address(app: Sphinx, config: Config) -> None:
    """Bring the site's address into its one form; say once that a site without one shows less."""
    address = public_address(config.html_baseurl)
    if address is None:
        logger.warning(
            "“%s” is geen publiek adres; het begint met https://.", config.html_baseurl, type="plg", subtype="address"
        )
    elif not address:
        logger.info(NO_ADDRESS)
    config.html_baseurl = address or ""


def add_meta(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give ``head.html`` what others read of the page."""
    page: Page | None = context.get("page")
    site = app.config.html_baseurl
    shown = page or context.get("target_page")  # an old name shows what it leads to
    context |= {"site_url": site, "meta": meta_of(shown) if shown else None}
    if card := context.get("card"):  # the page for participants shows its card's picture
        context["meta"] = replace(meta_of(card), title=context["title"], description=context["description"], facts=())
    if page:
        context["structured_data"] = Markup(structured_data(page, crumbs(page, context, site), site))  # noqa: S704


def crumbs(page: Page, context: dict[str, Any], site: str) -> Crumbs:
    """Return the pages above a page, as the page shows them, and itself."""
    here = context.get("pageurl") or ""
    parents = context.get("parents") or []
    above = [(parent["title"], urljoin(here, parent["link"]) if here else "") for parent in parents]
    return [("Start", site), *above, (page.label, here)] if parents else [(page.label, here)]


def write_exports(library: Library, out: Path, site: str) -> None:
    """Write the files beside the pages; ``site`` is the public address, or nothing."""
    write(out / "_static" / "icon-180.png", preview.icon())
    write(out / "llms.txt", look.render("llms.txt", **listing(library, site)))
    if site:
        write(out / "sitemap.xml", look.render("sitemap.xml", **listing(library, site)))
        write(out / "atom.xml", look.render("atom.xml", **listing(library, site)))


def write(path: Path, content: str | bytes) -> None:
    """Write a file, with the folder it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def listing(library: Library, site: str) -> dict[str, Any]:
    """Return what the templates of ``sitemap.xml``, ``atom.xml`` and ``llms.txt`` see."""
    shown = (page for page in library.pages.values() if not isinstance(page, Card) or page.is_listed)
    pages = sorted(shown, key=lambda page: address_of(page.docname))
    return {
        "pages": pages,
        "others": [page for page in pages if not isinstance(page, (Card, Recommendation))],
        "cards": library.listed_cards,
        "news": news(library.listed_cards)[:NEWEST],
        "parts": [address_of(part_docname(number)) for number in range(2, len(library.parts) + 1)],
        "recommendations": library.recommendations,
        "home": library.pages.get("index.md"),
        "address": lambda page: f"{site}{address_of(page.docname)}",
        "description": lambda page: meta_of(page).description,
        "plain": escape,
        "site": site,
        "name": SITE,
    }


def news(cards: Iterable[Card]) -> list[Card]:
    """Return the cards by the day on which they were looked at, the newest first."""
    dated = [card for card in cards if card.reviewed]
    return sorted(dated, key=lambda card: (card.reviewed.day if card.reviewed else "", card.name), reverse=True)
