"""The header of a page: what the model says about it, below the title."""

from docutils import nodes
from sphinx.application import Sphinx

from plgdocs.sphinx_ext.directives import template_block
from plgdocs.sphinx_ext.domain import plg_domain


def insert_header(app: Sphinx, doctree: nodes.document) -> None:
    """Insert the template ``blocks/top-<kind>.html``, with the summary and facts, after the title."""
    page = plg_domain(app.env).pages.get(app.env.docname)
    title = next(doctree.findall(nodes.title), None)
    if page and title and title.parent:
        top = template_block("", kind=f"top-{type(page).__name__.lower()}")
        title.parent.insert(title.parent.index(title) + 1, top)
