"""Reads one file: decodes its bytes, and builds a page from its front matter and body."""

import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

from plgdocs.model.codes import Code
from plgdocs.model.fields import Beside, fields_of
from plgdocs.model.file_kinds import EXPERIENCES, LARGEST, beside, kind_of
from plgdocs.model.names import ID, slug
from plgdocs.model.outline import Outline
from plgdocs.model.pages import Page
from plgdocs.model.problems import Refused, Reporter, refusals
from plgdocs.model.worksheets import Worksheet
from plgdocs.parsing.allow_list import check_text
from plgdocs.parsing.experiences import read_experiences
from plgdocs.parsing.front_matter import Parts, read_header, read_values, split
from plgdocs.parsing.hard_spaces import report_changes, soften
from plgdocs.parsing.markdown import markdown_parser
from plgdocs.parsing.outline import read_outline
from plgdocs.parsing.worksheets import read_worksheet


def load(path: Path, limit: int = LARGEST) -> bytes:
    """Return the content of a file; its kind and size are looked at before it is read, and no more than that is read.

    Raise ``OSError`` if it can't be opened or is no regular file, and ``Refused`` if it is too large.
    """
    with open(path, "rb", opener=open_at_once) as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise OSError(0, "het is geen gewoon bestand", str(path))
        check_size(state.st_size, limit)
        return file.read(state.st_size)


def open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for somebody to write into it, as opening a pipe would."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # Windows has no such pipes


def check_size(size: int, limit: int = LARGEST) -> None:
    if size > limit:
        raise Refused(Code.TOO_LARGE, 1, size=-(-size // 1000), limit=limit // 1000)


def decode(data: bytes) -> str:
    """Return the text of a file with normalized line ends; raise ``Refused`` if it is too large or not UTF-8."""
    check_size(len(data))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refused(Code.NOT_UTF8, data[: error.start].count(b"\n") + 1) from error


def check_name(path: str, report: Reporter) -> None:
    """Report names that make no good address: file and directory names are lower-case ASCII words and hyphens."""
    *folders, name = path.removesuffix(".md").split("/")
    for part, end in [(name, ".md"), *((folder, "/") for folder in folders)]:
        if not ID.fullmatch(part):
            report(Code.BAD_ID, 1, name=part + end, better=(slug(part.removesuffix(".md")) or "naam") + end)


def read_page(path: str, text: str, editors_data: bytes | None, experiences: bytes | None, report: Reporter) -> Page:
    """Return the page of a file, and of the files beside it: the editors', and experiences, if there are any."""
    parts = split(text)
    if parts.body_line == 1 and re.search("^-{3,}[ \t]*$", text, re.MULTILINE):
        raise Refused(Code.NO_FRONT_MATTER, 1)  # it would be read as text
    if parts.header is None:
        report(Code.NO_FRONT_MATTER if parts.body_line == 1 else Code.OPEN_FRONT_MATTER, 1)
    check_text(parts.body, parts.body_line, report)
    model = kind_of(path)
    outline = read_body(parts, path, report)
    title = next((heading.text for heading in outline.headings if heading.level == 1), "")
    values = {} if parts.header is None else read_header(model, parts.header, report)
    if editors_data is not None:
        values |= read_editors_file(model, editors_data, values, replace(report, path=beside(path)))
    if experiences is not None:
        here = replace(report, path=beside(path, EXPERIENCES))
        with refusals(here):
            values["experiences"] = read_experiences(decode(experiences), here)
    if issubclass(model, Worksheet):
        values |= read_worksheet(parts.body, parts.body_line, report)
    for danger in outline.dangers:
        report.add(danger)
    return model(path=path, title=title, outline=outline, **values)


def read_editors_file(model: type[Page], data: bytes, values: dict[str, Any], report: Reporter) -> dict[str, Any]:
    """Return the values of the file beside a card, in which no key of the card's own file stands again."""
    added: dict[str, Any] = {}
    with refusals(report):
        added = read_values(Beside(model), decode(data), report)
    for name, field in fields_of(model).items():
        if field.attribute in added and field.attribute in values:
            report(Code.ALSO_IN_CARD, 1, key=name)
    return added


def read_body(parts: Parts, path: str, report: Reporter) -> Outline:
    """Return the outline of a body; report hard spaces without which it would be another."""
    outline, soft = read_outline(parts.body, parts.body_line, path), soften(parts.body)
    if soft == parts.body:
        return outline
    softened = read_outline(soft, parts.body_line, path)
    if form_of(parts.body, outline) == form_of(soft, softened):
        return outline
    report_changes(parts.body, soft, parts.body_line, report)
    return softened


def form_of(body: str, outline: Outline) -> object:
    """Return what hard spaces can change: the kinds of all tokens, times, options, and what is refused."""
    tokens = markdown_parser().parse(body)
    kinds = [(token.type, *(child.type for child in token.children or ())) for token in tokens]
    times = [(step.time, step.bad_time is None) for step in outline.steps]
    options = [sorted(block.options) for block in outline.blocks]
    return kinds, times, options, [danger.code for danger in outline.dangers]
