"""What paper shows of a card, taken from its document tree: the same text as on its page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from plgdocs.checking.library import Library
from plgdocs.model.cards import Card
from plgdocs.pdf.sheets import Digest, Sheet, card_address
from plgdocs.sphinx_ext.domain import plg_domain

BREAK = "<!--next section-->"


def note_pitfall(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the short pitfall of a card that was read, for the deck."""
    domain = plg_domain(app.env)
    if isinstance(domain.pages.get(app.env.docname), Card):
        sections = (section for section in doctree.findall(nodes.section) if "valkuil" in section["ids"])
        domain.data["pitfalls"][app.env.docname] = next(map(short_pitfall, sections), "")


def short_pitfall(section: nodes.section) -> str:
    """Return the bold openings of the pitfall's paragraphs, or else its first sentence."""
    paragraphs = [paragraph for paragraph in section.findall(nodes.paragraph) if "ed" not in paragraph["classes"]]
    openings = [next((node for node in paragraph.children if node.astext()), None) for paragraph in paragraphs]
    bold = [node.astext() for node in openings if isinstance(node, nodes.strong)]
    text = " ".join(paragraphs[0].astext().split()) if paragraphs else ""
    return " ".join(bold) or re.split(r"(?<=[.!?])\s", text)[0]


def note_sheet(app: Sphinx, card: Card, doctree: nodes.document) -> None:
    """Write down what the sheet of a card shows, while its page is written; ``doctree`` is not used after this.

    A file, since the process that writes the page is not the one that prints.
    """
    found = {name: section for section in doctree.findall(nodes.section) for name in section["ids"]}
    drawings = list(doctree.findall(is_picture))
    for node in drawings:
        node.parent.remove(node)
    names = [name for name in card.outline.sections if name in found]
    html = as_html(app, [found[name] for name in names])
    path = sheet_path(app, card)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps([dict(zip(names, html, strict=True)), bool(drawings)]), "utf-8")


def sheet_path(app: Sphinx, card: Card) -> Path:
    """Return the file that says what the sheet of a card shows."""
    return Path(app.doctreedir, "sheets", f"{card.name}.json")


def is_picture(node: nodes.Node) -> bool:
    """Whether a node is a drawing or other raw HTML: too fine for A5, and not ours to print unseen."""
    return isinstance(node, (nodes.raw, nodes.image, nodes.figure))


def as_html(app: Sphinx, sections: list[nodes.section]) -> list[str]:
    """Return the HTML of each section below its heading; links stay words, since nobody can follow them on paper."""
    builder: Any = app.builder
    body = nodes.container()
    for section in sections:
        body += [nodes.container("", *section.children[1:]), nodes.raw("", BREAK, format="html")]
    html = str(builder.render_partial(body)["fragment"])
    return [re.sub(r"</?a\b[^>]*>", "", part) for part in html.split(BREAK)[:-1]]


def read_sheet(app: Sphinx, card: Card) -> Sheet:
    """Return what the sheet of a card shows, whose page was written."""
    sections, has_drawing = json.loads(sheet_path(app, card).read_text("utf-8"))
    return Sheet(card, card_address(card, app.config.html_baseurl), sections, has_drawing)


def read_digests(app: Sphinx, library: Library) -> list[list[Digest]]:
    """Return what the deck of each page of the list shows."""
    site, pitfalls = app.config.html_baseurl, plg_domain(app.env).data["pitfalls"]
    return [
        [Digest(card, card_address(card, site), pitfalls.get(card.docname, "")) for card in part]
        for part in library.parts
        if part
    ]
