"""Fixes of the text: sections, times, apostrophes and spaces."""

from __future__ import annotations

import re
from itertools import pairwise

from plgdocs.authoring.form_values import value_of
from plgdocs.authoring.parts import headings_of, in_body, is_target
from plgdocs.model.cards import Card
from plgdocs.model.fields import fields_of
from plgdocs.model.names import slug
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.model.timing import read_timing
from plgdocs.parsing.front_matter import FENCE, split
from plgdocs.parsing.markdown import markdown_parser
from plgdocs.parsing.outline import read_outline
from plgdocs.parsing.steps import time_in_name

NAMES = {slug(name): name for name in CARD_SECTIONS}


def fix_times(body: str) -> str:
    """Write the times of steps as the reader knows them, behind the name: “(15 minuten)” becomes “(15 min)”."""
    lines = body.split("\n")
    for step in read_outline(body).steps:
        line, in_name = lines[step.line - 1], time_in_name(step.name)
        if step.bad_time and (time := better_time(step.bad_time)):
            lines[step.line - 1] = line.replace(f"({step.bad_time})", f"({time})", 1)
        elif in_name and not step.time and (time := better_time(in_name)):
            moved = re.compile(rf"\s*\({re.escape(in_name)}\)(?P<end>[.:]?\s*\*\*[.:]?)")
            lines[step.line - 1] = moved.sub(rf"\g<end> ({time})", line, count=1)
    return "\n".join(lines)


def better_time(text: str) -> str | None:
    """Return a time as the reader knows it, or None if it isn't clear; a mere number may count anything."""
    words = re.sub(r"richttijd:?", "", text).strip(" ,:")  # claims say whose a time is
    better = re.sub(r"(?<=[0-9])\s*min(?:uten|uut|\.)?(?!\w)", " min", words)
    time = value_of(fields_of(Card)["duur"], words) if re.search(r"[^\W\d]|['’]", words) else None
    if time and time["van"] == time["tot"]:
        better = f"{time['van']} min{' per persoon' if 'per' in time else ''}"
    return better if read_timing(better) else None


def raise_sections(body: str) -> str:
    """Put the sections of a card at the second level: “### Wat?” becomes “## Wat?”.

    One that isn't needed may as well be a sub-heading, if others stand at their level.
    """
    lines, headings = body.split("\n"), headings_of(body)
    present = {slug(written) for tag, written, _, _ in headings if tag == "h2"} & NAMES.keys()
    for tag, written, start, end in reversed(headings[1:]):
        name = NAMES.get(slug(written), "")
        is_sub = tag > "h2" and present and name and not CARD_SECTIONS[name].is_needed
        if tag != "h2" and name and slug(name) not in present and not is_sub:
            lines[start:end] = [f"## {name}"]
    return "\n".join(lines)


def spell_sections(body: str) -> str:
    """Spell the sections of a card as the model does: “## hoe” becomes “## Hoe?”."""
    lines = body.split("\n")
    for tag, written, start, end in reversed(headings_of(body)):
        if tag == "h2" and slug(written) in NAMES:
            lines[start:end] = [f"## {NAMES[slug(written)]}"]
    return "\n".join(lines)


def sort_sections(body: str) -> str:
    """Sort the sections of a card in the order of the model, if it knows them all."""
    lines, order = body.split("\n"), list(CARD_SECTIONS)
    found = [(name, start) for tag, name, start, _ in headings_of(body) if tag == "h2"]
    if not found or any(name not in order for name, _ in found):
        return body
    starts = [start - 1 if start and is_target(lines[start - 1]) else start for _, start in found]
    blocks = ["\n".join(lines[start:end]).strip("\n") for start, end in pairwise([*starts, len(lines)])]
    ranked = sorted(zip(found, blocks, strict=True), key=lambda pair: order.index(pair[0][0]))
    top = "\n".join(lines[: starts[0]]).rstrip("\n")
    return "\n\n".join([top, *(block for _, block in ranked)]) + "\n"


def curl_header(header: str) -> str:
    """Write curly apostrophes; quotation marks of YAML stay."""
    return re.sub(r"(?<=\w)''?(?=\w)|(?<=\s)'(?=[stn]\s)", "’", header)


def curl_body(body: str) -> str:
    """Write curly apostrophes, though not in code and addresses; a heading keeps its old address."""
    lines = body.split("\n")
    for note in read_outline(body).texts:
        for number in range(note.line - 1, note.line + note.label.count("\n")) if "'" in note.label else ():
            lines[number] = UNCURLED.sub(curled, lines[number])
    for _, written, start, _ in reversed(headings_of(body)):
        if slug(written) != slug(written.replace("'", "’")):
            lines.insert(start, f"({slug(written)})=")
    return "\n".join(lines)


UNCURLED = re.compile(
    r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\]\([^()]*\)|<[^<>\s]*>|(?P<opening>(?<!\w)'(?=\w)(?![stn]\b))|(?P<other>')"
)
"""Code and addresses, which stay, or a straight mark, and whether it opens a quotation."""


def curled(match: re.Match[str]) -> str:
    return "‘" if match["opening"] else "’" if match["other"] else match[0]


def fix_spaces(text: str) -> str:
    """Remove needless spaces and empty lines, and put one empty line around headings."""
    parts = split(text)
    body = space_headings(trim_lines(parts.body)) + "\n"
    if parts.header is None:
        return in_body(lambda _: body, text)
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
