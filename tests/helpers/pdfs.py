"""Helpers of tests: PDFs, read back by another program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pypdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTS_PER_MM = 72 / 25.4


def squeezed(text: str) -> str:
    """Return a text without the spaces and hyphens that a line may end in."""
    return re.sub(r"[\s\u00ad-]", "", text)


def text_of(path: Path) -> str:
    """Return all text of a PDF, squeezed."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(path).pages))


def measures(path: Path) -> set[tuple[int, int]]:
    """Return the sizes of a PDF's pages in whole millimetres."""
    boxes = [page.mediabox for page in pypdf.PdfReader(path).pages]
    return {(round(float(box.width) / POINTS_PER_MM), round(float(box.height) / POINTS_PER_MM)) for box in boxes}


def structure(element: Any) -> Iterator[Any]:
    """Yield every element of a PDF's structure below one."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from structure(found)


def ua_faults(path: Path) -> list[str]:
    """Return what of PDF/UA-1 a file visibly breaks."""
    reader = pypdf.PdfReader(path)
    root: Any = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode() if "/Metadata" in root else ""
    elements = list(structure(root["/StructTreeRoot"])) if "/StructTreeRoot" in root else []
    kinds = [element["/S"] for element in elements]
    rules = {
        "marked": root.get("/MarkInfo", {}).get("/Marked"),
        "language": str(root.get("/Lang", "")).startswith("nl"),
        "title": root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") and "dc:title" in xmp,
        "conformance": re.search(r'pdfuaid:part(="|>)1', xmp),
        "headings and paragraphs": {"/H2", "/P", "/L", "/LI"} <= set(kinds),
        "alternatives": all(element.get("/Alt") for element in elements if element["/S"] == "/Figure"),
        "embedded fonts": all(is_embedded(font) for font in fonts(reader)),
        "marked text": all(text_is_marked(page.get_contents().get_data()) for page in reader.pages),  # type: ignore[union-attr]
    }
    return [name for name, holds in rules.items() if not holds]


def fonts(reader: pypdf.PdfReader) -> list[Any]:
    """Return the fonts of a PDF."""
    return [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


def is_embedded(font: Any) -> bool:
    """Whether a font is one of ours, and stands in the file as far as it is used."""
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    return "/FontFile2" in descriptor and bool(re.match(r"/[A-Z]{6}\+Source-S(ans|erif)-Pro", font["/BaseFont"]))


def text_is_marked(content: bytes) -> bool:
    """Whether all text of a page stands between marks."""
    depth = 0
    for operator in re.findall(rb"\b(BDC|BMC|EMC|TJ|Tj)\b", re.sub(rb"\[?<[^<>]*>[^\[\]]*\]", b"", content)):
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        if operator in (b"TJ", b"Tj") and not depth:
            return False
    return True
