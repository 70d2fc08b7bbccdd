"""What a file may contain: an allow list of characters, Markdown and link targets.

Anybody may propose a file, so everything else is refused: the checker reports it, and the build shows a placeholder.
The lists are applied to the same text and tokens that MyST gets; there is no second parser.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import unquote

from markdown_it.token import Token

from plgdocs.model.addresses import FOLDERS
from plgdocs.model.characters import code_point, find_hidden
from plgdocs.model.codes import Code, Kind
from plgdocs.model.problems import Problem, Refused, Reporter, nearest

Finding: TypeAlias = tuple[Kind, dict[str, Any]]
"""The code of a problem, and the values for its message."""

LONGEST_WORD = 100
"""Maximum number of visible characters without a space; ours have 60.  The search and WeasyPrint take its square."""
LONG_WORD = re.compile(rf"[^ \t\n]{{{LONGEST_WORD + 1},}}")
MOST_MARKS = 5
"""Maximum number of combining marks on a letter; no language has more than four."""
PILE = re.compile(rf"[^\x00-\x7f\w\s]{{{MOST_MARKS + 1},}}")
"""What may be too many marks: ``re`` knows no categories."""
CONFLICT = re.compile(r"(?:<{7}|>{7}) ")
"""How git opens and ends two versions of a text that it couldn't merge."""
MOST_TOKENS = 10_000
"""Maximum number of tokens in a file; our longest page has 2,000."""
MOST_CARD_TOKENS = 2_000
"""Likewise of a card: WeasyPrint needs milliseconds for each element; ours have 300."""
MOST_NOTES = 200
"""Maximum number of ``[^`` in a file: for each one, markdown-it scans the rest of its paragraph."""
MOST_BRACKETS = 2_000
"""Maximum number of ``[`` in a file: for each one that isn't closed, markdown-it scans the rest, too."""
OPENING = re.compile(r"^[ \t>*+0-9.)-]+", re.MULTILINE)
"""What a line opens with before its text: signs of quotes and lists."""
MOST_QUOTED_LINES = 1_000_000
"""Maximum number of ``>`` that open lines, times the number of lines: for each one, markdown-it may look at all lines
that follow without a ``>`` of their own, in two microseconds.  Our files have 7 and 300."""
DEEPEST = 12
"""Maximum nesting of tokens; our pages need seven.  From 20 on, markdown-it stops parsing."""

CONTAINERS = (
    *("paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote", "footnote_reference"),
    *("table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"),
)
SPANS = ("strong", "em", "s", "link")

MARKDOWN = {
    *("inline", "fence", "colon_fence", "code_block", "hr", "myst_line_comment", "myst_target"),
    *("text", "softbreak", "hardbreak", "code_inline", "image", "footnote_ref"),
    *(f"{name}_{end}" for name in (*CONTAINERS, *SPANS) for end in ("open", "close")),
}
"""The Markdown that a page may use, as token types of markdown-it."""

ROLES = {"methodiek": "methodiek", "aanbeveling": "aanbeveling", "term": "begrip"}
"""The roles that pages may use, and what each one links to."""
LANGUAGES = (
    *("text", "markdown", "md", "html", "css", "javascript", "js", "json", "yaml", "toml", "xml", "ini"),
    *("python", "bash", "sh", "shell", "console", "diff"),
)
"""The languages that code may name."""
SCHEMES = ("https", "http", "mailto")
"""The schemes of links that leave the library."""
OUTSIDE = re.compile(r"https?://[^/?#@%\[\]\s]+(?:[/?#]|$)|mailto:[^\s@]+@[^\s@?]")
"""A link that leaves the library, to a host or a mail address."""
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
OPTION = re.compile(r":(?P<key>[\w-]+):(?: +(?P<value>[^\s|>\"'&*!%@`#{\[](?:(?! #).)*)?)?\s*")
"""An option of a block: on one line, without characters that are special in YAML."""

DANGERS = {
    *(Code.NOT_UTF8, Code.TOO_LARGE, Code.SYMBOLIC_LINK, Code.BAD_CHARACTER),
    *(Code.TOO_DEEP, Code.TOO_MUCH, Code.LONG_WORD, Code.PILED_MARKS, Code.OPEN_FENCE),
    *(Code.TOO_MANY_PROBLEMS, Code.HARD_SPACE, Code.NO_FRONT_MATTER, Code.OPEN_FRONT_MATTER),
    *(Code.UNKNOWN_BLOCK, Code.BLOCK_ON_CARD, Code.RAW_HTML, Code.HTML_COMMENT, Code.BAD_OPTION),
    *(Code.UNKNOWN_OPTION, Code.BLOCK_TEXT, Code.NOT_IN_BLOCK, Code.UNKNOWN_ROLE),
    *(Code.LINK_SCHEME, Code.ROOT_LINK, Code.OUTSIDE_LIBRARY, Code.FOREIGN_IMAGE),
}
"""Problems that keep a file from MyST: its content could do harm, or MyST could read it differently from us."""


