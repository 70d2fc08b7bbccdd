"""Markdown to its outline: headings, sections, steps, blocks, links and images, each with its line."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.fields import OPEN_PLACE
from plgdocs.model.file_kinds import kind_of
from plgdocs.model.names import slug
from plgdocs.model.outline import READY_SECTION, Heading, Outline
from plgdocs.model.problems import Refused
from plgdocs.parsing.allow_list import MOST_BRACKETS, MOST_NOTES, MOST_QUOTED_LINES, OPENING
from plgdocs.parsing.markdown import plain
from plgdocs.parsing.scan import Scan
from plgdocs.parsing.steps import heading_places, nodes_below, numbered_items, read_step, texts_in


def read_outline(body: str, first_line: int = 1, path: str = "index.md") -> Outline:
    """Return the outline of ``body``, from line ``first_line`` of the file ``path``; may raise ``Refused``."""
    lines = body.split("\n")
    refuse_slow(body, len(lines), first_line)
    found = Scan(lines, first_line, path)
    tokens = found.parse(body)
    places = heading_places(tokens)
    headings = tuple(read_heading(tokens[index], tokens[index + 1], first_line) for index in places)
    found.add(tokens)
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.level:
            found.report(Code.NESTED_HEADING, (token.map or [0])[0] + first_line, heading=plain(inline))
    for number, line in enumerate(lines, first_line):
        if OPEN_PLACE in line and kind_of(path) is Card:
            found.report(Code.OPEN_TEXT, number, line.find(OPEN_PLACE) + 1)
    below = nodes_below(tokens)
    numbered = [node for node in below if node.type == "ordered_list"]
    return replace(
        found.outline,
        headings=headings,
        sections=dict(read_sections(headings, lines, first_line)),
        steps=tuple(read_step(item, lines, first_line) for item in numbered_items(below)),
        step_lists=len(numbered),
        first_number=next((int(node.attrs.get("start", 1)) for node in numbered), 1),
        ready=tuple(map(plain, texts_in(nodes_below(tokens, [READY_SECTION])))),
    )


def refuse_slow(body: str, line_count: int, first_line: int) -> None:
    """Raise ``Refused`` for more signs of a kind than markdown-it reads in good time."""
    quotes = sum(opening[0].count(">") for opening in OPENING.finditer(body))
    for what, count, limit in (
        ("voetnoten", body.count("[^"), MOST_NOTES),
        ("rechte haken", body.count("["), MOST_BRACKETS),
        ("citaten voor zoveel regels", quotes, MOST_QUOTED_LINES // line_count),
    ):
        if count > limit:
            raise Refused(Code.TOO_MUCH, first_line, what=what, count=count, limit=limit)


def read_heading(token: Token, inline: Token, first_line: int) -> Heading:
    text, line = plain(inline), (token.map or [0])[0]
    return Heading(int(token.tag[1]), text, slug(text), line + first_line)


def read_sections(headings: tuple[Heading, ...], lines: list[str], first_line: int) -> Iterator[tuple[str, str]]:
    """Yield the fragment and the Markdown of each second-level section."""
    starts = [heading for heading in headings if heading.level <= 2]
    ends = [*(heading.line - first_line for heading in starts[1:]), len(lines)]
    for heading, end in zip(starts, ends, strict=False):  # without headings there is an end, but no start
        if heading.level == 2:
            yield heading.slug, "\n".join(lines[heading.line - first_line + 1 : end]).strip()
