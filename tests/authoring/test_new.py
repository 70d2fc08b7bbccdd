"""``plgdocs new``: a card that the checker accepts but for its marked places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers.samples import CARD

from plgdocs.checking.files import read
from plgdocs.commands.cli import main
from plgdocs.model.cards import OFFERED, Card
from plgdocs.model.codes import OPEN_CODES
from plgdocs.model.fields import OPEN_PLACE, Needed, fields_of
from plgdocs.model.sections import CARD_SECTIONS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_card_has_only_places_to_fill_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Stille wandeling"]) == 0
    said = capsys.readouterr().out
    path = root / "methods/stille-wandeling.md"
    page, problems = read("methods/stille-wandeling.md", path.read_bytes())
    assert page is not None
    assert page.title == "Stille wandeling"
    assert {problem.code for problem in problems} == OPEN_CODES
    lines = path.read_text("utf-8").splitlines()
    assert all(lines[problem.line - 1][problem.column - 1 :].startswith(OPEN_PLACE) for problem in problems)
    assert len(problems) == sum(line.count(OPEN_PLACE) for line in lines)
    assert f"{len(problems)} plaatsen" in said
    assert "plgdocs check methods/stille-wandeling.md" in said
    assert main(["check", str(path)]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert {line.split()[1] for line in shown} == OPEN_CODES


def test_a_new_card_is_made_of_the_model(root: Path) -> None:
    main(["new", "Stille wandeling"])
    text = (root / "methods/stille-wandeling.md").read_text("utf-8")
    hints = " ".join(text.replace("\n# ", " ").split())
    for key, declared in fields_of(Card).items():
        is_there = declared.needed is Needed.ALWAYS or key in OFFERED
        assert (declared.hint in hints and f"{key}: " in text) == is_there, key
    for name, section in CARD_SECTIONS.items():
        assert (f"## {name}\n" in text and section.hint in text) == section.is_needed, name


def test_filled_in_with_the_examples_it_is_valid(root: Path) -> None:
    """Every place takes what its hint shows, also those that may be added."""
    main(["new", "Stille wandeling"])
    path = root / "methods/stille-wandeling.md"
    text = path.read_text("utf-8")
    for key, declared in fields_of(Card).items():
        text = re.sub(rf"^(?:# )?{key}: .*", f"{key}: {declared.example}", text, flags=re.MULTILINE)
    text = text.replace(f"{OPEN_PLACE}: ", "")
    path.write_text(text, "utf-8")
    assert main(["check"]) == 0
    card, _ = read("methods/stille-wandeling.md", path.read_bytes())
    assert isinstance(card, Card)
    assert card.contributor == "Een leraar uit Gent"
    assert all(getattr(card, fields_of(Card)[key].attribute) for key in OFFERED)


@pytest.mark.parametrize(
    "title", ["*Ster* & [haak]", "<b>Vet</b>", "1-2-4-Allen", "`code` {rol}", "Ça & là #3", "a_b_"]
)
def test_the_title_reads_as_it_was_given(title: str, root: Path) -> None:
    assert main(["new", title]) == 0
    (path,) = set((root / "methods").iterdir()) - {root / "methods/rondje.md"}
    page, problems = read(path.relative_to(root).as_posix(), path.read_bytes())
    assert page is not None
    assert page.title == title
    assert {problem.code for problem in problems} == OPEN_CODES


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Rondje", "ook de naam van “Rondje” (methods/rondje.md)"),
        ("  ROND je?!", ""),
        ("Gevoelsrondje", "ook de naam van “Rondje”"),
        ("kring", "ook de naam van “Rondje”"),
        ("???", "geen bestandsnaam"),
        ("日本", "geen bestandsnaam"),
        ("", "hoe heet"),
        ("lang " * 13, "telt 64 tekens"),
        ("Pauze", "een kaart kan niet “Pauze” heten: “pauze” is ook de naam van een onderdeel van een draaiboek."),
        ("100", "de naam “100.md” is geen geldig adres. Gebruik kleine letters"),
        ("Wat?", "de kop “Wat?” staat er twee keer. Geef hem een andere naam"),
        ("Stap 1", "“#stap-1” is op deze pagina al de naam van een ander deel."),
    ],
)
def test_refused(title: str, why: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id, another name or an old name of a card; no file name; one that is too long, or that the checker refuses."""
    names = "ook-bekend-als: [gevoelsrondje]\nvroeger: [kring]\nfase:"
    (root / "methods/rondje.md").write_text(CARD.replace("fase:", names, 1), "utf-8")
    before = sorted((root / "methods").iterdir())
    assert main(["new", title]) == (2 if why else 0)
    assert why in capsys.readouterr().err
    assert (sorted((root / "methods").iterdir()) == before) == bool(why)


def test_a_file_that_is_in_the_way(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also a link that leads nowhere: it stays."""
    (root / "methods/weg.md").symlink_to("nergens.md")
    assert main(["new", "Weg"]) == 2
    assert "methods/weg.md bestaat al" in capsys.readouterr().err
    assert (root / "methods/weg.md").is_symlink()
