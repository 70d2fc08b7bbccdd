"""The social card of a page: the image that services show with a link to it."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import resvg_py
from PIL import Image, ImageFont

from plgdocs.checking.library import Library
from plgdocs.model.cards import Card
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.vocabularies import PHASES
from plgdocs.outputs import theme
from plgdocs.outputs.cache import Cache, versions
from plgdocs.outputs.open_graph import SITE, facts_of, fitting, image_address
from plgdocs.outputs.pool import Job, fill_caches
from plgdocs.outputs.small_drawings import SmallDrawing, drawing_of

SERIF, SANS = "SourceSerifPro-Bold.ttf", "SourceSansPro-Regular.ttf"
FONTS = {
    name: str(files(package) / "files" / name)
    for package, names in {
        "font_source_serif_pro": (SERIF,),
        "font_source_sans_pro": (SANS, "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf"),
    }.items()
    for name in names
}
TEXT_WIDTH = 660
TITLE_HEIGHT = 230
TITLE_SIZES = (96, 84, 74, 66, 58, 52)
SUMMARY_SIZE = 35
COLOURS = 96
"""The size of the palette; with fewer colours, the edges of letters become rough."""
DRAWN_BY = ("resvg-py", "pillow", "font-source-serif-pro", "font-source-sans-pro")


@dataclass(frozen=True)
class Lines:
    size: int
    texts: tuple[str, ...]


Picture: TypeAlias = tuple[Page, str, SmallDrawing | None]
"""A page, the line above its title, and its drawing: the content of an image."""


def draw(picture: Picture) -> bytes:
    return png(as_svg(*picture))


def as_svg(page: Page, overline: str, drawing: SmallDrawing | None) -> str:
    card = page if isinstance(page, Card) else None
    return theme.render(
        "preview.svg",
        colours=theme.colours(),
        phases=PHASES,
        card=card,
        number=page.number if isinstance(page, Recommendation) else None,
        is_home=page.docname == "index",
        is_school=page.track == "school",
        overline=overline,
        drawing=drawing,
        title=fit(page.label, SERIF, TITLE_SIZES, TITLE_HEIGHT),
        summary=fit(page.summary, SANS, (SUMMARY_SIZE,), TITLE_HEIGHT),
        facts=fitting(tuple(facts_of(page))),
        site=SITE,
    )


def picture_of(page: Page, library: Library) -> Picture:
    return page, overline(page, library), drawing_of(page, library)


def overline(page: Page, library: Library) -> str:
    """Return the line above the title: the part of the guide that a page belongs to."""
    if isinstance(page, Recommendation):
        return f"Aanbeveling {page.number}"
    parent = library.pages.get(f"{page.folder}/index.md")
    return parent.label if parent and parent is not page else ""


@cache
def measure(font: str) -> ImageFont.FreeTypeFont:
    """Return a font of 100 pixels, to measure text with."""
    return ImageFont.truetype(FONTS[font], 100, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)  # balancing measures the same lines many times
def width_of(text: str, font: str) -> float:
    return measure(font).getlength(text)


def fit(text: str, font: str, sizes: tuple[int, ...], height: int) -> Lines:
    """Return the text in the largest size that fits, or else in the last size."""
    length = partial(width_of, font=font)
    for size in sizes:
        lines = balanced(text.split(), length, TEXT_WIDTH * 100 / size)
        if len(lines) * size * 1.1 <= height and max(map(length, lines)) <= TEXT_WIDTH * 100 / size:
            break
    return Lines(size, tuple(lines))


def balanced(words: list[str], length: Callable[[str], float], width: float) -> list[str]:
    """Break words into as few lines as possible, of about the same width."""
    lines = wrapped(words, length, width)
    while True:
        width -= 20
        narrower = wrapped(words, length, width)
        if len(narrower) > len(lines) or max(map(length, narrower)) > width:
            return lines
        lines = narrower


def wrapped(words: list[str], length: Callable[[str], float], width: float) -> list[str]:
    """Break words into lines, each as full as possible."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if length(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def png(svg: str, width: int | None = None) -> bytes:
    """Return an SVG as pixels with few colours, as wide as it says itself or as told."""
    fonts = [*FONTS.values()]
    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts)
    image = Image.open(io.BytesIO(bytes(drawn))).convert("RGB")
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def key_of(page: Page, overline: str, drawing: SmallDrawing | None) -> str:
    """Return a cache key: everything that determines the bytes of an image."""
    phases = page.phases if isinstance(page, Card) else ()
    facts = [fact.text for fact in facts_of(page)]
    shown = [page.docname, page.label, page.summary, page.track, overline, drawing, phases, facts]
    sources = [theme.source(name) for name in ("preview.svg", "macros.html")] + [Path(__file__).read_text("utf-8")]
    return json.dumps([versions(*DRAWN_BY), theme.colours(), shown, sources])


def write_pictures(library: Library, out: Path, cache: Cache, processes: int) -> None:
    """Write the image of every page below ``out``; render those that aren't cached."""
    jobs = {image_address(page): picture_job(page, library, cache) for page in library.pages.values()}
    fill_caches([*jobs.values()], processes)
    for address, job in jobs.items():
        write_job(job, out / address)
    cache.forget_others({job.name for job in jobs.values()})


def write_picture(page: Page, library: Library, out: Path, cache: Cache) -> None:
    write_job(picture_job(page, library, cache), out / image_address(page))


def write_job(job: Job, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(job.cache.get(job.name, job.key, job.make))


def picture_job(page: Page, library: Library, cache: Cache) -> Job:
    picture = picture_of(page, library)
    return Job(cache, cache_name(page), key_of(*picture), partial(draw, picture))


def cache_name(page: Page) -> str:
    return f"{page.docname.replace('/', '.')}.png"


def icon(size: int) -> bytes:
    """Return the icon for a home screen, which rounds the corners itself."""
    svg = (theme.FOLDER / "static" / "icon.svg").read_text("utf-8").replace(' rx="7"', "")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))
