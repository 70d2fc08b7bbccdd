"""The list of cards of a large library: its further pages, and all tiles in one file for the filter.

A library of at most ``PER_PAGE`` cards has neither: its list is one page, which is filtered in place.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plgdocs.checking.library import Library
from plgdocs.model.addresses import address_of, part_docname
from plgdocs.outputs import theme
from plgdocs.outputs.template_context import relative_address, shared_context

TILES = "tegels.json"
"""The tiles of all cards as HTML, beside the list; the script loads them when somebody filters."""


def further_pages(library: Library) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the pages of the list after the first one, which has a file in the library."""
    count = len(library.parts)
    for number in range(2, count + 1):
        docname = part_docname(number)
        up = relative_address(address_of(docname), part_docname(1))
        yield (
            docname,
            {
                "title": f"Methodieken, pagina {number} van {count}",
                "part": number,
                "shows": {"methodieken"},
                "parents": [{"link": up, "title": "Methodieken"}],
                "target_page": library.pages.get(f"{part_docname(1)}.md"),
            },
            "methodieken.html",
        )


def write_tiles(library: Library, out: Path) -> None:
    """Write the tiles of all cards, with links relative to the list, if that has more than one page.

    They have no drawings, which would double a file that is loaded at the first touch of a filter.
    """
    if len(library.parts) == 1:
        return
    here = address_of(part_docname(1))
    context = shared_context(library, lambda docname: relative_address(here, docname))
    tiles = theme.render("tiles.html", **context | {"drawing_of": lambda _: None})
    (out / here).mkdir(parents=True, exist_ok=True)
    (out / here / TILES).write_text(json.dumps(tiles, ensure_ascii=False), "utf-8")
