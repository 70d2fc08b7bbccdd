"""Style sheets and scripts: each page loads only what it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from plgdocs.directives import template_block

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


def always(doctree: nodes.document | None) -> bool:
    """Every page."""
    return True


def uses_design(doctree: nodes.document) -> bool:
    """Whether a page has a component of sphinx-design."""
    elements = doctree.findall(nodes.Element)
    return any(str(name).startswith("sd-") for node in elements for name in list[str](node.get("classes", ())))


def uses_code(doctree: nodes.document) -> bool:
    """Whether a page shows code, which gets colours and a copy button."""
    return next(doctree.findall(nodes.literal_block), None) is not None


def shows(*kinds: str) -> Callable[[nodes.document], bool]:
    """Return whether a page shows one of these blocks."""
    return lambda doctree: any(node["kind"] in kinds for node in doctree.findall(template_block))


def is_rich(doctree: nodes.document) -> bool:
    """Whether a page may hold more than a card does; the search and the form don't, since they must open fast."""
    return not shows("top-card", "zoeken", "nieuwe-methodiek")(doctree)


def has_filter(doctree: nodes.document) -> bool:
    """Whether a page shows a filter; a page with the chooser has none."""
    return shows("methodieken", "vragenfilter")(doctree) and not shows("welke-methodiek")(doctree)


USERS: dict[str, Callable[[nodes.document], bool]] = {
    "plg.css": always,
    "card.css": shows("top-card", "top-plan", "nieuwe-methodiek"),
    "pages.css": is_rich,
    "filter.css": shows("methodieken", "vragenfilter", "welke-methodiek", "zoeken", "nieuwe-methodiek"),
    "planner.css": shows("draaiboek", "draaiboeken", "top-plan"),
    "scheme.js": always,
    "facets.js": has_filter,
    "chooser.js": shows("welke-methodiek"),
    "form.": shows("nieuwe-methodiek"),
    "planner.js": shows("draaiboek"),
    "sphinx-design.min.css": uses_design,
    "documentation_options.js": uses_code,  # the copy button reads it
    "copybutton": uses_code,
    "clipboard": uses_code,
}
"""Which pages load an asset whose name contains the key; all other assets stay out.

The colours of code stand in ``pages.css``, because those of Pygments are too pale and don't follow the reader's choice.
"""


def keep_only_used(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the style sheets and scripts that this page uses."""
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if is_used(str(asset.filename), doctree)]


def is_used(filename: str, doctree: nodes.document | None) -> bool:
    """Whether a page uses an asset."""
    users = (uses for name, uses in USERS.items() if name in filename)
    return any(uses is always or (doctree is not None and uses(doctree)) for uses in users)
