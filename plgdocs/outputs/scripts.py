"""Scripts and style sheets in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import minify

if TYPE_CHECKING:
    from pathlib import Path

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}
"""What the theme's files are to the minifier."""


def minified(path: Path) -> str:
    """Return a script or style sheet in few bytes."""
    return str(minify.string(MEDIA_TYPES[path.suffix], path.read_text("utf-8")))
