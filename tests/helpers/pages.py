"""Helpers of tests: pages."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

import html5lib
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element


VNU = ROOT / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"


def parse(path: Path) -> Element:
    """Return the parsed page."""
    root: Element = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return root


def text_of(element: Element) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def vnu(folder: Path) -> list[str]:
    """Return what the W3C's checker says of every page in a folder."""
    command = ["java", "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return [f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in json.loads(run.stderr)["messages"]]


def lychee(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check every link and fragment within a site, without the network."""
    program = shutil.which("lychee", path=str(ROOT / ".venv/bin")) or shutil.which("lychee")
    assert program, "lychee ontbreekt: make test installeert het"
    options = [
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--root-dir",
        str(folder),
        "--index-files",
        "index.html",
    ]
    command = [program, *options, str(folder / "**/*.html")]
    return subprocess.run(command, check=False, capture_output=True, text=True)


LOADING = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}


def loaded(page: Element) -> Iterator[str]:
    """Yield every address that a browser loads for a page."""
    for element in page.iter():
        if element.tag in LOADING and (address := element.get(LOADING[element.tag])):
            yield address
        if element.tag == "link" and element.get("rel") in ("stylesheet", "icon", "preload", "manifest"):
            yield element.get("href", "")


ENGLISH = re.compile(
    r"\b(the|of|and|this|with|your|you|search|page|pages|copy|copied|link to|next|previous|home|table of contents"
    r"|skip|note|warning|show|hide|toggle|source|permalink|results?|found|close|open menu|back|more|by|from|click)\b",
    re.IGNORECASE,
)
"""Words that show English in the interface; all but a few are no Dutch words."""


DUTCH_TOO = {"open", "of", "back", "link", "source", "page"}


NAMES = re.compile(
    r"Leadership for Learning|GO ALL for learning|Team School|Keep/throw/make|Keep, throw, make|CC BY|coach-the-coach"
    r"|human resources development|European Foundation for Quality Management|Integrated Leadership in School Practice"
    r"|Save the Last Word(?: for Me)?"
    r"|plan, do, check, act|strengths, weaknesses, opportunities,? (en |and )?threats|Creative Commons",
    re.IGNORECASE,
)


ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "aria-description", "data-tooltip")


def interface_texts(element: Element, lang: str = "nl") -> Iterator[str]:
    """Yield the Dutch parts' texts and labels, leaving out code, names and parts in English."""
    lang = element.get("lang", lang)
    if lang.startswith("nl"):
        yield from (element.get(name, "") for name in ATTRIBUTES)
    hidden = element.tag in ("script", "style", "code", "pre", "template")
    if lang.startswith("nl") and not hidden and element.text:
        yield element.text
    for child in element:
        if not hidden:
            yield from interface_texts(child, lang)
        if lang.startswith("nl") and not hidden and child.tail:
            yield child.tail


def english(page: Element) -> list[str]:
    """Return the texts of a page that hold English words."""
    texts = (NAMES.sub("", " ".join(text.split())) for text in interface_texts(page))
    found = ((text, {word.casefold() for word in ENGLISH.findall(text)} - DUTCH_TOO) for text in texts)
    return [f"{', '.join(words)}: {text[:80]}" for text, words in found if words]


def page_files(site: Path, address: str) -> list[Path]:
    """Return the files that a browser loads for a page, the page first; not its icon, manifest or later pictures."""
    page = site / address / "index.html"
    html = parse(page)
    later = [element.get("src") for element in html.iter("img") if element.get("loading") == "lazy"]
    names = [name for name in loaded(html) if "icon" not in name and "manifest" not in name and name not in later]
    return [page, *(site / urldefrag(urljoin(address, name)).url.partition("?")[0] for name in names)]


def weight(site: Path, address: str) -> int:
    """Return the bytes of a page over the wire, all its files compressed."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in page_files(site, address))
