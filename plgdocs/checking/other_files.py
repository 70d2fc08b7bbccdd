"""Checks and reads the files that are no pages: pictures, what stands beside a card, and the thesaurus."""

from pathlib import Path
from xml.etree import ElementTree as ET

from plgdocs.checking.directory import reporting
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import BESIDE_CARDS, DRAWING, PIXELS, THESAURUS, ending, largest
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
            if path == THESAURUS:
                check_thesaurus(decode(data), report)
            if ending(path) == DRAWING and not report.problems:
                drawings.read_drawing(decode(data))
    return report.problems


def check_thesaurus(text: str, report: Reporter) -> None:
    """Each line, but for what stands after “#”, is a rule of words (``search/thesaurus.py`` reads them)."""
    for number, line in enumerate(text.split("\n"), start=1):
        rule = line.partition("#")[0].strip()
        if rule and not is_rule(rule):
            report(Code.BAD_SYNONYMS, number, text=rule)


def is_rule(rule: str) -> bool:
    left, sign, right = rule.partition(">" if ">" in rule else "=")
    words = [word.strip() for word in left.split(",")]
    others = right.split(",") if sign and (sign, right.strip()) != (">", "?") else []
    fits = len(others) == 1 if sign == "=" else bool(sign) or len(set(words)) == len(words) > 1
    return fits and all(any(map(str.isalnum, word)) and not set(word) & set(";=>?") for word in (*words, *others))


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
