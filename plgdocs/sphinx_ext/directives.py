"""The blocks in ``blocks.OWN_BLOCKS`` as directives: those without a body render a template of the theme."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from plgdocs.authoring import experience_form
from plgdocs.authoring.writer import Draft, card_text
from plgdocs.checking.blocks import OWN_BLOCKS, SHOWN_CARD, BlockKind, read_options
from plgdocs.model.addresses import resolve
from plgdocs.model.block_options import Assignment, Question
from plgdocs.model.fields import fields_of
from plgdocs.model.names import slug
from plgdocs.model.outline import ANSWER, QUESTION, Block
from plgdocs.model.problems import Reporter
from plgdocs.sphinx_ext.page_context import render_block


class block(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A block with a body: its ``kind``, its ``label``, and its ``options`` if it has a model."""


class template_block(nodes.General, nodes.Element):  # noqa: N801
    """A place for the template ``blocks/<kind>.html``; a part of a plan has a ``number``."""


class BlockDirective(SphinxDirective):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    model: ClassVar[type | None] = None

    def run(self) -> list[nodes.Node]:
        """Return the block with its parsed body; the reader has reported invalid options."""
        argument = self.arguments[0].strip() if self.arguments else ""
        node = block("", kind=self.name, label=argument)
        self.set_source_info(node)
        if self.name == QUESTION and (fragment := slug(argument)):
            node["names"].append(fragment)
            self.state.document.note_explicit_target(node, node)
        if self.model:
            given = {name: (value or "", self.lineno) for name, value in self.options.items()}
            source = Block(self.name, "", given, "", self.lineno)
            node["options"] = read_options(self.model, source, Reporter("", [])) or self.model()
        node += self.parse_content_to_nodes()
        return [node]


def directive_for(name: str, kind: BlockKind) -> type[SphinxDirective]:
    if name in TEXTS:
        return CopiedTextDirective
    if name == SHOWN_CARD:
        return ShownCardDirective
    if not kind.has_body:
        return TemplateDirective
    if not kind.options:
        return BlockDirective
    spec = dict.fromkeys(fields_of(kind.options), directives.unchanged)
    return type("OptionsDirective", (BlockDirective,), {"option_spec": spec, "model": kind.options})


class TemplateDirective(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        return [template_block("", kind=self.name)]


TEXTS: dict[str, tuple[str, Callable[[], str]]] = {
    "sjabloon": ("markdown", lambda: card_text(Draft("Naam van je methodiek"))),
    "sjabloon-ervaring": ("text", experience_form.as_text),
}
"""Texts to copy and fill in: an empty card as ``plgdocs new`` writes it, and the questions about an experience."""


class CopiedTextDirective(SphinxDirective):
    """One of ``TEXTS``, as code with a copy button."""

    def run(self) -> list[nodes.Node]:
        language, make = TEXTS[self.name]
        text = make()
        return [nodes.literal_block(text, text, language=language)]


CARD_FILE = re.compile(r"methods/[a-z0-9-]+\.md")


class ShownCardDirective(SphinxDirective):
    """A card as its file, without what stands in the files beside it; nothing if the checker reported its name."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        path = resolve(f"{self.env.docname}.md", self.arguments[0])
        file = Path(self.env.srcdir, path)
        if not CARD_FILE.fullmatch(path) or not file.is_file():
            return []
        self.env.note_dependency(path)
        text = file.read_text("utf-8", errors="replace")  # the checker reports what is no text
        return [nodes.literal_block(text, text, language="markdown")]


def visit_block(translator: HTML5Translator, node: block) -> None:
    options = node.get("options")
    data = ""
    if isinstance(options, Question):  # the filter reads these
        facets = {"richting": options.directions, "moment": options.moments}
        data = "".join(f' data-{name}="{" ".join(values)}"' for name, values in facets.items())
    anchor = "".join(f' id="{name}"' for name in node["ids"])
    opening = render_block(
        translator.builder,
        "opening",
        kind=node["kind"],
        label=node["label"],
        fragment=slug(node["label"]),
        options=options,
        number=number_of(node),
    )
    tag = "details" if node["kind"] == ANSWER else "div"
    translator.body.append(f'<{tag} class="block {node["kind"]}"{anchor}{data}>{opening}')


def number_of(node: block) -> int:
    """Return the position of a block among those of its kind on the page, from 1."""
    document = node.document
    assert document is not None
    return [other for other in document.findall(block) if other["kind"] == node["kind"]].index(node) + 1


def depart_block(translator: HTML5Translator, node: block) -> None:
    """Close a block; an assignment has lines to write on, which only paper shows, and a place to type."""
    options = node.get("options")
    if isinstance(options, Assignment):
        translator.body.append('<div class="lines" aria-hidden="true">' + "<i></i>" * options.lines + "</div>")
        translator.body.append(render_block(translator.builder, "opdracht-invullen", options=options))
    translator.body.append("</details>\n" if node["kind"] == ANSWER else "</div>\n")


def visit_table(translator: HTML5Translator, node: nodes.table) -> None:
    """Put a table in a box that scrolls, and takes the focus if there are more than two columns."""
    columns = len(list(node.findall(nodes.colspec)))
    section = node.parent
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    title = html.escape(section[0].astext() if section else "", quote=True)
    reach = f' role="group" aria-label="Tabel: {title}" tabindex="0"' if columns > 2 else ""
    translator.body.append(f'<div class="table-wrap columns-{columns}"{reach}>')
    HTML5Translator.visit_table(translator, node)


def depart_table(translator: HTML5Translator, node: nodes.table) -> None:
    HTML5Translator.depart_table(translator, node)
    translator.body.append("</div>\n")


def visit_template(translator: HTML5Translator, node: template_block) -> None:
    translator.body.append(render_block(translator.builder, node["kind"], number=node.get("number")))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_node(block, html=(visit_block, depart_block))
    app.add_node(template_block, html=(visit_template, None))
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    for name, kind in OWN_BLOCKS.items():
        app.add_directive(name, directive_for(name, kind))
