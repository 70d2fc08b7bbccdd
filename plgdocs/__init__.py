"""The PLG-gids: method cards and recommendations, checked and published with Sphinx.

``setup`` is the table of contents of the build; the checker (``plgdocs.cli``) works without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect every part of the extension to Sphinx."""
    from plgdocs import (
        assets,
        builder,
        directives,
        domain,
        drawings,
        dutch,
        exports,
        host,
        lead,
        look,
        pages,
        site,
        steps,
        terms,
        tree_sheets,
    )
    from plgdocs.search import sections

    app.add_config_value("plg_repository_url", "", "html", [str])
    app.add_config_value("plg_editors_email", "", "html", [str])
    app.add_config_value("plg_preview", default=False, rebuild="html", types=[bool])

    dutch.put_first()
    app.connect("build-finished", dutch.translate_copy_button)

    domain.setup(app)
    app.connect("doctree-read", tree_sheets.note_pitfall)
    app.connect("doctree-read", sections.note_words)

    directives.setup(app)
    app.add_transform(lead.LeadTransform)
    app.add_transform(steps.StepTransform)
    app.add_transform(drawings.DrawingTransform)
    app.add_post_transform(terms.TermLinks)
    app.add_node(steps.step_time, html=(steps.visit_time, steps.depart_time))

    builder.setup(app)
    app.connect("config-inited", site.set_defaults)
    app.connect("builder-inited", site.insert_nothing)
    app.connect("config-inited", exports.check_address)
    app.connect("config-inited", host.check_repository)
    app.connect("html-collect-pages", site.other_pages)
    app.connect("plg-pages-beside", site.pages_beside)
    app.connect("html-page-context", pages.add_context)
    app.connect("html-page-context", exports.add_meta, priority=600)
    app.connect("html-page-context", assets.keep_only_used, priority=900)
    app.add_js_file("scheme.js")
    app.add_js_file("facets.js", type="module")
    app.add_js_file("chooser.js", type="module")
    app.add_js_file("form.js", type="module")
    app.add_css_file("form.css")
    app.add_js_file("planner.js", type="module")
    app.connect("build-finished", site.write_files, priority=400)
    return {
        "version": __version__,
        "env_version": int(look.fingerprint()[:8], 16),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
