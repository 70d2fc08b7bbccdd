"""What Markdown leaves out without a word: cells beyond the header of a table, and names above what can't have one."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from markdown_it.token import Token

from plgdocs.model.codes import Code, Kind

EDGE = re.compile(r"(?<!\\)\|")
NAMELESS = ("fence", "colon_fence", "hr")


def lost(tokens: Sequence[Token], lines: Sequence[str], offset: int) -> Iterator[tuple[Kind, str, int]]:
    """Yield the kind, the text and the line (from 0) of each loss; the tokens start at line ``offset``."""
    width = 0
    for token, after in zip_longest(tokens, tokens[1:]):
        index = (token.map or [0])[0] + offset
        width = 0 if token.type == "thead_open" else width + (token.type == "th_open")
        if token.type == "tr_open" and width and (text := beyond(lines[index], width)):
            yield Code.LOST_CELL, text, index
        if token.type == "myst_target" and after and after.type in NAMELESS:
            yield Code.LOST_TARGET, token.content, index


def beyond(line: str, width: int) -> str:
    """Return what a row of a table holds after so many cells."""
    cells = EDGE.split(line.strip("> \t"))
    return " | ".join(filter(None, map(str.strip, cells[width + (not cells[0]) :])))
