"""The head of a page: its Open Graph and structured data; and the addresses that these are made of."""

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from plgdocs.model.pages import Page
from plgdocs.outputs.open_graph import NO_ADDRESS, meta_of, usable_address
from plgdocs.outputs.structured_data import Crumbs, structured_data

logger = logging.getLogger(__name__)


def check_addresses(app: Sphinx, config: Config) -> None:
    """Normalize the addresses of the site and the repository; warn about invalid ones."""
    if not config.html_baseurl.strip():
        logger.info(NO_ADDRESS)
    config.html_baseurl = normalized(config.html_baseurl, "“%s” is geen publiek adres; het begint met https://.")
    invalid = "“%s” is geen adres van een repository; het begint met https://."
    config.plg_repository_url = normalized(config.plg_repository_url, invalid).rstrip("/")


def normalized(given: str, invalid: str) -> str:
    address = usable_address(given)
    if address is None:
        logger.warning(invalid, given, type="plg", subtype="address")
    return address or ""


def add_meta(context: dict[str, Any], site: str) -> None:
    page: Page | None = context["page"]
    shown = page or context.get("target_page")  # a redirect shows its target
    context |= {"site_url": site, "meta": meta_of(shown) if shown else None}
    if card := context.get("card"):  # the page for participants shows its card's picture
        context["meta"] = replace(meta_of(card), title=context["title"], description=context["description"], facts=())
    if page:
        context["structured_data"] = Markup(structured_data(page, crumbs(page, context, site), site))  # noqa: S704


def crumbs(page: Page, context: dict[str, Any], site: str) -> Crumbs:
    here = context.get("pageurl") or ""
    parents = context.get("parents") or []
    above = [(parent["title"], urljoin(here, parent["link"]) if here else "") for parent in parents]
    return [("Start", site), *above, (page.label, here)] if parents else [(page.label, here)]
