"""Images: SVG drawings are inlined, so that they follow the colour scheme; other images are loaded lazily.

Only plain shapes and text are inlined.  A file with anything else stays an image, in which no script runs.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

from docutils import nodes
from PIL import Image
from sphinx.application import Sphinx

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}

ATTRIBUTES = {
    *("viewBox", "class", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"),
    *("width", "height", "points", "transform", "text-anchor", "dominant-baseline", "pathLength"),
}
"""The attributes that a drawing may have; colours and lines come from classes in the style sheet."""


def inline_drawings(app: Sphinx, doctree: nodes.document) -> None:
    for image in list(doctree.findall(nodes.image)):
        _, path = app.env.relfn2path(image["uri"], app.env.docname)
        if not image["uri"].endswith(".svg"):
            reserve_room(image, Path(path))
        elif svg := read_drawing(Path(path), image.get("alt", "")):
            app.env.note_dependency(path)
            inline(image, svg)


def reserve_room(image: nodes.image, path: Path) -> None:
    """Load an image lazily, in space that the page reserves for it."""
    image["loading"] = "lazy"
    with suppress(OSError, ValueError, Image.DecompressionBombError), Image.open(path) as opened:
        image["width"], image["height"] = map(str, opened.size)


def read_drawing(path: Path, alternative: str) -> str:
    """Return a drawing as markup with its alternative text, or nothing if it can't be inlined."""
    try:
        text = path.read_text("utf-8")
        if "<!" in text:  # entities can expand without limit
            return ""
        root = ET.fromstring(text)  # noqa: S314 (it has no entities)
    except (OSError, UnicodeDecodeError, ET.ParseError):
        return ""
    names = {element.tag.removeprefix(SVG) for element in root.iter()}  # other than SVG's, these have a namespace
    if not (names <= SHAPES and {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES):
        return ""
    root.attrib |= {"role": "img", "aria-label": alternative}
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.tail = None if not (element.tail or "").strip() else element.tail
    return ET.tostring(root, encoding="unicode")


def inline(image: nodes.image, svg: str) -> None:
    """Replace an image by a drawing, together with a paragraph that holds nothing else."""
    figure = nodes.raw("", f'<figure class="drawing">{svg}</figure>', format="html")
    parent = image.parent
    if isinstance(parent, nodes.paragraph) and len(parent) == 1:
        parent.replace_self(figure)
    else:
        image.replace_self(nodes.raw("", svg, format="html"))
