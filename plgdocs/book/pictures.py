"""The pictures of the book: drawings as files of their own, in the colours and letters of paper."""

import re
from functools import cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from plgdocs.book.chapters import SVG, Chapter, classes_of
from plgdocs.outputs import theme

PENCIL = "✎ "
"""Stands before words on the editors; the letters of paper lack it."""
LETTERS = {"sans": "'Source Sans Pro', sans-serif", "serif": "'Source Serif Pro', serif"}
RULE = re.compile(r"^\.drawing (\.[^{]+)\{(.+)\}$", re.MULTILINE)
VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
FONT = re.compile(r"font: (\d+) (\d+px) ([^;]+);")
ROOT = {
    "xmlns": "http://www.w3.org/2000/svg",
    "fill": "var(--ink)",
    "font-family": "var(--sans)",
    "font-size": "14",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
"""What the style sheet says of a drawing as a whole; as attributes, since WeasyPrint styles only what is in it."""


def take_pictures(chapter: Chapter, out: Path) -> dict[str, bytes]:
    """Turn the drawings of a chapter into images; return the content of all its images by the name in ``src``."""
    taken: dict[str, bytes] = {}
    here = chapter.page.address
    for parent in list(chapter.body.iter()):
        for place, child in enumerate(parent):
            if child.tag == f"{SVG}svg":
                name = f"{chapter.name}-{len(taken) + 1}.svg"
                parent[place] = as_image(child, name)
                taken[name] = as_file(child, phase_of(chapter))
            elif child.tag == "img":
                path = out / normpath(here + unquote(child.get("src", "")))
                name = f"{chapter.name}-{len(taken) + 1}{path.suffix.lower()}"
                child.set("src", name)
                taken[name] = path.read_bytes()
    return taken


def phase_of(chapter: Chapter) -> str:
    classes = classes_of(chapter.body)
    return next((name.removeprefix("phase-") for name in classes if name.startswith("phase-")), "")


def as_image(drawing: ET.Element, name: str) -> ET.Element:
    """Return the image that shows a drawing; what follows stays behind it."""
    image = ET.Element("img", {"src": name, "alt": drawing.get("aria-label", "")})
    image.tail = drawing.tail
    return image


def as_file(drawing: ET.Element, phase: str) -> bytes:
    """Return a drawing as a file that needs no style sheet."""
    for element in drawing.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.text = (element.text or "").replace(PENCIL, "")
    box = drawing.get("viewBox", "")
    drawing.attrib = {name: in_colour(value, phase) for name, value in ROOT.items()}
    drawing.attrib |= {"viewBox": box} | dict(zip(("width", "height"), box.split()[2:], strict=False))
    style = ET.Element("style")
    style.text = style_sheet(phase)
    drawing.insert(0, style)
    drawing.tail = None
    return ET.tostring(drawing, encoding="unicode").encode()


@cache
def style_sheet(phase: str) -> str:
    """Return the rules for drawings of the site's style sheet, with values instead of variables."""
    rules = RULE.findall(theme.source("static/site/site.css"))
    lines = (f"{selectors.replace('.drawing ', '').strip()} {{{body}}}" for selectors, body in rules)
    text = FONT.sub(r"font-weight: \1; font-size: \2; font-family: \3;", "\n".join(lines))
    return in_colour(text, phase)


def in_colour(css: str, phase: str) -> str:
    """Replace the variables of a piece of style sheet by the light scheme's values, in the colours of a phase."""
    colours, main = theme.colours(), phase or "accent"
    values = colours | LETTERS | {"c": colours[main], "tint": colours[f"{main}-tint"]}
    return VARIABLE.sub(lambda match: values[match[1]], css)
