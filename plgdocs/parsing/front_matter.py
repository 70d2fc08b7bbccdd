"""Front matter: splits a file into YAML and Markdown, and reads the YAML as values of the model."""

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node

from plgdocs.model.characters import code_point, find_hidden
from plgdocs.model.codes import Code
from plgdocs.model.fields import Place, Record
from plgdocs.model.pages import Page
from plgdocs.model.problems import Reporter
from plgdocs.parsing.allow_list import check_text

FENCE = "---"


@dataclass(frozen=True)
class Parts:
    """The YAML between the fences, if any, and the Markdown, which starts at line ``body_line`` of the file."""

    header: str | None
    body: str
    body_line: int


def split(text: str, report: Reporter) -> Parts:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        report(Code.NO_FRONT_MATTER, 1)
        return Parts(None, text, 1)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2)
    report(Code.OPEN_FRONT_MATTER, 1)
    return Parts(None, "\n".join(lines[1:]), 2)


def blank_front_matter(text: str) -> str:
    """Return ``text`` with its front matter replaced by empty lines, so that line numbers stay the same."""
    parts = split(text, Reporter("", []))
    return "\n" * (parts.body_line - 1) + parts.body


def read_header(model: type[Page], header: str, report: Reporter) -> dict[str, Any]:
    # The empty line replaces the opening fence, so that marks hold line numbers of the file.
    return read_values(Record(model), "\n" + header, report)


def read_values(record: Record, text: str, report: Reporter) -> dict[str, Any]:
    """Return the values of YAML ``text`` by attribute."""
    if not check_text(text, 1, report):  # libyaml can't read some of them
        return {}
    place = Place(report)
    try:
        node = compose(text, place)
    except yaml.YAMLError as error:
        report(Code.BAD_YAML, *yaml_place(error), detail=yaml_detail(error))
        return {}
    node = node or MappingNode("", [], yaml.Mark("", 0, 0, 0, None, 0))
    if not isinstance(node, MappingNode):
        Place(report, FENCE, "samenvatting: …").problem(Code.NOT_MAPPING, node)
        return {}
    return record.read_values(node, place)


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
            empty = yaml.ScalarNode("", "-", event.start_mark, event.end_mark)
            self.place.problem(Code.ALIAS, empty, value=f"*{event.anchor}")
            return empty
        self.check_start(self.peek_event())
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, yaml.ScalarNode):
            if found := find_hidden(node.value):  # from an escape sequence
                self.place.problem(Code.BAD_CHARACTER, node, number=code_point(found[0]))
            if not node.style and node.value in NULLS:
                node.value = ""
        return node

    def check_start(self, event: Any) -> None:
        """Report a node's anchor and tag; raise ``yaml.MarkedYAMLError`` for a node that is nested too deeply."""
        if self.depth == DEEPEST:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=event.start_mark)
        start = yaml.ScalarNode("", "", event.start_mark, event.end_mark)
        if event.anchor:
            self.place.problem(Code.ALIAS, start, value=f"&{event.anchor}")
        if event.tag:
            self.place.problem(Code.ALIAS, start, value=event.tag.replace("tag:yaml.org,2002:", "!!"))


def compose(text: str, place: Place) -> Node | None:
    """Return the root node of YAML ``text``; report YAML that no author means. May raise ``yaml.YAMLError``."""
    return NodeLoader(text, place).get_single_node()


def yaml_place(error: yaml.YAMLError) -> tuple[int, int]:
    """Return the line and column, from 1, where parsing failed."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (2, 1)


YAML_DETAILS = {
    "mapping values are not allowed": "een dubbelepunt te veel",
    "could not find expected ':'": "er ontbreekt een dubbelepunt",
    "found unexpected end of stream": "een aanhalingsteken wordt niet gesloten",
    "found character that cannot start any token": "een teken dat hier niet kan staan; gebruik spaties, geen tabs",
    "did not find expected key": "de inspringing klopt niet",
    "did not find expected ',' or ']'": "een rechte haak wordt niet gesloten",
    "did not find expected ',' or '}'": "een accolade wordt niet gesloten",
    "found unknown escape character": "een “\\” te veel",
    "found invalid Unicode character escape code": "een teken dat niet te lezen is",
    "too deep": "haken in haken, te diep om te lezen",
}
"""How libyaml's messages begin, and what they mean in Dutch."""


def yaml_detail(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or ""
    known = (dutch for english, dutch in YAML_DETAILS.items() if problem.startswith(english))
    return next(known, "de opmaak klopt niet")
