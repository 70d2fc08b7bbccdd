"""Checks one file: reads it, and applies the rules that need no other file."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from plgdocs.checking.anchors import check_anchors
from plgdocs.checking.blocks import check_blocks
from plgdocs.checking.directory import reporting
from plgdocs.checking.language import check_language
from plgdocs.checking.privacy import check_experiences
from plgdocs.checking.processes import process_pool
from plgdocs.checking.structure import check_structure
from plgdocs.model.cards import Card
from plgdocs.model.file_kinds import BESIDE_CARDS, EDITORS_DATA, EXPERIENCES, beside, kind_of, largest
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Refused, Reporter, refusals
from plgdocs.parsing.reader import check_name, check_size, decode, load, read_page

Contents: TypeAlias = tuple[bytes, bytes | None, bytes | None]
"""The content of a file and of those beside it, as ``read`` takes them."""
Found: TypeAlias = tuple[Page | None, list[Problem]]

READ: dict[str, tuple[Contents, Found]] = {}
"""What was last read of each path: a build reads all files twice, to check them and for Sphinx."""
MANY = 32
"""The number of files from which other processes help."""


def read(path: str, data: bytes, editors_data: bytes | None = None, experiences: bytes | None = None) -> Found:
    """Return the page of one file (and of the files beside it) and its problems.

    The page holds every value that could be read, so that one run finds all problems; a refused file has none.
    """
    contents = (data, editors_data, experiences)
    if path not in READ or READ[path][0] != contents:
        READ[path] = contents, read_anew(path, *contents)
    return READ[path][1]


def read_anew(path: str, data: bytes, editors_data: bytes | None, experiences: bytes | None) -> Found:
    report = Reporter(path, [], MOST_PROBLEMS)
    page = None
    with refusals(Reporter(path, report.problems)):
        page = read_and_check(path, data, editors_data, experiences, report)
    problems = sorted(report.problems)
    errors = [problem for problem in problems if not problem.is_note]
    return page, errors or problems  # a note says that the file is valid


def read_ahead(root: Path, paths: Sequence[str], processes: int) -> None:
    """Read many files in several processes, so that ``read`` then has them."""
    if processes < 2 or len(paths) < MANY or not hasattr(os, "fork"):  # without it, a process starts too slowly
        return
    with process_pool(processes, get_context("fork")) as pool:
        READ.update(filter(None, pool.map(partial(read_elsewhere, root), paths, chunksize=MANY // 2)))


def read_elsewhere(root: Path, path: str) -> tuple[str, tuple[Contents, Found]] | None:
    """Read a file, and return what another process can put into ``READ``."""
    read_file(root, path)
    return (path, READ[path]) if path in READ else None


def read_file(root: Path, path: str) -> Found:
    """Return the page and the problems of a file of the library at ``root``, also if it can't be opened."""
    report = Reporter(path, [])
    with reporting(report):
        beside_it = [load_beside(root, path, kind) for kind in BESIDE_CARDS]
        return read(path, load(root / path, largest(path)), *beside_it)
    return None, report.problems


def load_beside(root: Path, path: str, kind: str = EDITORS_DATA) -> bytes | None:
    """Return the content of a file beside a card, or None if there is none that can be read."""
    file = root / beside(path, kind)
    with suppress(OSError, Refused):  # ``other_files.py`` reports these
        return load(file) if kind_of(path) is Card and not file.is_symlink() else None
    return None


MOST_PROBLEMS = 200
"""Maximum number of problems of one file; reading stops at a file that was made to have more."""


def read_and_check(
    path: str, data: bytes, editors_data: bytes | None, experiences: bytes | None, report: Reporter
) -> Page:
    check_name(path, report)
    check_size(len(data), largest(path))
    text = decode(data)
    page = read_page(path, text, editors_data, experiences, report)
    check_structure(page, report)
    check_blocks(page, report)
    check_anchors(page, report)
    check_language(page, text, report)
    if isinstance(page, Card) and page.experiences and experiences:
        check_experiences(page.experiences, decode(experiences), replace(report, path=beside(path, EXPERIENCES)))
    return page
