"""The book as an EPUB 3: one XHTML file for each chapter, with navigation and metadata on accessibility.

Every file of the archive has the same date, so the same pages give the same bytes.
"""

import io
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from plgdocs.book.chapters import Chapter
from plgdocs.book.links import parts_of, resolve_links
from plgdocs.book.volume import Volume, type_of
from plgdocs.outputs import social_cards, theme

MEDIA_TYPE = "application/epub+zip"
COVER_WORDS = ("Raad, vragen, methodieken en werkbladen voor wie", "een professionele leergemeenschap begeleidt")
COVER = "omslag.png"
TEMPLATES = {
    "package.opf": "epub_package",
    "nav.xhtml": "epub_nav",
    "omslag.xhtml": "epub_cover",
    "colofon.xhtml": "epub_colophon",
    "register.xhtml": "epub_index",
}
"""The files that are no chapters, and what makes them."""
COVER_WIDTH = 1200
LEVEL = 6
"""How much the files are compressed: zlib's own choice, but not left to it."""


def epub_of(volume: Volume) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in files(volume):
            entry = ZipInfo(name)  # in 1980, the earliest day of this format
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=LEVEL)
    return file.getvalue()


def files(volume: Volume) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file; the first one tells what the archive is."""
    yield "mimetype", MEDIA_TYPE.encode()
    yield "META-INF/container.xml", theme.source("book/epub_container.xml").encode()
    shared: dict[str, Any] = volume.context | {"place": place, "cover": COVER}
    package = {"id": uuid5(NAMESPACE_URL, volume.site or "plg-gids"), "type_of": type_of}
    for name, template in TEMPLATES.items():
        yield f"EPUB/{name}", theme.render(f"book/{template}.xml", **shared | package).encode()
    for chapter in volume.chapters:
        yield f"EPUB/{chapter.name}.xhtml", page_of(chapter, shared).encode()
    yield "EPUB/boek.css", theme.source("book/epub.css").encode()
    yield f"EPUB/{COVER}", social_cards.png(volume.cover(*COVER_WORDS), COVER_WIDTH)
    yield from ((f"EPUB/{name}", content) for name, content in sorted(volume.pictures.items()))


def page_of(chapter: Chapter, shared: dict[str, Any]) -> str:
    body = deepcopy(chapter.body)
    resolve_links(body, place)
    for element in body.iter():
        if language := element.get("lang"):
            element.set("xml:lang", language)
    text = ET.tostring(body, encoding="unicode")
    return theme.render("book/epub_chapter.xml", chapter=chapter, body=text, **shared)


def place(href: str) -> str:
    """Return what a link to a place in the book is between the files of the archive."""
    name, fragment = parts_of(href)
    return f"{name}.xhtml#{fragment}" if fragment else f"{name}.xhtml"
