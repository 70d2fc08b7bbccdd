"""Moves the editors' keys out of a card's front matter, to the file beside it."""

from itertools import pairwise
from pathlib import Path

from plgdocs.authoring.parts import in_header, opening, pairs_of
from plgdocs.authoring.writer import write_atomically
from plgdocs.checking.files import load_beside, read
from plgdocs.model.cards import Card
from plgdocs.model.fields import as_data, fields_of
from plgdocs.model.file_kinds import beside, kind_of
from plgdocs.model.problems import Refused
from plgdocs.parsing.front_matter import split
from plgdocs.parsing.reader import decode, load


def move_keys(root: Path, path: str) -> str:
    """Move what editors add to a card, if it has any, and say so; nothing moves unless the card reads the same."""
    if kind_of(path) is not Card:
        return ""
    try:
        before, editors_before = load(root / path), load_beside(root, path)
        kept, moved = without_editors_keys(split(decode(before)).header or "")
        text = in_header(lambda _: kept, decode(before))
        editors_text = decode(editors_before or b"") + "".join(f"{line}\n" for line in moved)
    except (OSError, Refused):  # the check says why
        return ""
    if editors_before is None and (root / beside(path)).exists():
        return ""
    old, found = read(path, before, editors_before)
    new, found_then = read(path, text.encode(), editors_text.encode())
    is_worse = not {problem.code for problem in found_then} <= {problem.code for problem in found}
    if not moved or old is None or is_worse or as_data(new) != as_data(old):
        return ""
    write_atomically(root / beside(path), editors_text)
    write_atomically(root / path, text)
    return f"{path}: wat de redactie aanvult, staat nu in {beside(path)}"


def without_editors_keys(header: str) -> tuple[str, list[str]]:
    """Return front matter without the editors' keys, and the lines of those."""
    pairs, lines, known = pairs_of(header), header.split("\n"), fields_of(Card)
    starts = [opening(lines, name.start_mark.line - 1) for name, _ in pairs]
    moved: list[str] = []
    kept = lines[: starts[0]] if starts else lines
    for (name, _), (start, end) in zip(pairs, pairwise([*starts, len(lines)]), strict=True):
        is_editors = str(name.value) in known and known[str(name.value)].is_beside
        (moved if is_editors else kept).extend(lines[start:end])
    return "\n".join(kept), moved
