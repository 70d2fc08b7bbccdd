"""A page's document tree -> its sections, as the search indexes them and shows them."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from plgdocs.search.entries import is_searched, read_entry
from plgdocs.search.index import Counts, Entry, Section, count
from plgdocs.sphinx_ext.directives import block, template_block
from plgdocs.sphinx_ext.domain import PlgDomain, plg_domain

HIDDEN = (
    template_block,
    addnodes.toctree,
    nodes.comment,
    nodes.image,
    nodes.literal_block,
    nodes.raw,
    nodes.system_message,
)
"""What a reader doesn't search for: lists made by templates, drawings, examples of code."""


def note_words(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the search knows of a page that was read, while its document tree is at hand."""
    domain = plg_domain(app.env)
    page = domain.pages.get(app.env.docname)
    if page and is_searched(page):
        entry = read_entry(page, read_sections(doctree))
        domain.data["searched"][page.docname] = (entry, count(entry))


def searched(domain: PlgDomain) -> list[tuple[Entry, Counts]]:
    """Return every page that the search knows, and its words, in a fixed order."""
    found = domain.data["searched"]
    return [found[page.docname] for page in domain.library.pages.values() if page.docname in found]


def read_sections(doctree: nodes.document) -> list[Section]:
    """Return the sections of a page: those with a heading, the steps of a card, the terms of the glossary."""
    found = [Section()]
    collect(doctree, found)
    return [section for section in found if section.heading or section.texts]


def collect(node: nodes.Element, found: list[Section]) -> None:
    """Add what stands below a node to the sections found."""
    for child in node.children:
        if isinstance(child, HIDDEN) or not isinstance(child, nodes.Element):
            continue
        if opens_section(child) and (anchor := anchor_of(child)):
            found.append(Section(anchor))
        if isinstance(child, block) and child["label"]:
            found[-1].texts.append(child["label"])
        if is_heading(child) and not found[-1].heading:
            name = child.children[0] if is_step_head(child) else child
            found[-1].heading = name.astext().strip(" .")
        elif isinstance(child, nodes.TextElement):
            found[-1].texts.append(spoken(child))
        else:
            collect(child, found)


def opens_section(node: nodes.Element) -> bool:
    """Whether a section starts here; that of the page's title is the page."""
    if isinstance(node, nodes.section):
        return not isinstance(node.parent, nodes.document)
    return isinstance(node, (nodes.list_item, nodes.definition_list_item))


def anchor_of(node: nodes.Element) -> str:
    """Return the fragment that leads to a node, or nothing."""
    terms: Iterator[nodes.Element] = (child for child in node.children if isinstance(child, nodes.term))
    ids = [name for owner in (node, *terms) for name in owner["ids"]]
    return str(ids[0]) if ids else ""


def is_heading(node: nodes.Element) -> bool:
    """Whether a node names its section: a title, a term, the name of a step."""
    return isinstance(node, (nodes.title, nodes.term)) or is_step_head(node)


def is_step_head(node: nodes.Element) -> bool:
    """Whether a node is the line of a step that starts with its name; its time and marks follow."""
    return "step-head" in node["classes"]


def spoken(node: nodes.TextElement) -> str:
    """Return the text of a paragraph, without the label that a silence has."""
    parts = (part for part in node.children if not (isinstance(part, nodes.inline) and "silence" in part["classes"]))
    return "".join(part.astext() for part in parts)
