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

import yaml

from plgdocs.model.problems import Reporter
from plgdocs.model.schema import card_schema
from plgdocs.parsing.front_matter import Parts, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BIN = Path(sys.executable).parent
NODE_MODULES = Path(__file__).parents[2] / ".tools/bench/node_modules"
PYTHON = sys.executable
SPHINX = [PYTHON, "-m", "sphinx", "-q", "-b", "dirhtml", "-d", "trees", ".", "out"]
CONF = 'project, language, html_theme = "Kaarten", "nl", "furo"\nsuppress_warnings = ["toc.not_included", "myst"]\n'


@dataclass(frozen=True)
class Contender:
    """A program to measure: how its folder is laid out, and what is run in there.

    ``prepare(library, folder)`` writes what it reads; ``made`` are the files and folders that a run from scratch
    must not find.
    """

    name: str
    prepare: Callable[[Path, Path], None]
    command: list[str]
    made: tuple[str, ...] = ("out", "trees")


def cards_of(library: Path) -> Iterator[tuple[str, Parts]]:
    """Yield the name and the parts of each card."""
    for path in sorted((library / "methods").glob("*.md")):
        if path.stem != "index":
            yield path.stem, split(path.read_text("utf-8"), Reporter("", []))


def copy_cards(library: Path, folder: Path, *, home: str, link: str) -> None:
    """Copy the cards into a folder, and write a page ``home`` with a link to each."""
    shutil.copytree(library / "methods", folder, ignore=shutil.ignore_patterns("index.md"))
    links = (f"- [{name}]({link.format(name)})\n" for name, _ in cards_of(library))
    (folder / home).write_text("# Kaarten\n\n" + "".join(links), "utf-8")


def prepare_sphinx(library: Path, folder: Path) -> None:
    """Lay out plain Sphinx: MyST, furo, a page of links."""
    copy_cards(library, folder, home="index.md", link="{}.md")
    (folder / "conf.py").write_text(CONF + 'extensions = ["myst_parser"]\n', "utf-8")


def prepare_needs(library: Path, folder: Path) -> None:
    """Lay out sphinx-needs: each card is a need with its facts, and the home page lists all needs."""
    folder.mkdir()
    kinds = [{"directive": "card", "title": "Kaart", "prefix": "", "color": "#fff", "style": "node"}]
    settings = (
        f"needs_types = {kinds}\nneeds_id_regex = '^[a-z0-9-]+$'\nneeds_fields = {{'fase': {{}}, 'duur': {{}}}}\n"
    )
    (folder / "conf.py").write_text(CONF + settings + 'extensions = ["myst_parser", "sphinx_needs"]\n', "utf-8")
    (folder / "index.md").write_text("# Kaarten\n\n```{needlist}\n```\n", "utf-8")
    for name, parts in cards_of(library):
        facts = yaml.load(parts.header or "", yaml.CSafeLoader)
        body = parts.body.strip().partition("\n")[2]
        lines = [":id: " + name, f":fase: {', '.join(facts['fase'])}", f":duur: {facts['duur']['tot']}", ""]
        need = "\n".join([f"```{{card}} {name}", *lines, facts["samenvatting"], "```"])
        (folder / f"{name}.md").write_text(f"# {name}\n\n{need}\n{body}", "utf-8")


def prepare_mkdocs(library: Path, folder: Path) -> None:
    """Lay out MkDocs with the theme Material; a navigation of one page is as good as none."""
    folder.mkdir()
    copy_cards(library, folder / "docs", home="index.md", link="{}.md")
    settings = {
        "site_name": "Kaarten",
        "site_url": "https://gids.example/",
        "theme": {"name": "material", "language": "nl"},
        "nav": [{"Kaarten": "index.md"}],
        "site_dir": "out",
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")


def prepare_hugo(library: Path, folder: Path) -> None:
    """Lay out Hugo: one template for a card, one for the list, and no search."""
    copy_cards(library, folder / "content", home="_index.md", link="../{}/")
    (folder / "hugo.yaml").write_text('title: Kaarten\nlocale: nl\nbaseURL: "https://gids.example/"\n', "utf-8")
    (folder / "layouts/_default").mkdir(parents=True)
    page = '<!doctype html><html lang="nl"><title>{{ .Title }}</title><p>{{ .Params.samenvatting }}</p>{{ .Content }}'
    for name in ("single", "list"):
        (folder / f"layouts/_default/{name}.html").write_text(page, "utf-8")


def prepare_headers(library: Path, folder: Path) -> None:
    """Write the front matter of each generated card as a YAML file, and our schema for it."""
    folder.mkdir()
    schema = {name: value for name, value in card_schema().items() if name != "$schema"}  # remark knows older ones
    (folder / "schema.json").write_text(json.dumps(schema), "utf-8")
    for name, parts in cards_of(library):
        (folder / f"{name}.yaml").write_text((parts.header or "").replace("datum: 2", "datum: !!str 2"), "utf-8")


def prepare_remark(library: Path, folder: Path) -> None:
    """Lay out remark with the rule for front matter, on whole cards."""
    prepare_headers(library, folder)
    copy_cards(library, folder / "cards", home="index.md", link="{}.md")
    (folder / "cards/index.md").unlink()
    rule = ["remark-lint-frontmatter-schema", {"schemas": {"./schema.json": ["./cards/*.md"]}}]
    (folder / ".remarkrc.json").write_text(json.dumps({"plugins": ["remark-frontmatter", rule]}), "utf-8")
    (folder / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)


BUILDERS = [
    Contender("Sphinx + furo", prepare_sphinx, SPHINX),
    Contender("sphinx-needs", prepare_needs, SPHINX),
    Contender("mkdocs-material", prepare_mkdocs, [PYTHON, "-m", "mkdocs", "build", "-q"]),
    Contender("Hugo", prepare_hugo, [str(BIN / "hugo"), "--quiet", "-d", "out"]),
]
"""Site generators; ours is measured against the first."""

CHECK_SCHEMA = f"exec {BIN / 'check-jsonschema'} --schemafile schema.json"
CHECKERS = [
    Contender("check-jsonschema", prepare_headers, ["sh", "-c", f"{CHECK_SCHEMA} *.yaml"]),
    Contender("remark-lint", prepare_remark, [str(BIN / "node"), "node_modules/remark-cli/cli.js", "-q", "cards"]),
]
"""Checkers of front matter; they look at nothing else of a card."""
