"""Helpers of tests: our own library without some of its pages, which a build has done sooner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from plgdocs.model.addresses import resolve

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
SHOWN = re.compile(r"(?<=\{kaart-als-tekst\} )\S+")
KEPT = "../../methods/check-in.md"
SHEETS = ("index", "sessieblad", "leervraagwerf", "kandoe-bord")
"""The worksheets that stay: one in a series, one with versions, one with a board."""
LISTS = ("ervoor", "erna")


def prune(root: Path) -> None:
    """Remove the cards that the editors added, the pages on the school, plans that need them, and most worksheets."""
    gone = {path.relative_to(root).as_posix() for path in (root / "docs/school").glob("*.md")}
    for data in (root / "methods").glob("*.redactie.yml"):
        if "verzameling: redactie\n" in data.read_text("utf-8"):
            gone.add(f"methods/{data.name.removesuffix('.redactie.yml')}.md")
    gone |= {
        path.relative_to(root).as_posix() for path in (root / "docs/draaiboek").glob("[!i]*.md") if needs(path, gone)
    }
    sheets = [path for path in (root / "docs/werkbladen").glob("*.md") if path.stem not in SHEETS]
    remove_pages(root, gone | {path.relative_to(root).as_posix() for path in sheets})


def remove_pages(root: Path, gone: set[str]) -> None:
    """Remove pages, and what leads to them."""
    for name in gone:
        for path in (root / name).parent.glob(f"{(root / name).stem}.*"):
            path.unlink()
    for path in root.rglob("*.md"):
        path.write_text(without_links(path.read_text("utf-8"), path.relative_to(root).as_posix(), gone), "utf-8")
    for path in root.rglob("*.redactie.yml"):
        path.write_text(without_names(path.read_text("utf-8"), gone), "utf-8")


def needs(path: Path, gone: set[str]) -> bool:
    """Whether a ready plan has a part or a page that is gone."""
    here = f"docs/draaiboek/{path.name}"
    return any(resolve(here, target.partition("#")[0]) in gone for _, target in LINK.findall(path.read_text("utf-8")))


def without_links(text: str, path: str, gone: set[str]) -> str:
    """Return a page whose links to pages that are gone are plain text, and which no table of contents names."""

    def unlinked(match: re.Match[str]) -> str:
        return match[1] if resolve(path, match[2].partition("#")[0]) in gone else match[0]

    text = SHOWN.sub(KEPT, LINK.sub(unlinked, text))
    lines = [line for line in text.split("\n") if f"{resolve(path, line.strip() or '.')}.md" not in gone]
    return "\n".join(lines)


def without_names(text: str, gone: set[str]) -> str:
    """Return an editors' file that names no card that is gone."""
    values = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (it makes texts only)
    for key in LISTS:
        values[key] = [name for name in values.get(key, ()) if f"methods/{name}.md" not in gone]
    alike = values.get("lijkt-op", {}).items()
    values["lijkt-op"] = {name: text for name, text in alike if f"methods/{name}.md" not in gone}
    kept = {key: value for key, value in values.items() if value}
    return str(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False))
