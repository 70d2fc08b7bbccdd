"""The content of a card's sheet and digest, taken from its document tree: the same text as on its page."""

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from plgdocs.checking.library import Library
from plgdocs.model.cards import Card
from plgdocs.pdf.sheets import Digest, Sheet, public_address

BREAK = "<!--next section-->"


def short_pitfall(section: nodes.section) -> str:
    """Return the bold openings of the pitfall's paragraphs, or else its first sentence."""
    paragraphs = list(section.findall(nodes.paragraph))
    openings = [next((node for node in paragraph.children if node.astext()), None) for paragraph in paragraphs]
    bold = [node.astext() for node in openings if isinstance(node, nodes.strong)]
    text = " ".join(paragraphs[0].astext().split()) if paragraphs else ""
    return " ".join(bold) or re.split(r"(?<=[.!?])\s", text)[0]


def store_sheet(builder: StandaloneHTMLBuilder, card: Card, doctree: nodes.document) -> None:
    """Store what paper shows of a card while its page is written; this consumes ``doctree``."""
    found = {name: section for section in doctree.findall(nodes.section) for name in section["ids"]}
    pitfall = short_pitfall(found["valkuil"]) if "valkuil" in found else ""
    # Images and raw HTML are too detailed for A5, and not checked for print.
    drawings = [node for node in doctree.findall() if isinstance(node, (nodes.raw, nodes.image, nodes.figure))]
    for node in drawings:
        node.parent.remove(node)
    names = [name for name in card.outline.sections if name in found]
    html = as_html(builder, [found[name] for name in names])
    path = sheet_path(Path(builder.doctreedir), card)  # a file, since another process may print it
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps([dict(zip(names, html, strict=True)), bool(drawings), pitfall]), "utf-8")


def sheet_path(doctrees: Path, card: Card) -> Path:
    return doctrees / "sheets" / f"{card.name}.json"


def as_html(builder: StandaloneHTMLBuilder, sections: list[nodes.section]) -> list[str]:
    """Return the HTML of each section without its heading; links become text, since paper has none."""
    body = nodes.container()
    for section in sections:
        body += [nodes.container("", *section.children[1:]), nodes.raw("", BREAK, format="html")]
    html = str(builder.render_partial(body)["fragment"])
    return [re.sub(r"</?a\b[^>]*>", "", part) for part in html.split(BREAK)[:-1]]


def read_sheet(app: Sphinx, card: Card) -> Sheet:
    sections, has_drawing, _ = stored(app, card)
    return Sheet(card, public_address(card, app.config.html_baseurl), sections, has_drawing)


def read_digests(app: Sphinx, library: Library) -> list[list[Digest]]:
    parts = filter(None, library.parts)
    return [
        [Digest(card, public_address(card, app.config.html_baseurl), stored(app, card)[2]) for card in part]
        for part in parts
    ]


def stored(app: Sphinx, card: Card) -> tuple[dict[str, str], bool, str]:
    """Return the sections, whether there are drawings, and the pitfall; the card's page must have been written."""
    sections, has_drawing, pitfall = json.loads(sheet_path(Path(app.doctreedir), card).read_text("utf-8"))
    return sections, has_drawing, pitfall
