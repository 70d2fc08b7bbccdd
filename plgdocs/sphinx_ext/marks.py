"""Marks, on a page that follows a source, the sections and steps that are the editors'."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from plgdocs.sphinx_ext.domain import plg_domain
from plgdocs.sphinx_ext.page_context import render_block


class editors_mark(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """A small sign behind a heading or the name of a step."""


class MarkTransform(SphinxPostTransform):
    """Comes after the contents and the search took the headings: the sign is no word of theirs."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        page = plg_domain(self.env).page(self.env.docname)
        if page is None or not page.has_marks:
            return
        marked = set(filter(page.is_marked, page.parts))
        steps = enumerate(page.steps, start=1)
        marked |= {f"stap-{number}" for number, step in steps if f"stap-{step.slug}" in marked}
        for node in self.document.findall(nodes.Element):
            if marked.intersection(node["ids"]) and (head := head_of(node)):
                head += editors_mark()


def head_of(node: nodes.Element) -> nodes.Element | None:
    """Return the heading of a section, or the line of a step's name."""
    heads = (
        child
        for child in node.children
        if isinstance(child, nodes.title) or (isinstance(child, nodes.paragraph) and "step-head" in child["classes"])
    )
    return next(heads, None)


def visit_mark(translator: HTML5Translator, node: editors_mark) -> None:
    translator.body.append(render_block(translator.builder, "mark"))
    raise nodes.SkipNode