def is_dangerous(problems: Iterable[Problem]) -> bool:
    """Whether a file with these problems must not be built."""
    codes = {code.code for code in DANGERS}
    return any(problem.code in codes for problem in problems)


def stand_in(problems: Iterable[Problem]) -> str:
    """Return the Markdown that the build shows instead of a refused file: its problems, as plain text."""
    lines = "\n".join(map(str, problems))
    return f"# Deze pagina wordt nog niet getoond\n\nEerst moet in het bestand dit weg:\n\n```text\n{lines}\n```\n"


def check_text(text: str, first_line: int, report: Reporter) -> bool:
    """Report piles of marks and forbidden characters, one for each line; return whether nothing is forbidden.

    Raise ``Refused`` at what git writes around two versions: Markdown would make a heading and a quote of it.
    """
    check_marks(text, first_line, report)
    for number, line in enumerate(text.split("\n"), start=first_line):
        if CONFLICT.match(line):
            raise Refused(Code.CONFLICT, number, text=line)
        if match := find_hidden(line):
            report(Code.BAD_CHARACTER, number, match.start() + 1, number=code_point(match[0]))
    return not find_hidden(text)


def check_marks(text: str, first_line: int, report: Reporter) -> None:
    for match in PILE.finditer(text):
        kinds = "".join(unicodedata.category(sign)[0] for sign in match[0])
        count = max(map(len, re.findall("M+", kinds)), default=0)
        if count > MOST_MARKS:
            line, column = text.count("\n", 0, match.start()), match.start() - text.rfind("\n", 0, match.start())
            report(Code.PILED_MARKS, first_line + line, column, count=count, limit=MOST_MARKS)


def token_danger(token: Token) -> Finding | None:
    """Return why a token is refused, if it is."""
    if token.type in ("html_block", "html_inline"):
        html = token.content.strip()
        if re.fullmatch(r"<!--(?:(?!-->).)*-->", html, re.DOTALL):
            return Code.HTML_COMMENT, {}
        return Code.RAW_HTML, {"html": html.partition("\n")[0]}
    if token.type == "myst_role":
        name = token.meta["name"]
        return None if name in ROLES else (Code.UNKNOWN_ROLE, {"name": name, "nearest": nearest(name, ROLES)})
    if token.type in MARKDOWN:
        return None
    return Code.UNKNOWN_BLOCK, {"name": token.markup or token.type, "nearest": "Schrap het."}


def plain_target(target: str) -> str:
    """Return a link target as a lenient program would read it: fully decoded, without whitespace."""
    while (decoded := unquote(target)) != target:
        target = decoded
    return re.sub(r"[\x00-\x20\x7f-\xa0]", "", target)


def link_danger(target: str, path: str, *, is_image: bool = False) -> Finding | None:
    """Return why a link or image in the file ``path`` is refused, if it is."""
    plain = plain_target(target)
    start = scheme[0] if (scheme := SCHEME.match(plain)) else next(filter(plain.startswith, ("//", "\\")), "")
    if start and is_image:
        return Code.FOREIGN_IMAGE, {"target": target}
    if start:
        return None if OUTSIDE.match(target) and "\\" not in plain else (Code.LINK_SCHEME, {"scheme": start})
    if plain.startswith("/"):
        return Code.ROOT_LINK, {"target": unquote(target)}
    if "\\" in plain or not is_inside(path, plain):
        return Code.OUTSIDE_LIBRARY, {"target": unquote(target)}
    return None


def is_inside(path: str, target: str) -> bool:
    """Whether a relative target in the file ``path`` is a visible file of the library.

    Checked with and without its fragment: a character that is decoded twice can move where the fragment begins.
    """
    for name in {target, target.partition("#")[0]}:
        parts = posixpath.normpath(posixpath.join(posixpath.dirname(path), name or posixpath.basename(path))).split("/")
        home = parts[0].partition("#")[0]
        if any(part.startswith(".") for part in parts) or not (home in FOLDERS or home in ("index.md", "")):
            return False
    return True
