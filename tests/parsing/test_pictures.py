"""Pictures of pixels, judged by their headers: what a camera or a program saves passes, and nothing else."""

from __future__ import annotations

import random
import struct
import time
import zlib
from io import BytesIO

import pytest
from PIL import Image

from plgdocs.model.codes import Code, Kind
from plgdocs.model.file_kinds import LARGEST_PICTURE, PIXELS
from plgdocs.model.problems import Refused
from plgdocs.parsing.pictures import MOST_PIXELS, TYPES, read_size


def saved(kind: str, size: tuple[int, int] = (37, 23), mode: str = "RGB", **options: object) -> bytes:
    """Return a picture of noise as Pillow saves it."""
    noise = random.Random(1).randbytes(size[0] * size[1])  # noqa: S311
    picture = Image.frombytes("L", size, noise).convert(mode)
    if "append_images" in options:
        options["append_images"] = [Image.frombytes("L", size, noise[::-1]).convert(mode)]
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def exif() -> Image.Exif:
    """Return what a camera adds."""
    exif = Image.Exif()
    exif[0x010E] = "Een \xff\xd9 kring"
    return exif


WHOLE = {
    "png": (".png", saved("png")),
    "png with a palette": (".png", saved("png", mode="P")),
    "png that moves": (".png", saved("png", save_all=True, append_images=[])),
    "jpeg": (".jpg", saved("jpeg")),
    "jpeg in grey": (".jpeg", saved("jpeg", mode="L", quality=95)),
    "jpeg that comes in passes": (".jpg", saved("jpeg", progressive=True)),
    "jpeg of a camera": (".jpg", saved("jpeg", exif=exif(), dpi=(72, 72), comment=b"\xff\xd9")),
    "jpeg with room at its end": (".jpg", saved("jpeg") + bytes(100)),
    "jpeg with room before a marker": (".jpg", saved("jpeg").replace(b"\xff\xdb", b"\xff\xff\xff\xdb", 1)),
    "jpeg with a second picture behind it": (".jpg", saved("jpeg") + saved("jpeg")),
    "gif": (".gif", saved("gif", mode="P")),
    "gif that moves": (".gif", saved("gif", mode="P", save_all=True, append_images=[], loop=0, comment=b"hallo")),
    "webp": (".webp", saved("webp")),
    "webp without losses": (".webp", saved("webp", lossless=True)),
    "webp with holes": (".webp", saved("webp", mode="RGBA", exif=exif())),
    "webp that moves": (".webp", saved("webp", save_all=True, append_images=[])),
}


def code_of(data: bytes, ending: str) -> Kind | None:
    """Return with which code a picture is refused, if it is."""
    try:
        read_size(data, ending)
    except Refused as refused:
        return refused.code
    return None


@pytest.mark.parametrize("case", WHOLE)
def test_what_programs_save_passes(case: str) -> None:
    ending, data = WHOLE[case]
    assert read_size(data, ending) == (37, 23)


def test_every_kind_is_known() -> None:
    assert set(TYPES) == set(PIXELS) == {ending for ending, _ in WHOLE.values()}


@pytest.mark.parametrize("case", WHOLE)
def test_no_part_of_a_picture_passes(case: str) -> None:
    ending, data = WHOLE[case]
    for length in range(len(data.rstrip(b"\0"))):
        if case != "jpeg with a second picture behind it" or length != len(data) // 2:
            assert code_of(data[:length], ending) in (Code.BROKEN_PICTURE, Code.OTHER_TYPE), length


@pytest.mark.parametrize("case", WHOLE)
def test_nothing_else_stands_behind_a_picture(case: str) -> None:
    ending, data = WHOLE[case]
    assert code_of(data + b"<script>alert(1)</script>", ending) == Code.BROKEN_PICTURE


@pytest.mark.parametrize("case", WHOLE)
@pytest.mark.parametrize("other", PIXELS)
def test_a_name_says_what_it_is(other: str, case: str) -> None:
    ending, data = WHOLE[case]
    is_same = other == ending or {other, ending} <= {".jpg", ".jpeg"}
    assert code_of(data, other) == (None if is_same else Code.OTHER_TYPE)


