"""What fits a reader's choice: the one function of lists, kit, home page, search and planner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from helpers.modules import Modules

FACTS = {
    "short": {"duur": "5-10", "groep": "3..12", "plaats": "ter-plaatse online", "fase": "openen"},
    "long": {"duur": "30-45", "groep": "4..12", "plaats": "ter-plaatse", "fase": "prioriteren"},
    "each": {"duur": "1-1 persoon", "groep": "3..30", "plaats": "online", "fase": "openen afronden"},
    "timeless": {"groep": "4..40", "plaats": "ter-plaatse", "fase": "verdiepen"},
}


def sift(modules: Modules, facts: dict[str, dict[str, str]], **choice: list[str]) -> dict[str, list[str]]:
    """Return the names of what fits, what is near and what is unknown."""
    items = [{"name": name, "facts": values} for name, values in facts.items()]
    found: dict[str, Any] = modules("filter/matching.js", "sift", [[items, choice]])[0]
    near, unknown = ([judged["item"]["name"] for judged in found[kind]] for kind in ("near", "unknown"))
    return {"fitting": [item["name"] for item in found["fitting"]], "near": near, "unknown": unknown}


@pytest.mark.parametrize(
    ("choice", "fitting", "near", "unknown"),
    [
        ({}, ["short", "long", "each", "timeless"], [], []),
        ({"duur": ["20"]}, ["short", "each"], ["long"], ["timeless"]),
        ({"duur": ["15"]}, ["short", "each"], [], ["timeless"]),  # half an hour is twice as long
        ({"duur": ["8"]}, ["short", "each"], [], ["timeless"]),
        ({"duur": ["20"], "groep": ["25"]}, [], ["each"], ["timeless"]),  # a minute each is 25 minutes
        ({"groep": ["20"]}, ["each", "timeless"], ["short", "long"], []),
        ({"groep": ["40"]}, ["timeless"], ["each"], []),
        ({"fase": ["openen"]}, ["short", "each"], [], []),  # another phase alone is not near
        ({"fase": ["openen", "verdiepen"]}, ["short", "each", "timeless"], [], []),
        ({"fase": ["openen"], "plaats": ["online"]}, ["short", "each"], [], []),
        ({"fase": ["prioriteren"], "plaats": ["online"]}, [], [], []),
        ({"fase": ["verdiepen"], "duur": ["30"]}, [], [], ["timeless"]),
        ({"fase": ["openen"], "plaats": ["online"], "duur": ["30"]}, ["short", "each"], [], []),
        ({"fase": ["prioriteren"], "plaats": ["ter-plaatse"], "duur": ["25"]}, [], ["long", "short"], []),
        ({"groep": ["1000"]}, [], [], []),
    ],
)
def test_what_fits_is_near_or_is_unknown(
    choice: dict[str, list[str]], fitting: list[str], near: list[str], unknown: list[str], modules: Modules
) -> None:
    assert sift(modules, FACTS, **choice) == {"fitting": fitting, "near": near, "unknown": unknown}


def test_at_most_three_are_near_and_the_nearest_come_first(modules: Modules) -> None:
    facts = {f"{start} min": {"duur": f"{start}-60"} for start in (30, 26, 29, 21, 28)}
    assert sift(modules, facts, duur=["20"])["near"] == ["21 min", "26 min", "28 min"]


def test_it_does_not_matter_who_chose_a_value(modules: Modules) -> None:
    facts = {"theirs": FACTS["long"], "ours": {**FACTS["long"], "redactie": "duur groep"}}
    assert sift(modules, facts, duur=["40"])["fitting"] == ["theirs", "ours"]
    assert sift(modules, facts, duur=["10"])["fitting"] == []


@pytest.mark.parametrize(
    ("missed", "facts", "choice", "sentence"),
    [
        (["duur"], "long", {"duur": ["20"]}, "Duurt 10 minuten langer."),
        (["duur"], "long", {"duur": ["29"]}, "Duurt 1 minuut langer."),
        (["duur"], "each", {"duur": ["20"], "groep": ["25"]}, "Duurt 5 minuten langer met 25 deelnemers."),
        (["groep"], "long", {"groep": ["20"]}, "Is voor hoogstens 12 deelnemers."),
        (["groep"], "long", {"groep": ["3"]}, "Is voor minstens 4 deelnemers."),
        (
            ["duur", "groep"],
            "long",
            {"duur": ["25"], "groep": ["14"]},
            "Duurt 5 minuten langer en is voor hoogstens 12 deelnemers.",
        ),
    ],
)
def test_a_near_miss_says_why(
    missed: list[str], facts: str, choice: dict[str, list[str]], sentence: str, modules: Modules
) -> None:
    reason = modules("filter/reasons.js", "reason", [[missed, FACTS[facts], choice]])[0]
    assert reason == sentence


def test_a_press_adds_or_takes_away(modules: Modules) -> None:
    calls: list[list[Any]] = [
        [{"fase": ["openen"]}, "fase", "afronden", False],
        [{"fase": ["openen"], "duur": ["20"]}, "fase", "openen", False],
        [{"duur": ["20"]}, "duur", "30", True],
        [{"duur": ["20"]}, "duur", "20", True],
    ]
    assert modules("filter/matching.js", "pressed", calls) == [
        {"fase": ["openen", "afronden"]},
        {"duur": ["20"]},
        {"duur": ["30"]},
        {},
    ]
