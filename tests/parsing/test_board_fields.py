"""A board of a worksheet: its zones and notes as data, and what the checker says of one that can't be played."""

from __future__ import annotations

import json

import jsonschema
import pytest
from helpers.samples import WITH_BOARD

from plgdocs.checking.files import read
from plgdocs.model.worksheets import Worksheet
from plgdocs.outputs.worksheets import questions, worksheet_data, worksheet_schema

PATH = "docs/werkbladen/proef.md"
LINE = WITH_BOARD.split("\n").index(next(line for line in WITH_BOARD.split("\n") if line.startswith("8. **K"))) + 1


def test_a_board_as_data() -> None:
    """Its zones are the fixed rows of a table, its notes the rows that the example fills in."""
    page, problems = read(PATH, WITH_BOARD.encode())
    assert problems == []
    assert isinstance(page, Worksheet)
    data = json.loads(json.dumps(worksheet_data(page)))
    jsonschema.Draft202012Validator(worksheet_schema()).validate(data)
    assert data["velden"][-1] == {
        "id": "kaartjes",
        "soort": "bord",
        "label": "Kaartjes",
        "hulp": "Elk één woord.",
        "tekens": 30,
        "rijkop": "Vak",
        "rijen": ["Houden", "Stoppen"],
        "vragen": ["Wat loopt goed?", "Wat mag weg?"],
        "kaartjes": 12,
        "per-persoon": 1,
        "vak-na-vak": True,
        "levert": "ideeën",
        "kolommen": [
            {"id": "kaart", "soort": "tekst", "label": "Kaartje", "tekens": 30, "verplicht": True},
            {"id": "waarom", "soort": "tekst", "label": "Waarom?", "tekens": 80},
            {"id": "samen", "soort": "tekst", "label": "Samengelegd", "tekens": 400},
        ],
    }
    assert data["voorbeeld"]["velden"]["kaartjes"] == [
        {"rij": "Houden", "kaart": "lezen", "waarom": "het brengt rust", "samen": "stil lezen · voorlezen"},
        {"rij": "Stoppen", "kaart": "straf", "waarom": "ze leert niets"},
    ]
    assert questions(page.blanks[-1]) == ["Waarom?"]


ASKED = "Waarom? (tekst: waarom; 80 tekens)"


@pytest.mark.parametrize(
    ("old", "new", "code", "names"),
    [
        ("12 kaartjes", "99 kaartjes", "PLG305", "te groot"),
        ("12 kaartjes", "12 briefjes", "PLG523", "12 briefjes"),
        ("vak na vak", "om beurten", "PLG528", "zonder “cirkels”"),
        ("vak na vak", "vak na vak; cirkels", "PLG528", "“vak na vak” bij “cirkels”"),
        ("   | Stoppen | Wat mag weg? | |\n", "", "PLG528", "is er 1 vak"),
        ("   | Stoppen | Wat mag", "   | Stand | Wat mag", "PLG528", "heet een vak “Stand”"),
        (f"{ASKED} |\n   |---", f"{ASKED} | A (tekst: a) | B (tekst: b) |\n   |---|---|---", "PLG528", "3 dingen"),
        ("Waarom? (tekst: waarom;", "Waarom? (bord: waarom;", "PLG528", "een bord in een tabel"),
        ("Waarom? (tekst: waarom;", "Waarom? (tekst: kaart;", "PLG525", "kaart"),
        ("| Stoppen | straf |", "| Blijven | straf |", "PLG537", "“Stoppen”"),
        ("| Stoppen | straf |", f"| Stoppen | {'s' * 31} |", "PLG537", "31 tekens"),
        ("| Stoppen | straf |", "| Stoppen | |", "PLG537", "Kaartje"),
        ("| Stoppen | Wat mag weg?", "| | Wat mag weg?", "PLG528", "geen naam"),
        ("| Wat mag weg?", f"| {'lang ' * 17}", "PLG309", "“vragen”"),
        ("| Wat mag weg?", "| Wat loopt goed?", "PLG308", "“Wat loopt goed?”"),
        ("| Wat mag weg?", "|", "PLG204", "“vragen”"),
        ("| Vak | Kaartje | Waarom? | Samengelegd |", "| Vak | Kaart | Waarom? | Samengelegd |", "PLG537", "kolommen"),
    ],
)
def test_a_board_that_cannot_be_played(old: str, new: str, code: str, names: str) -> None:
    text = WITH_BOARD.replace(old, new)
    assert text != WITH_BOARD
    found = [problem for problem in read(PATH, text.encode())[1] if problem.code == code and names in problem.sentence]
    assert found
    assert found[0].line >= LINE
    assert found[0].hint
