"""What stands around the text of a page: the facts below its title, and what comes after the steps of a card."""

from docutils import nodes
from sphinx.application import Sphinx

from plgdocs.model.cards import Card
from plgdocs.sphinx_ext.directives import template_block
from plgdocs.sphinx_ext.domain import plg_domain


def insert_header(app: Sphinx, doctree: nodes.document) -> None:
    """Insert the template ``blocks/top-<kind>.html``, with the summary and facts, after the title."""
    page = plg_domain(app.env).page(app.env.docname)
    title = next(doctree.findall(nodes.title), None)
    if page and title and title.parent:
        top = template_block("", kind=f"top-{type(page).__name__.lower()}")
        title.parent.insert(title.parent.index(title) + 1, top)
        if isinstance(page, Card):
            move_background(title.parent)
            follow_steps(title.parent)


def move_background(card: nodes.Element) -> None:
    """Move “Wat?” and “Waarom?” to the end: who opens a card on a phone comes for the steps."""
    sections = [
        part for part in card.children if isinstance(part, nodes.section) and {*part["ids"]} & {"wat", "waarom"}
    ]
    for section in sections:
        card.remove(section)
    card += nodes.container("", *sections, classes=["background"])


def follow_steps(card: nodes.Element) -> None:
    """Put the template ``blocks/na-de-stappen.html`` below the steps."""
    for section in card.children:
        if isinstance(section, nodes.section) and "hoe" in section["ids"]:
            card.insert(card.index(section) + 1, template_block("", kind="na-de-stappen"))
            return
