"""What the site offers to other programs: tags in the head, pictures, ``sitemap.xml``, ``atom.xml`` and ``llms.txt``.

Without a public address only what needs none: no picture, sitemap or feed, since these name absolute addresses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from plgdocs.model.pages import Page
from plgdocs.outputs.open_graph import NO_ADDRESS, meta_of, public_address
from plgdocs.outputs.structured_data import Crumbs, structured_data

logger = logging.getLogger(__name__)


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
