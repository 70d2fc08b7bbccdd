"""Images: drawings become part of the page, so that they follow the colour scheme; others are loaded lazily.

In the preview a page may show or link to a file that the checker refuses: its text takes the place.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx

from plgdocs.checking.other_files import published, read_drawing, read_size
from plgdocs.model.file_kinds import DRAWING, PICTURES, ending
from plgdocs.model.problems import Refused


def show_pictures(app: Sphinx, doctree: nodes.document) -> None:
    root = Path(app.srcdir)
    for image in list(doctree.findall(nodes.image)):
        path, _ = app.env.relfn2path(image["uri"], app.env.docname)
        app.env.note_dependency(path)
        if not is_sound(root, path):
            image.replace_self(nodes.inline("", image.get("alt", "")))
        elif ending(path) == DRAWING:
            inline(image, read_drawing(root, path))
        else:
            reserve_room(image, *read_size(root, path))
    for link in list(doctree.findall(download_reference)):
        if not is_sound(root, app.env.relfn2path(link["reftarget"], app.env.docname)[0]):
            link.replace_self(link.children)


def is_sound(root: Path, path: str) -> bool:
    try:
        return ending(path) in PICTURES and published(root, path) != b""
    except (Refused, OSError, ValueError):  # such as a name that no system allows
        return False


def reserve_room(image: nodes.image, width: int, height: int) -> None:
    """Load an image lazily, in space that the page reserves for it."""
    image["loading"], image["width"], image["height"] = "lazy", str(width), str(height)


def inline(image: nodes.image, drawing: ET.Element) -> None:
    """Replace an image by a drawing, together with a paragraph that holds nothing else."""
    drawing.attrib |= {"role": "img", "aria-label": image.get("alt", "")}
    svg = ET.tostring(drawing, encoding="unicode")
    figure = nodes.raw("", f'<figure class="drawing">{svg}</figure>', format="html")
    parent = image.parent
    if isinstance(parent, nodes.paragraph) and len(parent) == 1:
        parent.replace_self(figure)
    else:
        image.replace_self(nodes.raw("", svg, format="html"))
