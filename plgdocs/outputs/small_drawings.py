"""The drawing of a page where it stands small: on the page's tile, in a list and in its social card."""

from contextlib import suppress
from typing import NamedTuple
from xml.etree import ElementTree as ET

from plgdocs.checking.library import Library
from plgdocs.checking.links import may_publish
from plgdocs.checking.other_files import read_drawing
from plgdocs.model.addresses import resolve
from plgdocs.model.file_kinds import DRAWING, ending
from plgdocs.model.pages import Page
from plgdocs.model.problems import Refused
from plgdocs.parsing.drawings import TEXTS

LARGE = "big"
"""The class of letters that can be read on a tile as well."""


class SmallDrawing(NamedTuple):
    view_box: str
    shapes: str


def drawing_of(page: Page, library: Library) -> SmallDrawing | None:
    """Return the first drawing of a page without its small letters; none if the checker would refuse it."""
    paths = [resolve(page.path, image.target) for image in page.outline.images if ending(image.target) == DRAWING]
    with suppress(Refused, OSError):
        if paths and may_publish(paths[0], library):
            return small(read_drawing(library.root, paths[0]))
    return None


def small(drawing: ET.Element) -> SmallDrawing:
    remove_letters(drawing)
    return SmallDrawing(drawing.get("viewBox", ""), "".join(ET.tostring(part, encoding="unicode") for part in drawing))


def remove_letters(shape: ET.Element) -> None:
    """Remove texts that are too small to read, and the groups that they leave empty."""
    for part in [*shape]:
        if LARGE in part.get("class", "").split():
            continue
        remove_letters(part)
        if part.tag in TEXTS or (part.tag == "g" and not len(part)):
            shape.remove(part)
