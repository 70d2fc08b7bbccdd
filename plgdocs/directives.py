"""The blocks of ``blocks.OWN_BLOCKS`` as directives.

Blocks with a body become a ``block`` node; blocks without one show a template of the theme
(``templates/blocks/<name>.html``), filled in with the library when the page is written.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from plgdocs.blocks import OWN_BLOCKS, read_options
from plgdocs.fields import fields_of
from plgdocs.model import DIRECTIONS, MOMENTS, Question
from plgdocs.outline import Block
from plgdocs.pages import render_block
from plgdocs.problems import Reporter

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec


class block(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A block with a body: its ``kind``, its ``label``, and the filter data of a question."""


class template_block(nodes.General, nodes.Element):  # noqa: N801
    """A place that the template ``blocks/<kind>.html`` fills."""


EDITORIAL = ' <small class="ed">redactie</small>'
"""The mark of what the editors chose."""

LABELS = {
    "naverteld": "Naverteld",
    "valkuil": "Valkuil",
    "vragen": "Vragen om mee te nemen",
    "redactie": "Van de redactie",
    "vraag": "",
}


class BlockDirective(SphinxDirective):
    """A block with a body."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the block with its parsed body."""
        argument = self.arguments[0].strip() if self.arguments else ""
        node = block("", kind=self.name, label=argument, data={})
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


class QuestionDirective(BlockDirective):
    """A question of the kit, with the facets that the filter reads."""

    option_spec: ClassVar[OptionSpec] = dict.fromkeys(fields_of(Question), directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Return the question; bad options have been reported by the reader."""
        (node,) = super().run()
        given = {name: (value or "", self.lineno) for name, value in self.options.items()}
        source = Block(self.name, "", given, "", self.lineno)
        question = read_options(Question, source, Reporter("", []))
        if isinstance(question, Question) and isinstance(node, block):
            node["data"] = {
                "richting": question.directions,
                "moment": question.moments,
                "redactie": question.editorial,
            }
        return [node]


class TemplateDirective(SphinxDirective):
    """A block without a body."""

    def run(self) -> list[nodes.Node]:
        """Return the place that the template fills."""
        return [template_block("", kind=self.name)]


def visit_block(translator: HTML5Translator, node: block) -> None:
    """Open a block: its kind, then its label."""
    data = "".join(f' data-{name}="{" ".join(values)}"' for name, values in node["data"].items())
    label, name = html.escape(node["label"]), LABELS[node["kind"]]
    parts = {
        "naverteld": f'<p class="label">{name} <span class="voice">{voice(label)}</span></p>',
        "vraag": f'<h3 class="question">{label}</h3>{question_facts(node)}',
    }
    text = f"{name}: {label}" if label and node["kind"] in ("valkuil", "redactie") else label or name
    opening = parts.get(node["kind"], f'<p class="label">{text}</p>')
    translator.body.append(f'<div class="block {node["kind"]}"{data}>{opening}')


def voice(label: str) -> str:
    """Return who speaks, with a capital; a name (which a role follows) is a pseudonym, and is marked as one."""
    name, comma, role = label.partition(", ")
    return f"{name} (schuilnaam), {role}" if comma else label[:1].upper() + label[1:]


def question_facts(node: block) -> str:
    """Return the line that says where a question points and when it fits."""
    facts = [
        ("richting", [DIRECTIONS[value] for value in node["data"].get("richting", ())]),
        ("moment", [MOMENTS[value] for value in node["data"].get("moment", ())]),
    ]
    editorial = node["data"].get("redactie", ())
    shown = (
        f"<li>{html.escape(', '.join(values))}{EDITORIAL if name in editorial else ''}</li>" for name, values in facts
    )
    return f'<ul class="question-facts">{"".join(shown)}</ul>'


def depart_block(translator: HTML5Translator, node: block) -> None:
    """Close a block."""
    translator.body.append("</div>\n")


def visit_table(translator: HTML5Translator, node: nodes.table) -> None:
    """Put a table in a box that scrolls; one of more than two columns can be reached with the keyboard."""
    columns = len(list(node.findall(nodes.colspec)))
    section = node.parent
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    title = html.escape(section[0].astext() if section else "", quote=True)
    reach = f' role="group" aria-label="Tabel: {title}" tabindex="0"' if columns > 2 else ""
    translator.body.append(f'<div class="table-wrap columns-{columns}"{reach}>')
    HTML5Translator.visit_table(translator, node)


def depart_table(translator: HTML5Translator, node: nodes.table) -> None:
    """Close a table and its box."""
    HTML5Translator.depart_table(translator, node)
    translator.body.append("</div>\n")


def visit_template(translator: HTML5Translator, node: template_block) -> None:
    """Write what the template makes of the library."""
    translator.body.append(render_block(translator.builder, node["kind"]))
    raise nodes.SkipNode


def skip(translator: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Show nothing: other formats have no filters or lists."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register every block."""
    app.add_node(block, html=(visit_block, depart_block))
    app.add_node(template_block, html=(visit_template, None), text=(skip, None))
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    for name, kind in OWN_BLOCKS.items():
        directive: Callable[..., object] = BlockDirective if kind.has_body else TemplateDirective
        app.add_directive(name, QuestionDirective if kind.options else directive)  # type: ignore[arg-type]
