"""``plgdocs check --fix``: fixes problems without changing what a file says.

Each fix is a function from text to text, and may be bold: its result is used only if the reader finds the same content
in it, and no new problem.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from markdown_it.token import Token
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plgdocs.authoring.form_values import value_of
from plgdocs.authoring.writer import write_atomically, yaml_value
from plgdocs.checking.files import read
from plgdocs.model.cards import Card
from plgdocs.model.characters import find_hidden, plain_spaces
from plgdocs.model.fields import Field, Fields, Place, Record, as_data, fields_of
from plgdocs.model.kinds import kind_of
from plgdocs.model.names import slug
from plgdocs.model.pages import DeveloperPage, Page
from plgdocs.model.problems import Refused, Reporter
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.model.timing import read_timing
from plgdocs.model.types import ListOf, Text
from plgdocs.parsing.front_matter import FENCE, Parts, compose, split
from plgdocs.parsing.hard_spaces import soften
from plgdocs.parsing.markdown import markdown_parser
from plgdocs.parsing.outline import read_outline
from plgdocs.parsing.reader import decode, load
from plgdocs.parsing.steps import time_in_name


def autofix(path: str, data: bytes) -> bytes:
    """Return a fixed file; one that can't be read, or that contains hidden characters, stays as it is."""
    page, _ = read(path, data)
    if page is None or find_hidden(text := decode(data)):
        return data
    content, model = content_of(path, text), kind_of(path)
    mends = (plain_header, plain_body, space_keys, partial(spell_keys, model), fix_times)
    card_mends, card_fixes = (
        ((raise_sections,), (sort_keys, spell_sections, sort_sections)) if model is Card else ((), ())
    )
    dutch_fixes = () if model is DeveloperPage else (curl_apostrophes,)
    for fix in (*mends, *card_mends, partial(fix_values, model), *card_fixes, *dutch_fixes, fix_spaces):
        fixed = fix(text)
        if fixed == text:
            continue
        new = content_of(path, fixed)
        if new.mends(content) if fix in (*mends, *card_mends) else new.preserves(content):
            text, content = fixed, new
    return text.encode()


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
    lines = list(unified_diff(old.split("\n"), new.split("\n"), f"{path} (was)", f"{path} (is)", lineterm=""))
    if old.encode() != before:
        lines.append(f"{path}: regeleinden zoals in de andere bestanden")
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
    return Content(values, sorted(sections_of(straight(split_text(text).body)), key=lambda section: section[0]), wrong)


def straight(text: str) -> str:
    """Return a text, or JSON, with straight apostrophes, to compare with another."""
    return re.sub(r"[‘’]|\\u201[89]", "'", text)


def split_text(text: str) -> Parts:
    return split(text, Reporter("", []))


def rebuilt(text: str, *, header: list[str] | None = None, body: str | None = None) -> str:
    """Return a text with its front matter or its body replaced."""
    parts = split_text(text)
    head = text.split("\n")[: parts.body_line - 1]
    if header is not None:
        head[1:-1] = header
    return "\n".join([*head, parts.body if body is None else body])


