"""QR codes: an address that a phone reads from paper or from a screen."""

import io
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import segno

from plgdocs.checking.library import Library
from plgdocs.outputs.cache import Cache
from plgdocs.pdf.sheets import public_address

QUIET = 3
"""Empty modules around a code; the standard asks for four, but readers don't need them."""


@lru_cache(maxsize=16)  # page, sheet and deck share a code
def code_of(address: str) -> segno.QRCode:
    """Return the code of an address: as few modules as possible, then as much redundancy as fits in these."""
    return segno.make_qr(address, error="l", boost_error=True)


def save(address: str, **options: Any) -> bytes:
    image = io.BytesIO()
    code_of(address).save(image, border=QUIET, **options)
    return image.getvalue()


as_svg = partial(save, kind="svg", light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
"""Returns the code of an address as SVG without a size, black on white in every colour scheme."""
as_png = partial(save, kind="png", scale=10)
"""Returns the code of an address as a PNG of about 400 pixels, for a word processor."""

KINDS = {"-qr.svg": as_svg, "-qr.png": as_png}
"""The suffixes of a card's QR codes, after its id, and what makes them."""


def write_codes(library: Library, out: Path, site: str, cache: Cache) -> None:
    for card in library.cards:
        address, directory = public_address(card, site), out / card.address
        directory.mkdir(parents=True, exist_ok=True)
        for suffix, make in KINDS.items():
            name = f"{card.name}{suffix}"
            (directory / name).write_bytes(cache.get(name, address, partial(make, address)))
    cache.forget_others({f"{card.name}{suffix}" for card in library.cards for suffix in KINDS})
