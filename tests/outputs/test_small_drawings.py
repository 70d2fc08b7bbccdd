"""A page's drawing on its tile, in a list and in its social card."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from helpers.pages import parse
from helpers.pictures import LIBRARY, svg_of

from plgdocs.checking.library import Library
from plgdocs.model.outline import Link, Outline
from plgdocs.outputs.small_drawings import drawing_of

if TYPE_CHECKING:
    from pathlib import Path

    from plgdocs.model.pages import Page

DRAWN = [*LIBRARY.cards, *LIBRARY.recommendations]
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


@pytest.mark.parametrize("page", DRAWN, ids=lambda page: page.name)
def test_each_card_and_recommendation_has_a_drawing_of_its_own(page: Page) -> None:
    drawn = drawing_of(page, LIBRARY)
    assert drawn
    assert drawn.view_box.startswith("0 0 320 ")
    assert len(drawn.shapes) > 200
    assert drawn.shapes in svg_of(page)
    assert [other.name for other in DRAWN if drawing_of(other, LIBRARY) == drawn] == [page.name]


def test_letters_that_are_too_small_to_read_are_left_out(tmp_path: Path) -> None:
    page = page_with(tmp_path, '<g class="mid"><text>klein</text></g><g><text class="mid big">?</text></g>')
    drawn = drawing_of(page, Library(tmp_path, {}))
    assert drawn == ("0 0 9 9", '<g><text class="mid big">?</text></g>')


@pytest.mark.parametrize("inside", ["<script>alert(1)</script>", "<g>"])
def test_a_drawing_that_the_checker_refuses_shows_nowhere(inside: str, tmp_path: Path) -> None:
    assert drawing_of(page_with(tmp_path, inside), Library(tmp_path, {})) is None


@pytest.mark.parametrize("target", ["../../geheim.svg", ".git/a.svg", "weg.svg", "foto.webp", "/etc/a.svg"])
def test_only_a_file_of_the_library_shows(target: str, tmp_path: Path) -> None:
    (tmp_path / "geheim.svg").write_text(f"{OPEN}<path d='M0 0'/></svg>", "utf-8")
    (tmp_path / "site").mkdir()
    page = dataclasses.replace(LIBRARY.cards[0], outline=Outline(images=[Link(target, "Een tekening", 1, 1)]))
    assert drawing_of(page, Library(tmp_path / "site", {})) is None


def page_with(root: Path, inside: str) -> Page:
    """Return a card that shows a drawing with this content."""
    (root / "a.svg").write_text(f"{OPEN}{inside}</svg>", "utf-8")
    return dataclasses.replace(LIBRARY.cards[0], outline=Outline(images=[Link("../a.svg", "Een tekening", 1, 1)]))


def test_lists_show_the_drawings_to_the_eye_only(site: Path) -> None:
    """A screen reader hears titles and summaries; the drawing is described on the page itself."""
    for name, number in (("methodieken", len(LIBRARY.listed_cards)), ("aanbevelingen", len(LIBRARY.recommendations))):
        html = parse(site / name / "index.html")
        drawings = [span for span in html.iter("span") if span.get("class") == "drawing"]
        assert len(drawings) == number
        assert {span.get("aria-hidden") for span in drawings} == {"true"}
