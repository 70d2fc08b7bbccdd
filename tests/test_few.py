"""The check of a few files says what the check of all says of them, and reads few others.  Counts, no times."""

from __future__ import annotations

import random
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from fuzzing import mutants
from samples import CARD, PAGE, RECOMMENDATION, small_library

from plgdocs import few, reader
from plgdocs.cli import main
from plgdocs.files import library_files
from plgdocs.library import read_library
from plgdocs.permalinks import extend_ledger
from plgdocs.rules import check_library

if TYPE_CHECKING:
    from plgdocs.problems import Problem

NAMES = (
    *("kring", "rondje", "3-raad", "begrippen", "weg", "oase-in-stilte", "vel", "bord", "wit", "spel", "wandeling"),
    *("stille-muur", "drie-vragen", "terugblik", "markt", "duo", "estafette", "kaartspel"),
)
LOOKS = (
    *("{0}", '"{0}"', "'{0}'", "{1}", '"{1}"', "{0}", "{0}", "Rond’je {0}", "{0} é", "{2}", '"{3}"', "*{0}*"),
    *("{0} &amp; x", "**{2}**", "[{0}](weg.md)", "{{term}}`{0} <leervraag>`", "{0} #", "`{0}`"),
)
"""How a name can be written: as it is, with capitals, or with signs inside it."""
TEXTS = (
    *("[x](kring.md)", "[x](../methods/rondje.md#hoe)", "[x](../docs/begrippen.md#weg)", "[x](%6Bring.md#stap-2)"),
    *("[x](../docs/aanbevelingen/3-raad.md)", "![x](vel.svg)", "{methodiek}`kring`", "{methodiek}`rondje#stap-9`"),
    *("{aanbeveling}`3#in-het-kort`", "{aanbeveling}`12`", "{term}`leervraag`", "{term}`weg`", "(weg)=\n\n## Weg\n\nx"),
    *(
        "```{glossary}\nWeg\n  Uitleg.\n```",
        "```{toctree}\nkring\nweg\n```",
        "1. **[x](kring.md).** (5 min) x",
        "<b>",
        "",
    ),
)
KEYS = ("ervoor: [kring]", "erna: [weg]", "vroeger: [{0}]", "ook-bekend-als: [{1}]", "redactie: [stap-9]", *("",) * 9)
FOLDERS = ("methods", "methods", "methods/oud", "docs", "docs/plg", "docs/aanbevelingen", "docs/draaiboek")


def written(chance: random.Random) -> str:
    """Return a name as somebody may write it."""
    name = chance.choice(NAMES)
    forms = (name, name.replace("-", " ").title(), f"{name[:2]}*{name[2:]}*", f"\\x{ord(name[0]):x}{name[1:]}")
    return chance.choice(LOOKS).format(*forms)


def random_file(chance: random.Random, folder: str) -> str:
    """Return a file that has something to do with others, valid or not."""
    sample = CARD if folder.startswith("methods") else PAGE.format(title="Rondje")
    if folder.endswith("aanbevelingen"):
        sample = RECOMMENDATION.format(number=chance.randint(1, 11))
    keys = chance.choice(KEYS).format(chance.choice(NAMES), written(chance))
    text = sample.replace("samenvatting:", f"{keys}\nsamenvatting:".lstrip(), 1)
    title = chance.choice(("# {}", "# {}", "# {}", "{}\n===", " # {}", "x\n\n# {}")).format(written(chance))
    return text.replace("# Rondje", title, 1) + "\n" + "\n\n".join(chance.sample(TEXTS, chance.randint(0, 1))) + "\n"


def random_library(folder: Path, seed: int) -> Path:
    """Write a library in which files clash, and lead to what is not there."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    root = small_library(folder)
    for data in mutants(seed, 2):
        (root / f"methods/proef-{len(data)}.md").write_bytes(data)
    for _ in range(12):
        path = root / chance.choice(FOLDERS) / f"{chance.choice(NAMES)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(random_file(chance, path.parent.relative_to(root).as_posix()), "utf-8")
    if seed % 4:
        (root / "permalinks.txt").touch()
        extend_ledger(read_library(root)[0])
    return root


def check(root: Path) -> list[Problem]:
    """Return the problems of a whole library."""
    library, problems = read_library(root)
    return sorted([*problems, *check_library(library)])


def slips(root: Path) -> tuple[list[list[str]], int]:
    """Return the files, one or two, whose check says other things than that of all, and how many checks were enough."""
    problems, found, judged = check(root), list[list[str]](), 0
    files = list(library_files(root))
    for paths in [*([path] for path in files), *map(list, pairwise(files))]:
        said = few.check_few(root, paths, reader.read)
        judged += said is not None
        if said not in (None, [problem for problem in problems if problem.path in paths]):
            found.append(paths)
    return found, judged


@pytest.mark.parametrize("seed", range(40))
def test_one_file_as_among_all(tmp_path: Path, seed: int) -> None:
    assert slips(random_library(tmp_path, seed))[0] == []


@pytest.mark.parametrize("name", ["may_claim", "referred", "linked", "concerns_all"])
def test_a_file_that_is_forgotten_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Negative control: of what the check of one file looks at, nothing is too much."""
    roots = [random_library(tmp_path / str(seed), seed) for seed in range(12)]
    before = sum(slips(root)[1] for root in roots)
    monkeypatch.setattr(few, name, lambda *_: ())
    assert any(slips(root)[0] for root in roots) or sum(slips(root)[1] for root in roots) < before


def test_our_pages() -> None:
    found, judged = slips(ROOT)
    assert not found
    assert judged > len(list(library_files(ROOT))) / 2


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library with a second card and a ledger, which is the current folder."""
    folder = small_library(tmp_path)
    (folder / "methods/kring.md").write_text(CARD.replace("# Rondje", "# Kring"), "utf-8")
    (folder / "permalinks.txt").touch()
    monkeypatch.chdir(folder)
    assert main(["check", "--fix"]) == 0
    shutil.rmtree(folder / "_build", ignore_errors=True)
    return folder


def test_few_are_read(root: Path, parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (root / "methods/wit.md").write_text(CARD + "\n[Kring](kring.md)\n", "utf-8")
    assert main(["check", "methods/wit.md"]) == 0
    assert "In orde: 1 bestand nagekeken." in capsys.readouterr().err
    assert sorted(parsed) == ["index.md", "methods/kring.md", "methods/wit.md"]


def test_nothing_is_read_again(root: Path, parsed: list[str]) -> None:
    """Until a byte changes, be it elsewhere; and what is known of one file says nothing of another."""
    assert main(["check", "methods/kring.md"]) == 0
    parsed.clear()
    assert main(["check", "methods/kring.md"]) == 0
    assert parsed == []
    assert main(["check", "methods/rondje.md"]) == 0
    assert "methods/rondje.md" in parsed
    (root / "methods/rondje.md").write_text(CARD.replace("# Rondje", "# Kring"), "utf-8")
    assert main(["check", "methods/kring.md"]) == 1
    assert main(["check", "methods/rondje.md"]) == 0


def test_what_all_say_is_believed_of_one(root: Path, parsed: list[str]) -> None:
    assert main(["check"]) == 0
    parsed.clear()
    assert main(["check", "methods/kring.md"]) == 0
    assert parsed == []
    shutil.rmtree(root / "_build")
    assert main(["check", "methods/kring.md"]) == 0
    assert main(["check"]) == 0
    assert len(set(parsed)) == len(list(library_files(root)))
