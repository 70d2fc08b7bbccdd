"""The programs that the bench compares ours with, and how each gets the same cards.

A peer gets what it needs and no more: no list of all cards on every page, since that alone would make it many times
slower, and no warnings for links to pages that only our library has.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plgdocs.model.schema import card_schema
from plgdocs.parsing.front_matter import Parts, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PYTHON = sys.executable
BIN = Path(PYTHON).parent
CONF = """\
project, language, html_theme = "Kaarten", "nl", "furo"
suppress_warnings = ["toc.not_included", "myst"]
extensions = ["myst_parser"]
"""


@dataclass(frozen=True)
class Contender:
    """A program to measure: how its folder is laid out, and what is run in there.

    ``prepare(library, folder)`` writes what it reads; ``made`` are the folders that a run from scratch must not find.
    """

    name: str
    prepare: Callable[[Path, Path], None]
    command: tuple[str, ...]
    made: tuple[str, ...] = ("out", "trees")


def cards_of(library: Path) -> Iterator[tuple[str, Parts]]:
    """Yield the name and the parts of each card."""
    for path in sorted((library / "methods").glob("*.md")):
        if path.stem != "index":
            yield path.stem, split(path.read_text("utf-8"))


def copy_cards(library: Path, folder: Path, *, home: str, link: str) -> None:
    """Copy the cards into a folder, and write a page ``home`` with a link to each."""
    shutil.copytree(library / "methods", folder, ignore=shutil.ignore_patterns("index.md"))
    links = (f"- [{name}]({link.format(name)})\n" for name, _ in cards_of(library))
    (folder / home).write_text("# Kaarten\n\n" + "".join(links), "utf-8")


def prepare_sphinx(library: Path, folder: Path) -> None:
    """Lay out plain Sphinx: MyST, furo, a page of links."""
    copy_cards(library, folder, home="index.md", link="{}.md")
    (folder / "conf.py").write_text(CONF, "utf-8")


def prepare_hugo(library: Path, folder: Path) -> None:
    """Lay out Hugo: one template for a card, one for the list, and no search."""
    copy_cards(library, folder / "content", home="_index.md", link="../{}/")
    (folder / "hugo.yaml").write_text('title: Kaarten\nlocale: nl\nbaseURL: "https://gids.example/"\n', "utf-8")
    (folder / "layouts/_default").mkdir(parents=True)
    page = '<!doctype html><html lang="nl"><title>{{ .Title }}</title><p>{{ .Params.samenvatting }}</p>{{ .Content }}'
    for name in ("single", "list"):
        (folder / f"layouts/_default/{name}.html").write_text(page, "utf-8")


def prepare_headers(library: Path, folder: Path) -> None:
    """Write the front matter of each card as a YAML file, and our schema for it."""
    folder.mkdir()
    (folder / "schema.json").write_text(json.dumps(card_schema()), "utf-8")
    for name, parts in cards_of(library):
        (folder / f"{name}.yaml").write_text((parts.header or "").replace("datum: 2", "datum: !!str 2"), "utf-8")


SPHINX = Contender(
    "Sphinx + furo", prepare_sphinx, (PYTHON, "-m", "sphinx", "-q", "-b", "dirhtml", "-d", "trees", ".", "out")
)
HUGO = Contender("Hugo", prepare_hugo, (str(BIN / "hugo"), "server", "--bind", "127.0.0.1", "--port"))
CHECK_JSONSCHEMA = Contender(
    "check-jsonschema",
    prepare_headers,
    ("sh", "-c", f"exec {BIN / 'check-jsonschema'} --schemafile schema.json *.yaml"),
)
"""Looks at the front matter, and at nothing else of a card."""
