"""Experiences in a library: beside their card, and with notes where they seem to name somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.samples import EXPERIENCE

from plgdocs.checking.library import read_library
from plgdocs.commands.cli import main
from plgdocs.model.cards import Card

if TYPE_CHECKING:
    from pathlib import Path

PATH = "methods/rondje.ervaringen.yml"


def said(root: Path, text: str) -> list[tuple[int, int, str, str]]:
    """Return what is said of a file of experiences: line, column, code, and what the message quotes."""
    (root / PATH).write_text(text, "utf-8")
    found = [problem for problem in read_library(root)[1] if problem.path == PATH]
    assert all(problem.is_note for problem in found)
    return [(p.line, p.column, p.code, p.sentence.split("“")[1].split("”")[0]) for p in found]


def noted(root: Path, text: str) -> list[tuple[str, str]]:
    """Return what is noted of an experience that holds a sentence."""
    return [(code, quoted) for *_, code, quoted in said(root, EXPERIENCE.replace("Iedereen sprak.", f'"{text}"'))]


def test_a_card_has_its_experiences(root: Path) -> None:
    assert said(root, EXPERIENCE) == []
    card = read_library(root)[0].card_by_name["rondje"]
    assert isinstance(card, Card)
    assert [one.result for one in card.experiences] == ["Iedereen sprak."]


def test_a_card_without_the_file_has_none(root: Path) -> None:
    assert read_library(root)[0].card_by_name["rondje"].experiences == ()


@pytest.mark.parametrize(
    ("text", "code", "quoted"),
    [
        ("Mail naar mia.p@school.be voor meer.", "PLG921", "mia.p@school.be"),
        ("Bel 0478 12 34 56 gerust.", "PLG921", "0478 12 34 56"),
        ("Bel +32 9 123 45 67 gerust.", "PLG921", "+32 9 123 45 67"),
        ("Bel 09/123.45.67 gerust.", "PLG921", "09/123.45.67"),
        ("Onze leerling Jan durfde meer.", "PLG922", "leerling Jan"),
        ("Leerlinge Anne-Sofie durfde meer.", "PLG922", "Leerlinge Anne-Sofie"),
        ("Daarna kwam Jan uit 3B aan het woord.", "PLG922", "Jan uit 3B"),
        ("Jan (3B) kwam aan het woord.", "PLG922", "Jan (3B"),
        ("Jan uit het derde zweeg.", "PLG922", "Jan uit het derde"),
        ("Dankzij juf Mia lukte het.", "PLG923", "juf Mia"),
        ("Directeur Peeters deed mee.", "PLG923", "Directeur Peeters"),
        ("Toen nam An Van den Broeck over.", "PLG923", "An Van den Broeck"),
        ("In het Sint-Jozefscollege ging het vlot.", "PLG924", "Sint-Jozefscollege"),
        ("Op basisschool De Klaver ging het vlot.", "PLG924", "basisschool De Klaver"),
        ("Bij GO! Atlas ging het vlot.", "PLG924", "GO! Atlas"),
    ],
)
def test_what_seems_to_name_somebody_is_noted(text: str, code: str, quoted: str, root: Path) -> None:
    assert noted(root, text) == [(code, quoted)]
    assert main(["check", PATH]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "De leerlingen uit 3B vertelden meer dan anders.",
        "Leerlingen uit het derde kwamen erbij. Een collega sprak.",
        "De leraar Frans en de leerkracht Nederlands wisselden van rol.",
        "Op 2026-11-22 van 10.30 tot 11.45 uur, 3 keer 15 minuten.",
        "Op 22-11-2026 om 09:30. In Gent. De school bloeide op.",
        "We namen 1200 kaartjes, 0,5 per persoon.",
    ],
)
def test_what_names_nobody_is_not(text: str, root: Path) -> None:
    assert noted(root, text) == []


def test_a_note_stands_at_its_line(root: Path) -> None:
    """Also in a text of several lines, and in the second experience."""
    folded = EXPERIENCE.replace("Iedereen sprak.", ">-\n    Iedereen sprak.\n    Ook leerling Jan durfde.")
    assert said(root, EXPERIENCE + folded) == [(12, 9, "PLG922", "leerling Jan")]


ASKED = "  genoemd: Basisschool De Klaver, An Peeters\n"


def test_who_asked_to_be_named_may_be(root: Path) -> None:
    text = "Op basisschool De Klaver leidde toen An Peeters de groep."
    told = EXPERIENCE.replace("Iedereen sprak.", text)
    assert [code for *_, code, _ in said(root, told)] == ["PLG924", "PLG923"]
    assert said(root, told + ASKED) == []
    assert read_library(root)[0].card_by_name["rondje"].experiences[0].named == "Basisschool De Klaver, An Peeters"


@pytest.mark.parametrize(("name", "code"), [("leerling Jan", "PLG922"), ("mia@school.be", "PLG921")])
def test_a_pupil_and_an_address_are_noted_whoever_asked(name: str, code: str, root: Path) -> None:
    assert said(root, f"{EXPERIENCE}  genoemd: {name}\n") == [(6, 12, code, name)]


@pytest.mark.parametrize("name", ["methods/kring.ervaringen.yml", "docs/begrippen.ervaringen.yml"])
def test_a_file_beside_no_card(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As after a card got another name, and this file didn't."""
    (root / name).write_text(EXPERIENCE, "utf-8")
    assert main(["check", name]) == 1
    assert f"{name}:1:1: PLG131" in capsys.readouterr().out


def test_a_problem_is_reported_in_the_file_and_leaves_the_card(root: Path) -> None:
    (root / PATH).write_text(EXPERIENCE.replace("groep: 9", "groep: veel"), "utf-8")
    library, problems = read_library(root)
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [(PATH, 3, "PLG304")]
    assert library.card_by_name["rondje"].experiences == ()


def test_the_front_matter_of_a_card_holds_none(root: Path) -> None:
    card = root / "methods/rondje.md"
    card.write_text(card.read_text("utf-8").replace("fase:", "ervaringen: []\nfase:"), "utf-8")
    assert [problem.code for problem in read_library(root)[1] if not problem.is_note] == ["PLG202"]
