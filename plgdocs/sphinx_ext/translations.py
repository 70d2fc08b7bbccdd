"""Dutch for texts of Sphinx that have no translation."""

import io
from gettext import GNUTranslations

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx import locale

from plgdocs.outputs import theme


def put_first() -> None:
    """Put our message catalogue before Sphinx's; it is compiled in memory, so that no file is written."""
    with (theme.PACKAGE / "locale/nl/LC_MESSAGES/sphinx.po").open("rb") as source:
        catalog = read_po(source, locale="nl")
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    ours = GNUTranslations(compiled)
    ours.add_fallback(locale.translators["general", "sphinx"])
    locale.translators["general", "sphinx"] = ours
