"""Rules for the names that an address of a page can end in: each leads to one place."""

import re
from collections.abc import Iterator

from plgdocs.checking.blocks import GENERATED
from plgdocs.model.codes import Code
from plgdocs.model.names import slug
from plgdocs.model.outline import QUESTION
from plgdocs.model.pages import Page
from plgdocs.model.problems import Reporter
from plgdocs.model.worksheets import Worksheet

OURS = (
    *("menu", "zoek", "q", "inhoud", "draaiboeken", "waar-komt-dit-vandaan", "geprobeerd", "papier", "werkblad"),
    *("nooit", "gebruik", "methodieken-hierbij", "zoekformulier", "verfijn", "nog-niet", "resultaten"),
    *("zoekresultaten", "bedoelde-je", "gekozen", "kaartregels", "een-stap", "restart-title", "verstuur"),
    *("zo-ziet-je-kaart-eruit", "zo-staat-het-er-nu", "verbeterwoorden", "plan-programma", "plan-past"),
    *("plan-search", "soorten-velden", "kop-van-een-werkblad", "opties-van-een-veld", "search", "genindex"),
    *("modindex", "py-modindex"),
)
"""Names that the theme or Sphinx gives."""
MADE = re.compile(r"(?:f|v|veld|soort|optie|kies)-.+|plg[0-9]+")
"""Names that blocks make whose content is generated."""


def check_anchors(page: Page, report: Reporter) -> None:
    """No heading, ``(name)=``, question or footnote has the name of another, or one that the site gives itself."""
    ours = {*OURS, *(f"stap-{number}" for number, _ in enumerate(page.steps, start=1))}
    ours.update(name for blank in (page.blanks if isinstance(page, Worksheet) else ()) for name in blank.fragments)
    blocks = [block for block in page.outline.blocks if block.name in GENERATED]
    named = {(heading.line, heading.slug) for heading in page.outline.headings}
    taken = {heading.slug for heading in page.outline.headings}
    for name, shown, line, column in places(page):
        if name in ours or (blocks and MADE.fullmatch(name)):
            report(Code.OUR_NAME, line, column, name=name)
        elif name in taken and (line, name) not in named and (line + 1, name) not in named:
            report(Code.SECOND_REFERENCE, line, column, name=shown)
        taken.add(name)
    for index, block in enumerate(blocks):
        if block.name in [other.name for other in blocks[:index]]:
            report(Code.SECOND_BLOCK, block.line, name=block.name)


def places(page: Page) -> Iterator[tuple[str, str, int, int]]:
    """Yield each name, what the file writes, and where; a ``(name)=`` that stands there twice was reported."""
    outline = page.outline
    yield from ((heading.slug, heading.text, heading.line, 1) for heading in outline.headings)
    targets = {note.label: note for note in reversed(outline.targets)}
    for note in (*targets.values(), *outline.explained_notes):
        if name := slug(note.label):
            yield name, note.label, note.line, note.column
    for block in outline.blocks:
        if block.name == QUESTION and (name := slug(block.argument)):
            yield name, block.argument, block.line, 1
