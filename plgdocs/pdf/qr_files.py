"""The QR codes of each card, as files that one can take along."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from plgdocs.checking.library import Library
from plgdocs.model.addresses import address_of
from plgdocs.outputs.cache import Cache
from plgdocs.pdf import qr
from plgdocs.pdf.sheets import public_address

KINDS = {"-qr.svg": qr.as_svg, "-qr.png": qr.as_png}
"""How the files of a card's QR codes end, behind its id, and what makes them."""


def write_codes(library: Library, out: Path, site: str, cache: Cache) -> None:
    """Write the QR codes of each card's public address below ``out``."""
    for card in library.cards:
        address, folder = public_address(card, site), out / address_of(card.docname)
        folder.mkdir(parents=True, exist_ok=True)
        for end, make in KINDS.items():
            name = f"{card.name}{end}"
            (folder / name).write_bytes(cache.get(name, address, partial(make, address)))
    cache.forget_others({f"{card.name}{end}" for card in library.cards for end in KINDS})
