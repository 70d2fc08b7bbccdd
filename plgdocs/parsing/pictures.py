"""Reads pictures of pixels without decoding: their type, their size, and whether they are whole."""

import re
import struct
from collections.abc import Callable
from struct import unpack_from
from typing import TypeAlias

from plgdocs.model.codes import Code
from plgdocs.model.problems import Refused

MOST_PIXELS = 4000
"""Maximum width and height: browsers decode the whole picture, four bytes a pixel."""

Walk: TypeAlias = Callable[[bytes], tuple[int, int, int]]
"""Returns the width and height of a picture, and where it ends; fails if it ends too early."""


def read_size(data: bytes, ending: str) -> tuple[int, int]:
    """Return the width and height of a whole picture of the type that its name says; raise ``Refused`` for others."""
    signature, walk = TYPES[ending]
    if data and not re.match(signature, data, re.DOTALL):
        raise Refused(Code.OTHER_TYPE, 1, ending=ending)
    try:
        width, height, end = walk(data) if data else (0, 0, 0)
    except (IndexError, ValueError, struct.error):
        width, height, end = 1, 1, len(data) + 1
    if fault := fault_of(data, min(width, height), end):
        raise Refused(Code.BROKEN_PICTURE, 1, what=fault)
    if max(width, height) > MOST_PIXELS:
        raise Refused(Code.PICTURE_SIZE, 1, width=width, height=height, most=MOST_PIXELS)
    return width, height


def fault_of(data: bytes, smallest: int, end: int) -> str:
    """Say in Dutch why a picture isn't whole, or return nothing."""
    if smallest == 0:
        return "is leeg"
    if end > len(data):
        return "is afgebroken"
    return "gaat door na haar einde" if data[end:].strip(b"\0") else ""


def walk_png(data: bytes) -> tuple[int, int, int]:
    width, height = unpack_from(">II", data, 16)
    at, kinds = 8, set[bytes]()
    while b"IEND" not in kinds:
        length, kind = unpack_from(">I4s", data, at)
        kinds.add(kind)
        at += length + 12
    return width, height, at if b"IDAT" in kinds else len(data) + 1


MARKER = re.compile(rb"\xff+([^\xff])")
"""A marker of JPEG; any number of bytes may fill the room before it."""


def walk_jpeg(data: bytes) -> tuple[int, int, int]:
    """Walk the segments up to the pixels; these end at the last marker of an end."""
    at, width, height, marker = 2, 0, 0, 0
    while marker != 0xDA:
        found = MARKER.match(data, at)
        if not found:
            raise ValueError
        marker, at = found[1][0], found.end()
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame; those are tables
            height, width = unpack_from(">HH", data, at + 3)
        at += unpack_from(">H", data, at)[0]
    return width, height, data.rindex(b"\xff\xd9", at) + 2


def walk_gif(data: bytes) -> tuple[int, int, int]:
    width, height, flags = unpack_from("<HHB", data, 6)
    at, frames = 13 + palette(flags), 0
    while data[at : at + 1] != b";":
        if data[at : at + 1] == b",":
            left, top, columns, rows, flags = unpack_from("<4HB", data, at + 1)
            width, height, frames = max(width, left + columns), max(height, top + rows), frames + 1
            at += 11 + palette(flags)
        elif data[at] == 0x21:
            at += 2
        else:
            raise ValueError
        while data[at]:
            at += data[at] + 1
        at += 1
    return width, height, at + 1 if frames else len(data) + 1


def palette(flags: int) -> int:
    """Return the length of a palette in bytes."""
    return 3 * 2 ** (flags % 8 + 1) if flags & 0x80 else 0


def walk_webp(data: bytes) -> tuple[int, int, int]:
    end = 8 + unpack_from("<I", data, 4)[0]
    at, width, height, frames = 12, 0, 0, 0
    while at < end:
        kind, length = unpack_from("<4sI", data, at)
        columns, rows = webp_size(kind, data, at + 8)
        width, height = max(width, columns), max(height, rows)
        frames += kind in (b"VP8 ", b"VP8L", b"ANMF")
        at += 8 + length + length % 2
    return width, height, max(at, end) if frames else len(data) + 1


def webp_size(kind: bytes, data: bytes, at: int) -> tuple[int, int]:
    """Return the size that a chunk gives, if it does: of a picture with or without losses, or of the whole canvas."""
    if kind == b"VP8 ":
        width, height = unpack_from("<HH", data, at + 6)
        return width % 2**14, height % 2**14
    if kind == b"VP8L":
        (bits,) = unpack_from("<I", data, at + 1)
        return bits % 2**14 + 1, (bits >> 14) % 2**14 + 1
    if kind == b"VP8X":
        width, height = (unpack_from("<I", data, at + place)[0] % 2**24 + 1 for place in (4, 7))
        return width, height
    return 0, 0


JPEG = (rb"\xff\xd8\xff", walk_jpeg)
TYPES: dict[str, tuple[bytes, Walk]] = {
    ".png": (rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", walk_png),
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".gif": (rb"GIF8[79]a", walk_gif),
    ".webp": (rb"RIFF.{4}WEBPVP8[ LX]", walk_webp),
}
"""The signature of each type, and how to walk its parts."""
