"""The blocks (directives) that a page may use, and the rules for them.

This list is an allow-list: what is not on it, no file of the library may use.  Cards use none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plgdocs.fields import ListOf, Place, Record, fields_of
from plgdocs.model import (
    DAYPARTS,
    SCHOOL_STRUCTURES,
    Assignment,
    Card,
    Mechanism,
    Page,
    ProgrammePart,
    Question,
)
from plgdocs.problems import Code, Reporter, nearest

if TYPE_CHECKING:
    from plgdocs.outline import Block


@dataclass(frozen=True, slots=True)
class BlockKind:
    """What a block takes: an example of its argument if it needs one, a body, options of a model."""

    argument: str = ""
    has_body: bool = True
    options: type | None = None


OWN_BLOCKS = {
    "naverteld": BlockKind(argument="Hans, schoolleider basisonderwijs"),
    "valkuil": BlockKind(),
    "vragen": BlockKind(),
    "redactie": BlockKind(),
    "vraag": BlockKind(argument="Wat doen we al goed?", options=Question),
    "opdracht": BlockKind(argument="Kijk naar je eigen school", options=Assignment),
    "dagdeel": BlockKind(argument="Inspireren", options=ProgrammePart),
    "conditie": BlockKind(argument="Noden delen"),
    "mechanisme": BlockKind(argument="De visie is onduidelijk", options=Mechanism),
    "vragenfilter": BlockKind(has_body=False),
    "methodieken": BlockKind(has_body=False),
    "aanbevelingen": BlockKind(has_body=False),
    "welke-methodiek": BlockKind(has_body=False),
    "zoeken": BlockKind(has_body=False),
    "meld-een-fout": BlockKind(has_body=False),
    "nieuwe-methodiek": BlockKind(has_body=False),
    "veldenlijst": BlockKind(has_body=False),
    "probleemcodes": BlockKind(has_body=False),
}
"""Blocks of this project (``directives.py``)."""

OTHER_BLOCKS = {
    "note": BlockKind(),
    "tip": BlockKind(),
    "warning": BlockKind(),
    "figure": BlockKind(argument="afbeelding.svg", has_body=False),
    "code-block": BlockKind(),
    "glossary": BlockKind(),
    "toctree": BlockKind(has_body=False),
    "list-table": BlockKind(),
    "grid": BlockKind(),
    "grid-item": BlockKind(),
    "grid-item-card": BlockKind(),
    "dropdown": BlockKind(),
}
"""Blocks of Sphinx, MyST and sphinx-design."""

BLOCKS = OWN_BLOCKS | OTHER_BLOCKS


def check_blocks(page: Page, report: Reporter) -> None:
    """Report blocks that are unknown, empty, or lack their argument or options."""
    for block in page.outline.blocks:
        if isinstance(page, Card):
            report(Code.BLOCK_ON_CARD, block.line, name=block.name)
        elif block.name not in BLOCKS:
            report(Code.UNKNOWN_BLOCK, block.line, name=block.name, nearest=nearest(block.name, BLOCKS))
        else:
            check_block(block, BLOCKS[block.name], report)
    check_school_structure(page, report)


def check_school_structure(page: Page, report: Reporter) -> None:
    """The programme, the conditions and the mechanisms are complete, in order, and on their own pages."""
    name, count = SCHOOL_STRUCTURES.get(page.path, ("", 0))
    homes = {block: path for path, (block, _) in SCHOOL_STRUCTURES.items()}
    found = [block for block in page.outline.blocks if block.name == name]
    if len(found) != count:
        report(Code.BLOCK_COUNT, found[-1].line if found else 1, name=name, count=count, found=len(found))
    for block in page.outline.blocks:
        if homes.get(block.name, page.path) != page.path:
            report(Code.BLOCK_ELSEWHERE, block.line, name=block.name, home=homes[block.name])
    check_daypart_order(found, report)


def check_daypart_order(blocks: list[Block], report: Reporter) -> None:
    """A day runs from morning to afternoon."""
    order = list(DAYPARTS)
    latest = 0
    for block in blocks:
        part = block.options.get("wanneer", ("", 0))[0]
        if part in order and order.index(part) < latest:
            report(Code.DAYPART_ORDER, block.line, part=part, order=", ".join(order))
        elif part in order:
            latest = order.index(part)


def check_block(block: Block, kind: BlockKind, report: Reporter) -> None:
    """Report what is wrong with one known block."""
    if kind.argument and not block.argument:
        report(Code.BLOCK_ARGUMENT, block.line, name=block.name, example=kind.argument)
    if kind.has_body and not block.body:
        report(Code.EMPTY_BLOCK, block.line, name=block.name)
    for name, line in block.repeated:
        report(Code.DUPLICATE_KEY, line, key=name, first=block.options[name][1])
    if kind.options:
        read_options(kind.options, block, report)
    elif block.name in OWN_BLOCKS:  # which take none; those of others Sphinx knows best
        for name, (_, line) in block.options.items():
            report(Code.UNKNOWN_KEY, line, key=name, nearest=nearest(name, []))


def read_options(model: type, block: Block, report: Reporter) -> object:
    """Return the options of a block as an instance of ``model``, or None after a problem.

    Options are read by the same types as front matter; a list is written with commas.
    """
    node = option_nodes(model, block)
    return Record(model).read(node, Place(report))


def option_nodes(model: type, block: Block) -> MappingNode:
    """Return the options of a block as a YAML mapping, at their lines."""
    known = fields_of(model)
    pairs: list[tuple[Node, Node]] = []
    for name, (text, line) in block.options.items():
        mark = mark_at(line)
        value: Node = scalar_node(text, mark)
        if name in known and isinstance(known[name][1].type, ListOf):
            value = SequenceNode("", [scalar_node(part, mark) for part in text.split(",")], mark, mark)
        pairs.append((scalar_node(name, mark), value))
    start = mark_at(block.line)
    return MappingNode("", pairs, start, start)


def mark_at(line: int) -> Mark:
    """Return the mark of the start of a line, counted from 1."""
    return Mark("", 0, line - 1, 0, None, 0)


def scalar_node(text: str, mark: Mark) -> ScalarNode:
    """Return ``text`` as a YAML scalar at ``mark``."""
    return ScalarNode("", text, mark, mark)
