"""A short cut around the Markdown parser for what is plain, as most of a card is; all else the parser reads itself.

Plain blocks are headings, paragraphs, quotes, and lists whose items hold paragraphs and quotes, if their texts begin
with a letter.  Plain texts hold no markup but a bold name before them, or links to pages.
``tests/test_markdown.py`` lays the tokens beside those of the parser alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

LINE = re.compile(
    r"(#{1,6}) ([^\s#](?:.*[^\s#])?)|( *)(?:([0-9]{1,9}\.|[->]) )?((?:\*{0,2}[^\W\d_]|[“‘„])(?:.*\S)?)",
)
"""The signs and text of a heading; or the indentation, marker and text of a paragraph, an item or a quote."""


def read_blocks(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (as markdown-it calls it)
    """Read the plain blocks that begin at a line, if any do: a rule of the parser for blocks.

    A line that isn't plain, or not in its place, ends them.  It could change the block before it, which is left, too.
    """
    if silent or state.level or state.blkIndent:
        return False
    run = Run(line)
    for number in range(line, end):
        start, stop = state.bMarks[number], state.eMarks[number]
        if start == stop:
            run.after = "blank"
        elif not (match := LINE.fullmatch(state.src, start, stop)) or not run.take(number, *match.groups()):
            del run.tokens[run.size :]
            break
    else:
        run.begin(end)
    state.tokens += run.tokens
    state.line = run.line
    return run.line > line


class Run:
    """The plain blocks so far, as tokens."""

    def __init__(self, line: int) -> None:
        self.tokens: list[Token] = []
        self.line, self.size = line, 0
        """The line where the last block begins, and how many tokens there were before it."""
        self.after = "blank"
        """What stands before the next line: a ``blank`` one, a ``heading``, ``paragraph`` or ``blockquote``."""
        self.list: list[Token] = []
        """If the last block is a list: its opening, and that of its last item."""
        self.indent = 0
        """How far the texts of that item are indented."""
        self.is_tight = True
        """Whether no blank line stands in that list."""

    def take(self, line: int, signs: str, title: str, indent: str, marker: str, text: str) -> bool:
        """Read a line; return whether it is plain in its place."""
        if signs:
            return self.heading(line, signs, title)
        if marker and marker != ">":
            return not indent and self.item(line, marker, text)
        return self.text(line, len(indent), "blockquote" if marker else "paragraph", text)

    def begin(self, line: int) -> None:
        """Let a block begin at a line, or the file end: so does the last block."""
        if self.list:
            self.end_list(line)
        self.line, self.size = line, len(self.tokens)

    def heading(self, line: int, signs: str, title: str) -> bool:
        """Read a heading."""
        if self.after == "blockquote" or (self.after == "paragraph" and self.list):
            return False
        self.begin(line)
        self.add("heading", f"h{len(signs)}", line, 0, title, signs)
        self.begin(line + 1)
        self.after = "heading"
        return True

    def item(self, line: int, marker: str, text: str) -> bool:
        """Read the first line of an item."""
        number, sign = marker[:-1], marker[-1]
        goes_on = bool(self.list) and self.list[0].markup == sign
        if self.after == "blockquote" or (self.after == "paragraph" and not goes_on):
            return False
        if goes_on:
            self.is_tight &= self.after != "blank"
            self.end_item(line)
        else:
            self.begin(line)
            self.begin_list(line, number, sign)
        self.list[1:] = [self.put("list_item_open", "li", 1, 1, [line, 0], sign)]
        self.list[1].info = number
        self.indent = len(marker) + 1
        self.add_text("paragraph", line, 2, text)
        return True

    def text(self, line: int, indent: int, kind: str, text: str) -> bool:
        """Read a line of a paragraph or a quote."""
        if self.after == kind and indent == self.indent:
            self.go_on(line, text)
        elif self.after in (kind, "blockquote"):
            return False
        elif indent and indent == self.indent:
            self.is_tight &= self.after != "blank"
            self.add_text(kind, line, 2, text)
        elif not indent and (not self.list or self.after == "blank"):
            self.begin(line)
            self.add_text(kind, line, 0, text)
        else:
            return False
        return True

    def go_on(self, line: int, text: str) -> None:
        """Add a line to the last text."""
        last = self.tokens[-2 if self.after == "paragraph" else -3]
        last.content += f"\n{text}"
        assert last.map
        last.map[1] = line + 1  # the tokens around it hold the same list

    def add_text(self, kind: str, line: int, level: int, text: str) -> None:
        """Add a paragraph, or a quote of one."""
        self.after = kind
        if kind == "paragraph":
            self.add(kind, "p", line, level, text)
            return
        opening = self.put(f"{kind}_open", kind, 1, level, None, ">")
        opening.map = self.add("paragraph", "p", line, level + 1, text)
        self.put(f"{kind}_close", kind, -1, level, None, ">")

    def begin_list(self, line: int, number: str, sign: str) -> None:
        """Open a list."""
        name, tag = ("ordered_list_open", "ol") if number else ("bullet_list_open", "ul")
        self.list = [self.put(name, tag, 1, 0, [line, 0], sign)]
        if number and int(number) != 1:
            self.list[0].attrs = {"start": int(number)}
        self.is_tight = True

    def end_item(self, line: int) -> None:
        """Close the last item of the list."""
        opening = self.list[1]
        assert opening.map
        opening.map[1] = line
        self.put("list_item_close", "li", -1, 1, None, opening.markup)

    def end_list(self, line: int) -> None:
        """Close the list."""
        self.end_item(line)
        opening = self.list[0]
        assert opening.map
        opening.map[1] = line
        self.put(opening.type.replace("open", "close"), opening.tag, -1, 0, None, opening.markup)
        if self.is_tight:
            for token in self.tokens[self.size :]:
                token.hidden = token.level == 2 and token.tag == "p"
        self.list, self.indent = [], 0

    def add(self, name: str, tag: str, line: int, level: int, text: str, markup: str = "") -> list[int]:
        """Add a block with a text; return its lines."""
        lines = [line, line + 1]
        self.tokens += (
            Token(f"{name}_open", tag, 1, {}, lines, level, None, "", markup, "", {}, True),  # noqa: FBT003
            Token("inline", "", 0, {}, lines, level + 1, [], text, "", "", {}, True),  # noqa: FBT003
            Token(f"{name}_close", tag, -1, {}, None, level, None, "", markup, "", {}, True),  # noqa: FBT003
        )
        return lines

    def put(
        self, kind: str, tag: str, nesting: Literal[-1, 1], level: int, lines: list[int] | None, markup: str
    ) -> Token:
        """Add a token that opens or closes a block."""
        token = Token(kind, tag, nesting, {}, lines, level, None, "", markup, "", {}, True)  # noqa: FBT003
        self.tokens.append(token)
        return token


SIGNS = r"\n\\`~*_\[<&{"
INLINE_MARKUP = re.compile(f"[{SIGNS}]")
"""What markup in a text can begin with, all of it: an image begins with ``!``, but has a ``[`` too."""
NAMED = re.compile(rf"\*\*(?!\s)([^{SIGNS}]+)(?<!\s)\*\*((?: [^{SIGNS}]*)?)")
"""A bold name, as of a step, and the text behind it."""
LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([a-zA-Z0-9.#][a-zA-Z0-9_./#-]*)\)")
"""A link to a page: its text, and where it leads."""


def read_texts(state: StateCore) -> None:
    """Read the text of each block: this takes the place of the parser's rule, which reads those that are not plain."""
    for token in state.tokens:
        if token.type == "inline" and token.content:
            token.children = plain_pieces(token.content)
            if not token.children:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def plain_pieces(text: str) -> list[Token]:
    """Return the tokens of a text, or none if it isn't plain."""
    if not INLINE_MARKUP.search(text):
        return [piece(text)]
    if named := NAMED.fullmatch(text):
        return [piece(""), *around("strong", named[1], "**"), piece(named[2])]
    if INLINE_MARKUP.search(LINK.sub(r"\1", text)):
        return []
    first, *parts = LINK.split(text)
    pieces = [piece(first)] if first else []
    for name, target, rest in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        pieces += around("link", name)
        pieces[-3].attrs = {"href": target}
        if rest:
            pieces.append(piece(rest))
    return pieces


def piece(text: str, level: int = 0) -> Token:
    """Return the token of a piece of text."""
    return Token("text", "", 0, content=text, level=level)


def around(name: str, text: str, markup: str = "") -> list[Token]:
    """Return the tokens of a piece of text, and those that open and close what it stands in."""
    tag = "a" if name == "link" else name
    return [
        Token(f"{name}_open", tag, 1, markup=markup),
        piece(text, 1),
        Token(f"{name}_close", tag, -1, markup=markup),
    ]
