"""Files beside the text: which kinds a page may show, what they must be, and what of them gets onto the site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from helpers.samples import EXPERIENCE, PAGE, small_library
from PIL import Image

from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.commands.cli import main
from plgdocs.model.file_kinds import LARGEST, LARGEST_PICTURE, PIXELS

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
DRAWING = SVG.format("<!-- GEHEIM --><path d='M0 0h9'/>").encode()
SCRIPT = "<script>alert('GEHEIM')</script>"


def picture(kind: str = "png", width: int = 3, height: int = 2) -> bytes:
    """Return a picture."""
    file = BytesIO()
    Image.new("L", (width, height)).save(file, kind)
    return file.getvalue()


def shows(*names: str) -> str:
    """Return a page that shows some files, and links to them, each on lines of its own from 11 on."""
    lines = "\n".join(f"![Een kring]({name})\n[meer]({name})" for name in names)
    return f"{PAGE.format(title='Proef')}\n{lines}\n"


def said(root: Path) -> list[str]:
    """Return what the checker says of a library, without its notes."""
    library, problems = read_library(root)
    return [str(problem) for problem in sorted([*problems, *check_library(library)]) if not problem.is_note]


def codes(root: Path) -> list[str]:
    """Return the place and code of each problem of a library."""
    return [" ".join(line.split(" ")[:2]) for line in said(root)]


def test_every_kind_that_a_page_may_show(root: Path) -> None:
    files = {f"x{end}": picture(end.strip(".").replace("jpg", "jpeg")) for end in PIXELS}
    files |= {"x.svg": DRAWING, "FOTO.JPG": files["x.jpg"]}
    for name, data in files.items():
        (root / "docs" / name).write_bytes(data)
    (root / "docs/proef.md").write_text(shows(*files), "utf-8")
    assert said(root) == []


@pytest.mark.parametrize(
    "name",
    [
        "evil.html",
        "EVIL.HTM",
        "a.xhtml",
        "a.js",
        "a.pdf",
        "a.avif",
        "a.svgz",
        "a.svg.html",
        "a.txt",
        "geen-eind",
        "a.xml",
    ],
)
def test_other_kinds_are_neither_shown_nor_linked(name: str, root: Path) -> None:
    (root / "docs" / name).write_text(SCRIPT)
    (root / "docs/proef.md").write_text(shows(name), "utf-8")
    assert codes(root) == ["docs/proef.md:11:14: PLG713", "docs/proef.md:12:8: PLG713"]


def test_the_sentence_names_what_can_be_shown(root: Path) -> None:
    (root / "docs/evil.html").write_text(SCRIPT)
    (root / "docs/proef.md").write_text(f"{PAGE.format(title='Proef')}\n[meer](evil.html)\n", "utf-8")
    sentence = "“evil.html” is geen soort bestand die de gids toont. Dat kan met een pagina (.md) en met een afbeelding"
    assert [line.partition(" (.svg")[0] for line in said(root)] == [f"docs/proef.md:11:8: PLG713 {sentence}"]


@pytest.mark.parametrize(
    ("name", "text"), [("rondje.redactie.yml", "zoektermen: [rond]\n"), ("rondje.ervaringen.yml", EXPERIENCE)]
)
def test_what_stands_beside_a_card_is_text_and_not_shown(name: str, text: str, root: Path) -> None:
    (root / "methods" / name).write_text(text, "utf-8")
    assert said(root) == []
    (root / "docs/proef.md").write_text(shows(f"../methods/{name}"), "utf-8")
    (root / "methods" / name).write_bytes("één\nbe\u202ex".encode())
    assert codes(root) == [
        *("docs/proef.md:11:14: PLG713", "docs/proef.md:12:8: PLG713"),
        f"methods/{name}:2:3: PLG109",
    ]
    (root / "methods" / name).write_bytes(b"a\n\xff")
    assert codes(root)[2:] == [f"methods/{name}:2:1: PLG101"]


# The name of a file that no page shows, what it holds, and what is said of it.
FAULTY = {
    "script in a drawing": ("a.svg", SVG.format(f"\n{SCRIPT}").encode(), "2:1: PLG717"),
    "script, in capitals": ("A.SVG", SVG.format(SCRIPT).encode(), "1:1: PLG717"),
    "deep drawing": ("a.svg", SVG.format("<g>" * 20_000 + "</g>" * 20_000).encode()[:LARGEST], "1:1: PLG719"),
    "deep drawing that is large": ("a.svg", SVG.format("<g>" * 20_000 + "</g>" * 20_000).encode(), "1:1: PLG107"),
    "HTML in the place of a drawing": ("a.svg", f"<html>{SCRIPT}</html>".encode(), "1:1: PLG717"),
    "no drawing": ("a.svg", b"", "1:1: PLG718"),
    "half a drawing": ("a.svg", DRAWING[:-3], "1:1: PLG718"),
    "drawing that hides something": ("a.svg", SVG.format("\n<text>a\u202e</text>").encode(), "2:8: PLG109"),
    "drawing of other bytes": ("a.svg", "één".encode("utf-16"), "1:1: PLG101"),
    "HTML in the place of a picture": ("a.png", SCRIPT.encode(), "1:1: PLG714"),
    "picture of another type": ("a.png", picture("gif"), "1:1: PLG714"),
    "empty picture": ("a.webp", b"", "1:1: PLG715"),
    "half a picture": ("a.jpg", picture("jpeg")[:-20], "1:1: PLG715"),
    "picture with something behind it": ("a.gif", picture("gif") + SCRIPT.encode(), "1:1: PLG715"),
    "wide picture": ("a.png", picture(width=4001), "1:1: PLG716"),
    "heavy picture": ("a.png", picture() + bytes(LARGEST_PICTURE), "1:1: PLG107"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_file_is_judged_whether_or_not_a_page_shows_it(case: str, root: Path) -> None:
    name, data, expected = FAULTY[case]
    (root / "docs" / name).write_bytes(data)
    assert codes(root) == [f"docs/{name}:{expected}"]


@pytest.mark.parametrize("name", ["docs/a.svg", "docs/a.png", "methods/rondje.ervaringen.yml"])
def test_only_regular_files_are_opened_and_sizes_looked_at_first(name: str, root: Path) -> None:
    path = root / name
    with path.open("wb") as file:
        file.truncate(6_000_000_000)
    assert codes(root) == [f"{name}:1:1: PLG107"]
    path.unlink()
    os.mkfifo(path)
    assert codes(root) == [f"{name}:1:1: PLG106"]
    path.unlink()
    path.mkdir()
    assert codes(root) == []
    path.rmdir()
    path.symlink_to("/dev/zero")
    assert codes(root) == [f"{name}:1:1: PLG108"]


def test_a_folder_is_no_picture(root: Path) -> None:
    (root / "docs/a.png").mkdir()
    (root / "docs/proef.md").write_text(shows("a.png"), "utf-8")
    assert codes(root) == ["docs/proef.md:11:14: PLG705", "docs/proef.md:12:8: PLG701"]


def test_a_check_of_one_picture(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the hook asks it of the pictures of a commit."""
    (root / "docs/a.png").write_bytes(picture())
    (root / "docs/b.svg").write_bytes(DRAWING[:9])
    assert main(["check", "docs/a.png"]) == 0
    assert capsys.readouterr().err == "In orde: 1 bestand nagekeken.\n"
    assert main(["check", "docs/b.svg"]) == 1
    assert capsys.readouterr().out.startswith("docs/b.svg:1:1: PLG718")


