"""What paper shows of a card, taken from its document tree: the same text as on its page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from plgdocs.domain import plg_domain
from plgdocs.library import address_of
from plgdocs.model import Card
from plgdocs.pdf import COMFORTABLE, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

LEAVING = {"voorbeeld": COMFORTABLE, "nadien": COMFORTABLE, "variant": SMALLEST}
"""The sections that a sheet can miss, in the order in which they leave it, and below which size.

An example goes before the text gets small; a variant only when even the smallest text leaves no room for it.
"""


class Fit(NamedTuple):
    """How a text goes onto its sheet: the size in points, and the sections that stay out."""

    size: float
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A card as paper shows it."""

    card: Card
    address: str
    """Where the card lives in public, or nothing."""
    sections: dict[str, str]
    """The HTML of each section below its heading, by fragment."""
    has_drawing: bool

    @property
    def choices(self) -> Iterator[Fit]:
        """Yield what to leave out, with the smallest size that is allowed then; the fullest text first."""
        leaving = [name for name in LEAVING if name in self.sections]
        for count, name in enumerate(leaving):
            yield Fit(LEAVING[name], tuple(leaving[:count]))
        yield Fit(SMALLEST, tuple(leaving))


@dataclass(frozen=True)
class Digest:
    """A card as the deck shows it."""

    card: Card
    address: str
    pitfall: str
    """What goes wrong, in a sentence or two."""

    @property
    def shown(self) -> str:
        """Everything that the deck shows of the card, as one text."""
        return json.dumps([self.card.path, self.card.fingerprint, self.address, self.pitfall])


def read_digest(app: Sphinx, card: Card) -> Digest:
    """Return what the deck shows of a card, without a look at its document tree."""
    return Digest(card, public_address(app, card), plg_domain(app.env).data["pitfalls"].get(card.docname, ""))


def public_address(app: Sphinx, card: Card) -> str:
    """Return where a card lives in public, or nothing."""
    public = app.config.html_baseurl
    return public.rstrip("/") + "/" + address_of(card.docname) if public else ""


def note_pitfall(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the short pitfall of a card that was read, for the deck."""
    domain = plg_domain(app.env)
    if isinstance(domain.pages.get(app.env.docname), Card):
        sections = (section for section in doctree.findall(nodes.section) if "valkuil" in section["ids"])
        domain.data["pitfalls"][app.env.docname] = next(map(short_pitfall, sections), "")


def read_sheet(app: Sphinx, card: Card) -> Sheet:
    """Return what paper shows of a card."""
    doctree = app.env.get_and_resolve_doctree(card.docname, app.builder, tags=app.builder.tags)
    found = {name: section for section in doctree.findall(nodes.section) for name in section["ids"]}
    parts = {name: found[name] for name in card.outline.sections if name in found}
    drawings = list(doctree.findall(is_picture))
    for node in drawings:
        node.parent.remove(node)
    sections = {name: as_html(app, part) for name, part in parts.items()}
    return Sheet(card, public_address(app, card), sections, bool(drawings))


def is_picture(node: nodes.Node) -> bool:
    """Whether a node is a drawing or other raw HTML: too fine for A5, and not ours to print unseen."""
    return isinstance(node, (nodes.raw, nodes.image, nodes.figure))


def as_html(app: Sphinx, section: nodes.section) -> str:
    """Return a section's HTML below its heading; links stay words, since nobody can follow them on paper."""
    builder: Any = app.builder
    body = nodes.container("", *section.children[1:])
    html = str(builder.render_partial(body)["fragment"])
    return re.sub(r"</?a\b[^>]*>", "", html)


def short_pitfall(section: nodes.section) -> str:
    """Return the bold openings of the pitfall's paragraphs, or else its first sentence."""
    paragraphs = [paragraph for paragraph in section.findall(nodes.paragraph) if "ed" not in paragraph["classes"]]
    openings = [next((node for node in paragraph.children if node.astext()), None) for paragraph in paragraphs]
    bold = [node.astext() for node in openings if isinstance(node, nodes.strong)]
    text = " ".join(paragraphs[0].astext().split()) if paragraphs else ""
    return " ".join(bold) or re.split(r"(?<=[.!?])\s", text)[0]
