"""A meeting that is changed while it goes on: parts skipped, moved and shortened, and when all of it ends."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.modules import LIBRARY, ROOT, Modules

MEETING = str(ROOT / "tests/js/meeting.mjs")
PLAN = "?v=2&start=13:30&groep=8&plan=eigen:Samen:20,kandoe:40,pauze@1440:10,bsa:40,check-out:16"
"""From 13.30 to 15.46, with ten minutes to spare before the break of 14.40."""
CLOSING = "?v=2&start=13:30&groep=8&plan=eigen:Samen:20,pauze:10,eigen:Spel:20,vertaalslag:15,check-out:16"
NOON = "2027-03-10T13:30"

Script = list[list[Any]]
MORE: Script = [[5, "more"]] * 3
SCRIPTS: dict[str, tuple[str, str, Script]] = {
    "fixed": (PLAN, NOON, [[0, "look"], *MORE, [5, "edit", 1, {"minutes": 35}], [5, "undo"]]),
    "closing": (CLOSING, NOON, [[0, "more"]] * 4),
    "clocks": (
        PLAN,
        NOON,
        [
            [18, "next"],
            [21, "next"],
            [21, "move", 3, -1],
            [21, "edit", 2, {"isOff": True}],
            [21, "move", 4, -1],
            [22, "back"],
            [22, "back"],
            *[[22, "undo"]] * 4,
        ],
    ),
    "skipped": (
        "?v=2&groep=8&plan=pauze,oase:40,eigen:Slot:5",
        NOON,
        [[0, "edit", 1, {"isOff": True}], [1, "next"], [3, "back"]],
    ),
    "elsewhen": (PLAN, "2027-03-10T20:00", [[0, "look"]]),
    "next day": (PLAN, NOON, [[21 * 60, "look"]]),
    "late": (PLAN, "2027-03-10T13:45", [[0, "look"]]),
}


@pytest.fixture(scope="module")
def seen(modules: Modules) -> dict[str, list[dict[str, Any]]]:
    """Return what there is to see after each press, from one call."""
    calls = [[search, LIBRARY, began, script] for search, began, script in SCRIPTS.values()]
    return dict(zip(SCRIPTS, modules(MEETING, "meeting", calls), strict=True))


def test_the_rest_moves_around_a_fixed_hour(seen: Any) -> None:
    """More time is first taken from the wait before it; what doesn't fit is said, with what to shorten or skip."""
    begun, _, ten, fifteen, mended, undone = seen["fixed"]
    assert begun["rows"] == ["0 now", "1 13:50", "2 14:40", "3 14:50", "4 15:30"]
    assert (begun["end"], begun["late"], begun["offers"]) == ("15:46", 0, [])
    assert (ten["rows"][1:3], ten["end"], ten["missed"]) == (["1 14:00", "2 14:40"], "15:46", [])
    assert (fifteen["rows"][1:3], fifteen["end"], fifteen["missed"]) == (["1 14:05", "2 14:45"], "15:51", [[2, 5]])
    assert fifteen["offers"] == ["Maak KanDoe 5 min korter", "Sla KanDoe over (40 min)"]
    assert (mended["end"], mended["missed"], mended["offers"]) == ("15:46", [], [])
    assert undone == fifteen


def test_what_closes_is_skipped_last(seen: Any) -> None:
    """Nor is what opens, or brings home what was done, ever proposed."""
    five, *_, twenty = seen["closing"]
    assert five["offers"] == ["Maak Spel 5 min korter", "Sla Pauze over (10 min)"]
    shorter = "Maak Spel 10 min, Vertaalslag naar onze school 7 min en Pauze 3 min korter"
    assert (twenty["late"], twenty["offers"]) == (20, [shorter, "Sla Spel over (20 min)"])


def test_a_change_keeps_every_clock(seen: Any) -> None:
    """Parts change places, are skipped and come back: each keeps the time that it took, and the present one goes on."""
    _, led, moved, skipped, last, _, back, *undone, nothing = seen["clocks"]
    assert (led["rows"][:2], led["spent"]) == (["0 had", "1 now"], {"0": 18, "1": 3})
    assert moved["rows"][2:] == ["3 14:24", "2 15:04", "4 15:14"]
    assert skipped["rows"][2:] == ["3 14:24", "2 off", "4 15:04"]
    assert last["plan"] == ["eigen:20", "kandoe:40", "bsa:40", "check-out:16"]
    assert last["rows"][2:] == ["3 14:24", "4 15:04", "2 off"]
    assert {state["step"] for state in (led, moved, skipped, last)} == {led["step"]}
    assert (back["step"], back["spent"]) == ("Samen", {"0": 18, "1": 4})
    assert [state["undo"] for state in undone] == [2, 1, 0]
    assert (undone[-1]["spent"], undone[-1]["plan"]) == (back["spent"], led["plan"])
    assert nothing == undone[-1]


def test_a_skipped_part_is_stepped_over(seen: Any) -> None:
    """On the way there, and on the way back."""
    off, after, back = seen["skipped"]
    assert (off["rows"], off["plan"]) == (["0 now", "1 off", "2 13:40"], ["pauze:0", "eigen:5"])
    assert after["rows"] == ["0 had", "1 off", "2 now"]
    assert back["rows"][0] == "0 now"


def test_who_meets_at_another_hour_has_no_fixed_hours(seen: Any) -> None:
    """Then the meeting ends when it has lasted as long as planned; who is a quarter late must hurry."""
    (trial,), (late,), (other,) = (seen[name] for name in ("elsewhen", "late", "next day"))
    assert (other["rows"][1:3], other["missed"], other["late"]) == (["1 10:30", "2 11:10"], [], 0)
    assert (trial["rows"][1:3], trial["missed"], trial["late"]) == (["1 20:20", "2 21:00"], [], -10)
    assert (late["rows"][1:3], late["missed"], late["late"]) == (["1 14:05", "2 14:45"], [[2, 5]], 5)


# Groups --------------------------------------------------------------------------------------------


def test_few_meet_again(modules: Modules) -> None:
    """Everybody sits somewhere and nobody alone; those who met sit apart as long as that is possible."""
    names = ["Sien", "Joke", "Amir", "Lotte", "Wout", "Noor", "Jan", "Els"]
    rounds: list[list[list[str]]] = []
    for _ in range(4):
        rounds += modules("groups/groups.js", "grouped", [[names, 2, rounds]])
    pairs = [frozenset(pair) for groups in rounds for pair in groups]
    assert all(sorted(name for group in groups for name in group) == sorted(names) for groups in rounds)
    assert len({*pairs}) == len(pairs) == 16
    sizes = modules("groups/groups.js", "grouped", [[list(range(people)), size, []] for people, size in SIZES])
    assert [sorted(map(len, groups)) for groups in sizes] == list(SIZES.values())
    assert modules("groups/groups.js", "repeats", [[rounds[0], rounds[1:]], [rounds[0], rounds]]) == [0, 4]


SIZES = {
    (7, 2): [2, 2, 3],
    (5, 3): [2, 3],
    (7, 3): [3, 4],
    (8, 3): [2, 3, 3],
    (10, 4): [3, 3, 4],
    (1, 2): [1],
    (500, 2): [2] * 250,
}


def test_names_are_told_apart(modules: Modules) -> None:
    given = [["Sien\n Joke ,\nSien", 8], ["", 3]]
    assert modules("groups/groups.js", "namesIn", given) == [["Sien", "Joke", "Sien (2)"], ["1", "2", "3"]]
