"""What every engine indexes: the pages of the built site as plain text, search words included."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx

from plgdocs.outputs.cache import cache_home
from plgdocs.sphinx_ext.search_sections import searched

if TYPE_CHECKING:
    from plgdocs.search.index import Entry

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def build_site(root: Path, out: Path) -> list[Entry]:
    """Build the site and return its pages as the search knows them."""
    settings = {"plg_cache": str(cache_home(root)), "plg_book": False}
    app = Sphinx(root, root, out, out.parent / "doctrees", "dirhtml", settings, status=None)
    app.build()
    return [entry for entry, _ in searched(app)]


def words(entry: Entry) -> str:
    """Return what is only for the search."""
    return " / ".join((*entry.search_words, *entry.search_questions))


def write_pagefind(entries: list[Entry], folder: Path) -> None:
    """Write each page as plain HTML, search words with the weight that ours give them, and index them."""
    for entry in entries:
        sections = "".join(
            f"<h2 id='{part.anchor}'>{html.escape(part.heading)}</h2><p>{html.escape(part.text)}</p>"
            for part in entry.sections
        )
        terms = f"<p data-pagefind-weight='3.5'>{html.escape(words(entry))}</p>"
        body = f"<h1>{html.escape(entry.title)}</h1><p>{html.escape(entry.summary)}</p>{terms}{sections}"
        page = folder / entry.address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<!doctype html><html lang='nl'><title>x</title><main data-pagefind-body>{body}</main>", "utf-8"
        )
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-subdir", "pagefind", "--silent"]
    subprocess.run([*command, "--force-language", "nl"], check=True)


def write_sphinx(entries: list[Entry], folder: Path) -> None:
    """Write each page as a source file and build them with Sphinx's own search, in Dutch."""
    source = folder / "source"
    for entry in entries:
        parts = (f"## {plain(part.heading or entry.title)}\n\n{plain(part.text)}" for part in entry.sections)
        path = source / f"{docname(entry)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join((f"# {plain(entry.title)}", plain(entry.summary), plain(words(entry)), *parts))
        path.write_text(text + "\n", "utf-8")
    settings = ["-D", "extensions=myst_parser", "-D", "language=nl", "-D", "html_theme=basic"]
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-Q",
        "-C",
        *settings,
        "-b",
        "dirhtml",
        str(source),
        str(folder / "html"),
    ]
    subprocess.run(command, check=True)


def docname(entry: Entry) -> str:
    """Return the name of the source file of a page."""
    return entry.address.rstrip("/") or "index"


def plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return PUNCTUATION.sub(r"\\\1", text)


def write_minisearch(entries: list[Entry], folder: Path, tools: Path) -> None:
    """Write an index made beforehand, with the boosts that our fields have, and the library beside it."""
    documents = [
        {
            "id": entry.address,
            "title": entry.title,
            "terms": " / ".join(entry.search_words),
            "questions": " / ".join(entry.search_questions),
            "headings": " / ".join(part.heading for part in entry.sections),
            "text": entry.text,
        }
        for entry in entries
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "documents.json").write_text(json.dumps(documents), "utf-8")
    library = tools / "node_modules/minisearch/dist/es/index.js"
    (folder / "minisearch.js").write_text(library.read_text("utf-8"), "utf-8")
    script = Path(__file__).with_name("minisearch.mjs")
    subprocess.run(["node", str(script), str(folder)], check=True)
