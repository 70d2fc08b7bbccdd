"""The links of the book: to another place in it, to the site if that has a public address, or else plain words."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from plgdocs.book.chapters import Chapter, classes_of
from plgdocs.book.contents import name_of

IN_BOOK = "book:"
"""How a link to a place in the book begins, until it is known whether that is a PDF or an EPUB."""

FAR = "far"
"""The class of links to another chapter, which paper gives a number; a term is in the index."""


def link_chapters(chapters: list[Chapter], site: str) -> None:
    """Make the links of all chapters lead somewhere."""
    ids = {chapter.name: chapter.ids for chapter in chapters}
    for chapter in chapters:
        here = chapter.page.address
        for link in chapter.body.iter("a"):
            target = target_of(link.attrib.pop("href", ""), here, ids, site)
            if not target:
                link.tag = "span"
                continue
            link.set("href", target)
            if target.startswith(IN_BOOK) and parts_of(target)[0] != chapter.name and not is_term(link):
                link.set("class", f"{link.get('class', '')} {FAR}".strip())


def is_term(link: ET.Element) -> bool:
    return any("term-link" in classes_of(element) for element in link.iter())


def target_of(href: str, here: str, ids: Mapping[str, set[str]], site: str) -> str:
    """Return where a link on the page at the address ``here`` leads in the book; nothing if it doesn't."""
    if urlsplit(href).scheme:
        return href
    whole = urljoin(f"/{here}", href)
    parts = urlsplit(whole)
    name = name_of(parts.path)
    if name in ids:
        is_there = parts.fragment in ids[name]
        return f"{IN_BOOK}{name}#{parts.fragment}" if is_there else f"{IN_BOOK}{name}"
    return f"{site.rstrip('/')}{whole}" if site else ""


def resolve_links(body: ET.Element, place: Callable[[str], str]) -> None:
    """Turn the links of a chapter to places in the book into what ``place`` makes of them."""
    for link in body.iter("a"):
        if link.get("href", "").startswith(IN_BOOK):
            link.set("href", place(link.get("href", "")))


def parts_of(href: str) -> tuple[str, str]:
    """Return the chapter and the fragment of a link to a place in the book."""
    name, _, fragment = href.removeprefix(IN_BOOK).partition("#")
    return name, fragment
