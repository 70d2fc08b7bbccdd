"""``plgdocs check --fix``: fixes problems without changing what a file says.

Each fix is a function from text to text, and may be bold: its result is used only if the reader finds the same content
in it, and no new problem.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from plgdocs.authoring.body_fixes import (
    curl_body,
    curl_header,
    fix_spaces,
    fix_times,
    raise_sections,
    sort_sections,
    spell_sections,
)
from plgdocs.authoring.header_fixes import fix_values, sort_keys, space_keys, spell_keys
from plgdocs.authoring.parts import in_body, in_header
from plgdocs.authoring.writer import write_atomically
from plgdocs.checking.files import read
from plgdocs.model.cards import Card
from plgdocs.model.characters import find_hidden, plain_spaces
from plgdocs.model.fields import as_data
from plgdocs.model.file_kinds import kind_of
from plgdocs.model.names import slug
from plgdocs.model.pages import DeveloperPage, Page
from plgdocs.model.problems import Refused
from plgdocs.parsing.front_matter import split
from plgdocs.parsing.hard_spaces import soften
from plgdocs.parsing.markdown import markdown_parser
from plgdocs.parsing.reader import decode, load
from plgdocs.parsing.steps import heading_places


def autofix(path: str, data: bytes) -> bytes:
    """Return a fixed file; one that can't be read, or that contains hidden characters, stays as it is."""
    page, _ = read(path, data)
    if page is None or find_hidden(text := decode(data)):
        return data
    content = content_of(path, text)
    mends, fixes = fixes_for(kind_of(path))
    for fix in (*mends, *fixes):
        fixed = fix(text)
        if fixed == text:
            continue
        new = content_of(path, fixed)
        if new.mends(content) if fix in mends else new.preserves(content):
            text, content = fixed, new
    return text.encode()


Change = Callable[[str], str]


def fixes_for(model: type[Page]) -> tuple[list[Change], list[Change]]:
    """Return what mends a page, since it may change what is read to solve a problem, and what only writes it better."""
    mends = [*each(in_header, plain_spaces, space_keys, partial(spell_keys, model)), *each(in_body, soften, fix_times)]
    fixes = each(in_header, partial(fix_values, model))
    if model is Card:
        mends += each(in_body, raise_sections)
        fixes += [*each(in_header, sort_keys), *each(in_body, spell_sections, sort_sections)]
    if model is not DeveloperPage:
        fixes += [*each(in_header, curl_header), *each(in_body, curl_body)]
    return mends, [*fixes, fix_spaces]


def each(within: Callable[[Change, str], str], *changes: Change) -> list[Change]:
    """Return changes of a part of a text as changes of the whole."""
    return [partial(within, change) for change in changes]


def autofix_file(root: Path, path: str) -> str:
    """Fix a file of the library at ``root``, unless it is a symbolic link; return a diff, and what no line shows."""
    file = root / path
    try:
        before = load(file)
    except (OSError, Refused):  # the check says why
        return ""
    after = autofix(path, before)
    if after == before or file.is_symlink():
        return ""
    old, new = decode(before), after.decode()
    write_atomically(file, new)
    shown = difference(path, old, new)
    if old.encode() == before:
        return shown
    return "\n".join(filter(None, [shown, f"{path}: regeleinden zoals in de andere bestanden"]))


def difference(path: str, old: str, new: str) -> str:
    """Return the lines that change in a file, as a terminal can show them."""
    lines = unified_diff(old.split("\n"), new.split("\n"), f"{path} (was)", f"{path} (is)", lineterm="")
    return "\n".join(
        "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)
        for line in lines
    )


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says: its values, its sections sorted by fragment, and its problems."""

    values: dict[str, Any]
    sections: list[tuple[str, list[Any]]]
    problems: Counter[tuple[str, str]]

    def preserves(self, old: Content) -> bool:
        """Whether all the old content was read again, without a new problem."""
        return self.has_values(old) and self.sections == old.sections and self.problems <= old.problems

    def mends(self, old: Content) -> bool:
        """Whether there are fewer problems, and all the old values were read again."""
        return self.has_values(old) and self.problems.total() < old.problems.total()

    def has_values(self, old: Content) -> bool:
        return all(includes(self.values.get(key), value) for key, value in old.values.items())


def includes(value: Any, old: Any) -> bool:
    """Whether a value is the old one, or a list with additional items that could not be read before."""
    if isinstance(value, list) and isinstance(old, list):
        return [item for item in value if item in old] == old
    return bool(value == old)


def content_of(path: str, text: str) -> Content:
    page, problems = read(path, text.encode())
    values = json.loads(straight(json.dumps({key: value for key, value in as_data(page).items() if value})))
    wrong = Counter((problem.code, problem.sentence) for problem in problems if not problem.is_note)
    return Content(values, sorted(sections_of(straight(split(text).body)), key=lambda section: section[0]), wrong)


def straight(text: str) -> str:
    """Return a text, or JSON, with straight apostrophes, to compare with another."""
    return re.sub(r"[‘’]|\\u201[89]", "'", text)


def sections_of(body: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield each second-level section: its fragment, and the data of its tokens without the heading."""
    tokens = [token for token in markdown_parser().parse(body) if token.type != "myst_target"]
    starts = heading_places(tokens, "h2")
    yield "", list(map(token_data, tokens[: starts[0] if starts else None]))
    for start, end in pairwise([*starts, len(tokens)]):
        yield slug(tokens[start + 1].content), list(map(token_data, tokens[start + 3 : end]))


def token_data(token: Token) -> Any:
    """Return the data of a token, without its position."""
    if token.type == "inline":
        return list(map(token_data, token.children or []))
    return token.type, token.tag, token.attrs, token.info, token.content, str(token.meta)
