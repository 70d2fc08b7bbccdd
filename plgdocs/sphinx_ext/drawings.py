"""Images: an SVG drawing of the library becomes part of its page, so that it follows light and dark;
another picture waits until it comes into view.

Only plain shapes and text are taken in.  A file with anything else stays an image, in which no
script runs.  The text alternative is the one that the Markdown gives: ``![alternative](file.svg)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

from docutils import nodes
from PIL import Image
from sphinx.transforms import SphinxTransform

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}

ATTRIBUTES = {
    *("viewBox", "class", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"),
    *("width", "height", "points", "transform", "text-anchor", "dominant-baseline", "pathLength"),
}
"""What a drawing may use; colours and lines come from classes in the theme's style sheet."""


class DrawingTransform(SphinxTransform):
    """Puts drawings into the page."""

    default_priority = 420

    def apply(self) -> None:
        """Replace each image that is a plain SVG by its shapes."""
        for image in list(self.document.findall(nodes.image)):
            _, path = self.env.relfn2path(image["uri"], self.env.docname)
            if not image["uri"].endswith(".svg"):
                reserve_room(image, Path(path))
            elif svg := read_drawing(Path(path), image.get("alt", "")):
                self.env.note_dependency(path)
                place(image, svg)


def reserve_room(image: nodes.image, path: Path) -> None:
    """Let a picture load when it comes into view, in room that the page keeps for it."""
    image["loading"] = "lazy"
    with suppress(OSError, ValueError, Image.DecompressionBombError), Image.open(path) as opened:
        image["width"], image["height"] = map(str, opened.size)


def read_drawing(path: Path, alternative: str) -> str:
    """Return a drawing as markup with its text alternative, or nothing if it is no plain drawing."""
    try:
        text = path.read_text("utf-8")
        if "<!" in text:  # entities could grow without end
            return ""
        root = ET.fromstring(text)  # noqa: S314 (it has no entities)
    except (OSError, UnicodeDecodeError, ET.ParseError):
        return ""
    if not is_plain(root):
        return ""
    root.attrib |= {"role": "img", "aria-label": alternative}
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.tail = None if not (element.tail or "").strip() else element.tail
    return ET.tostring(root, encoding="unicode")


def is_plain(root: ET.Element) -> bool:
    """Whether a drawing has only shapes, text and their places."""
    return set(kinds(root)) <= SHAPES and all(set(element.attrib) <= ATTRIBUTES for element in root.iter())


def kinds(root: ET.Element) -> Iterator[str]:
    """Yield the name of every element; one that is not SVG keeps its namespace."""
    return (str(element.tag).removeprefix(SVG) for element in root.iter())


def place(image: nodes.image, svg: str) -> None:
    """Put a drawing where its image stood, in place of the paragraph if it stood alone in one."""
    figure = nodes.raw("", f'<figure class="drawing">{svg}</figure>', format="html")
    parent = image.parent
    if isinstance(parent, nodes.paragraph) and len(parent) == 1:
        parent.replace_self(figure)
    else:
        image.replace_self(nodes.raw("", svg, format="html"))
