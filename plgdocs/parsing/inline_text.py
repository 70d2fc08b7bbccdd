"""The visible text of inline Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain(inline: Token) -> str:
    return "".join(shown(child) for child in inline.children or [])


def shown(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type == "myst_role":
        return child.content.partition("<")[0].strip()
    return child.content
