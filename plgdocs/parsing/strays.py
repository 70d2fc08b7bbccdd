"""What stands in a section that is one list, and isn't part of it: nothing reads it, so it would get lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

TEXT = ("list_item", "paragraph", "inline", "myst_line_comment")
TABLE = ("table", "thead", "tbody", "tr", "th", "td")


@dataclass(frozen=True)
class Room:
    """What a section holds: kinds of nodes before its numbered list, kinds inside its items, and both in words."""

    before: tuple[str, ...]
    inside: tuple[str, ...]
    words: str


OF_FIELDS = Room((), (*TEXT, *TABLE, "blockquote"), "hoort alleen één genummerde lijst met velden")
OF_ANSWERS = Room(("paragraph",), (*TEXT, *TABLE, "bullet_list"), "hoort een alinea, en dan één genummerde lijst")


def strays(nodes: Sequence[SyntaxTreeNode], room: Room) -> Iterator[int]:
    """Yield the line of each node for which a section has no room."""
    is_listed = False
    for node in (node for node in nodes if node.type != "myst_line_comment"):
        is_stray = is_listed or node.type not in (*room.before, "ordered_list")
        inside = (child for child in node.walk(include_self=False) if child.block and child.type not in room.inside)
        yield from ((odd.map or (0,))[0] for odd in ([node] if is_stray else inside))
        is_listed = is_listed or node.type == "ordered_list"
