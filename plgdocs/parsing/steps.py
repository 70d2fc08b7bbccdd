"""The steps of a card and the parts of a plan: the items of its numbered list."""

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from plgdocs.model.names import slug
from plgdocs.model.outline import SILENCE, STEP_SECTIONS, Step
from plgdocs.model.timing import Timing, read_timing
from plgdocs.parsing.markdown import plain, shown

BRACKETS = re.compile(r"\s{0,99}\((?P<text>[^()]*)\)")

UNIT = re.compile(r"\b(?:min|minuten|minuut|uur|kwartier)\b(?!\.? ?[0-9])|1/[2-9]")
"""What makes brackets in the name of a step a time."""


def heading_places(tokens: list[Token], *tags: str) -> list[int]:
    """Return the indexes of the top-level headings, or of those with these tags."""
    found = (index for index, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0)
    return [index for index in found if not tags or tokens[index].tag in tags]


def step_tokens(tokens: list[Token], sections: Sequence[str] = STEP_SECTIONS) -> list[Token]:
    """Return the tokens below “Hoe?” or “Programma”."""
    return [
        token
        for start, end in pairwise([*heading_places(tokens, "h1", "h2"), len(tokens)])
        if slug(plain(tokens[start + 1])) in sections
        for token in tokens[start + 1 : end]
    ]


def step_items(tokens: list[Token]) -> list[list[Token]]:
    items: list[list[Token]] = []
    numbered = False
    for token in tokens:
        if token.level == 0 and token.type.endswith("_list_open"):
            numbered = token.type == "ordered_list_open"
        elif numbered and token.level == 1 and token.type == "list_item_open":
            items.append([token])
        elif numbered and token.level:
            items[-1].append(token)
    return items


def read_step(tokens: list[Token], lines: list[str], first_line: int) -> Step:
    start, end = tokens[0].map or [0, 0]
    inline = next((token for token in tokens if token.type == "inline"), None)
    name, target, rest = split_name(inline)
    timing, bad_time, rest = split_time(rest)
    texts, say = texts_and_quotes(tokens, inline)
    children = (child for token in tokens for child in token.children or ())
    return Step(
        name=name,
        text=" ".join([rest.strip(), *texts]).strip(),
        line=start + first_line,
        say=tuple(say),
        silences="\n".join(lines[start:end]).count(SILENCE),
        timing=timing,
        bad_time=bad_time,
        target=target,
        links=tuple(str(child.attrs["href"]) for child in children if child.type == "link_open"),
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


def texts_and_quotes(tokens: list[Token], first: Token | None) -> tuple[list[str], list[str]]:
    """Return the texts of an item after the ``first``, and what the coach can say: the text of each block quote."""
    texts: list[str] = []
    quotes: list[list[str]] = []
    depth = 0
    for token in tokens:
        if token.type.startswith("blockquote"):
            if not depth:
                quotes.append([])
            depth += token.nesting
        elif token.type == "inline" and depth:
            quotes[-1].append(plain(token))
        elif token.type == "inline" and token is not first:
            texts.append(plain(token))
    return texts, [" ".join(parts) for parts in quotes]


def time_in_name(name: str) -> str | None:
    """Return the text of brackets in the name of a step that hold a time: nothing reads it there."""
    return next((match["text"] for match in BRACKETS.finditer(name) if UNIT.search(match["text"])), None)
