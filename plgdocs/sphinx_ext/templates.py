"""The template loader: Jinja as Sphinx configures it, with autoescaping."""

from jinja2 import Environment, select_autoescape
from sphinx.builders import Builder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.theming import Theme


class TemplateLoader(BuiltinTemplateLoader):
    """The value of Sphinx's setting ``template_bridge``.

    Sphinx's environment escapes nothing, and anybody may propose front matter.  HTML from Sphinx (the body, the tags of
    assets) is marked as safe where a template uses it.  Sphinx's sandbox is not needed: we wrote all templates.
    """

    def init(self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None) -> None:
        super().init(builder, theme, dirs)
        theirs = self.environment
        # Sphinx renders scripts from templates without a name; these are not escaped.
        escape = select_autoescape(("html",), default_for_string=False)
        ours = Environment(loader=self, extensions=list(theirs.extensions), autoescape=escape)  # noqa: S701 (it is)
        ours.filters.update(theirs.filters)
        ours.globals.update(theirs.globals)
        self.environment = ours  # type: ignore[assignment]
