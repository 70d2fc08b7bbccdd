"""The page for participants of a card: what to expect and why, without the notes for the coach."""

from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from plgdocs.checking.structure import LONGEST_TITLE
from plgdocs.model.cards import Card
from plgdocs.outputs.template_context import relative_address


def page_context(builder: StandaloneHTMLBuilder, card: Card, doctree: nodes.document) -> dict[str, Any]:
    """Return the context of the template; this consumes the document tree of the card's page."""
    here = builder.get_target_uri(card.participants_docname)
    title = f"{card.label}: voor deelnemers"
    parents = (("methods/index", "Methodieken"), (card.docname, card.label))
    return {
        "card": card,
        "title": title if len(title) <= LONGEST_TITLE else card.label,
        "description": f"Wat je als deelnemer mag verwachten. {card.summary}",
        "parents": [{"link": relative_address(here, name), "title": label} for name, label in parents],
        "why": why(builder, doctree),
    }


def why(builder: StandaloneHTMLBuilder, doctree: nodes.document) -> str:
    """Return the section “Waarom?” as HTML, with its links relative to one directory deeper."""
    section = next((node for node in doctree.findall(nodes.section) if "waarom" in node["ids"]), nodes.section())
    for reference in section.findall(nodes.reference):
        shift_link(reference)
    return "".join(builder.render_partial(node)["fragment"] for node in section.children[1:])


def shift_link(reference: nodes.reference) -> None:
    """Make a link of the card's page work one directory deeper."""
    if "refid" in reference:
        reference["refuri"] = f"#{reference.attributes.pop('refid')}"
    if not urlsplit(reference["refuri"]).scheme:
        reference["refuri"] = f"../{reference['refuri']}"
