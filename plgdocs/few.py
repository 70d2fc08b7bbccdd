"""The check of a few files, as an editor or a hook asks for it, that reads hardly any other.

A file is judged by little of the others: where its links and its references lead, which tables of contents can name
it, and who else can bear its names.  These files are a library too, and the same rules judge it.  Where they find
nothing to say of the chosen files, they would find nothing with all files: those give links and references only more
to lead to.  Where they do, or where any file counts, the caller checks all, so that each problem is always the same.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote

from plgdocs.contents import check_contents
from plgdocs.files import library_files, read_bytes
from plgdocs.library import GLOSSARY, RECOMMENDATIONS, Library, address_of, linked, read_library, resolve
from plgdocs.model import Card
from plgdocs.outline import file_name, slug
from plgdocs.permalinks import check_new, has_ledger, promises, read_ledger
from plgdocs.plain import INLINE_MARKUP
from plgdocs.problems import Problem, Refused, Reporter
from plgdocs.reader import decode, kind_of, split
from plgdocs.rules import check_pages, names_of, shelf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plgdocs.library import Reader
    from plgdocs.model import Page


def check_few(
    root: Path, paths: list[str], read: Reader, data_of: Callable[[str], bytes] = read_bytes
) -> list[Problem] | None:
    """Return the problems of the files ``paths``, or None where only a check of all files can tell them."""
    chosen, problems = read_library(root, read, paths, data_of)
    pages = chosen.pages.values()
    if chosen.links or len(pages) < len(paths) or any(map(concerns_all, pages)):
        return None
    files = list(library_files(root))
    needed = {path for page in pages for path in needed_by(page, files, root, data_of)}
    others, _ = read_library(root, read, sorted(needed.intersection(files).difference(paths)), data_of)
    library = Library(root, {**chosen.pages, **others.pages})
    between: list[Problem] = []
    check_pages(library, pages, between)
    check_contents(library, between)
    if has_ledger(root):
        check_new(read_ledger(root), promises(pages), between)
    return None if any(problem.path in paths for problem in between) else sorted(problems)


def concerns_all(page: Page) -> bool:
    """Whether any file can clash with what a page holds."""
    names_others = any(block.name == "toctree" for block in page.outline.blocks)
    return bool(names_others or page.outline.targets or page.outline.terms or page.folder == RECOMMENDATIONS)


def needed_by(page: Page, files: list[str], root: Path, data_of: Callable[[str], bytes]) -> Iterator[str]:
    """Yield the files that a page must be judged with, and maybe some that there are not."""
    folders = page.path.split("/")[:-1]
    yield from ("/".join([*folders[:depth], "index.md"]) for depth in range(len(folders) + 1))
    yield from linked(page)
    yield from (resolve(page.path, unquote(step.target)) for step in page.outline.steps)
    yield from referred(page, files)
    addresses = {address_of(f"{page.folder}/{name}".lstrip("/")) for name in (page.name, *page.old_names)}
    yield from (path for path in files if address_of(path.removesuffix(".md")) in addresses)
    names = {slug(name) for name in names_of(page)} - {""}
    beside = [path for path in files if shelf_of(path) == shelf_of(page.path)]
    yield from (path for path in beside if may_claim(root, path, names, data_of))


def referred(page: Page, files: list[str]) -> Iterator[str]:
    """Yield the files that a page refers to by name or number."""
    kinds = {role.name for role in page.outline.roles}
    cards = {role.target.partition("#")[0] for role in page.outline.roles if role.name == "methodiek"}
    if isinstance(page, Card):
        cards.update(page.before, page.after)
    for path in files:
        folder, _, name = path.rpartition("/")
        is_card = kind_of(path) is Card and name.removesuffix(".md") in cards
        if is_card or ("term" in kinds and path == GLOSSARY) or ("aanbeveling" in kinds and folder == RECOMMENDATIONS):
            yield path


def may_claim(root: Path, path: str, names: set[str], data_of: Callable[[str], bytes]) -> bool:
    """Whether a page may bear one of these names: each name stands in its file, unless signs give it another look."""
    with suppress(OSError, Refused):
        parts = split(decode(data_of(f"{root}/{path}")), Reporter(path, []))
        header, title = parts.header or "", parts.body.lstrip("\n").partition("\n")[0]
        if title.startswith("# ") and not INLINE_MARKUP.search(title) and "\\" not in header:
            text = file_name(f"{path} {header} {title}")
            return any(name in text for name in names)
    return True
