"""The steps of a card and the parts of a plan: the items of its numbered list."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from plgdocs.model.names import slug
from plgdocs.model.outline import SILENCE, STEP_SECTIONS, Step
from plgdocs.model.timing import Timing, read_timing
from plgdocs.parsing.markdown import plain, shown

Nodes: TypeAlias = list[SyntaxTreeNode]

BRACKETS = re.compile(r"\s{0,99}\((?P<text>[^()]*)\)")

UNIT = re.compile(r"\b(?:min|minuten|minuut|uur|kwartier)\b(?!\.? ?[0-9])|1/[2-9]")
"""What makes brackets in the name of a step a time."""


def heading_places(tokens: list[Token], *tags: str) -> list[int]:
    """Return the indexes of the top-level headings, or of those with these tags."""
    found = (index for index, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0)
    return [index for index in found if not tags or tokens[index].tag in tags]


def nodes_below(tokens: list[Token], sections: Sequence[str] = STEP_SECTIONS) -> Nodes:
    """Return what stands below the headings of these sections: those of the steps, if no others are given."""
    return [
        node
        for start, end in pairwise([*heading_places(tokens, "h1", "h2"), len(tokens)])
        if slug(plain(tokens[start + 1])) in sections
        for node in SyntaxTreeNode(tokens[start + 3 : end]).children
    ]


def numbered_items(nodes: Nodes) -> list[Nodes]:
    """Return the items of numbered lists, each as a node; what follows a list goes with its last item."""
    items: list[Nodes] = []
    is_numbered = False
    for node in nodes:
        if node.type.endswith("_list"):
            is_numbered = node.type == "ordered_list"
            items += [[item] for item in node.children if is_numbered]
        elif is_numbered:
            items[-1].append(node)
    return items


def read_step(item: Nodes, lines: list[str], first_line: int) -> Step:
    start, end = item[0].map or (0, 0)
    first, texts, say = texts_and_quotes(item)
    name, target, rest = split_name(first)
    timing, bad_time, rest = split_time(rest)
    return Step(
        name=name,
        text=" ".join([rest.strip(), *texts]).strip(),
        line=start + first_line,
        say=tuple(say),
        silences="\n".join(lines[start:end]).count(SILENCE),
        timing=timing,
        bad_time=bad_time,
        target=target,
        links=tuple(str(node.attrs["href"]) for node in find(item, "link")),
    )


def split_name(inline: Token | None) -> tuple[str, str, str]:
    """Return the bold name that an item opens with (or nothing), its link target, and the text after it."""
    children = (inline.children if inline else None) or []
    visible = [child for child in children if child.type != "text" or child.content]
    if not visible or visible[0].type != "strong_open":
        return "", "", inline.content if inline else ""
    close = next(i for i, child in enumerate(visible) if child.type == "strong_close" and child.level == 0)
    name = "".join(child.content for child in visible[1:close])
    target = next((str(child.attrs["href"]) for child in visible[1:close] if child.type == "link_open"), "")
    return name.rstrip(" .:"), target, "".join(shown(child) for child in visible[close + 1 :])


def split_time(text: str) -> tuple[Timing | None, str | None, str]:
    """Return the time in brackets that ``text`` opens with, or else the text of an invalid one, and the rest.

    Brackets without a digit or a unit are not meant as a time, and stay text.
    """
    brackets = BRACKETS.match(text)
    if not brackets:
        return None, None, text
    rest = text[brackets.end() :]
    if timing := read_timing(brackets["text"]):
        return timing, None, rest
    if re.search(r"\d|\b(min|minuten|minuut|sec|seconden|uur|kwartier|richttijd)\b", brackets["text"]):
        return None, brackets["text"], rest
    return None, None, text


def texts_and_quotes(item: Nodes, *without: str) -> tuple[Token | None, list[str], list[str]]:
    """Return the first text of an item, its other texts, and what the coach can say: the text of each block quote."""
    first = next(texts_in(item, *without), None)
    others = [plain(text) for text in texts_in(item, "blockquote", *without) if text is not first]
    return first, others, list(quotes_in(item, *without))


def find(nodes: Nodes, kind: str) -> Nodes:
    """Return the nodes of a kind, at any depth."""
    return [node for top in nodes for node in top.walk() if node.type == kind]


def texts_in(nodes: Nodes, *without: str) -> Iterator[Token]:
    """Yield the texts in nodes, but for those in nodes of some types."""
    for node in nodes:
        if node.token and node.type == "inline":
            yield node.token
        elif node.type not in without:
            yield from texts_in(node.children, *without)


def quotes_in(nodes: Nodes, *without: str) -> Iterator[str]:
    for node in nodes:
        if node.type == "blockquote":
            yield " ".join(map(plain, texts_in(node.children, *without)))
        else:
            yield from quotes_in(node.children, *without)


def time_in_name(name: str) -> str | None:
    """Return the text of brackets in the name of a step that hold a time: nothing reads it there."""
    return next((match["text"] for match in BRACKETS.finditer(name) if UNIT.search(match["text"])), None)
