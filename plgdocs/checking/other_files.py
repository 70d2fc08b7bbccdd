"""Checks and reads the files that are no pages: pictures, what stands beside a card, and the thesaurus."""

import posixpath
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from plgdocs.checking.directory import paths, reporting, symbolic_links
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import BESIDE_CARDS, DRAWING, PAGE, PIXELS, THESAURUS, card_of, ending, kind_of, largest
from plgdocs.model.names import slug
from plgdocs.model.problems import Problem, Reporter
from plgdocs.parsing import drawings, pictures
from plgdocs.parsing.allow_list import check_text
from plgdocs.parsing.reader import decode, load

MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)(?:\.txt)?$", re.IGNORECASE)
"""A name as editors and downloads make it, such as ``kaart.md.txt``."""
DATA_NAME = re.compile(r"\.ya?ml$", re.IGNORECASE)


def check_files(root: Path) -> list[Problem]:
    """No file is a symbolic link, which could lead anywhere; those that are no pages hold what they should."""
    problems: list[Problem] = []
    for path in paths(root):
        check_kind(root, path, Reporter(path, problems))
        if ending(path) not in ("", PAGE):
            problems += check_other_file(root, path)
    if (root / THESAURUS).exists():
        problems += check_other_file(root, THESAURUS)
    for path in symbolic_links(root):
        Reporter(path, problems)(Code.SYMBOLIC_LINK, 1, name=path)
    return problems


def check_kind(root: Path, path: str, report: Reporter) -> None:
    """No file is beside no card, or has an ending with which nothing reads it; hidden ones don't count."""
    name, card = posixpath.basename(path), card_of(path)
    if card != path and not (kind_of(card) is Card and (root / card).is_file()):
        report(Code.NO_CARD_BESIDE, 1, card=card)
    if DATA_NAME.search(name):
        if not path.endswith(BESIDE_CARDS):
            report(Code.OTHER_DATA, 1, name=name, allowed=" of ".join(BESIDE_CARDS))
    elif "/." not in path and not path.endswith(PAGE) and ending(path) in ("", PAGE):
        is_page = MARKDOWN_NAME.search(name)
        stem = MARKDOWN_NAME.sub("", name) if is_page else posixpath.splitext(name)[0]
        code = Code.OTHER_ENDING if is_page else Code.UNREAD_FILE
        report(code, 1, name=name, better=f"{slug(stem) or 'naam'}{PAGE}")


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
