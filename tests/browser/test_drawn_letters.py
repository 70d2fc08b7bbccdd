"""Drawings as a browser shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ROOT
from helpers.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DRAWINGS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.svg"))}
STYLE = (ROOT / "plgdocs/theme/plg/static/site/site.css").read_text("utf-8")
SPILLED = """() => [...document.querySelectorAll("svg")].flatMap((drawing) => {
    const room = drawing.getBoundingClientRect();
    return [...drawing.querySelectorAll("text")].filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < room.left - 1 || right > room.right + 1 || top < room.top - 2 || bottom > room.bottom + 2;
    }).map((text) => `${drawing.id}: ${text.textContent}`);
})"""


def test_no_letters_are_cut_off(browser: Browser) -> None:
    """In a font as wide as a device may have."""
    figures = [
        f'<figure class="drawing">{text.replace("<svg ", f"<svg id={name} ", 1)}</figure>'
        for name, text in DRAWINGS.items()
    ]
    wide = "<style>.drawing text { font-family: 'DejaVu Sans', Verdana, sans-serif !important; }</style>"
    with opened(browser, viewport={"width": 500, "height": 800}) as page:
        page.set_content(f"<style>{STYLE}</style>{wide}{''.join(figures)}")
        assert page.locator("svg").count() == len(DRAWINGS)
        assert page.evaluate(SPILLED) == []
