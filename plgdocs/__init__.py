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
        offline,
        packed,
        pages,
        search,
        sheets,
        site,
        steps,
        terms,
    )

    app.add_config_value("plg_repository_url", "", "html", [str])
    app.add_config_value("plg_editors_email", "", "html", [str])
    app.add_config_value("plg_preview", default=False, rebuild="html", types=[bool])

    dutch.put_first()

    app.add_domain(domain.PlgDomain)
    app.connect("env-before-read-docs", domain.leave_out)
    app.connect("env-get-outdated", domain.changed_files)
    app.connect("env-purge-doc", domain.forget_doctree)
    app.connect("source-read", domain.read_source)
    app.connect("env-updated", domain.report_problems)
    app.connect("warn-missing-reference", domain.already_reported)

    app.connect("doctree-read", sheets.note_pitfall)
    app.connect("doctree-read", search.note_words)

    directives.setup(app)
    app.add_transform(lead.LeadTransform)
    app.add_transform(steps.StepTransform)
    app.add_transform(drawings.DrawingTransform)
    app.add_post_transform(terms.TermLinks)
    app.add_node(steps.step_time, html=(steps.visit_time, steps.depart_time))

    app.connect("builder-inited", packed.pack_contents)
    builder.setup(app)
    site.make_settings_once()
    app.connect("config-inited", site.set_defaults)
    app.connect("builder-inited", site.insert_nothing)
    app.connect("builder-inited", site.leave_out_transforms)
    app.connect("config-inited", exports.check_address)
    app.connect("config-inited", host.check_repository)
    app.connect("html-collect-pages", site.other_pages)
    app.connect("plg-pages-beside", site.pages_beside)
    app.connect("html-page-context", pages.add_context)
    app.connect("html-page-context", exports.add_meta, priority=600)
    app.connect("html-page-context", assets.keep_only_used, priority=900)
    app.add_js_file("site.js")
    app.add_js_file("facets.js", type="module")
    app.add_js_file("chooser.js", type="module")
    app.add_js_file("searchpage.js", type="module")
    app.add_js_file("form.js", type="module")
    app.add_css_file("form.css")
    app.add_js_file("views.js", type="module", loading_method="async")
    app.add_js_file("copybutton-nl.js", loading_method="defer")
    app.connect("build-finished", site.write_files, priority=400)
    app.connect("build-finished", offline.write_worker, priority=900)
    return {
        "version": __version__,
        "env_version": domain.environment_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
