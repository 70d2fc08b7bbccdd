"""The template context of a page: its model, its place in the guide, and links."""

import re
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config

from plgdocs.authoring import experience_form, form, improvement
from plgdocs.model.pages import DeveloperPage, Page
from plgdocs.outputs.template_context import relative_address, shared_context
from plgdocs.pdf.press import can_print
from plgdocs.sphinx_ext import page_head
from plgdocs.sphinx_ext.domain import plg_domain

SECTIONS = (
    ("docs/plg/index", "De PLG"),
    ("docs/aanbevelingen/index", "Aanbevelingen"),
    ("methods/index", "Methodieken"),
    ("docs/draaiboek/index", "Draaiboek"),
    ("docs/vragenkit", "Vragenkit"),
    ("docs/werkbladen/index", "Werkbladen"),
    ("docs/school/index", "De school"),
    ("docs/begrippen", "Begrippen"),
)
"""The main navigation: docname and label."""

WITH_TEMPLATE = ("Card", "Recommendation", "Plan", "Worksheet")
"""The kinds of pages that have a template of their own, named after them."""

UNSTYLED = re.compile(
    r' class="(?:reference internal|docutils align-default|row-odd|row-even|head|std std-(?:doc|ref|term))"'
)
"""Classes that docutils writes and our style sheets don't use; without them, a card stays within its size limit."""


def add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Add the page's model, its neighbours and the vocabularies to the context; return its template."""
    domain, config = plg_domain(app.env), app.config
    page = domain.page(pagename)
    context |= shared_context(domain.library, context["pathto"])
    context |= {
        "page": page,
        "kind": type(page).__name__ if page else "",
        "base_path": urlsplit(config.html_baseurl).path or "/",
        "sections": SECTIONS,
        "source_url": source_url(app, page or context.get("card") or context.get("target_page"), context),
        "neighbours": neighbours(app, page),
    }
    context |= site_context(config)
    page_head.add_meta(context, config.html_baseurl)
    if "body" in context:
        context["body"] = UNSTYLED.sub("", context["body"])
    return f"{context['kind'].lower()}.html" if context["kind"] in WITH_TEMPLATE else None


def render_block(builder: Builder, template: str, **values: object) -> str:
    """Render the template ``blocks/<template>.html`` for the page that is being written."""
    docname = builder.current_docname  # type: ignore[attr-defined]
    here = builder.get_target_uri(docname)
    domain, config = plg_domain(builder.env), builder.config
    context = shared_context(domain.library, lambda other: relative_address(here, other)) | site_context(config)
    context |= {
        "page": domain.page(docname),
        "form": form,
        "experience_form": experience_form,
        "improvement": improvement,
        "report_url": f"{config.plg_repository_url}/issues/new?template=fout.yml" if config.plg_repository_url else "",
    }
    templates: Any = builder.templates
    return str(templates.render(f"blocks/{template}.html", context | values))


def is_offline(config: Config) -> bool:
    """Whether browsers may keep pages; in the preview these change all the time."""
    return bool(config.plg_offline and not config.plg_preview)


def site_context(config: Config) -> dict[str, Any]:
    """Return what the settings decide, for pages and for the blocks on them."""
    return {
        "repository_url": config.plg_repository_url,
        "editors_email": config.plg_editors_email,
        "preview": config.plg_preview,
        "offline": is_offline(config),
        "has_book": config.plg_book and not config.plg_preview,
        "can_print": can_print,
        "project": config.project,
        "has_files": bool(config.html_baseurl),
    }


def neighbours(app: Sphinx, page: Page | None) -> list[Page | None]:
    """Return the previous and the next page: of the same kind, or else in the toctree and in the same language."""
    domain = plg_domain(app.env)
    if page and page.path in domain.library.beside:
        return list(domain.library.beside[page.path])
    relations: Any = getattr(app.builder, "relations", {})
    names = relations.get(page.docname, ())[1:] if page else ()
    found = (domain.page(name) for name in names)
    in_english = isinstance(page, DeveloperPage)
    return [other if isinstance(other, DeveloperPage) == in_english else None for other in found]


def source_url(app: Sphinx, page: Page | None, context: dict[str, Any]) -> str:
    """Return where a page's source file can be edited in the repository, or else read as a copy on the site."""
    if page is None:
        return ""
    if app.config.plg_repository_url:
        return f"{app.config.plg_repository_url}/edit/main/{page.path}"
    if not app.config.html_copy_source or plg_domain(app.env).is_refused(page.docname):
        return ""
    return str(context["pathto"](f"_sources/{page.path}{app.config.html_sourcelink_suffix}", 1))
