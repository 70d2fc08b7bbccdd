"""The fields of a worksheet and its example: as the grammar says, and as data that the schema describes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from conftest import ROOT
from helpers.samples import WORKSHEET

from plgdocs.checking.files import read
from plgdocs.checking.library import read_library
from plgdocs.model.fields import fields_of
from plgdocs.model.worksheets import FITTING, IN_COLUMN, KINDS, Blank, Worksheet
from plgdocs.outputs.worksheets import as_script, worksheet_data, worksheet_schema
from plgdocs.parsing.worksheets import option_of

SCHEMA = jsonschema.Draft202012Validator(worksheet_schema())


def sheet(text: str = WORKSHEET) -> Worksheet:
    page, problems = read("docs/werkbladen/proef.md", text.encode())
    assert isinstance(page, Worksheet)
    assert problems == []
    return page


def field(name: str, text: str = WORKSHEET) -> dict[str, Any]:
    return next(field for field in worksheet_data(sheet(text))["velden"] if field["id"] == name)


def test_fields_as_data() -> None:
    """What is as in a new field is left out; what an answer holds at most is always told."""
    assert field("gehoord") == {
        "id": "gehoord",
        "soort": "tekst",
        "label": "Wat hoor je?",
        "hulp": "Schrijf het op zoals het klinkt.",
        "zeg": ["Welke zin komt telkens terug?"],
        "tekens": 80,
        "lijnen": 2,
        "verplicht": True,
    }
    assert field("vragen") == {
        "id": "vragen",
        "soort": "rooster",
        "label": "Welke vragen horen erbij?",
        "hulp": "Zoek er één per soort.",
        "lijnen": 2,
        "rijkop": "Soort",
        "rijen": ["Waarom?", "Hoe?"],
        "tot": 4,
        "levert": "lijst",
        "kolommen": [{"id": "vraag", "soort": "tekst", "label": "Vraag", "tekens": 80}],
    }
    assert field("doelen") | {"hulp": ""} == {
        "id": "doelen",
        "soort": "tekst",
        "label": "Wat willen we bereiken?",
        "hulp": "",
        "tekens": 60,
        "keer": 3,
        "stilte": True,
        "tijd": "2 min",
    }
    assert field("vraag")["versies"] == 4
    assert field("vraag")["vroeger"] == ["leervraag"]
    assert field("stand")["rijen-van"] == "doelen"
    assert field("stand")["kolommen"][0]["woorden"] == ["bereikt", "deels", "nog niet"]
    assert field("besluit")["woorden"] == ["verder", "nog een ronde"]
    assert field("datum") == {"id": "datum", "soort": "datum", "label": "Datum"}


def test_file_and_data_say_alike_what_a_field_takes() -> None:
    text = WORKSHEET.replace("2 lijnen; verplicht", "2 lijnen; vertrekt van leervraag")
    assert [blank.get("vertrekt-van") for blank in worksheet_data(sheet(text))["velden"][:2]] == ["leervraag", None]


def test_the_example_by_field() -> None:
    data = worksheet_data(sheet())
    assert data["voorbeeld"]["inleiding"] == "Verzonnen, in een lagere school."
    assert data["voorbeeld"]["velden"] == {
        "gehoord": ["Het huiswerk hapert."],
        "doelen": ["Weten waarom we huiswerk geven.", "Eén lijn voor de graad."],
        "vragen": [
            {"rij": "Waarom?", "vraag": "Waarom geven we huiswerk?"},
            {"rij": "Hoe?", "vraag": "Hoe kijk ik ernaar?"},
        ],
        "vraag": ["Hoe krijgen we één huiswerkbeleid?", "Waarom geven wij huiswerk?"],
        "stand": [
            {"rij": "Weten waarom we huiswerk geven.", "stand": "bereikt", "trekker": "zorgcoördinator"},
            {"rij": "Eén lijn voor de graad.", "stand": "nog niet", "trekker": "AV"},
        ],
        "besluit": ["verder"],
        "datum": ["2026-10-12"],
    }
    assert {name: data[name] for name in ("id", "wie", "moment", "papier", "vertrouwelijk", "nooit")} == {
        "id": "proef",
        "wie": "begeleider",
        "moment": "leervraag",
        "papier": "A4",
        "vertrouwelijk": False,
        "nooit": ["leerlingen", "collega’s"],
    }


def test_several_words_of_a_choice() -> None:
    text = WORKSHEET.replace("verder, nog een ronde)", "verder, nog een ronde; meer)")
    text = text.replace("6. **Wat doen we?** verder", "6. **Wat doen we?** verder, nog een ronde")
    assert worksheet_data(sheet(text))["voorbeeld"]["velden"]["besluit"] == ["verder", "nog een ronde"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1 tot 12", [*map(str, range(1, 13))]),
        ("10 tot 1", ["10 tot 1"]),
        ("1 tot 100", ["1 tot 100"]),
        ("1-10", ["1-10"]),
    ],
)
def test_a_scale_is_its_numbers(written: str, words: list[str]) -> None:
    """What only looks like one is a word, and one word is no choice."""
    page, problems = read("docs/werkbladen/proef.md", WORKSHEET.replace("verder, nog een ronde", written).encode())
    assert isinstance(page, Worksheet)
    assert next(list(blank.words) for blank in page.blanks if blank.id == "besluit") == words
    assert any("een schaal: “1 tot 10”" in problem.hint for problem in problems) == (len(words) == 1)


def test_a_row_that_is_not_fixed_has_no_name() -> None:
    text = WORKSHEET.replace("| Hoe kijk ik ernaar? |\n", "| Hoe kijk ik ernaar? |\n   | | Wie weet er meer? |\n")
    assert worksheet_data(sheet(text))["voorbeeld"]["velden"]["vragen"][2] == {"vraag": "Wie weet er meer?"}


@pytest.mark.parametrize("key", sorted({name for names in FITTING.values() for name in names} - {"woorden"}))
def test_an_option_is_written_as_its_example(key: str) -> None:
    """So the page for contributors tells no lie."""
    read_as, value = option_of(fields_of(Blank)[key].example)
    assert read_as == key
    assert value


def test_what_a_kind_knows_exists() -> None:
    assert set(FITTING) == set(KINDS)
    assert {*IN_COLUMN, *(name for names in FITTING.values() for name in names)} <= set(fields_of(Blank))


def test_hard_spaces_are_spaces() -> None:
    text = WORKSHEET.replace("(tekst: doelen; 60 tekens", "(tekst: doelen; 60\u00a0tekens")
    assert field("doelen", text)["tekens"] == 60


@pytest.mark.parametrize("page", [sheet(), *read_library(ROOT)[0].worksheets], ids=lambda page: page.name)
def test_data_fit_the_schema(page: Worksheet) -> None:
    SCHEMA.validate(json.loads(json.dumps(worksheet_data(page))))


@pytest.mark.parametrize("change", [{"soort": "getal"}, {"lijnen": 99}, {"kleur": "rood"}, {"levert": "geluk"}])
def test_the_schema_can_refuse(change: dict[str, Any]) -> None:
    data = worksheet_data(sheet())
    data["velden"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(data)


def test_nothing_closes_the_script() -> None:
    page = sheet()
    evil = replace(page, blanks=(replace(page.blanks[0], help="</script><script>alert(1)"),))
    assert "<" not in as_script(evil)
    assert json.loads(str(as_script(evil)))["velden"][0]["hulp"] == "</script><script>alert(1)"
    assert not re.search(r"[\u2028\u2029]", as_script(page))
