"""What stands in a section that is one list, and isn't part of it: nothing reads it, so it would get lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

TEXT = ("list_item", "paragraph", "inline", "myst_line_comment")
TABLE = ("table", "thead", "tbody", "tr", "th", "td")


@dataclass(frozen=True)
class Room:
    """What a section holds: kinds of tokens before its numbered list, kinds inside its items, and both in words."""

    before: tuple[str, ...]
    inside: tuple[str, ...]
    words: str


OF_FIELDS = Room((), (*TEXT, *TABLE, "blockquote"), "hoort alleen één genummerde lijst met velden")
OF_ANSWERS = Room(("paragraph",), (*TEXT, *TABLE, "bullet_list"), "hoort een alinea, en dan één genummerde lijst")


def strays(tokens: Sequence[Token], room: Room) -> Iterator[int]:
    """Yield the line of each token that opens something for which a section has no room."""
    is_listed = is_stray = False
    for token in tokens:
        kind = token.type.removesuffix("_open")
        if token.level == 0 and token.nesting >= 0 and kind != "myst_line_comment":
            is_stray = is_listed or kind not in (*room.before, "ordered_list")
            is_listed = is_listed or kind == "ordered_list"
        elif token.nesting < 0 or is_stray or not token.level or kind in room.inside:
            continue
        if token.level or is_stray:
            yield (token.map or [0])[0]
