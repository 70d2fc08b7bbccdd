"""A chapter of the book: the main content of a written page, without what only works on a screen."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import tinyhtml5

from plgdocs.book.contents import PARTS_ON_SCREEN, name_of
from plgdocs.model.cards import Card
from plgdocs.model.pages import Page, Recommendation

SVG = "{http://www.w3.org/2000/svg}"
LEFT_TAGS = {
    *("script", "template", "form", "fieldset", "button", "input", "select", "textarea", "progress", "output"),
    *("nav", "summary"),
}
LEFT_CLASSES = {
    *("actions", "after-steps", "corner", "deck-link", "give", "headerlink", "kept", "no-script", "part-steps"),
    *("print-code", "print-only", "result", "share", "toctree-wrapper", "track", "unseen"),
}
"""What a reader of a book can't use, or finds elsewhere in it."""
KEPT_ATTRIBUTES = {
    *("alt", "class", "colspan", "datetime", "href", "id", "lang", "reversed", "rowspan", "scope", "src", "start"),
}
OTHER_TAGS = {"article": "section", "details": "div"}
PDF = "application/pdf"


@dataclass(frozen=True)
class Chapter:
    """A page of the book with its content: one element, which nothing else holds."""

    page: Page
    depth: int
    """How deep it stands in the table of contents, from 1."""
    body: ET.Element

    @property
    def name(self) -> str:
        return name_of(self.page.address)

    @property
    def label(self) -> str:
        """What the table of contents calls it."""
        number = f"{self.page.number}. " if isinstance(self.page, Recommendation) else ""
        return f"{number}{self.page.title}"

    @property
    def ids(self) -> set[str]:
        return {element.get("id", "") for element in self.body.iter()} - {""}


def read_chapter(page: Page, depth: int, out: Path) -> Chapter:
    """Return a page of the site in ``out`` as a chapter; its links are still those of the site."""
    text = (out / page.address / "index.html").read_text("utf-8")
    document = tinyhtml5.parse(text, namespace_html_elements=False)
    body = next(document.iter("article"))
    body.tail = None
    leave_out(body, page)
    explain_first(body)
    name_licence(body, page)
    simplify(body)
    return Chapter(page, depth, body)


def leave_out(parent: ET.Element, page: Page) -> None:
    """Remove from an element, at every level, what doesn't belong in a book."""
    for child in list(parent):
        if is_left(child) or f"{page.docname}#{child.get('id')}" in PARTS_ON_SCREEN:
            remove(parent, child)
        else:
            leave_out(child, page)
    if parent.tag == "dl":
        leave_out_facts(parent)


def is_left(element: ET.Element) -> bool:
    """Whether an element stays out: also what has nothing to say yet, and the examples of worksheets."""
    if not isinstance(element.tag, str) or element.tag in LEFT_TAGS or {"hidden", "popover"} & element.attrib.keys():
        return True
    if element.tag == f"{SVG}svg":
        return element.get("role") != "img"
    classes = classes_of(element)
    return (
        not LEFT_CLASSES.isdisjoint(classes)
        or (element.tag == "span" and "drawing" in classes)
        or ("tried" in classes and element.find("ul") is None)
        or (element.tag == "section" and element.find("details[@class='filled']") is not None)
        or (element.tag == "p" and element.find("a[@data-meeting]") is not None)
    )


def leave_out_facts(facts: ET.Element) -> None:
    """Remove from a list of facts those that are links to a part of the page or to a PDF, and their names."""
    name: ET.Element | None = None
    for child in list(facts):
        link = child.find("a") if child.tag == "dd" else None
        if name is not None and link is not None and ("go" in classes_of(link) or link.get("type") == PDF):
            remove(facts, name)
            remove(facts, child)
        name = child


def explain_first(body: ET.Element) -> None:
    """Put what a method is and why one does it above its steps: only on a phone these come first."""
    for parent in list(body):
        background = parent.find("div[@class='background docutils container']")
        steps = parent.find("section[@id='hoe']")
        if background is not None and steps is not None:
            parent.remove(background)
            parent.insert(list(parent).index(steps), background)
            draw_first(background)


def draw_first(background: ET.Element) -> None:
    """Put the drawing of a method above the words, which then stand beside it."""
    for section in background:
        for drawing in section.findall("figure"):
            section.remove(drawing)
            section.insert(0, drawing)


def name_licence(body: ET.Element, page: Page) -> None:
    """Say at the foot of a card under which licence its text is: on the site, that stands in the footer."""
    origin = next((part for part in body.iter("section") if "origin" in classes_of(part)), None)
    if isinstance(page, Card) and origin is not None:
        ET.SubElement(origin, "p", {"class": "licence"}).text = f"Tekst van deze kaart: {page.licence_name}."


def simplify(body: ET.Element) -> None:
    """Keep of each element what a book needs; pictures keep their words."""
    for element in body.iter():
        if element.tag.startswith(SVG):
            continue
        element.tag = OTHER_TAGS.get(element.tag, element.tag)
        for name in element.attrib.keys() - KEPT_ATTRIBUTES:
            del element.attrib[name]


def remove(parent: ET.Element, child: ET.Element) -> None:
    """Remove an element, but not the text that follows it."""
    before = list(parent)[: list(parent).index(child)]
    if child.tail and before:
        before[-1].tail = (before[-1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def classes_of(element: ET.Element) -> list[str]:
    return element.get("class", "").split()
