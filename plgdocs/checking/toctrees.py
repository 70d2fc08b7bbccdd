"""Rules for ``toctree`` blocks: their entries exist, and every page is listed in one."""

import posixpath
import re

from plgdocs.checking.blocks import BLOCKS
from plgdocs.checking.library import Library
from plgdocs.model.addresses import resolve
from plgdocs.model.codes import Code
from plgdocs.model.outline import Block
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Reporter, nearest

ENTRY = re.compile(BLOCKS["toctree"].line_pattern)
"""A well-formed entry; ``blocks.py`` reports the others."""
START = "index"
"""The docname of the start page, which no toctree lists."""


def check_toctrees(library: Library, problems: list[Problem]) -> None:
    """Every page but the start page is listed in one toctree, and toctrees list only pages."""
    if f"{START}.md" not in library.pages:
        return
    homes = listing_files(library, problems)
    for page in library.pages.values():
        if page.docname not in homes and page.docname != START:
            home = natural_home(page, library)
            entry = posixpath.relpath(page.docname, posixpath.dirname(home) or ".")
            Reporter(page.path, problems)(Code.NOT_IN_CONTENTS, 1, entry=entry, home=home)


def listing_files(library: Library, problems: list[Problem]) -> dict[str, str]:
    """Return which file lists each page, in the order of the toctrees; report what is wrong with these."""
    homes: dict[str, str] = {}
    for page in library.pages.values():
        for block in page.outline.blocks:
            if block.name == "toctree":
                check_block(page, block, homes, library, Reporter(page.path, problems))
    return homes


def natural_home(page: Page, library: Library) -> str:
    """Return the file whose toctree is nearest to a page."""
    folder = page.folder if page.name != "index" else posixpath.dirname(page.folder)
    while folder and f"{folder}/index.md" not in library.pages:
        folder = posixpath.dirname(folder)
    return posixpath.join(folder, f"{START}.md")


def check_block(page: Page, block: Block, homes: dict[str, str], library: Library, report: Reporter) -> None:
    """Report invalid entries of a toctree; record in ``homes`` which file lists each page."""
    for entry in filter(ENTRY.fullmatch, block.body.split("\n")):
        target = resolve(page.path, entry).lstrip("/")  # after a slash, an entry is relative to the root
        is_pattern = "*" in entry and "glob" in block.options
        names = matches(page, target, homes, library) if is_pattern else [target]
        if not names or not all(library.has_file(f"{name}.md") for name in names):
            known = [posixpath.relpath(other.docname, page.folder or ".") for other in library.pages.values()]
            report(Code.UNKNOWN_ENTRY, block.line, entry=entry, nearest=nearest(entry, known))
        elif why := next(filter(None, (reason_against(name, page, homes) for name in names)), ""):
            report(Code.MISPLACED_ENTRY, block.line, entry=entry, why=why)
        for name in names:
            homes.setdefault(name, page.path)


def matches(page: Page, pattern: str, homes: dict[str, str], library: Library) -> list[str]:
    """Return the pages that a glob matches, without the page itself and those that it lists already.

    As in Sphinx, one star matches part of a name, and two also match slashes.
    """
    parts = map(re.escape, pattern.split("*"))
    expression = re.compile("[^/]*".join(parts).replace("[^/]*[^/]*", ".*"), re.DOTALL)
    names = [other.docname for other in library.pages.values() if other is not page]
    return [name for name in names if expression.fullmatch(name) and homes.get(name) != page.path]


def reason_against(name: str, page: Page, homes: dict[str, str]) -> str:
    """Say in Dutch why a toctree can't list a page, or return nothing."""
    if name == page.docname:
        return "het is de pagina zelf"
    if name == START:
        return "het is de startpagina"
    return f"ze staat al in die van {homes[name]}" if name in homes else ""
