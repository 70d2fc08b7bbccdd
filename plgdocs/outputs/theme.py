"""The theme as data: its colours, and its templates for files that are no pages."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

PACKAGE = Path(__file__).parents[1]
FOLDER = PACKAGE / "theme" / "plg"


@cache
def environment(*, trims: bool) -> Environment:
    """Return what renders the templates: markup is escaped, plain text is not, a missing value is a failure.

    Lines that hold only a statement leave nothing behind where it ``trims``, as lines of text and SVG want it.
    """
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(("svg", "xml", "html")),
        undefined=StrictUndefined,
        trim_blocks=trims,
        lstrip_blocks=trims,
        keep_trailing_newline=trims,
    )


def render(template: str, **values: object) -> str:
    """Return a template of the theme, filled in."""
    return environment(trims=not template.endswith(".html")).get_template(template).render(values)


@cache
def source(template: str) -> str:
    """Return a template of the theme as it is written."""
    return (FOLDER / template).read_text("utf-8")


@cache
def colours() -> dict[str, str]:
    """Return the light colours by name, as the style sheet's first rule declares them."""
    css = (FOLDER / "static" / "plg.css").read_text("utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css.partition("@supports")[0]))


@cache
def phase_rules() -> str:
    """Return the rules of the style sheet that give each phase its colour."""
    css = (FOLDER / "static" / "plg.css").read_text("utf-8")
    return "\n".join(re.findall(r"^\.phase-\w+ \{.*\}$", css, re.MULTILINE))


def fingerprint(folder: Path = PACKAGE) -> str:
    """Return a hash of all files of the package, or of one of its directories."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
