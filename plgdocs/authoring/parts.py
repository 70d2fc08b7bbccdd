"""The parts of a file that fixes look at: front matter and its keys, headings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import yaml
from markdown_it.token import Token
from yaml.nodes import MappingNode, Node

from plgdocs.model.fields import Place
from plgdocs.model.problems import Reporter
from plgdocs.parsing.front_matter import compose, split
from plgdocs.parsing.markdown import markdown_parser


def rebuilt(text: str, *, header: list[str] | None = None, body: str | None = None) -> str:
    """Return a text with its front matter or its body replaced."""
    parts = split(text)
    head = text.split("\n")[: parts.body_line - 1]
    if header is not None:
        head[1:-1] = header
    return "\n".join([*head, parts.body if body is None else body])


def headings_of(body: str) -> list[tuple[str, str, int, int]]:
    """Return the tag, the text, the first line from 0, and the line after each heading."""
    pairs = pairwise(markdown_parser().parse(body))
    return [(token.tag, inline.content, *(token.map or (0, 0))) for token, inline in pairs if is_heading(token)]


def is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0


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