def sections_of(body: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield each second-level section: its fragment, and the data of its tokens without the heading."""
    tokens = [token for token in markdown_parser().parse(body) if token.type != "myst_target"]
    starts = [index for index, token in enumerate(tokens) if is_heading(token) and token.tag == "h2"]
    yield "", list(map(token_data, tokens[: starts[0] if starts else None]))
    for start, end in pairwise([*starts, len(tokens)]):
        yield slug(tokens[start + 1].content), list(map(token_data, tokens[start + 3 : end]))


def headings_of(body: str) -> list[tuple[str, str, int, int]]:
    """Return the tag, the text, the first line from 0, and the line after each heading."""
    pairs = pairwise(markdown_parser().parse(body))
    return [(token.tag, inline.content, *(token.map or (0, 0))) for token, inline in pairs if is_heading(token)]


def is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0


def token_data(token: Token) -> Any:
    """Return the data of a token, without its position."""
    if token.type == "inline":
        return list(map(token_data, token.children or []))
    return token.type, token.tag, token.attrs, token.info, token.content, str(token.meta)


def plain_header(text: str) -> str:
    """Put plain spaces in front matter; values have no others."""
    header = split_text(text).header
    return text if header is None else rebuilt(text, header=plain_spaces(header).split("\n"))


def plain_body(text: str) -> str:
    """Put plain spaces where hard ones would be syntax."""
    return rebuilt(text, body=soften(split_text(text).body))


def space_keys(text: str) -> str:
    """Put a space after the colon of each key: “{van:20}” becomes “{van: 20}”."""
    header = split_text(text).header
    spaced = re.sub(r"((?:^|[{,])[ ]*[A-Za-z-]+):(?=[^\s:/])", r"\1: ", header or "", flags=re.MULTILINE)
    return rebuilt(text, header=spaced.split("\n")) if header else text


def spell_keys(model: type[Page], text: str) -> str:
    """Spell keys as the model does: “Herkomst” becomes “herkomst”."""
    header = split_text(text).header or ""
    for name, key in reversed(list(misspelt_keys(fields_of(model), pairs_of(header)))):
        header = header[: name.start_mark.index - 1] + key + header[name.end_mark.index - 1 :]
    return rebuilt(text, header=header.split("\n")) if header else text


def misspelt_keys(known: Fields, pairs: list[tuple[Any, Node]]) -> Iterator[tuple[Node, str]]:
    """Yield each key that isn't known but for its spelling, and how the model spells it."""
    present = {name.value for name, _ in pairs if isinstance(name, ScalarNode)}
    for name, node in pairs:
        key = slug(name.value) if isinstance(name, ScalarNode) and name.value not in known else ""
        if key in known and key not in present:
            yield name, key
        _, declared = known.get(key or str(name.value), ("", None))
        if declared and isinstance(declared.type, Record) and isinstance(node, MappingNode):
            yield from misspelt_keys(declared.type.fields, node.value)


def fix_times(text: str) -> str:
    """Write the times of steps as the reader knows them, behind the name: “(15 minuten)” becomes “(15 min)”."""
    lines = text.split("\n")
    parts = split_text(text)
    for step in read_outline(parts.body, parts.body_line).steps:
        line, in_name = lines[step.line - 1], time_in_name(step.name)
        if step.bad_time and (time := better_time(step.bad_time)):
            lines[step.line - 1] = line.replace(f"({step.bad_time})", f"({time})", 1)
        elif in_name and not step.time and (time := better_time(in_name)):
            moved = re.compile(rf"\s*\({re.escape(in_name)}\)(?P<end>[.:]?\s*\*\*[.:]?)")
            lines[step.line - 1] = moved.sub(rf"\g<end> ({time})", line, count=1)
    return "\n".join(lines)


def better_time(text: str) -> str | None:
    """Return a time as the reader knows it, or None if it isn't clear; a mere number may count anything."""
    words = re.sub(r"richttijd:?", "", text).strip(" ,:")
    guide = "richttijd " if words != text.strip(" ,:") else ""
    better = guide + re.sub(r"(?<=[0-9])\s*min(?:uten|uut|\.)?(?!\w)", " min", words)
    time = value_of(fields_of(Card)["duur"][1], words) if re.search(r"[^\W\d]|['’]", words) else None
    if time and time["van"] == time["tot"]:
        better = f"{guide}{time['van']} min{' per persoon' if 'per' in time else ''}"
    return better if read_timing(better) else None


def raise_sections(text: str) -> str:
    """Put the sections of a card at the second level: “### Wat?” becomes “## Wat?”."""
    body = split_text(text).body
    lines, headings = body.split("\n"), headings_of(body)
    names = {slug(name): name for name in CARD_SECTIONS}
    present = {slug(written) for tag, written, _, _ in headings if tag == "h2"}
    for tag, written, start, end in reversed(headings[1:]):
        if tag != "h2" and slug(written) in names.keys() - present:
            lines[start:end] = [f"## {names[slug(written)]}"]
    return rebuilt(text, body="\n".join(lines))


def fix_values(model: type[Page], text: str) -> str:
    """Write values that the reader refuses in the form of the model, if they are unambiguous."""
    header = split_text(text).header or ""
    known = fields_of(model)
    for name, node in reversed(pairs_of(header)):
        if name.value in known:
            for start, end, new in reversed(list(better_values(known[name.value][1], node))):
                header = header[: start - 1] + new + header[end - 1 :]
    return rebuilt(text, header=header.split("\n")) if header else text


def pairs_of(header: str) -> list[tuple[Any, Node]]:
    """Return the keys and values of front matter; their marks are off by the newline in front of ``header``."""
    try:
        root = compose("\n" + header, Place(Reporter("", [])))
    except yaml.YAMLError:
        return []
    return root.value if isinstance(root, MappingNode) and not root.flow_style else []


def better_values(declared: Field, node: Node) -> Iterator[tuple[int, int, str]]:
    """Yield the start, the end and the replacement of values that the reader refuses."""
    report = Reporter("", [])
    declared.type.read(node, Place(report))
    if not report.problems:
        return
    if isinstance(node, ScalarNode) and (value := value_of(declared, node.value)) and is_clear(declared, node.value):
        yield node.start_mark.index, node.end_mark.index, yaml_value(value)
    if isinstance(node, MappingNode) and declared.is_range:
        yield from better_numbers(declared, node)
    if isinstance(node, SequenceNode) and isinstance(declared.type, ListOf):
        for item in node.value:
            if isinstance(item, ScalarNode) and (value := value_of(declared, item.value)) and len(value) == 1:
                yield item.start_mark.index, item.end_mark.index, yaml_value(value[0])


def better_numbers(declared: Field, node: MappingNode) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of a range that are written with their unit: “20 min”."""
    for _, child in node.value:
        digits = re.match("[0-9]+(?=.*[^0-9])", str(child.value))
        if digits and (value := value_of(declared, f"{digits[0]}-{child.value}")):
            yield child.start_mark.index, child.end_mark.index, str(value["tot"])


def is_clear(declared: Field, text: str) -> bool:
    """Whether commas are unambiguous: in free text, “stiften, rood” may be one item or two."""
    is_texts = isinstance(declared.type, ListOf) and isinstance(declared.type.item, Text)
    return not (is_texts and "," in text)


def sort_keys(text: str) -> str:
    """Sort the keys of a card in the order of the model; comments stay above their keys."""
    header = split_text(text).header or ""
    pairs, lines, order = pairs_of(header), header.split("\n"), list(fields_of(Card))
    if not pairs:
        return text
    starts = [opening(lines, name.start_mark.line - 1) for name, _ in pairs]
    first = pairs[0][0].start_mark.line - 1
    # Comments that an empty line sets apart from the first key stay at the top.
    starts[0] = max((number for number, line in enumerate(lines[:first], start=1) if not line.strip()), default=0)
    blocks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    ranks = [order.index(name.value) if name.value in order else len(order) for name, _ in pairs]
    ordered = [blocks[index] for index in sorted(range(len(blocks)), key=ranks.__getitem__)]
    return rebuilt(text, header=[*lines[: starts[0]], *(line for block in ordered for line in block)])


def opening(lines: list[str], start: int) -> int:
    """Return the first line that belongs to a key: that of the comments and empty lines above it."""
    while start and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start


def spell_sections(text: str) -> str:
    """Spell the sections of a card as the model does: “## hoe” becomes “## Hoe?”."""
    body = split_text(text).body
    lines, names = body.split("\n"), {slug(name): name for name in CARD_SECTIONS}
    for tag, written, start, end in reversed(headings_of(body)):
        if tag == "h2" and written not in CARD_SECTIONS and slug(written) in names:
            lines[start:end] = [f"## {names[slug(written)]}"]
    return rebuilt(text, body="\n".join(lines))


def sort_sections(text: str) -> str:
    """Sort the sections of a card in the order of the model, if it knows them all."""
    body = split_text(text).body
    lines, order = body.split("\n"), list(CARD_SECTIONS)
    found = [(name, start) for tag, name, start, _ in headings_of(body) if tag == "h2"]
    if not found or any(name not in order for name, _ in found):
        return text
    starts = [start - 1 if start and is_target(lines[start - 1]) else start for _, start in found]
    blocks = ["\n".join(lines[start:end]).strip("\n") for start, end in pairwise([*starts, len(lines)])]
    ranked = sorted(zip(found, blocks, strict=True), key=lambda pair: order.index(pair[0][0]))
    top = "\n".join(lines[: starts[0]]).rstrip("\n")
    return rebuilt(text, body="\n\n".join([top, *(block for _, block in ranked)]) + "\n")


def is_target(line: str) -> bool:
    """Whether a line is a ``(name)=`` for the heading below it."""
    return re.fullmatch(r"\([^()]+\)=\s*", line) is not None


def curl_apostrophes(text: str) -> str:
    """Write curly apostrophes, though not in code and addresses; a heading keeps its old address."""
    parts = split_text(text)
    lines = parts.body.split("\n")
    for note in read_outline(parts.body).texts:
        for number in range(note.line - 1, note.line + note.label.count("\n")) if "'" in note.label else ():
            lines[number] = UNCURLED.sub(curled, lines[number])
    for _, written, start, _ in reversed(headings_of(parts.body)):
        if slug(written) != slug(written.replace("'", "’")):
            lines.insert(start, f"({slug(written)})=")
    header = re.sub(r"(?<=\w)''?(?=\w)|(?<=\s)'(?=[stn]\s)", "’", parts.header or "")
    return rebuilt(text, header=header.split("\n") if header else None, body="\n".join(lines))


UNCURLED = re.compile(
    r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\]\([^()]*\)|<[^<>\s]*>|(?P<opening>(?<!\w)'(?=\w)(?![stn]\b))|(?P<other>')"
)
"""Code and addresses, which stay, or a straight mark, and whether it opens a quotation."""


