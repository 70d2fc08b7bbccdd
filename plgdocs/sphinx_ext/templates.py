"""What fills in the templates of pages: Jinja as Sphinx sets it up, with markup escaped."""

from __future__ import annotations

from jinja2 import Environment, select_autoescape
from sphinx.builders import Builder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.theming import Theme


class TemplateLoader(BuiltinTemplateLoader):
    """The setting ``template_bridge`` of Sphinx names this class.

    Sphinx's own environment escapes nothing; front matter is text that anybody may propose.  What Sphinx gives as HTML
    (the body, the tags of assets) is marked as safe where a template uses it.  Its sandbox guards against templates of
    strangers, and ours come with our code.
    """

    def init(self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None) -> None:
        """Put our environment in the place of Sphinx's, with what it offers to templates."""
        super().init(builder, theme, dirs)
        theirs = self.environment
        # The scripts that Sphinx fills in with the same templates have no name, and are not escaped.
        escape = select_autoescape(("html",), default_for_string=False)
        ours = Environment(loader=self, extensions=list(theirs.extensions), autoescape=escape)  # noqa: S701 (it is)
        ours.filters.update(theirs.filters)
        ours.globals.update(theirs.globals)
        self.environment = ours  # type: ignore[assignment]
