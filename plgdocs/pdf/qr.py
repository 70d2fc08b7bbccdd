"""QR codes: an address that a phone reads from paper or from a screen."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

QUIET = 3
"""Empty modules around a code; the standard asks for four, which readers don't need and which cost size."""


@lru_cache(maxsize=16)  # page, sheet and deck show the same code, which takes longer to make than to draw
def code_of(address: str) -> segno.QRCode:
    """Return the code of an address: as few modules as possible, then as much redundancy as these allow."""
    return segno.make_qr(address, error="l", boost_error=True)


def as_svg(address: str) -> bytes:
    """Return the code as an SVG image without a size of its own, black on white in every colour scheme."""
    image = io.BytesIO()
    code_of(address).save(
        image, kind="svg", border=QUIET, light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None
    )
    return image.getvalue()


def as_png(address: str) -> bytes:
    """Return the code as a PNG image of about 400 pixels, ready for a word processor."""
    image = io.BytesIO()
    code_of(address).save(image, kind="png", border=QUIET, scale=10)
    return image.getvalue()
