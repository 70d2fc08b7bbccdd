"""Takes from a document tree what the search indexes and shows: its sections, and its links to other pages."""

import pickle
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from plgdocs.model.addresses import address_of
from plgdocs.model.pages import Page
from plgdocs.search.entries import is_searched, read_entry
from plgdocs.search.index import Counts, Entry, Link, Section, count
from plgdocs.sphinx_ext.directives import block, template_block
from plgdocs.sphinx_ext.domain import plg_domain

HIDDEN = (
    template_block,
    addnodes.toctree,
    nodes.comment,
    nodes.image,
    nodes.literal_block,
    nodes.raw,
    nodes.system_message,
)
"""Nodes that are not searched: lists made by templates, drawings, code."""

AROUND = 90
"""A longer paragraph says more than what a link in it leads to."""


def store_words(app: Sphinx, doctree: nodes.document) -> None:
    """Store the searchable content of a page while its document tree is available.

    It goes into a file, since Sphinx would send what all pages have from process to process.
    """
    page = plg_domain(app.env).page(app.env.docname)
    if page and is_searched(page):
        entry = read_entry(page, read_sections(doctree), tuple(links(doctree)))
        path = words_path(app, page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps((entry, count(entry))))


def words_path(app: Sphinx, page: Page) -> Path:
    return Path(app.doctreedir, f"{page.docname}.words")


def searched(app: Sphinx) -> list[tuple[Entry, Counts]]:
    """Return the searchable content of each page that has been read."""
    paths = (words_path(app, page) for page in plg_domain(app.env).library.pages.values() if is_searched(page))
    return [pickle.loads(path.read_bytes()) for path in paths if path.is_file()]  # noqa: S301 (ours)


def read_sections(doctree: nodes.document) -> list[Section]:
    """Return the sections of a page: those with a heading, a card's steps, questions, and glossary terms."""
    found = [Section()]
    collect(doctree, found)
    return [section for section in found if section.heading or section.texts]


def collect(node: nodes.Element, found: list[Section]) -> None:
    for child in node.children:
        if isinstance(child, HIDDEN) or not isinstance(child, nodes.Element):
            continue
        if opens_section(child) and (anchor := anchor_of(child)):
            found.append(Section(anchor))
        if isinstance(child, block) and child["ids"]:
            found[-1].heading = child["label"]
        elif isinstance(child, block) and child["label"]:
            found[-1].texts.append(child["label"])
        is_step = "step-head" in child["classes"]  # the name of a step, then its time and marks
        if (is_step or isinstance(child, (nodes.title, nodes.term))) and not found[-1].heading:
            name = child.children[0] if is_step else child
            found[-1].heading = name.astext().strip(" .")
        elif isinstance(child, nodes.TextElement):
            found[-1].texts.append(text_of(child))
            if isinstance(child.parent, nodes.block_quote):
                found[-1].spoken.append(text_of(child))
        else:
            collect(child, found)


def links(doctree: nodes.document) -> Iterator[Link]:
    """Yield the links to other pages, with the words around them: they say what the other page is good for."""
    for link in doctree.findall(addnodes.pending_xref):
        if link.get("refdomain") == "doc" and isinstance(link.parent, nodes.Element):
            around = " ".join(link.parent.astext().split())
            yield address_of(link["reftarget"]), around if len(around) <= AROUND else link.astext()


def opens_section(node: nodes.Element) -> bool:
    """Whether a node starts a section; the section of the page's title is the page itself."""
    if isinstance(node, nodes.section):
        return not isinstance(node.parent, nodes.document)
    return isinstance(node, (nodes.list_item, nodes.definition_list_item, block))


def anchor_of(node: nodes.Element) -> str:
    terms: Iterator[nodes.Element] = (child for child in node.children if isinstance(child, nodes.term))
    ids = [name for owner in (node, *terms) for name in owner["ids"]]
    return str(ids[0]) if ids else ""


def text_of(node: nodes.TextElement) -> str:
    """Return the text of a paragraph, without the labels of silences."""
    parts = (part for part in node.children if not (isinstance(part, nodes.inline) and "silence" in part["classes"]))
    return "".join(part.astext() for part in parts)
