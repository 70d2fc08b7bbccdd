"""Runs Sphinx in this process, quietly; every warning counts."""

import gc
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.console import color_terminal, nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.tags import Tags

EXTENSION = "plgdocs"
NOT_NAMED = f'“conf.py” laadt “{EXTENSION}” niet. Zet erin: extensions = ["myst_parser", "{EXTENSION}"]'


class NotNamedError(Exception):
    """The settings don't name our extension, without which Sphinx would look for other files."""


@contextmanager
def application(
    root: Path, out: Path, doctrees: Path, *, jobs: int = 1, warning: TextIO | None = None, **settings: Any
) -> Iterator[Sphinx]:
    """Yield the application that builds the library at ``root`` into ``out``, without reusing an earlier build."""
    if EXTENSION not in Config.read(root, overrides={}, tags=Tags()).extensions:
        raise NotNamedError(NOT_NAMED)
    if not color_terminal():
        nocolor()
    with patch_docutils(root), docutils_namespace():
        yield Sphinx(
            root,
            root,
            out,
            doctrees,
            "dirhtml",
            confoverrides={"nitpicky": True} | settings,
            status=None,
            warning=warning,
            freshenv=True,
            warningiserror=warning is not None,
            # One more, since Sphinx counts itself when it writes, though it mostly waits.
            parallel=jobs + 1 if jobs > 1 and hasattr(os, "fork") else 1,
        )


def build(root: Path, out: Path, doctrees: Path, jobs: int, **settings: Any) -> bool:
    """Build the whole site; show all warnings, and return whether there were none."""
    gc.set_threshold(20_000, 10, 3)  # a document tree has thousands of objects: by default, a sixth of a build
    with application(root, out, doctrees, jobs=jobs, warning=sys.stderr, **settings) as app:
        app.build(force_all=True)
        return app.statuscode == 0


def reason_of(error: Exception) -> str:
    """Say in one line why Sphinx, a template or a setting failed, and where."""
    if isinstance(error, NotNamedError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    reason = "".join(traceback.format_exception_only(error)).strip().split("\n")[-1]  # Sphinx's messages are long
    return f"{reason} ({place.filename}:{place.lineno})"
