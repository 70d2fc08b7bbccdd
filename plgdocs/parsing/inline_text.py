"""Markdown text -> its outline: title, headings, sections, steps, blocks, links and images, each
with its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain(inline: Token) -> str:
    """Return the text of an inline token as a reader sees it."""
    return "".join(shown(child) for child in inline.children or [])


def shown(child: Token) -> str:
    """Return what a reader sees of one inline token."""
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type == "myst_role":
        return child.content.partition("<")[0].strip()
    return child.content
