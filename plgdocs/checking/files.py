"""The way in: the bytes of one file -> a page, recommendation or card, and its problems.

This is the only parser of the library: the checker and the Sphinx build both call it.
"""

from __future__ import annotations

from plgdocs.checking.blocks import check_blocks
from plgdocs.checking.structure import check_structure
from plgdocs.model.kinds import kind_of
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Refused, Reporter
from plgdocs.parsing.allow_list import check_text
from plgdocs.parsing.front_matter import split
from plgdocs.parsing.reader import check_name, decode, read_page


def read(path: str, data: bytes) -> tuple[Page | None, list[Problem]]:
    """Read one file of the library.

    ``path`` is relative to the library's root, with slashes.  The page holds every value that
    could be read, also where others could not, so that one run finds all problems; it is None
    only when the file is refused unread.
    """
    report = Reporter(path, [], MOST_PROBLEMS)
    page = None
    try:
        check_name(path, report)
        page = read_text(path, decode(data), report)
    except Refused as refused:
        Reporter(path, report.problems)(refused.code, refused.line, **refused.values)
    return page, without_needless_notes(sorted(report.problems))


MOST_PROBLEMS = 200
"""Problems of one file that are worth saying at once; a file that is made to have more is not read on."""


def read_text(path: str, text: str, report: Reporter) -> Page:
    """Read the text of one file."""
    parts = split(text, report)
    check_text(parts.body, parts.body_line, report)
    page = read_page(kind_of(path), path, parts, report)
    for danger in page.outline.dangers:
        report(danger.code, danger.line, danger.column, **danger.values)
    check_structure(page, report)
    check_blocks(page, report)
    return page


def without_needless_notes(problems: list[Problem]) -> list[Problem]:
    """Leave notes out while there are errors: a note says that the file itself is valid."""
    errors = [problem for problem in problems if not problem.is_note]
    return errors or problems
