"""Front matter: splits a file into YAML and Markdown, and reads the YAML as values of the model."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plgdocs.model.characters import code_point, find_hidden, plain_spaces
from plgdocs.model.codes import Code
from plgdocs.model.fields import Beside, Place, Record, Type, fields_of
from plgdocs.model.pages import Page
from plgdocs.model.problems import Reporter
from plgdocs.model.types import ListOf, NamedTexts, Text
from plgdocs.parsing.allow_list import check_text
from plgdocs.parsing.hard_spaces import report_changes, soften_yaml
from plgdocs.parsing.yaml_errors import INDENT, explain

FENCE = "---"


@dataclass(frozen=True)
class Parts:
    """The YAML between the fences, if any, and the Markdown, which starts at line ``body_line`` of the file."""

    header: str | None
    body: str
    body_line: int


def split(text: str) -> Parts:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Parts(None, text, 1)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2)
    return Parts(None, "\n".join(lines[1:]), 2)


def blank_front_matter(text: str) -> str:
    """Return ``text`` with its front matter replaced by empty lines, so that line numbers stay the same."""
    parts = split(text)
    return "\n" * (parts.body_line - 1) + parts.body


def read_header(model: type[Page], header: str, report: Reporter) -> dict[str, Any]:
    # The empty line replaces the opening fence, so that marks hold line numbers of the file.
    return read_values(Record(model), "\n" + header, report)


def read_values(record: Record, text: str, report: Reporter) -> dict[str, Any]:
    """Return the values of YAML ``text`` by attribute."""
    if (found := read_yaml(text, report)) is None:
        return {}
    node, text = found
    node = node or node_at(1, MappingNode, [])
    if not isinstance(node, MappingNode):
        where = report.path if isinstance(record, Beside) else FENCE
        key, field = next(iter(record.fields.items()))
        Place(report, where, f"{key}: {field.example}").problem(Code.NOT_MAPPING, node)
        return {}
    note_cuts(record, node, text, report)
    return record.read_values(node, Place(report))


def read_yaml(text: str, report: Reporter) -> tuple[Node | None, str] | None:
    """Return the root node of YAML ``text``, if it holds any, and the text as it was read; None if it can't be read."""
    if not check_text(text, 1, report):  # libyaml can't read some of them
        return None
    text = with_plain_spaces(text, report)
    try:
        return compose(text, Place(report)), text
    except yaml.YAMLError as error:
        line, column, detail = explain(text, error, lambda other: compose(other, Place(Reporter("", []))))
        report(Code.BAD_YAML, line, column, detail=detail)
        return None


def with_plain_spaces(text: str, report: Reporter) -> str:
    """Return YAML without hard spaces; report them if it takes them for letters of a key or a sign."""
    plain = plain_spaces(text)
    if plain != text and shape_of(text) != shape_of(plain):
        report_changes(text, soften_yaml(text), 1, report)
    return plain


def shape_of(text: str) -> object:
    """Return the keys and values of YAML, but for the kinds of their spaces; or why it can't be read."""
    try:
        return shape(compose(text, Place(Reporter("", []))))
    except yaml.YAMLError as error:
        return str(error)


def shape(node: Node | None) -> object:
    if isinstance(node, MappingNode):
        return [(plain_spaces(str(name.value)), shape(value)) for name, value in node.value]
    return [*map(shape, node.value)] if isinstance(node, SequenceNode) else node and node.value.split()


CUT = re.compile(r"[ \t]+(#.*)")


