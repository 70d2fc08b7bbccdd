"""The page for participants of a card: what to expect and why, without the coach's notes.

An invitation links to it.  It has no source file; ``deelnemers.html`` shows parts of the card.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx

from plgdocs.model.cards import Card
from plgdocs.outputs.template_context import relative_address

LONGEST_TITLE = 60


def page_context(app: Sphinx, card: Card, doctree: nodes.document) -> dict[str, Any]:
    """Return what the template needs besides what every page gets; the tree of the card's page isn't used after us."""
    here = app.builder.get_target_uri(card.participants_docname)
    parents = (("methods/index", "Methodieken"), (card.docname, card.label))
    return {
        "card": card,
        "title": title(card),
        "description": f"Wat je als deelnemer mag verwachten. {card.summary}",
        "parents": [{"link": relative_address(here, name), "title": label} for name, label in parents],
        "why": why(app, doctree),
    }


def title(card: Card) -> str:
    """Return the page's title, which says for whom it is where there is room."""
    full = f"{card.label}: voor deelnemers"
    return full if len(full) <= LONGEST_TITLE else card.label


def why(app: Sphinx, doctree: nodes.document) -> str:
    """Return the text below “Waarom?” as HTML, with its links seen from one folder deeper."""
    section = next((node for node in doctree.findall(nodes.section) if "waarom" in node["ids"]), nodes.section())
    for reference in section.findall(nodes.reference):
        lead_from_below(reference)
    builder: Any = app.builder
    return "".join(builder.render_partial(node)["fragment"] for node in section.children[1:])


def lead_from_below(reference: nodes.reference) -> None:
    """Make a link of the card right on a page one folder below it."""
    if "refid" in reference:
        reference["refuri"] = f"#{reference.attributes.pop('refid')}"
    if not urlsplit(reference["refuri"]).scheme:
        reference["refuri"] = f"../{reference['refuri']}"
