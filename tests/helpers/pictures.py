"""Helpers of tests: pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ROOT

from plgdocs.checking.library import Library, read_library
from plgdocs.outputs import social_cards

if TYPE_CHECKING:
    from plgdocs.model.pages import Page


LIBRARY = read_library(ROOT)[0]


def svg_of(page: Page, library: Library = LIBRARY) -> str:
    """Return the picture of a page."""
    return social_cards.as_svg(*social_cards.picture_of(page, library))
