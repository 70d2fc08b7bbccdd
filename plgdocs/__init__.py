"""The PLG-gids: method cards and recommendations, checked and published with Sphinx.

The rooms; each imports only from those before it: ``model``, ``parsing``, ``checking``, ``authoring``, ``search``,
``outputs``, ``pdf``, ``book``, ``sphinx_ext``, ``commands``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.2.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the extension to Sphinx; who only checks cards never loads it."""
    from plgdocs import sphinx_ext

    return sphinx_ext.setup(app, __version__)
