"""What a file may hold at all: an allow-list of characters, of Markdown, and of places to link to.

Anybody may propose a file, so what is not on these lists stays out: the checker reports it and the
build shows a page of our own in its place.  The reader judges the very text and tokens that MyST
gets; there is no second parser.
"""

from __future__ import annotations

from collections.abc import Iterator


def glossary_parts(body: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each term and explanation of a ``glossary``: its line from 0, its text, and whether it is a term.

    Explanations are cut from their indentation as Sphinx does it, which decides what is code in them.
    """
    start, indent, texts = 0, 0, list[str]()
    for index, line in enumerate(body.split("\n")):
        if line[:1].strip():
            yield start, "\n".join(texts), False
            yield index, line, True
            texts = []
        elif line and not texts:
            start, indent = index, len(line) - len(line.lstrip())
        if texts or line[:1].isspace():
            texts.append(line[indent:])
    yield start, "\n".join(texts), False


def glossary_slips(body: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a ``glossary`` that Sphinx reads otherwise than it looks, with its number from 0.

    That is an explanation without a term, a term without one, a term that follows without an empty line or after one
    too many, and signs that mean something else there.
    """
    above, has_gap, last = "", False, (0, "")
    for number, line in enumerate(body.split("\n")):
        if not line.strip():
            has_gap = True
            continue
        kind = "text" if line[0].isspace() else "term"
        follows_badly = above and (above == "term") == has_gap
        if not above if kind == "text" else follows_badly or " : " in line or line.startswith(".."):
            yield number, line.strip()
        above, has_gap, last = kind, False, (number, line.strip())
    if above == "term":
        yield last
