"""Drawings: shapes and text pass, and are written anew; whatever else a file holds is refused, or left out."""

from __future__ import annotations

import gzip
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT

from plgdocs.model.codes import Code
from plgdocs.model.problems import Refused
from plgdocs.parsing.allow_list import DEEPEST
from plgdocs.parsing.drawings import ATTRIBUTES, SHAPES, read_drawing

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def rewritten(text: str) -> str:
    """Return a drawing as it is published."""
    return ET.tostring(read_drawing(text), encoding="unicode")


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.svg")), ids=lambda path: path.name)
def test_our_drawings_stay_what_they_are_and_are_light(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    ours, theirs = (ET.canonicalize(svg, strip_text=True) for svg in (rewritten(text), text))
    assert ours == theirs
    assert len(gzip.compress(text.encode(), 9)) <= 2000


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ('<path d="M0 0h9"/>', '<path d="M0 0h9" />'),
        ("<!-- Gemaakt met X --><g>\n  <circle r='2'/>\n</g>", '<g><circle r="2" /></g>'),
        ("<text>a <tspan>b</tspan> <tspan>c</tspan></text>", "<text>a <tspan>b</tspan> <tspan>c</tspan></text>"),
        ("<text>&lt;script&gt; &amp; <![CDATA[<b>]]></text>", "<text>&lt;script&gt; &amp; &lt;b&gt;</text>"),
        ("<g class='a&quot;&gt;&lt;script&gt;'/>", '<g class="a&quot;&gt;&lt;script&gt;" />'),
        ("losse tekst<g/>", "<g />"),
        ("<?xml-stylesheet href='https://elders.example/a.css'?><g/>", "<g />"),
    ],
)
def test_a_drawing_is_written_anew(inside: str, written: str) -> None:
    assert (
        rewritten(f"{OPEN}{inside}</svg>")
        == f'<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">{written}</svg>'
    )


def test_a_declaration_decides_nothing() -> None:
    """The text was read as UTF-8, whatever it says of itself."""
    text = f'<?xml version="1.0" encoding="utf-7" standalone="no"?>\n{OPEN}<text>+ADw-script+AD4-</text></svg>'
    assert "<text>+ADw-script+AD4-</text>" in rewritten(text)


# What stands in a drawing, the word that the sentence names, and the line.
REFUSED = {
    "script": ("<g/>\n<script>alert(1)</script>", "script", 2),
    "script elsewhere": ('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>', "script", 1),
    "HTML": ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "p", 1),
    "script of HTML": ('<script xmlns="http://www.w3.org/1999/xhtml">1</script>', "script", 1),
    "handler": ('<g\nonload="alert(1)"/>', "onload", 1),
    "handler in capitals": ('<g ONLOAD="alert(1)"/>', "ONLOAD", 1),
    "link": ('<a href="javascript:alert(1)"><text>x</text></a>', "a", 1),
    "link of old": (f'<g {XLINK} xlink:href="javascript:alert(1)"/>', "href", 1),
    "picture": ('<image href="https://elders.example/a.png"/>', "image", 1),
    "other drawing": ('<use href="https://elders.example/a.svg#b"/>', "use", 1),
    "foreign object": ("<foreignObject/>", "foreignObject", 1),
    "style": ("<style>@import url(https://elders.example)</style>", "style", 1),
    "style of a shape": ('<g style="background:url(https://elders.example)"/>', "style", 1),
    "paint from elsewhere": ('<path fill="url(https://elders.example#a)"/>', "fill", 1),
    "filter": ('<g filter="url(#a)"/>', "filter", 1),
    "animation": ('<g><set attributeName="onload" to="alert(1)"/></g>', "set", 1),
    "data of a program": ('<sodipodi:namedview xmlns:sodipodi="http://sodipodi.example"/>', "namedview", 1),
    "base": ('<g xml:base="javascript:alert(1)//"/>', "base", 1),
    "shape in capitals": ("<SCRIPT>1</SCRIPT>", "SCRIPT", 1),
    "id": ('<g id="stap-1"/>', "id", 1),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_drawing_may_hold(case: str) -> None:
    inside, what, line = REFUSED[case]
    with pytest.raises(Refused) as refused:
        read_drawing(f"{OPEN}{inside}</svg>")
    found = refused.value
    assert (found.code, found.values, found.line) == (Code.IN_DRAWING, {"what": what}, line)


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
NOT_READ = {
    "entities without end": (
        f'<!DOCTYPE svg [<!ENTITY a0 "x">{BOMB}]>{OPEN}<text>&a9;</text></svg>',
        Code.IN_DRAWING,
        1,
    ),
    "file of the machine": (
        f'\n<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}</svg>',
        Code.IN_DRAWING,
        2,
    ),
    "type of old": (
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.be/svg.dtd">{OPEN}</svg>',
        Code.IN_DRAWING,
        1,
    ),
    "entity that nobody declared": (f"{OPEN}\n<text>&a;</text></svg>", Code.BAD_DRAWING, 2),
    "no drawing": ("geen svg", Code.BAD_DRAWING, 1),
    "nothing": ("", Code.BAD_DRAWING, 1),
    "no end": (f"{OPEN}\n<g>", Code.BAD_DRAWING, 2),
    "something behind it": (f"{OPEN}</svg>\n<script/>", Code.BAD_DRAWING, 2),
    "HTML": ("<html><body><script>alert(1)</script></body></html>", Code.IN_DRAWING, 1),
    "shape by itself": ('<g xmlns="http://www.w3.org/2000/svg"/>', Code.IN_DRAWING, 1),
    "direction that turns": (f"{OPEN}\n<text>a\u202eb</text></svg>", Code.BAD_CHARACTER, 2),
    "direction in an entity": (f"{OPEN}<text>&#x202E;</text></svg>", Code.BAD_CHARACTER, 1),
    "direction in an attribute": (f"{OPEN}<g class='&#x202E;'/></svg>", Code.BAD_CHARACTER, 1),
    "too deep": (OPEN + "\n<g>" * DEEPEST + "</g>" * DEEPEST + "</svg>", Code.DEEP_DRAWING, DEEPEST + 1),
    "deep without end": (OPEN + "<g>" * 20_000, Code.DEEP_DRAWING, 1),
}


@pytest.mark.parametrize("case", NOT_READ)
def test_what_is_not_read_on(case: str) -> None:
    text, code, line = NOT_READ[case]
    with pytest.raises(Refused) as refused:
        read_drawing(text)
    assert (refused.value.code, refused.value.line) == (code, line)


def test_the_list_holds_nothing_that_runs_or_loads() -> None:
    assert not any(name.lower().startswith("on") for name in ATTRIBUTES)
    assert ATTRIBUTES.isdisjoint({"href", "src", "style", "id", "fill", "filter", "mask", "clip-path", "cursor", "to"})
    assert SHAPES.isdisjoint({"script", "style", "a", "use", "image", "foreignObject", "animate", "set", "iframe"})
