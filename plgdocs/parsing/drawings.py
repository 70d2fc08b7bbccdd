"""Reads drawings (SVG) by an allow list of plain shapes and text.

A drawing is published as it is written anew from these, never as it came in.
"""

from xml.etree import ElementTree as ET
from xml.parsers import expat

from plgdocs.model.characters import code_point, find_hidden
from plgdocs.model.codes import Code, Kind
from plgdocs.model.problems import Refused
from plgdocs.parsing.allow_list import DEEPEST

NAMESPACE = "http://www.w3.org/2000/svg"
TEXTS = ("text", "tspan")
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", *TEXTS}
ATTRIBUTES = {
    *("viewBox", "class", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"),
    *("width", "height", "points", "transform", "text-anchor", "dominant-baseline", "pathLength"),
}
"""The attributes that a drawing may have; colours and lines come from classes in the style sheet."""


def read_drawing(text: str) -> ET.Element:
    """Return a drawing; raise ``Refused`` at the place of the first thing that it can't hold."""
    return DrawingReader().read(text)


class DrawingReader:
    """Builds a tree of what is allowed; comments, instructions and text outside texts are left out."""

    def __init__(self) -> None:
        self.tree = ET.TreeBuilder()
        self.open: list[str] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = lambda *_: self.refuse(Code.IN_DRAWING, what="<!DOCTYPE>")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.add_text

    def read(self, text: str) -> ET.Element:
        try:
            self.parser.Parse(text, True)  # noqa: FBT003 (a positional parameter)
        except expat.ExpatError as error:
            raise Refused(Code.BAD_DRAWING, error.lineno) from error
        root = self.tree.close()
        root.set("xmlns", NAMESPACE)
        return root

    def refuse(self, code: Kind, **values: object) -> None:
        raise Refused(code, self.parser.CurrentLineNumber, **values)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        shape = name.removeprefix(f"{NAMESPACE} ")
        odd = [shape, *attributes] if shape not in SHAPES else [key for key in attributes if key not in ATTRIBUTES]
        if odd or (not self.open and shape != "svg"):
            self.refuse(Code.IN_DRAWING, what=(odd or [shape])[0].rpartition(" ")[2])
        if len(self.open) == DEEPEST:
            self.refuse(Code.DEEP_DRAWING, limit=DEEPEST)
        self.check_characters(*attributes.values())
        self.open.append(shape)
        self.tree.start(shape, attributes)

    def end(self, name: str) -> None:
        self.tree.end(self.open.pop())

    def add_text(self, text: str) -> None:
        self.check_characters(text)
        if self.open[-1] in TEXTS:
            self.tree.data(text)

    def check_characters(self, *texts: str) -> None:
        for text in texts:
            if match := find_hidden(text):
                self.refuse(Code.BAD_CHARACTER, number=code_point(match[0]))
