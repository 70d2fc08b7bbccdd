"""The Sphinx extension: the only room that imports Sphinx and docutils.

``setup`` is the overview of a build.  What needs no Sphinx belongs elsewhere.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from plgdocs.outputs import theme
from plgdocs.sphinx_ext import (
    assets,
    builder,
    directives,
    domain,
    drawings,
    marks,
    page_context,
    page_head,
    page_header,
    search_sections,
    site,
    terms,
    transforms,
    translations,
)


def setup(app: Sphinx, version: str) -> ExtensionMetadata:
    add_settings(app)
    translations.put_first()

    domain.setup(app)
    app.connect("doctree-read", drawings.show_pictures, priority=400)  # before Sphinx collects the images
    app.connect("doctree-read", page_header.insert_header)
    app.connect("doctree-read", search_sections.store_words)
    app.connect("doctree-read", site.forget_headings)

    directives.setup(app)
    app.add_transform(transforms.StepTransform)
    app.add_transform(transforms.WorksheetTransform)
    app.add_transform(transforms.RemoveTransitions)
    app.add_post_transform(terms.TermLinks)
    app.add_post_transform(marks.MarkTransform)
    app.add_node(marks.editors_mark, html=(marks.visit_mark, None))

    app.add_builder(builder.SiteBuilder, override=True)
    app.connect("config-inited", site.set_defaults)
    app.connect("builder-inited", site.insert_nothing)
    app.connect("config-inited", page_head.check_addresses)
    app.connect("html-collect-pages", site.other_pages)
    app.connect("html-page-context", page_context.add_context)
    assets.setup(app)
    app.connect("build-finished", site.write_files, priority=400)
    return {
        "version": version,
        "env_version": int(theme.fingerprint()[:8], 16),  # a change of the code or the theme changes pages
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def add_settings(app: Sphinx) -> None:
    """Declare what ``conf.py`` may set, and what only our own commands do (``plg_preview``, ``plg_cache``)."""
    app.add_config_value("plg_repository_url", "", "html", [str])
    app.add_config_value("plg_editors_email", "", "html", [str])
    app.add_config_value("plg_offline", default=True, rebuild="html", types=[bool])
    app.add_config_value("plg_book", default=False, rebuild="html", types=[bool])
    app.add_config_value("plg_preview", default=False, rebuild="html", types=[bool])
    app.add_config_value("plg_cache", "", "", [str])
