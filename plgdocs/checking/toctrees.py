"""Rules for tables of contents (``toctree``): what they name is there, and every page has its place in one of them."""

from __future__ import annotations

import posixpath
import re

from plgdocs.checking.blocks import BLOCKS
from plgdocs.checking.library import Library
from plgdocs.model.addresses import resolve
from plgdocs.model.codes import Code
from plgdocs.model.outline import Block
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Reporter, nearest

ENTRY = re.compile(BLOCKS["toctree"].lines)
"""What an entry looks like; ``blocks.py`` reports the others."""
START = "index"
"""The page above all others."""


def check_contents(library: Library, problems: list[Problem]) -> None:
    """Every page but the first stands in one table of contents, and these name only pages."""
    if f"{START}.md" not in library.pages:
        return
    homes: dict[str, str] = {}
    for page in library.pages.values():
        for block in page.outline.blocks:
            if block.name == "toctree":
                check_block(page, block, homes, library, Reporter(page.path, problems))
    for page in library.pages.values():
        if page.docname not in homes and page.docname != START:
            home = natural_home(page, library)
            entry = posixpath.relpath(page.docname, posixpath.dirname(home) or ".")
            Reporter(page.path, problems)(Code.NOT_IN_CONTENTS, 1, entry=entry, home=home)


def natural_home(page: Page, library: Library) -> str:
    """Return the file whose table of contents is nearest to a page."""
    folder = page.folder if page.name != "index" else posixpath.dirname(page.folder)
    while folder and f"{folder}/index.md" not in library.pages:
        folder = posixpath.dirname(folder)
    return posixpath.join(folder, f"{START}.md")


def check_block(page: Page, block: Block, homes: dict[str, str], library: Library, report: Reporter) -> None:
    """Report what a table of contents can't name; note of each page in ``homes`` which file's contents it stands in."""
    for entry in filter(ENTRY.fullmatch, block.body.split("\n")):
        is_pattern = "*" in entry and "glob" in block.options
        names = matches(page, entry, homes, library) if is_pattern else [docname_of(page, entry)]
        if not names or not all(is_there(f"{name}.md", library) for name in names):
            known = [posixpath.relpath(other.docname, page.folder or ".") for other in library.pages.values()]
            report(Code.UNKNOWN_ENTRY, block.line, entry=entry, nearest=nearest(entry, known))
        elif why := next(filter(None, (reason_against(name, page, homes) for name in names)), ""):
            report(Code.MISPLACED_ENTRY, block.line, entry=entry, why=why)
        for name in names:
            homes.setdefault(name, page.path)


def is_there(path: str, library: Library) -> bool:
    """Whether a file exists, be it that it can't be read: that is said of the file itself."""
    return path in library.pages or (library.root / path).is_file()


def docname_of(page: Page, entry: str) -> str:
    """Return the page that an entry names, from the page's own folder or, behind a slash, from the library's."""
    return resolve(page.path, entry).lstrip("/")


def matches(page: Page, pattern: str, homes: dict[str, str], library: Library) -> list[str]:
    """Return the pages that a pattern stands for, without the page itself and what its contents name before.

    One star stands for any part of a name, two for folders too, as in Sphinx.
    """
    parts = map(re.escape, docname_of(page, pattern).split("*"))
    expression = re.compile("[^/]*".join(parts).replace("[^/]*[^/]*", ".*"), re.DOTALL)
    names = [other.docname for other in library.pages.values() if other is not page]
    return [name for name in names if expression.fullmatch(name) and homes.get(name) != page.path]


def reason_against(name: str, page: Page, homes: dict[str, str]) -> str:
    """Say why a table of contents can't name a page, if it can't."""
    if name == page.docname:
        return "het is de pagina zelf"
    if name == START:
        return "het is de startpagina"
    return f"ze staat al in die van {homes[name]}" if name in homes else ""
