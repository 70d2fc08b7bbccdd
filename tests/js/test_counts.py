"""Counts, a set of questions, and answers to assignments as data, run in Node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

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
