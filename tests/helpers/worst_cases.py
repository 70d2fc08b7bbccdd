"""Texts that make a parser, a typesetter or a rule take longest, each as long as a file may be.

Every case is a line of ``CASES``: its name, and what is repeated.  A case stands in a card and in a page.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from helpers.samples import CARD, PAGE
from plgdocs.model.file_kinds import LARGEST, LARGEST_CARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOM = LARGEST - 2000
"""Bytes for a case: the rest of its file has to fit, too."""


def repeated(piece: str, room: int = ROOM) -> str:
    """Return a piece as often as there is room; ``{n}`` in it counts."""
    if "{n}" not in piece:
        return piece * (room // len(piece.encode()))
    found: list[str] = []
    while room > 0:
        found.append(piece.replace("{n}", str(len(found))))
        room -= len(found[-1].encode())
    return "".join(found[:-1])


PIECES = {
    "one word": "a",
    "one word of capitals": "A",
    "one number": "1",
    "a word of hyphens": "a-",
    "a word of slashes": "a/",
    "a word of dots": "a.",
    "words": "woord ",
    "other words": "woord{n} ",
    "compounds": "schoolteamleider{n} ",
    "lines": "woord\n",
    "paragraphs": "woord\n\n",
    "lines with breaks": "a\\\n",
    "lines with spaces": "a  \n",
    "accents": "e\u0301",
    "three accents": "e\u0301\u0302\u0303 ",
    "many accents": "e" + "\u0301" * 60 + " ",
    "accents alone": "\u0301",
    "emoji": "🙂",
    "joined emoji": "👩\u200d",
    "emoji of families": "👨\u200d👩\u200d👧\u200d👦",
    "variations": "☺\ufe0f",
    "flags": "🇧🇪",
    "Arabic": "ا",
    "Arabic words": "مدرسة ",
    "Thai": "ก",
    "Chinese": "校",
    "Devanagari": "क्",
    "Hangul": "\u1100\u1161",
    "Tibetan": "ཀྵ",
    "mixed directions": "aا ",
    "hard spaces": "a\xa0",
    "only hard spaces": "\xa0",
    "many scripts": "aбγ校กا ",
    "stars": "*",
    "underscores": "_",
    "tildes": "~",
    "backticks": "`",
    "runs of backticks": "`a" + "``b" + "```c" + "````d ",
    "brackets": "[",
    "closing brackets": "]",
    "pairs of brackets": "[]",
    "round brackets": "(",
    "angle brackets": "<",
    "closing angle brackets": ">a",
    "braces": "{",
    "bars": "|",
    "ampersands": "&",
    "backslashes": "\\",
    "exclamation marks": "!",
    "colons": ":",
    "percent signs": "%",
    "quotation marks": '"',
    "apostrophes": "'",
    "dollars": "$",
    "equals signs": "=",
    "hashes": "#",
    "carets": "^",
    "dashes": "-",
    "plus signs": "+",
    "emphasis": "*a* ",
    "open emphasis": "*a ",
    "closing emphasis": "a* ",
    "strong": "**a** ",
    "open strong": "**a ",
    "three stars": "***a ",
    "mixed emphasis": "*a _b ",
    "mixed runs": "*a**b",
    "underscored words": "_a__b",
    "strikes": "~~a~~ ",
    "open strikes": "~~a ",
    "code": "`a` ",
    "open code": "`a ",
    "links": "[a](#wat) ",
    "links elsewhere": "[a](https://example.org/{n}) ",
    "dead links": "[a](weg{n}.md) ",
    "dead fragments": "[a](#weg{n}) ",
    "open links": "[a](",
    "open links with a title": '[a](b "',
    "open links with brackets": "[a](<b",
    "open pictures": "![a](",
    "open pictures only": "![",
    "brackets in brackets": "[a[",
    "links in links": "[[a](#wat)",
    "references": "[a][b]",
    "open references": "[a][",
    "addresses": "<https://example.org/{n}> ",
    "plain addresses": "https://example.org/{n} ",
    "open addresses": "<https://a",
    "mail addresses": "<a@b.be> ",
    "open tags": "<a ",
    "tags with a value": '<a b="',
    "comments": "<!-- ",
    "declarations": "<!A ",
    "instructions": "<? ",
    "character data": "<![CDATA[ ",
    "entities": "&amp;",
    "numbered entities": "&#38;",
    "open entities": "&a",
    "open numbered entities": "&#x",
    "escapes": "\\*",
    "roles": "{term}`leervraag` ",
    "dead roles": "{term}`weg{n}` ",
    "open roles": "{term}`a ",
    "empty roles": "{term}``",
    "footnotes": "[^a]",
    "footnotes and their texts": "a[^{n}]\n\n[^{n}]: Zo.\n\n",
    "texts of footnotes": "[^{n}]: Zo.\n\n",
    "definitions of links": "[a{n}]: https://example.org/\n",
    "open definitions": "[a{n}]:\n",
    "definitions with a title": '[a{n}]: b "\n',
    "quotes": "> a\n",
    "quotes apart": "> a\n\n",
    "quotes that open code": "> ```\n`a\n",
    "deep quotes that open code": "> > > > ```\n`a\n",
    "quotes in quotes": "> ",
    "lists": "- a\n",
    "lists apart": "- a\n\n",
    "lists in lists": "- ",
    "numbered lists": "1. a\n",
    "numbered lists in lists": "1. ",
    "lists by turns": "- a\n+ a\n",
    "empty items": "-\n",
    "lists and quotes": "- > ",
    "quotes and lists": "> 1. ",
    "lists of three levels": "- a\n  - b\n    - c\n",
    "lists of five levels": "- a\n  - b\n    - c\n      - d\n        - e\n",
    "items with paragraphs": "- a\n\n  b\n",
    "long numbers": "123456789. a\n",
    "rules": "---\n\n",
    "rules of stars": "* * *\n",
    "a long rule": "- ",
    "headings": "### Kop {n}\n\n",
    "headings with text": "### Kop {n}\n\nTekst.\n\n",
    "sections": "## Kop {n}\n\nTekst.\n\n",
    "headings below each other": "### A{n}\n\n#### B{n}\n\n##### C{n}\n\n",
    "equal headings": "### Kop\n\n",
    "underlined headings": "Kop {n}\n---\n\n",
    "underlined lines": "a\n=",
    "steps": "1. **Stap {n}.** (5 min) Doe.\n",
    "steps with bad times": "1. **Stap {n}.** (5 uur en 3) Doe.\n",
    "steps with words": "1. **Stap {n}.** Doe.\n\n   > Zeg dit.\n\n",
    "steps with brackets": "1. **S.** ((((((((((\n",
    "columns": "| a ",
    "rows": "| a | b |\n",
    "tables": "| a | b |\n|---|---|\n| c | d |\n\n",
    "code blocks": "```\na\n```\n\n",
    "open code blocks": "```\n",
    "indented code": "    a\n\n",
    "colon blocks": ":::{note}\na\n:::\n\n",
    "open colon blocks": ":::{note}\n",
    "colon blocks in colon blocks": "::::{note}\n:::{tip}\na\n:::\n::::\n\n",
    "options": ":class: a\n",
    "definitions": "Woord {n}\n: Uitleg.\n\n",
    "open definition lists": "a\n:",
    "definitions in definitions": ": ",
    "targets": "(naam{n})=\n",
    "targets and headings": "(naam{n})=\n### Kop {n}\n\n",
    "lines of comments": "% a\n",
    "silences": "(stilte) ",
    "places to fill in": "VUL IN\n",
    "terms": "leervraag ",
    "tabs": "\t",
    "tabs and words": "a\t",
    "spaces": " ",
    "spaces and words": "a         ",
    "empty lines": "\n",
    "carriage returns": "a\r",
}
"""What is repeated: the name of each case, and a piece of Markdown."""


def tower(opening: str, depth: int = 12) -> str:
    """Return blocks in blocks, again and again, as deep as is allowed."""
    return repeated("".join("  " * level + opening for level in range(depth)) + "\n")


def table(columns: int) -> str:
    """Return a table with this many columns, and as many rows as there is room for."""
    row = "|" + " a |" * columns + "\n"
    return row + "|" + "---|" * columns + "\n" + repeated(row, ROOM - 2 * len(row) - 2 * columns)


def runs(sign: str) -> str:
    """Return runs of a sign, each one longer than the one before."""
    length, found = 1, list[str]()
    while sum(map(len, found)) + length + 2 < ROOM:
        found.append(sign * length + "a ")
        length += 1
    return "".join(found)


def code(language: str, piece: str) -> str:
    return f"```{language}\n{repeated(piece)}\n```\n"


MADE: dict[str, Callable[[], str]] = {
    **{f"growing runs of {sign}": (lambda sign=sign: runs(sign)) for sign in "`*_~[<$"},  # type: ignore[misc]
    **{f"{count} columns": (lambda count=count: table(count)) for count in (2, 30, 300, 3000)},  # type: ignore[misc]
    "towers of lists": lambda: tower("- a\n"),
    "towers of quotes": lambda: repeated("> " * 11 + "a\n\n"),
    "one long link": lambda: f"[a](https://example.org/{repeated('a')})",
    "one long address": lambda: f"<https://example.org/{repeated('a')}>",
    "one long address with signs": lambda: f"<https://example.org/{repeated('a/%20')}>",
    "one long label": lambda: f"[{repeated('a')}](https://example.org)",
    "one long dead link": lambda: f"[a]({repeated('a')}.md)",
    "one long code": lambda: f"`{repeated('a')}`",
    "one long strong word": lambda: f"**{repeated('a')}**",
    "one long heading": lambda: f"### {repeated('a')}",
    "one long heading of words": lambda: f"### {repeated('woord ')}",
    "one long line of code": lambda: f"```\n{repeated('a')}\n```",
    "one long cell": lambda: f"| a |\n|---|\n| {repeated('a')} |",
    "one long item": lambda: f"- {repeated('a')}",
    "one long name of a step": lambda: f"1. **{repeated('woord ')}.** Doe.",
    "one long note": lambda: f":::{{note}}\n{repeated('woord ')}\n:::",
    "one long definition": lambda: f"Woord\n: {repeated('woord ')}",
    "one long footnote": lambda: f"a[^1]\n\n[^1]: {repeated('woord ')}",
    "one long role": lambda: f"{{term}}`{repeated('a')}`",
    "one long dead fragment": lambda: f"[a](#{repeated('a')})",
    "one long target": lambda: f"({repeated('a')})=\n\nTekst.",
    "references to definitions": lambda: "[a]: https://example.org\n\n" + repeated("[b][a] "),
    "one footnote, often": lambda: repeated("a[^1]") + "\n\n[^1]: Zo.",
    "long dead links": lambda: repeated(f"[a]({'weg' * 300}.md) "),
    "empty words": lambda: repeated("a\n\n\n\n"),
}
CODE_PIECES = """a ( < " ' / $( a. # [ { \\ ` <a <!-- a= /* ${ -␣ & <style> %( r' \"\"\""""
"""What is repeated in code, for each language, since it gets colours; ␣ stands for a space."""


def cases() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each case."""
    yield from ((name, repeated(piece)) for name, piece in PIECES.items())
    yield from ((name, make()) for name, make in MADE.items())
    for language in (
        "html",
        "css",
        "js",
        "json",
        "yaml",
        "toml",
        "xml",
        "ini",
        "python",
        "bash",
        "console",
        "diff",
        "md",
    ):
        for piece in CODE_PIECES.replace("␣", " ").split(" "):
            yield f"{language}: {piece}", code(language, f"{piece} ")


def generated(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield cases of two or three pieces each, in lines, paragraphs, items or quotes; the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(count):
        names = chance.sample(sorted(PIECES), chance.choice([2, 2, 3]))
        mixed = "".join(PIECES[name] * chance.choice([1, 1, 3, 20]) for name in names)
        mixed = (
            chance.choice(["", "", "- ", "> ", "1. ", "| ", "### "]) + mixed + chance.choice(["", " ", "\n", "\n\n"])
        )
        yield " + ".join(names), repeated(mixed)


def in_files(text: str, card_room: int = LARGEST_CARD - 1000) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of a card and of a page that hold a case."""
    shorter = text.encode()[:card_room].decode(errors="ignore")
    yield "methods/rondje.md", CARD.replace("Een rondje.", f"Een rondje.\n\n{shorter}")
    yield "docs/proef.md", PAGE.format(title="Proef") + f"\n{text}\n"