@pytest.mark.parametrize("ending", PIXELS)
@pytest.mark.parametrize(
    "data",
    [b"<!DOCTYPE html><script>alert(1)</script>", b"%PDF-1.7", b"BM\x9a\0\0\0", b"II*\0", b"\0\0\0 ftypavif", b"\n"],
)
def test_what_is_no_picture_is_refused(data: bytes, ending: str) -> None:
    assert code_of(data, ending) == Code.OTHER_TYPE


@pytest.mark.parametrize("ending", PIXELS)
def test_an_empty_file_says_so(ending: str) -> None:
    with pytest.raises(Refused) as refused:
        read_size(b"", ending)
    assert refused.value.values["what"] == "is leeg"


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
@pytest.mark.parametrize("size", [(MOST_PIXELS, 1), (1, MOST_PIXELS), (MOST_PIXELS + 1, 1), (1, MOST_PIXELS + 1)])
def test_size(size: tuple[int, int], kind: str) -> None:
    code = code_of(saved(kind, size), f".{kind}")
    assert code == (Code.PICTURE_SIZE if max(size) > MOST_PIXELS else None)


def png(width: int, height: int, *kinds: bytes) -> bytes:
    """Return a PNG of empty parts."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), *((kind, b"") for kind in kinds)]
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


SMALL_GIF = saved("gif", (1, 1), "P")
ODD = {
    "png that says it is huge": (".png", png(2**31, 2**31, b"IDAT", b"IEND"), Code.PICTURE_SIZE),
    "png without height": (".png", png(5, 0, b"IDAT", b"IEND"), Code.BROKEN_PICTURE),
    "png without pixels": (".png", png(5, 5, b"IEND"), Code.BROKEN_PICTURE),
    "png without an end": (".png", png(5, 5, b"IDAT"), Code.BROKEN_PICTURE),
    "gif with a larger frame": (".gif", SMALL_GIF.replace(b",\0\0\0\0\1\0", b",\0\0\0\0\xff\xff"), Code.PICTURE_SIZE),
    "gif without a frame": (".gif", SMALL_GIF[:13] + b";", Code.BROKEN_PICTURE),
    "jpeg without a frame": (".jpg", b"\xff\xd8\xff\xda\0\2\xff\xd9", Code.BROKEN_PICTURE),
    "jpeg of text": (".jpg", b"\xff\xd8\xff<script>\xff\xd9", Code.BROKEN_PICTURE),
    "webp without a picture": (".webp", b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(10), Code.BROKEN_PICTURE),
    "webp with a larger canvas": (
        ".webp",
        b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\0\0\0ANMF\0\0\0\0",
        Code.PICTURE_SIZE,
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_headers_that_lie(case: str) -> None:
    ending, data, code = ODD[case]
    assert code_of(data, ending) == code


@pytest.mark.parametrize("case", WHOLE)
def test_broken_bytes_break_nothing(case: str) -> None:
    """Whatever stands there, the answer is a size or a sentence."""
    ending, data = WHOLE[case]
    chance = random.Random(case)  # noqa: S311
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.choice([1, 2, 5])):
            broken[chance.randrange(min(len(data), chance.choice([40, 10_000])))] = chance.choice([0, 1, 255, 44, 59])
        code_of(bytes(broken), ending)


FILL = LARGEST_PICTURE - 100
SLOW = {
    "png of empty parts": (".png", png(5, 5, *[b"IDAT"] * (FILL // 12))),
    "jpeg of room": (".jpg", b"\xff\xd8" + b"\xff" * FILL),
    "jpeg of empty segments": (".jpg", b"\xff\xd8" + b"\xff\xe0\0\0" * (FILL // 4)),
    "gif of short blocks": (".gif", SMALL_GIF[:13] + b"!\xfe" + b"\1a" * (FILL // 2)),
    "gif of empty blocks": (".gif", SMALL_GIF[:13] + b"!\xfe\0" * (FILL // 3)),
    "webp of empty parts": (".webp", b"RIFF" + struct.pack("<I", FILL) + b"WEBP" + b"VP8X\0\0\0\0" * (FILL // 8)),
}


@pytest.mark.parametrize("case", SLOW)
def test_no_picture_takes_long(case: str) -> None:
    ending, data = SLOW[case]
    start = time.process_time()
    assert code_of(data, ending) is not None
    assert time.process_time() - start < 10
