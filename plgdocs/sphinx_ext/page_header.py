"""The header of a page: what the model says about it, below the title."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform

from plgdocs.sphinx_ext.directives import template_block
from plgdocs.sphinx_ext.domain import plg_domain


class PageHeader(SphinxTransform):
    """Inserts the template ``blocks/top-<kind>.html``, with the summary and facts, after the title."""

    default_priority = 410

    def apply(self) -> None:
        page = plg_domain(self.env).pages.get(self.env.docname)
        title = next(self.document.findall(nodes.title), None)
        if page and title and title.parent:
            top = template_block("", kind=f"top-{type(page).__name__.lower()}")
            title.parent.insert(title.parent.index(title) + 1, top)
