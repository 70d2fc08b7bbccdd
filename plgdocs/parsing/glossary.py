"""The terms and explanations of a ``glossary`` block."""

from collections.abc import Iterator
from itertools import pairwise


def glossary_parts(body: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each term and explanation: its line (from 0), its text, and whether it is a term.

    Explanations are dedented as Sphinx does it, which decides what counts as code.
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
    """Yield the number (from 0) and text of each line that Sphinx reads differently from how it looks.

    These are a term without an explanation or the reverse, a term that follows an explanation without an empty line or
    another term with one, and special syntax in a term.
    """
    lines = [(number, line) for number, line in enumerate(body.split("\n")) if line.strip()]
    for (above, before), (number, line) in pairwise([(0, ""), *lines]):
        if line[0].isspace():
            is_odd = not before
        else:
            follows_badly = before and (number > above + 1) != before[0].isspace()
            is_odd = follows_badly or " : " in line or line.startswith("..")
        if is_odd:
            yield number, line.strip()
    yield from ((number, line.strip()) for number, line in lines[-1:] if not line[0].isspace())
