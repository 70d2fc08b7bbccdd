"""Addresses on the host of the repository, all made of one: where its start page is."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from plgdocs.outputs.open_graph import public_address

logger = logging.getLogger(__name__)


def check_repository(app: Sphinx, config: Config) -> None:
    """Bring the repository's address into its one form, without a slash at its end."""
    address = public_address(config.plg_repository_url)
    if address is None:
        text = "“%s” is geen adres van een repository; het begint met https://."
        logger.warning(text, config.plg_repository_url, type="plg", subtype="address")
    config.plg_repository_url = (address or "").rstrip("/")
