"""The theme as data: its colours, and its templates for files that are no pages.  Imports no Sphinx."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

FOLDER = Path(__file__).parent / "theme" / "plg"


@cache
def environment() -> Environment:
    """Return what renders the templates: markup is escaped, plain text is not, a missing value is a failure."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(("svg", "xml", "html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, **values: object) -> str:
    """Return a template of the theme, filled in."""
    return environment().get_template(template).render(values)


@cache
def colours() -> dict[str, str]:
    """Return the light colours by name, as the style sheet's first rule declares them."""
    css = (FOLDER / "static/site/site.css").read_text("utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css.partition("@supports")[0]))