HOSTILE = {
    "evil.html": SCRIPT.encode(),
    "script.svg": SVG.format(SCRIPT).encode(),
    "capitals.SVG": SVG.format(SCRIPT).encode(),
    "diep.svg": SVG.format("<g>" * 8_000 + "GEHEIM" + "</g>" * 8_000).encode()[:LARGEST],
    "valse.png": SCRIPT.encode(),
    "lang.gif": picture("gif") + SCRIPT.encode(),
}


def build(root: Path, out: Path) -> str:
    """Build a library as the preview does, past its problems; return what Sphinx says."""
    shutil.copy(ROOT / "conf.py", root)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml", str(root), str(out)]
    return subprocess.run(command, capture_output=True, check=True, timeout=300, text=True).stderr


@pytest.mark.slow
def test_what_is_refused_is_not_published(tmp_path: Path) -> None:
    root = small_library(tmp_path / "gids")
    for name, data in HOSTILE.items():
        (root / "docs" / name).write_bytes(data)
    (root / "docs/proef.md").write_text(shows(*HOSTILE), "utf-8")
    warnings = build(root, tmp_path / "out")
    assert all(f"docs/{name}:1:1: WARNING: PLG7" in warnings for name in HOSTILE if name != "evil.html")
    assert warnings.count("[plg.PLG713]") == 2
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and ".doctrees" not in path.parts]
    assert [path.name for path in written if b"GEHEIM" in path.read_bytes()] == []
    assert {path.name for path in written}.isdisjoint(HOSTILE)
    html = (tmp_path / "out/proef/index.html").read_text("utf-8")
    assert html.count("Een kring") == len(HOSTILE)
    assert html.count("meer") >= len(HOSTILE)


