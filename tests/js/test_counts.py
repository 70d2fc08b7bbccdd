"""Counts, a set of questions, and answers to assignments as data, run in Node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from helpers.worksheets import field

from plgdocs.outputs.worksheets import tally_data

if TYPE_CHECKING:
    from helpers.modules import Modules

NUMBERS = [str(number) for number in range(1, 11)]


def test_five_answers_have_a_middle(modules: Modules) -> None:
    """Of fewer nothing is said, and words that aren't asked any more don't count."""
    texts = {
        "4 1, 5 2, 7 1": "",
        "4 1, 5 2, 7 2": "Het midden: 5. Van 4 tot 7.",
        "7 2, 4 2, 5 1, 6 1": "Het midden: tussen 5 en 6. Van 4 tot 7.",
        "6 5": "Het midden: 6. Ieder antwoordt hetzelfde.",
        "elf 9, 3 1": "",
        "12": "",
    }
    assert modules("measure/counts.js", "middleOf", [[text, NUMBERS] for text in texts]) == list(texts.values())


def test_counts_go_up_and_down(modules: Modules) -> None:
    words = ["begint", "zit goed"]
    calls: list[list[Any]] = [
        ["zit goed 2", words, "begint", 1],
        ["begint 1", words, "begint", -1],
        ["", words, "begint", -1],
        ["7", [], "", 1],
        ["begint 99", words, "begint", 1],
    ]
    assert modules("measure/counts.js", "counted", calls) == ["begint 1, zit goed 2", "", "", "8", "begint 99"]


TEAMS = field("teams", "rooster", "Welke teams?", tot=9)
TEAMS["kolommen"] = [
    field("team", "tekst", "Team"),
    field("leden", "tekst", "Leden, met codes"),
    field("coach", "wie", "Coach"),
]
BUDGET = field("ritme", "rooster", "Wanneer?", tot=3)
BUDGET["kolommen"] = [field("aantal", "tekst", "Hoe vaak?"), field("lengte", "tekst", "Hoelang?")]
ROSTER = {"velden": [TEAMS, field("codes", "tekst", "Codes"), BUDGET, field("uren", "tekst", "Uren", keer=3)]}
FILLED = {
    "teams": [
        {"team": "Leerjaar 1", "leden": "LK1, lk2 en LK3", "coach": "LK3"},
        {"team": "Taal", "leden": "LK2; LK4", "coach": "geen"},
        {"team": "Beleid", "leden": "LK2", "coach": "LK3"},
    ],
    "codes": ["LK1, LK2, LK3, LK4, LK5"],
    "ritme": [{"aantal": "4 keer", "lengte": "1,5 uur"}, {"aantal": "2", "lengte": "1"}, {"aantal": "?"}],
    "uren": ["3 uur", "4.5"],
}
FOUND = {
    "leeg bij coach": "Leeg bij: Taal.",
    "leeg bij team en leden": "Overal ingevuld.",
    "in meer dan één rij bij leden en coach": "LK2 in 3 rijen (leden 3); LK3 in 2 rijen (leden 1, coach 2).",
    "in meer dan één rij bij codes": "Geen enkele code staat in meer dan één rij.",
    "wel bij codes, niet bij leden, coach": "Nog nergens: LK5.",
    "wel bij leden, niet bij codes": "Elke code staat ergens.",
    "som van uren": "Samen 7,5.",
    "2 maal uren, naast 15 maal aantal": "Samen 15, tegenover 90: 75 te kort.",
    "aantal maal lengte, naast som van uren": "Samen 8, tegenover 7,5: 0,5 over.",
    "uren, naast som van uren": "Samen 7,5, tegenover 7,5: dat klopt.",
}


def test_a_rule_is_counted_and_told_in_a_sentence(modules: Modules) -> None:
    """Of codes whatever their case, of hours with a comma; nothing is told as long as nothing is filled in."""
    rules = [tally_data(rule) for rule in FOUND]
    calls = [[ROSTER, FILLED, rule] for rule in rules]
    assert modules("measure/found.js", "sentenceOf", calls) == list(FOUND.values())
    assert set(modules("measure/found.js", "sentenceOf", [[ROSTER, {}, rule] for rule in rules])) == {""}
    two_numbers = {"uren": ["1 uur 30", "2"]}
    assert modules("measure/found.js", "sentenceOf", [[ROSTER, two_numbers, tally_data("som van uren")]]) == [
        "Schrijf één getal, zoals 1,5, in plaats van “1 uur 30”."
    ]


def test_a_board_says_what_changed_since_another_day(modules: Modules) -> None:
    """What went, moved and came; a note that now lies below another name is still there."""
    board = field(
        "kaartjes", "bord", "Kaartjes", rijen=["Sterk", "Zwak"], kolommen=[field("kaart", "tekst", "Kaartje")]
    )
    then = [
        {"rij": zone, "kaart": text} for zone, text in [("Sterk", "a"), ("Zwak", "b"), ("Zwak", "c"), ("Zwak", "d")]
    ]
    now = [
        {"rij": "Sterk", "kaart": "b"},
        {"rij": "Zwak", "kaart": "cd", "samen": "c · d"},
        {"rij": "Zwak", "kaart": "e"},
    ]
    assert modules("measure/since.js", "boardChanges", [[board, then, now], [board, then, then]]) == [
        [["Weg", "a (Sterk)"], ["Verhuisd", "b (van Zwak naar Sterk)"], ["Nieuw", "e (Zwak)"]],
        [],
    ]


SET = ["wat-sputtert-er", "=Wat zou een kind zeggen? 100% & meer", "waar-willen-we-landen"]


def test_a_set_goes_through_a_link(modules: Modules) -> None:
    (link,) = modules("kit/set.js", "linkOf", [[SET]])
    assert modules("kit/set.js", "readLink", [[link]]) == [SET]
    assert modules("kit/set.js", "readSet", [[json.dumps(SET)]]) == [SET]


@pytest.mark.parametrize("text", ["{", "3", '["<b>", "=", 4, "../x"]', json.dumps(["=" + "x" * 141])])
def test_a_bad_set_is_empty(text: str, modules: Modules) -> None:
    assert modules("kit/set.js", "readSet", [[text]]) == [[]]


def test_no_question_comes_back_before_all_came(modules: Modules) -> None:
    places = ["a", "b", "c"]
    drawn: list[str] = []
    for _ in range(3):
        (found,) = modules("kit/set.js", "draw", [[places, drawn, 0.99]])
        drawn = found["drawn"]
    assert sorted(drawn) == places
    (again,) = modules("kit/set.js", "draw", [[places, drawn, 0]])
    assert again["place"] != drawn[-1]
    assert len(again["drawn"]) == 1


def test_tries_are_kept_by_day(modules: Modules) -> None:
    first = [{"dag": "2026-11-29", "tekst": "Tijd."}]
    assert modules("reflect/tries.js", "withText", [[first, "Tijd en rust.", "2026-11-30"]]) == [
        [{"dag": "2026-11-30", "tekst": "Tijd en rust."}]
    ]
    (text,) = modules("reflect/tries.js", "writeTries", [[[*first, {"dag": "2026-11-30", "tekst": " "}]]])
    assert modules("reflect/tries.js", "readTries", [[text], ["{"], ['{"pogingen": [{"dag": 1}]}']]) == [first, [], []]
    assert modules("reflect/tries.js", "writeTries", [[[]]]) == [""]
