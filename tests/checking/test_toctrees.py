"""Tables of contents, terms and names that only one file may hold: in Dutch, before Sphinx would say it in English."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.samples import PAGE, small_library

from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = "\n```{{toctree}}\n:hidden:\n{0}\n```\n"


def messages(root: Path) -> list[str]:
    """Return what the checker says of a library."""
    library, problems = read_library(root)
    return [str(problem) for problem in sorted([*problems, *check_library(library)]) if not problem.is_note]


def write(root: Path, name: str, *entries: str, options: str = "") -> None:
    """Write a page with a table of contents."""
    lines = "\n".join([options, "", *entries] if options else ["", *entries])
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(PAGE.format(title=f"Pagina {name}") + CONTENTS.format(lines), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A valid library whose first page names each other page, but ``docs/proef.md``."""
    root = small_library(tmp_path)
    write(root, "index.md", "docs/aanbevelingen/*", "docs/begrippen", "methods/*", options=":glob:")
    assert messages(root) == []
    return root


def test_a_page_that_nobody_finds(root: Path) -> None:
    (root / "docs/proef.md").write_text(PAGE.format(title="Proef"), "utf-8")
    write(root, "docs/map/index.md", "een")
    for name in ("een", "twee"):
        (root / f"docs/map/{name}.md").write_text(PAGE.format(title=name), "utf-8")
    sentence = "PLG814 Deze pagina staat in geen enkele inhoudsopgave."
    assert messages(root) == [
        f"docs/map/index.md:1:1: {sentence} Zet “docs/map/index” in het blok “toctree” van index.md.",
        f"docs/map/twee.md:1:1: {sentence} Zet “twee” in het blok “toctree” van docs/map/index.md.",
        f"docs/proef.md:1:1: {sentence} Zet “docs/proef” in het blok “toctree” van index.md.",
    ]
    write(root, "docs/map/index.md", "een", "twee")
    write(root, "index.md", "docs/map/index", "docs/*", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    assert messages(root) == []


@pytest.mark.parametrize(
    ("entries", "options", "said"),
    [
        (
            ["begripen"],
            "",
            "PLG815 De inhoudsopgave noemt “begripen”, en zo’n bestand is er niet. Bedoel",
        ),
        (["a" * 300], "", "PLG815 De inhoudsopgave noemt “aaa"),  # no file system knows such a name
        (["a*a*a*a*b"], ":glob:", "PLG611 “a*a*a*a*b” kan niet in het blok “toctree”."),  # would match for ever
        (["niets/*"], ":glob:", "PLG815 De inhoudsopgave noemt “niets/*”, en zo’n bestand is er niet."),
        (["begrip*"], "", "PLG815 De inhoudsopgave noemt “begrip*”, en zo’n bestand is er niet."),
        (
            ["aanbevelingen/1-raad"],
            "",
            "PLG816 “aanbevelingen/1-raad” kan niet in deze inhoudsopgave: ze staat",
        ),
        (["a*/1-*"], ":glob:", "PLG816 “a*/1-*” kan niet in deze inhoudsopgave: ze staat al in die van"),
        (["begrippen", "begrippen"], "", "PLG816 “begrippen” kan niet in deze inhoudsopgave: ze staat al in die van"),
        (["proef"], "", "PLG816 “proef” kan niet in deze inhoudsopgave: het is de pagina zelf."),
        (["/index"], "", "PLG816 “/index” kan niet in deze inhoudsopgave: het is de startpagina."),
        (["/docs/begrippen"], "", ""),
        (["*"], ":glob:", ""),
    ],
)
def test_what_a_table_of_contents_cannot_name(entries: list[str], options: str, said: str, root: Path) -> None:
    write(root, "index.md", "docs/proef", "docs/begrippen", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    write(root, "docs/aanbevelingen/index.md", "*", options=":glob:")
    write(root, "index.md", "docs/proef", "docs/aanbevelingen/index", "methods/*", options=":glob:")
    write(root, "docs/proef.md", *entries, options=options)
    found = [message for message in messages(root) if message.startswith("docs/proef.md") and "PLG121" not in message]
    assert [message.partition(": ")[2][: len(said)] for message in found] == ([said] if said else [])


def test_contents_that_lead_back(root: Path) -> None:
    """Sphinx would go round and round."""
    write(root, "docs/proef.md", "verder")
    write(root, "docs/verder.md", "proef")
    write(root, "index.md", "docs/proef", "docs/begrippen", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    (message,) = messages(root)
    assert message.startswith("index.md:11:1: PLG816 “docs/proef” kan niet in deze inhoudsopgave: ze staat")


def test_a_page_that_cannot_be_read_has_its_place(root: Path) -> None:
    """What is wrong with it is said of the file itself, and of no other."""
    (root / "docs/proef.md").write_bytes(b"\xff")
    write(root, "index.md", "docs/proef", "docs/begrippen", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    assert [message[:23] for message in messages(root)] == ["docs/proef.md:1:1: PLG1"]


def test_a_name_in_two_files(root: Path) -> None:
    for name, target in (("proef", "(vroegere-naam)="), ("ander", "(Vroegere-Naam)=")):
        (root / f"docs/{name}.md").write_text(f"{PAGE.format(title=name)}\n{target}\n## Kop\n\nTekst.\n", "utf-8")
    write(root, "index.md", "docs/*", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    hint = "Kies een andere naam, of schrap er één: elke naam leidt naar één plaats."
    assert messages(root) == [
        f"docs/ander.md:11:2: PLG809 De naam “(vroegere-naam)=” staat ook in docs/proef.md. {hint}",
        f"docs/proef.md:11:2: PLG809 De naam “(vroegere-naam)=” staat ook in docs/ander.md. {hint}",
    ]


def test_a_term_in_two_files(root: Path) -> None:
    text = PAGE.format(title="Proef") + "\n```{glossary}\nLeervraag\n  Nog eens.\n```\n"
    (root / "docs/proef.md").write_text(text, "utf-8")
    write(root, "index.md", "docs/*", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    hint = "Hou één van beide."
    assert messages(root) == [
        f"docs/begrippen.md:12:1: PLG808 Het begrip “leervraag” wordt ook uitgelegd in docs/proef.md. {hint}",
        f"docs/proef.md:12:1: PLG808 Het begrip “Leervraag” wordt ook uitgelegd in docs/begrippen.md. {hint}",
    ]


WELCOME = """
(vroegere-naam)=
## Kop

```{glossary}
woord
ander woord
  Uitleg.

  Nog een alinea.

derde

  Met een lege regel.
```

```{toctree}
:glob:

map/*
```
"""


def test_what_the_checker_lets_through_sphinx_does_too(root: Path) -> None:
    """Without a word, in any language."""
    (root / "docs/proef.md").write_text(PAGE.format(title="Proef") + WELCOME, "utf-8")
    (root / "docs/map").mkdir()
    (root / "docs/map/een.md").write_text(PAGE.format(title="Een"), "utf-8")
    write(root, "index.md", "docs/*", "docs/aanbevelingen/*", "methods/*", options=":glob:")
    (root / "conf.py").write_text((ROOT / "conf.py").read_text("utf-8"), "utf-8")
    assert messages(root) == []
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-b", "pseudoxml", str(root), str(root / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr == ""