def note_cuts(record: Record, node: MappingNode, yaml_text: str, report: Reporter) -> None:
    """Note what texts without quotation marks lose at “ #”; behind numbers and words of ours it is a comment."""
    known, lines = record.fields, yaml_text.split("\n")
    for name, value in node.value:
        if not (isinstance(name, ScalarNode) and name.value in known and is_text(known[name.value].type)):
            continue
        for text in scalars(value):
            end = text.end_mark
            for number in range(text.start_mark.line + 1, end.line + 1) if isinstance(value, SequenceNode) else ():
                if not text.style and (dash := re.match(r"\s*(?=- )", lines[number])):  # it is no item of its own
                    report(Code.BAD_YAML, number + 1, dash.end() + 1, detail=INDENT)
            if not text.style and (cut := CUT.match(lines[end.line], end.column)):
                report(Code.CUT_VALUE, end.line + 1, cut.start(1) + 1, key=name.value, value=text.value, cut=cut[1])


def is_text(type_: Type) -> bool:
    """Whether a type is that of a text, or of several."""
    inner = {ListOf: "item", NamedTexts: "value"}.get(type(type_))
    return isinstance(getattr(type_, inner) if inner else type_, Text)


def scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    for child in node.value if isinstance(node, SequenceNode) else ():
        yield from scalars(child)
    for _, child in node.value if isinstance(node, MappingNode) else ():
        yield from scalars(child)


DEEPEST = 8
"""Maximum nesting of values; cards need three."""
NULLS = ("~", "null", "Null", "NULL")
"""Scalars that YAML reads as null; in quotation marks they are text."""


class NodeLoader(Composer, yaml.CBaseLoader):
    """Composes nodes from libyaml's events, and reports YAML that no author means.

    These are aliases, which can expand without limit; anchors and tags, whose name would be lost (``!Let op``); and
    escape sequences for forbidden characters.
    """

    def __init__(self, text: str, place: Place) -> None:
        yaml.CBaseLoader.__init__(self, text)
        Composer.__init__(self)
        self.place = place
        self.depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Compose one node; an alias or null becomes an empty scalar."""
        if self.check_event(yaml.AliasEvent):
            event: Any = self.get_event()
            empty = ScalarNode("", "-", event.start_mark, event.end_mark)
            self.place.problem(Code.ALIAS, empty, value=f"*{event.anchor}")
            return empty
        self.check_start(self.peek_event())
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, ScalarNode):
            if found := find_hidden(node.value):  # from an escape sequence
                self.place.problem(Code.BAD_CHARACTER, node, number=code_point(found[0]))
            if not node.style and node.value in NULLS:
                node.value = ""
        return node

    def check_start(self, event: Any) -> None:
        """Report a node's anchor and tag; raise ``yaml.MarkedYAMLError`` for a node that is nested too deeply."""
        if self.depth == DEEPEST:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=event.start_mark)
        start = ScalarNode("", "", event.start_mark, event.end_mark)
        if event.anchor:
            self.place.problem(Code.ALIAS, start, value=f"&{event.anchor}")
        if event.tag:
            self.place.problem(Code.ALIAS, start, value=event.tag.replace("tag:yaml.org,2002:", "!!"))


def compose(text: str, place: Place) -> Node | None:
    """Return the root node of YAML ``text``; report YAML that no author means. May raise ``yaml.YAMLError``."""
    return NodeLoader(text, place).get_single_node()


def mapping_at(line: int, model: type, given: Iterable[tuple[str, str | tuple[str, ...], int]]) -> MappingNode:
    """Return texts by key, each with its line, as a YAML mapping; commas separate the items of a list."""
    known, pairs = fields_of(model), list[tuple[Node, Node]]()
    for key, text, at in given:
        parts = [node_at(at, ScalarNode, part.strip()) for part in (text.split(",") if isinstance(text, str) else text)]
        is_list = isinstance(known[key].type, ListOf)
        value = node_at(at, SequenceNode, parts) if is_list else node_at(at, ScalarNode, text)
        pairs.append((node_at(at, ScalarNode, key), value))
    return node_at(line, MappingNode, pairs)


N = TypeVar("N", bound=Node)


def node_at(line: int, kind: type[N], value: object) -> N:
    """Return a YAML node whose mark is the start of a line, counted from 1."""
    mark = yaml.Mark("", 0, line - 1, 0, None, 0)
    return kind("", value, mark, mark)
