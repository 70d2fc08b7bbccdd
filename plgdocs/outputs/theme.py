"""The theme as data: its colours, and its templates for files that are not pages."""

import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

PACKAGE = Path(__file__).parents[1]
FOLDER = PACKAGE / "theme" / "plg"


@cache
def environment(*, trims: bool) -> Environment:
    """Return a Jinja environment that escapes markup, but not plain text, and raises an error for a missing value.

    With ``trims``, lines that hold only a statement leave no empty line, as needed in text and SVG.
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
    return environment(trims=not template.endswith(".html")).get_template(template).render(values)


@cache
def source(template: str) -> str:
    return (FOLDER / template).read_text("utf-8")


@cache
def colours() -> dict[str, str]:
    """Return the colours of the light scheme by name, from the style sheet's first rule."""
    css = source("static/site/site.css").partition("@supports")[0]
    return dict(re.findall(r"--([a-z-]{1,40}): (#[0-9a-f]{6});", css))


@cache
def paper_css(*names: str) -> str:
    """Return style sheets for paper, below the site's rules for phases and the colours of its light scheme."""
    variables = " ".join(f"--{name}: {value};" for name, value in colours().items())
    phases = re.findall(r"^\.phase-\w+ \{.*\}$", source("static/site/site.css"), re.MULTILINE)
    return "\n".join([f":root {{ {variables} }}", *phases, "".join(map(source, names))])


@cache
def fingerprint(directory: Path = PACKAGE) -> str:
    files = (path for path in sorted(directory.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(directory).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