@pytest.mark.slow
def test_what_is_published_of_a_drawing_is_what_we_wrote(tmp_path: Path) -> None:
    """On the page, and as a file of its own where a page links to it."""
    root = small_library(tmp_path / "gids")
    (root / "docs/a.svg").write_bytes(DRAWING)
    (root / "docs/B.SVG").write_bytes(DRAWING)
    (root / "docs/c.png").write_bytes(picture())
    (root / "docs/proef.md").write_text(shows("a.svg", "B.SVG", "c.png"), "utf-8")
    assert "[plg." not in build(root, tmp_path / "out")
    site = tmp_path / "out"
    html = (site / "proef/index.html").read_text("utf-8")
    assert html.count('<path d="M0 0h9"') == 2
    assert 'height="2"' in html
    assert sorted(path.name for path in (site / "_images").iterdir()) == ["c.png"]
    linked = {path.name: path.read_bytes() for path in (site / "_downloads").rglob("*.*")}
    ours = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9" /></svg>'
    assert linked == {"a.svg": ours, "B.SVG": ours, "c.png": picture()}
    assert not any(b"GEHEIM" in path.read_bytes() for path in site.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["rondje.ervaringen.yaml", "rondje.Ervaringen.yml", "rondje.ervaring.yml", "x/a.YML"])
def test_data_that_nothing_reads_is_said(name: str, root: Path) -> None:
    """Else an experience that somebody told would stay out of the site, and nobody would know."""
    (root / "methods/x").mkdir()
    (root / "methods" / name).write_text(EXPERIENCE, "utf-8")
    assert f"methods/{name}:1:1: PLG134" in codes(root)


def test_nothing_stands_beside_the_list_of_cards(root: Path) -> None:
    (root / "methods/index.md").write_text(PAGE.format(title="Kaarten"), "utf-8")
    (root / "methods/index.ervaringen.yml").write_text(EXPERIENCE, "utf-8")
    assert "methods/index.ervaringen.yml:1:1: PLG131" in codes(root)


NO_RULES = (
    "a",
    "a >",
    "> b",
    "=",
    "a = b = c",
    "a > b > c",
    "? > a",
    ",,,",
    "a =",
    "a; b",
    "a, a",
    "a = ?",
    "a > ?, b",
)


def test_a_line_of_the_thesaurus_is_a_rule(root: Path) -> None:
    rules = ["# Uitleg", "", "a, b", "c, d > e, f  # zo", "’t = het", "g, h = i", "wereldcafé > ?"]
    (root / "thesaurus.txt").write_text("\n".join([*rules, *NO_RULES]), "utf-8")
    first = len(rules) + 1
    assert codes(root) == [f"thesaurus.txt:{first + index}:1: PLG135" for index, _ in enumerate(NO_RULES)]
