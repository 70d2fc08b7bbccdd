"""Compare two built sites, byte for byte but for listed differences: ``python tools/compare_sites.py OLD NEW``.

Each function of ``ALIKE`` makes one class of difference alike, and its docstring says which.  What is printed are the
files that still differ; the exit status is 0 if there are none.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf

IGNORED = (
    *(".buildinfo", ".buildstate"),  # what builds keep for themselves
    "_static/",  # scripts and styles, which tests of their own look at
    *("_sources/docs/ontwikkeling/", "ontwikkeling/", "preview/ontwikkeling"),  # pages for developers, rewritten
    *("bijdragen/met-git/", "_sources/docs/bijdragen/met-git"),  # names the hooks that the repository now brings along
)


def addresses_of_scripts(text: str) -> str:
    """Scripts and style sheets have rooms, and the build joins the modules of a room: their elements are left out."""
    text = re.sub(r'<script [^>]*src="[^"]*_static/[^"]*"[^>]*></script>\n?', "", text)
    text = re.sub(r'<link rel="(?:stylesheet|modulepreload)"[^>]*href="[^"]*_static/[^"]*"[^>]*>\n?', "", text)
    return re.sub(r"\?v=[0-9a-f]{8}", "", text)


def data_of_cards(text: str) -> str:
    """A filter reads a range as ``4..12``, a limit as ``5-10``, and marks by facet: these attributes are left out."""
    names = "fase|duur|groep|plaats|werkvorm|helpt-bij|aanbeveling|redactie"
    return re.sub(rf' ?data-(?:{names})="[^"]*"', "", text)


def rules_of_the_form(text: str) -> str:
    """The form gets the places where each field shows, and limits, along with the rules."""
    return re.sub(r'(?s)(<script type="application/json" id="kaartregels">).*?(</script>)', r"\1\2", text)


def views_of_a_plan(text: str) -> str:
    """What a plan's page switches between is called a view, which an attribute names."""
    return text.replace("data-face=", "data-view=")


def order_of_codes(text: str) -> str:
    """The page of problem codes is in the order of the codes."""
    blocks = re.findall(r'<div id="plg\d+">.*?</div>', text)
    return re.sub(r'<div id="plg\d+">.*?</div>', "", text) + "".join(sorted(blocks))


HTML: tuple[Callable[[str], str], ...] = (
    addresses_of_scripts,
    data_of_cards,
    rules_of_the_form,
    views_of_a_plan,
    order_of_codes,
)


def index_of_the_search(text: str) -> str:
    """Facts of cards have the new form, and the texts of their front matter stand in the order of the page."""
    return json.dumps(without_facts(json.loads(text)))


def without_facts(value: Any) -> Any:
    """Return an index without facts, or texts with their words sorted."""
    if isinstance(value, dict):
        pages = [page[:3] for page in value.get("pages", [])]
        return value | {"pages": pages} if pages else value
    return [
        page | {"sections": [[anchor, heading, sorted(text.split())] for anchor, heading, text in page["sections"]]}
        for page in value
    ]


def pages_for_developers(text: str) -> str:
    """Lists for other programs name other pages for developers."""
    text = re.sub(r"(?s)<url>(?:(?!</url>).)*ontwikkeling(?:(?!</url>).)*</url>\s*", "", text)
    return "\n".join(line for line in text.splitlines() if "ontwikkeling" not in line)


def drawn_text(path: Path) -> object:
    """HarfBuzz cuts the fonts of PDFs, which a patch of ctypes hid: what is drawn, and said of it, is compared."""
    reader = pypdf.PdfReader(path)
    contents = [contents.get_data() if (contents := page.get_contents()) else b"" for page in reader.pages]
    return contents, dict(reader.metadata or {})


def alike(path: Path) -> object:
    """Return what a file says, with every listed difference made alike."""
    if path.suffix == ".pdf":
        return drawn_text(path)
    if path.suffix == ".html":
        text = path.read_text("utf-8")
        for make_alike in HTML:
            text = make_alike(text)
        return text
    if path.parent.name == "zoeken" and path.suffix == ".json":
        return index_of_the_search(path.read_text("utf-8"))
    if path.name in ("llms.txt", "sitemap.xml"):
        return pages_for_developers(path.read_text("utf-8"))
    if path.name in ("sw.js", "mee.json", "objects.inv"):  # hashes of others, and names of pages
        return ""
    return path.read_bytes()


def names(site: Path) -> set[str]:
    """Return the files of a site that are compared."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith(IGNORED)}


def differences(old: Path, new: Path) -> list[str]:
    """Return the files that differ in more than what is listed."""
    found = sorted(names(old) ^ names(new))
    both = sorted(names(old) & names(new))
    return found + [name for name in both if alike(old / name) != alike(new / name)]


def main(old: str, new: str) -> int:
    """Print the files that differ."""
    found = differences(Path(old), Path(new))
    for name in found:
        print(name)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
