"""Style sheets and scripts: each page loads only what it uses."""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from plgdocs.sphinx_ext.directives import block, template_block

CODE, DESIGN, BARE = "code", "design", "bare"
WORKSHEET = {"top-worksheet", "werkblad", "werkblad-papier", "werkblad-voorbeeld", "bord"}
"""What a worksheet shows, unless its text holds a block or code."""


MODULES = (
    "facets.js",
    "chooser.js",
    "cards.js",
    "searchpage.js",
    "form.js",
    "improve.js",
    "experience.js",
    "fill.js",
    "reflect.js",
    "kit.js",
)
"""The scripts of some pages, in the order in which a page loads them."""
STYLES = ("form.css", "improve.css", "worksheet.css", "reflect.css", "kit.css", "notes.css")
"""The style sheets of some pages; those of ``theme.toml`` come before them."""


def shown_by(doctree: nodes.document) -> set[str]:
    """Return the components of a page that may need assets: blocks, code, and sphinx-design."""
    found: set[str] = set()
    for node in doctree.findall(nodes.Element):
        if isinstance(node, block | template_block):
            found.add(node["kind"])
        elif isinstance(node, nodes.literal_block):
            found.add(CODE)  # with colours and a copy button
        if any(name.startswith("sd-") for name in map(str, node.get("classes", []))):
            found.add(DESIGN)
    return found


def shows(*kinds: str) -> Callable[[set[str]], bool]:
    return lambda shown: not shown.isdisjoint(kinds)


def always(shown: set[str]) -> bool:
    return True


def is_rich(shown: set[str]) -> bool:
    """Whether a page may contain more than a card does; search, form and worksheet don't, and must open fast."""
    if "top-worksheet" in shown:
        return not shown <= WORKSHEET
    return shown.isdisjoint(("top-card", "zoeken", "nieuwe-methodiek", "verbeter-stap", BARE))


def has_filter(shown: set[str]) -> bool:
    """Whether a page shows a filter; a page with the chooser doesn't."""
    return shows("methodieken", "vragenfilter")(shown) and "welke-methodiek" not in shown


USERS: dict[str, Callable[[set[str]], bool]] = {
    "site.css": always,
    "paper.css": shows("werkblad", "werkblad-papier", "bord"),
    "card.css": shows("top-card", "top-plan", "top-worksheet", "nieuwe-methodiek", "afdrukken"),
    "pages.css": is_rich,
    "filter.css": shows("methodieken", "vragenfilter", "welke-methodiek", "zoeken", "nieuwe-methodiek"),
    "planner.css": shows("draaiboek", "draaiboeken", "top-plan"),
    "worksheet.css": shows("werkblad", "bord"),
    "notes.css": shows("bord"),
    "site.js": always,
    "fill.js": shows("werkblad", "bord"),
    "reflect.": shows("opdracht"),
    "kit.": shows("vragenfilter"),
    "facets.js": has_filter,
    "card-print.css": shows("top-card", "afdrukken"),
    "cards.js": shows("afdrukken"),
    "chooser.js": shows("welke-methodiek"),
    "searchpage.js": shows("zoeken"),
    "form.js": shows("nieuwe-methodiek"),
    "form.css": shows("nieuwe-methodiek", "verbeter-stap"),
    "improve.": shows("verbeter-stap"),
    "experience.js": shows("vertel-ervaring"),
    "views.js": shows("draaiboek"),
    "sphinx-design.min.css": shows(DESIGN),
    "documentation_options.js": shows(CODE),  # the copy button reads it
    "copybutton": shows(CODE),
    "clipboard": shows(CODE),
}
"""Which pages load the assets whose names contain a key; other assets are not loaded.

The colours of code are in ``pages.css``: those of Pygments are too pale, and don't follow the reader's colour scheme.
"""


def keep_only_used(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Drop assets that a page doesn't use; a page without a source file says in ``shows`` what it shows."""
    shown = shown_by(doctree) if doctree else context.get("shows", {BARE})
    used = [name for name, uses in USERS.items() if uses(shown)]
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if any(name in str(asset.filename) for name in used)]


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", keep_only_used, priority=900)  # after all extensions added theirs
    app.add_js_file("site.js")
    for name in MODULES:
        app.add_js_file(name, type="module")
    for name in STYLES:
        app.add_css_file(name)
    app.add_css_file("card-print.css", media="print")
    app.add_js_file("views.js", type="module", loading_method="async")
    app.add_js_file("copybutton-nl.js", loading_method="defer")
