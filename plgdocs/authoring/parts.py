"""The parts of a file that fixes look at: front matter and its keys, headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node

from plgdocs.model.fields import Place
from plgdocs.model.problems import Reporter
from plgdocs.parsing.front_matter import compose, split
from plgdocs.parsing.markdown import markdown_parser
from plgdocs.parsing.steps import heading_places


def in_header(change: Callable[[str], str], text: str) -> str:
    """Return a text with its front matter changed, if it has any."""
    parts = split(text)
    if not parts.header:
        return text
    lines = text.split("\n")
    return "\n".join([lines[0], change(parts.header), lines[parts.body_line - 2], parts.body])


def in_body(change: Callable[[str], str], text: str) -> str:
    """Return a text with what stands below its front matter changed."""
    parts = split(text)
    return "\n".join([*text.split("\n")[: parts.body_line - 1], change(parts.body)])


def headings_of(body: str) -> list[tuple[str, str, int, int]]:
    """Return the tag, the text, the first line from 0, and the line after each heading."""
    tokens = markdown_parser().parse(body)
    pairs = (tokens[index : index + 2] for index in heading_places(tokens))
    return [(token.tag, inline.content, *(token.map or (0, 0))) for token, inline in pairs]


def pairs_of(header: str) -> list[tuple[Any, Node]]:
    """Return the keys and values of front matter; their marks are off by the newline in front of ``header``."""
    try:
        root = compose("\n" + header, Place(Reporter("", [])))
    except yaml.YAMLError:
        return []
    return root.value if isinstance(root, MappingNode) and not root.flow_style else []


def opening(lines: list[str], start: int) -> int:
    """Return the first line that belongs to a key: that of the comments and empty lines above it."""
    while start and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start


def is_target(line: str) -> bool:
    """Whether a line is a ``(name)=`` for the heading below it."""
    return re.fullmatch(r"\([^()]+\)=\s*", line) is not None
