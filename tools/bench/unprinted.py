"""Sphinx with stand-ins for PDFs and pictures: ``python unprinted.py SPHINX-ARGUMENTS``.

A PDF takes a second to make and a picture a tenth; then they are kept.  To measure or test a build of many cards that
finds them kept, this build keeps a stand-in for each.  Everything else is the real thing.
"""

from __future__ import annotations

import io
import sys
from multiprocessing import set_start_method
from typing import Any

from PIL import Image
from sphinx.cmd.build import main
from weasyprint import HTML

from plgdocs.outputs import social_cards
from plgdocs.pdf import press


def put_in_place() -> None:
    """Let each text fit its sheet at once, and each PDF and picture be the same small one."""
    page = bytes(HTML(string="<title>kaart</title>").write_pdf())
    picture = io.BytesIO()
    Image.new("P", (1200, 630)).save(picture, "PNG")
    replaced: dict[Any, dict[str, Any]] = {
        press.Press: {"overflow": lambda *_: [-1.0], "write": lambda *_: (page, 1)},
        social_cards: {"png": lambda _: picture.getvalue()},
    }
    for owner, functions in replaced.items():
        for name, function in functions.items():
            setattr(owner, name, function)


if __name__ == "__main__":
    set_start_method("fork")  # the processes of a pool have the stand-ins, too
    put_in_place()
    sys.exit(main(sys.argv[1:]))
