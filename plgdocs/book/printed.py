"""The book as a PDF: chapters with a number for each page, a table of contents, an outline and tags."""

from base64 import b64encode
from copy import deepcopy
from urllib.parse import quote
from xml.etree import ElementTree as ET

from plgdocs.book.chapters import Chapter
from plgdocs.book.links import parts_of, resolve_links
from plgdocs.book.volume import Volume, type_of
from plgdocs.outputs import theme
from plgdocs.pdf.paper import FOLDER as PAPER
from plgdocs.pdf.press import Press
from plgdocs.pdf.worksheets import FIELDS

PAGE = "@page { size: A4 }"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def html_of(volume: Volume) -> str:
    """Return the whole book as one page of HTML, with its pictures."""
    bodies = [(chapter, body_of(chapter, volume)) for chapter in volume.chapters]
    art = f"data:image/svg+xml,{quote(volume.cover())}"
    return theme.render("book/book.html", bodies=bodies, place=place, art=art, **volume.context)


def pdf_of(html: str) -> bytes:
    pdf, _ = Press(our_css(), PAPER).write(html, PAGE)
    return pdf


def our_css() -> str:
    return theme.paper_css(*FIELDS, "book/book.css")


def place(href: str) -> str:
    """Return what a link to a place in the book is within one page of HTML."""
    name, fragment = parts_of(href)
    return f"#{name}--{fragment}" if fragment else f"#{name}"


def body_of(chapter: Chapter, volume: Volume) -> str:
    """Return a chapter as HTML that can stand beside others."""
    body = deepcopy(chapter.body)
    lower_headings(body, chapter)
    for element in body.iter():
        if name := element.get("id"):
            element.set("id", f"{chapter.name}--{name}")
    resolve_links(body, place)
    for image in body.iter("img"):
        name = image.get("src", "")
        image.set("src", f"data:{type_of(name)};base64,{b64encode(volume.pictures[name]).decode()}")
    return ET.tostring(body, encoding="unicode", method="html")


def lower_headings(body: ET.Element, chapter: Chapter) -> None:
    """Put the headings of a chapter below that of the part it is in, and give each its words for the outline."""
    headings = [element for element in body.iter() if element.tag in HEADINGS]
    for heading in headings:
        level = HEADINGS.index(heading.tag) + chapter.depth - 1
        heading.tag = HEADINGS[min(level, len(HEADINGS) - 1)]
        heading.set("data-label", "".join(heading.itertext()).rstrip("°"))
    headings[0].attrib |= {"class": "title", "data-label": chapter.label}
