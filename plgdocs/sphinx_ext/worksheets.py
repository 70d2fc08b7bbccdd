"""A worksheet in the document tree: templates take the places of the lists of fields and of answers."""

from docutils import nodes
from sphinx.transforms import SphinxTransform

from plgdocs.model.names import slug
from plgdocs.model.worksheets import EXAMPLE_SECTION, FIELDS_SECTION, Worksheet
from plgdocs.sphinx_ext.directives import template_block
from plgdocs.sphinx_ext.domain import plg_domain

TEMPLATES = {slug(FIELDS_SECTION): "werkblad", slug(EXAMPLE_SECTION): "werkblad-voorbeeld"}

WITH_BOARD = {"werkblad": "bord"}
"""A worksheet with a board loads more than others do."""


class WorksheetTransform(SphinxTransform):
    """Puts the drawn worksheet below “Blad”, and its example below “Voorbeeld”; each field has its fragments."""

    default_priority = 400

    def apply(self) -> None:
        page = plg_domain(self.env).pages.get(self.env.docname)
        if not isinstance(page, Worksheet):
            return
        for section in list(self.document.findall(nodes.section)):
            if kind := next((TEMPLATES[name] for name in section["ids"] if name in TEMPLATES), ""):
                kind = WITH_BOARD.get(kind, kind) if page.has_board else kind
                del section[1:]
                is_paper = page.is_paper_only and kind == "werkblad"
                section.append(template_block("", kind="werkblad-papier" if is_paper else kind))
        slugs = self.env.metadata[self.env.docname].setdefault("myst_slugs", {})
        for blank in page.blanks:
            slugs |= {fragment: (blank.line, fragment, blank.label) for fragment in blank.fragments}
