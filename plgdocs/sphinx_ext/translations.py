"""Dutch for texts of Sphinx and sphinx-copybutton that have no translation."""

from __future__ import annotations

import io
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx import locale
from sphinx.application import Sphinx

from plgdocs.outputs import theme

COPY_BUTTON_NL = """  'nl-BE': {
    'copy': 'Kopieer',
    'copy_to_clipboard': 'Kopieer naar het klembord',
    'copy_success': 'Gekopieerd',
    'copy_failure': 'Kopiëren lukt niet',
  },
"""


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


def translate_copy_button(app: Sphinx, exception: Exception | None) -> None:
    """Add Dutch to the messages of sphinx-copybutton, which has no setting for them."""
    script = Path(app.outdir, "_static/copybutton.js")
    if exception or not script.is_file():
        return
    text = script.read_text("utf-8")
    if "'nl-BE'" not in text:
        script.write_text(text.replace("  'es' : {", COPY_BUTTON_NL + "  'es' : {", 1), "utf-8")
