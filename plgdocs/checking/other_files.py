"""Checks and reads the files that are no pages: pictures, what stands beside a card, and the thesaurus."""

from pathlib import Path
from xml.etree import ElementTree as ET

from plgdocs.checking.directory import reporting
from plgdocs.model.file_kinds import BESIDE_CARDS, DRAWING, PIXELS, ending, largest
from plgdocs.model.problems import Problem, Reporter
from plgdocs.parsing import drawings, pictures
from plgdocs.parsing.allow_list import check_text
from plgdocs.parsing.reader import decode, load


def check_other_file(root: Path, path: str) -> list[Problem]:
    """A picture is whole, small enough and of the type that its name says; a drawing and other files are plain text."""
    report = Reporter(path, [])
    with reporting(report):
        data = load(root / path, largest(path))
        if ending(path) in PIXELS:
            pictures.read_size(data, ending(path))
        elif ending(path) not in BESIDE_CARDS:  # which are judged with their card
            check_text(decode(data), 1, report)
            if ending(path) == DRAWING and not report.problems:
                drawings.read_drawing(decode(data))
    return report.problems


def read_size(root: Path, path: str) -> tuple[int, int]:
    return pictures.read_size(load(root / path, largest(path)), ending(path))


def read_drawing(root: Path, path: str) -> ET.Element:
    return drawings.read_drawing(decode(load(root / path)))


def published(root: Path, path: str) -> bytes:
    """Return what the site holds of a picture; raise ``Refused`` or ``OSError`` if it can't be shown."""
    data = load(root / path, largest(path))
    if ending(path) == DRAWING:
        return ET.tostring(drawings.read_drawing(decode(data)), encoding="unicode").encode()
    pictures.read_size(data, ending(path))
    return data
