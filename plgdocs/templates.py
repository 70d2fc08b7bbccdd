"""What fills in the templates of pages: Jinja as Sphinx sets it up, without its sandbox and with a memory.

The sandbox guards against templates of strangers, and looks at each value for it; ours come with our code, and what
strangers write is a value.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, select_autoescape
from sphinx.jinja2glue import BuiltinTemplateLoader

from plgdocs import look

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.theming import Theme


class TemplateLoader(BuiltinTemplateLoader):
    """The setting ``template_bridge`` of Sphinx names this class."""

    def init(self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None) -> None:
        """Put our environment in the place of Sphinx's, with what it offers to templates."""
        super().init(builder, theme, dirs)
        theirs = self.environment
        compiled = Path(builder.doctreedir, "templates")  # beside Sphinx's own memory, and trusted no more than that
        compiled.mkdir(parents=True, exist_ok=True)
        self.environment = Environment(  # type: ignore[assignment]
            loader=self,
            extensions=list(theirs.extensions),
            # Front matter is text that anybody may propose.  What Sphinx gives as HTML (the body, the tags of assets)
            # is marked as safe where it is used; the scripts that it fills in with the same templates have no name.
            autoescape=select_autoescape(("html",), default_for_string=False),
            auto_reload=False,  # which looks at each file for each page; the theme is the same all along
            bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        )
        look.environment().bytecode_cache = self.environment.bytecode_cache
        self.environment.filters.update(theirs.filters)
        self.environment.globals.update(theirs.globals)