def curled(match: re.Match[str]) -> str:
    return "‘" if match["opening"] else "’" if match["other"] else match[0]


def fix_spaces(text: str) -> str:
    """Remove needless spaces and empty lines, and put one empty line around headings."""
    parts = split_text(text)
    body = space_headings(trim_lines(parts.body)) + "\n"
    if parts.header is None:
        return rebuilt(text, body=body)
    header = re.sub(r"(?<![ \t])[ \t]+$", "", parts.header, flags=re.MULTILINE)
    header = re.sub(r"\n{3,}", "\n\n", header.strip("\n"))
    return f"{FENCE}\n{header}\n{FENCE}\n\n{body}"


def trim_lines(body: str) -> str:
    """Remove spaces at line ends and repeated empty lines; code and hard line breaks stay."""
    lines = body.split("\n")
    verbatim = ("fence", "colon_fence", "code_block", "html_block")
    code = [token for token in markdown_parser().parse(body) if token.type in verbatim]
    fixed = {line for token in code for line in range(*(token.map or (0, 0)))}
    trimmed: list[str] = []
    for index, line in enumerate(lines):
        is_break = line.endswith("  ") and "".join(lines[index + 1 : index + 2]).strip()
        short = line if index in fixed or is_break else line.rstrip()
        if short or index in fixed or (trimmed and trimmed[-1]):
            trimmed.append(short)
    return "\n".join(trimmed).strip("\n")


def space_headings(body: str) -> str:
    lines = body.split("\n")
    for _, _, start, end in reversed(headings_of(body)):
        if end < len(lines) and lines[end]:
            lines.insert(end, "")
        if start and lines[start - 1] and not is_target(lines[start - 1]):
            lines.insert(start, "")
    return "\n".join(lines)
