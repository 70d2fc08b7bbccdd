"""Rules for what a page links to and shows: pages, headings, questions of the kit, pictures, roles."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from unicodedata import normalize
from urllib.parse import unquote

from plgdocs.checking.blocks import SHOWN_CARD
from plgdocs.checking.directory import is_linked
from plgdocs.checking.library import Library
from plgdocs.model.addresses import resolve
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import PAGE, PICTURES, ending
from plgdocs.model.outline import Link, Role
from plgdocs.model.pages import Page
from plgdocs.model.problems import Reporter, nearest, resembling
from plgdocs.parsing.allow_list import OUTSIDE, ROLES

KIT = "vragenkit.md"
"""The page of the coach's questions, in the directory ``docs``."""


def check_paths(page: Page, links: Sequence[str], report: Reporter) -> None:
    """No link or image leads through a symbolic link."""
    for link in (*page.outline.links, *page.outline.images) if links else ():
        if not OUTSIDE.match(link.target) and is_linked(resolve(page.path, unquote(link.target)), links):
            report(Code.SYMBOLIC_LINK, link.line, link.column, name=link.target)


def check_links(page: Page, library: Library, report: Reporter) -> None:
    """A link within the library leads to a page or a picture, and its fragment to a heading, step or question there."""
    for link in page.outline.links:
        if not OUTSIDE.match(link.target):
            check_link(page, link, unquote(link.target), library, report)


def check_link(page: Page, link: Link, target: str, library: Library, report: Reporter) -> None:
    path, _, fragment = target.partition("#")
    other = resolve(page.path, path)
    if other in library.pages and target.strip("#"):
        check_fragment(fragment, library.pages[other], path or "deze pagina", link, report)
        check_question(fragment, library.pages[other], link, report)
    elif path and not path.endswith(PAGE) and may_publish(other, library):
        check_kind(link, path, report)
    else:
        hint = nearest_path(path, page, library.pages)
        report(Code.DEAD_LINK, link.line, link.column, target=target, nearest=hint)


def nearest_path(path: str, page: Page, paths: Iterable[str]) -> str:
    """Return the hint for a path that leads nowhere: files are too many to list."""
    known = [posixpath.relpath(name, page.folder or ".") for name in paths]
    if same_name := [name for name in known if posixpath.basename(name) == posixpath.basename(path)]:
        return f"Bedoel je “{same_name[0]}”?"
    return resembling(path, known) or "Schrijf de weg van dit bestand naar het andere, zoals “../methods/check-in.md”."


def check_fragment(fragment: str, page: Page, shown: str, link: Link | Role, report: Reporter) -> None:
    """The fragment in a link or role, if any, is a heading or step of the page, which is ``shown`` as the file does."""
    known = page.fragments
    if fragment and fragment not in known:
        hint = nearest(fragment, known)
        report(Code.DEAD_FRAGMENT, link.line, link.column, page=shown, fragment=fragment, nearest=hint)


def check_question(fragment: str, page: Page, link: Link, report: Reporter) -> None:
    """A link to a question of the kit says it in the kit's words, or in those of its variant."""
    if block := page.outline.questions.get(fragment):
        wordings = (block.argument, block.options.get("variant", ("", 0))[0])
        if bare(link.text) not in map(bare, wordings):
            report(Code.QUESTION_TEXT, link.line, link.column, text=link.text.strip(), question=block.argument)


def bare(question: str) -> str:
    """Return a question without the quotation marks around it, with straight apostrophes."""
    return normalize("NFC", " ".join(question.replace("’", "'").split())).strip("“”‘'\"")


def check_question_lists(page: Page, report: Reporter) -> None:
    """The questions that a page for the PLG offers to a group are links to the kit."""
    if page.track != "plg":
        return
    for block in page.outline.blocks:
        for item in block.body.split("\n- ") if block.name == "vragen" else ():
            if f"{KIT}#" not in item:
                report(Code.LOOSE_QUESTION, block.line, text=bare(item.lstrip("- ")), kit=KIT)


def check_shown_cards(page: Page, library: Library, report: Reporter) -> None:
    """A block that shows a card as its file has a card to show."""
    for block in page.outline.blocks:
        if block.name == SHOWN_CARD and not isinstance(library.pages.get(resolve(page.path, block.argument)), Card):
            hint = nearest_path(block.argument, page, [card.path for card in library.cards])
            report(Code.UNKNOWN_CARD, block.line, target=block.argument, nearest=hint)


def check_kind(link: Link, path: str, report: Reporter) -> None:
    """A page shows no other files than pictures, and links to no others."""
    if ending(path) not in PICTURES:
        report(Code.OTHER_KIND, link.line, link.column, target=link.target, allowed=", ".join(PICTURES))


def may_publish(path: str, library: Library) -> bool:
    """Whether a path leads to a file that may be published: inside the library's directory, and not hidden."""
    is_inside = not path.startswith("/") and not any(part.startswith(".") for part in path.split("/"))
    return is_inside and library.has_file(path) and not is_linked(path, library.links)


def check_images(page: Page, library: Library, report: Reporter) -> None:
    """An image has alternative text, and its file is in the library, as a picture (``other_files.py`` checks that)."""
    for image in page.outline.images:
        if not image.text.strip():
            report(Code.NO_ALT, image.line, image.column, target=image.target)
        if image.target and may_publish(resolve(page.path, image.target), library):
            check_kind(image, image.target, report)
        else:
            report(Code.NO_IMAGE, image.line, image.column, target=image.target)


def check_roles(page: Page, library: Library, report: Reporter) -> None:
    """A role leads to a method, a recommendation or a term."""
    for role in page.outline.roles:
        name, _, fragment = role.target.partition("#")
        pages, terms = library.role_pages.get(role.name, {}), library.terms if role.name == "term" else {}
        if name in pages:
            check_fragment(fragment, pages[name], name, role, report)
        elif role.target.casefold() not in terms:
            hint = nearest(role.target, pages or terms.values())
            report(Code.UNKNOWN_TARGET, role.line, role.column, kind=ROLES[role.name], target=role.target, nearest=hint)
