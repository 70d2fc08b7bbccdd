"""Leading a meeting: the clock as data, run in Node with a clock of our own, and the screen in a browser."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from helpers.modules import LIBRARY, Modules

Run = dict[str, Any]
START = int(datetime.fromisoformat("2027-03-27T23:50:00+01:00").timestamp() * 1000)
"""Ten minutes before midnight, in the night in which summer time begins."""


def stages_of(modules: Modules, search: str) -> list[dict[str, Any]]:
    """Return the stages of a plan in an address."""
    return modules.stages(modules.plan(search)["plan"])


def times(modules: Modules, search: str) -> list[float]:
    """Return the seconds of each stage."""
    return [stage["seconds"] for stage in stages_of(modules, search)]


class Clock:
    """A run that a test leads, second by second of its own clock."""

    def __init__(self, modules: Modules, search: str) -> None:
        self.modules = modules
        self.stages = stages_of(modules, search)
        self.now = START
        (self.run,) = modules("run/timer.js", "begin", [[START]])

    def wait(self, seconds: float) -> Clock:
        """Let time pass; nothing runs meanwhile, as with a locked phone."""
        self.now += int(seconds * 1000)
        return self

    def do(self, *events: str) -> Clock:
        """Press buttons, one after the other."""
        for event in events:
            (self.run,) = self.modules("run/timer.js", "act", [[self.run, event, self.stages, self.now]])
        return self

    def see(self, *keys: str) -> Any:
        """Return what there is to see now."""
        (view,) = self.modules("run/timer.js", "momentAt", [[self.run, self.stages, self.now]])
        return [view[key] for key in keys] if len(keys) > 1 else view[keys[0]]


# How the time of a part is shared ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("search", "seconds"),
    [
        ("?groep=3&plan=check-in", [0, 180, 0]),
        ("?groep=8&plan=check-in:10", [60, 480, 60]),
        ("?groep=8&plan=check-in:4", [0, 240, 0]),
        ("?plan=oase:40", [600] * 4),
        ("?plan=oase:50", [750] * 4),
        ("?groep=8&plan=kandoe:33", [300, 300, 1080, 300]),
        ("?groep=12&plan=kandoe:42", [300, 300, 1620, 300]),
        ("?groep=8&plan=kandoe:66", [600, 600, 2160, 600]),
        ("?groep=8&plan=kandoe:11", [100, 100, 360, 100]),
        ("?plan=pauze,eigen:Wandelen:20,weg-ermee", [600, 1200, 0]),
    ],
)
def test_a_step_gets_its_share(search: str, seconds: list[float], modules: Modules) -> None:
    assert times(modules, search) == pytest.approx(seconds)


FIVE, TEN = {"formule": {"vast": 300}}, {"formule": {"vast": 600}}
TEN_GUESSED = TEN | {"richttijd": True}
MIXED = [
    ([FIVE, TEN_GUESSED, {}], 20, [300, 600, 300]),
    ([FIVE, TEN_GUESSED, {}], 15, [300, 600, 0]),
    ([FIVE, TEN_GUESSED, {}], 11, [300, 360, 0]),
    ([FIVE, TEN_GUESSED, {}], 3, [60, 120, 0]),
    ([FIVE, TEN_GUESSED], 20, [300, 900]),
    ([FIVE, TEN], 30, [600, 1200]),
    ([{}, {}], 10, [300, 300]),
]


@pytest.mark.parametrize(("steps", "minutes", "seconds"), MIXED)
def test_times_of_any_kind_fill_the_part(
    steps: list[dict[str, Any]], minutes: int, seconds: list[float], modules: Modules
) -> None:
    """Untimed steps give way first, then guide times, then times of the source."""
    (found,) = modules("planner/schedule.js", "share", [[steps, minutes * 60, 8]])
    assert found == pytest.approx(seconds)
    assert sum(found) == pytest.approx(minutes * 60)


def test_stages_say_what_a_coach_needs(modules: Modules) -> None:
    check_out = stages_of(modules, "?plan=check-out")
    assert [stage["silences"] for stage in check_out] == [1, 1, 1, 1, 1, 0]
    assert all(stage["say"] and stage["text"] for stage in check_out)
    turns = stages_of(modules, "?groep=3&plan=check-in")
    assert [stage["turns"] for stage in turns] == [0, 3, 0]


def test_a_stage_has_its_worksheets_at_hand(modules: Modules) -> None:
    """Those of the ready plan at each step of its part, and those to which the step links."""
    sheets = [{"id": name, "titel": name} for name in ("sessieblad", "leerlogboek")]
    library = deepcopy(LIBRARY)
    card = next(card for card in library["kaarten"] if card["id"] == "check-out")
    for step in card["stappen"]:
        step["werkbladen"] = []
    card["stappen"][1]["werkbladen"] = sheets[:1]
    ready = next(name for name, parts in library["draaiboek"]["klaar"].items() if "check-out:" in parts)
    library["draaiboek"]["klaar"][ready]["check-out:"]["werkbladen"] = sheets[1:]
    plan = modules.plan(f"?plan=check-out&uit={ready}", library)["plan"]
    stages = modules.stages(plan, library)
    assert [stage["sheets"] for stage in stages][:3] == [sheets[1:], sheets[::-1], sheets[1:]]


def test_the_words_of_a_ready_plan_stand_in_place_of_the_card_s(modules: Modules) -> None:
    """At the first step of a part, whose question the plan asks in words of its own."""
    library = deepcopy(LIBRARY)
    ready = next(name for name, parts in library["draaiboek"]["klaar"].items() if "check-out:" in parts)
    library["draaiboek"]["klaar"][ready]["check-out:"]["zeg"] = ["Wat nemen we mee?"]
    plan = modules.plan(f"?plan=check-out&uit={ready}", library)["plan"]
    first, second = modules.stages(plan, library)[:2]
    assert first["say"] == ["Wat nemen we mee?"]
    assert second["say"] != []


def test_turns_come_in_rounds(modules: Modules) -> None:
    """In KanDoe each moves a note in every round."""
    turns = [stage["turns"] for stage in stages_of(modules, "?groep=8&plan=kandoe")]
    assert turns == [0, 0, 24, 0]
    said = modules("run/announce.js", "turnText", [[{"turns": 24, "rounds": 3}, turn] for turn in (1, 12, 24)])
    assert said == ["Ronde 1 van 3, beurt 1 van 8", "Ronde 2 van 3, beurt 4 van 8", "Ronde 3 van 3, beurt 8 van 8"]


def test_a_stage_knows_what_the_last_part_left(modules: Modules) -> None:
    """A break leaves it as it is; goals come back with the card that starts from them."""
    stages = stages_of(modules, "?plan=check-in,doelen,denken-delen-uitwisselen,pauze,kandoe,check-out")
    left = dict.fromkeys((stage["part"]["part"]["id"], stage["part"]["left"]) for stage in stages)
    assert list(left) == [
        ("check-in", ""),
        ("doelen", ""),
        ("denken-delen-uitwisselen", "doelen"),
        ("pauze", "ideeën"),
        ("kandoe", "ideeën"),
        ("check-out", "een keuze"),
    ]
    goals = modules("planner/schedule.js", "goalsFor", [[stage["part"], {"goal": "Samen"}] for stage in stages])
    assert [goals[0], goals[3], goals[-1]] == ["", "Jullie doel: Samen", "Jullie doel van het begin: Samen"]


# The clock -----------------------------------------------------------------------------------------


def test_time_runs_to_the_last_minute_and_over(modules: Modules) -> None:
    clock = Clock(modules, "?plan=kandoe:33")
    assert clock.wait(30).see("left", "phase") == [270, "runs"]
    assert clock.wait(211).see("left", "phase") == [59, "last"]
    assert clock.wait(59).see("left", "phase") == [0, "over"]
    assert clock.wait(94).see("left", "elapsed", "phase") == [-94, 394, "over"]


def test_a_pause_costs_nothing(modules: Modules) -> None:
    clock = Clock(modules, "?plan=kandoe:33").wait(100).do("pause")
    assert clock.wait(500).see("left", "isPaused") == [200, True]
    assert clock.do("pause").wait(50).see("left", "isPaused") == [150, False]
    assert clock.do("pause", "extend").wait(20).see("left", "seconds") == [210, 360]
    assert clock.see("took") == 670


def test_turns_are_counted_and_may_be_passed(modules: Modules) -> None:
    """Each person has a minute; passing, going on and back stay within the round until it is over."""
    clock = Clock(modules, "?groep=3&plan=check-in").do("next")
    assert clock.see("at", "turn", "seconds", "left") == [1, 1, 60, 60]
    assert clock.wait(45).do("next").see("turn", "left", "rest") == [2, 60, 120]
    assert clock.wait(10).do("extend").see("left") == 110
    assert clock.do("pass").see("turn", "left") == [3, 60]
    assert clock.wait(5).do("back").see("at", "turn", "left") == [1, 2, 110]
    assert clock.do("next", "next").see("at", "turn") == [2, 0]
    assert clock.run["passed"] == 1


def test_the_rest_of_a_round_can_be_skipped(modules: Modules) -> None:
    clock = Clock(modules, "?groep=8&plan=check-in,bsa").do("next", "next", "skip")
    assert clock.see("at") == 2
    assert clock.do("back").see("at", "turn") == [1, 2]
    assert clock.do("skip", "pass").see("at") == 2


def test_a_step_goes_on_where_it_was_left(modules: Modules) -> None:
    """Also when somebody pressed “next” by mistake, and on the way back from the end."""
    clock = Clock(modules, "?plan=oase:40").wait(200).do("next").wait(30).do("back")
    assert clock.see("at", "left") == [0, 400]
    assert clock.wait(10).do("next").see("at", "left") == [1, 570]
    assert clock.do("skip", "skip").wait(60).do("next").see("phase", "took") == ["done", 300]
    assert clock.wait(900).see("took") == 300
    assert clock.do("next", "pause", "extend").see("phase", "took") == ["done", 300]
    assert clock.do("back").see("at", "left", "phase") == [3, 540, "runs"]


def test_back_at_the_beginning_stays_there(modules: Modules) -> None:
    assert Clock(modules, "?plan=oase:40").wait(10).do("back").see("at", "left") == [0, 590]


def test_a_locked_screen_and_midnight(modules: Modules) -> None:
    """Ten minutes of nothing: the state is as it was stored, the clock is right."""
    clock = Clock(modules, "?groep=3&plan=check-in,bsa:40").do("skip", "skip", "skip").wait(300)
    stored = dict(clock.run)
    assert clock.wait(600).see("at", "left", "phase") == [3, -300, "over"]
    assert clock.run == stored
    assert clock.do("next").wait(7200).see("left", "took") == [600 - 7200, 8100]


def test_a_turn_goes_on_where_it_was_left(modules: Modules) -> None:
    """Who presses “Volgende beurt” by mistake takes no time from anybody; all turns count for the step."""
    clock = Clock(modules, "?groep=3&plan=check-in").do("next").wait(40).do("next").wait(15).do("back")
    assert clock.see("turn", "left") == [1, 20]
    assert clock.wait(5).do("next").see("turn", "left", "rest") == [2, 45, 105]
    assert modules("run/timer.js", "spentOn", [[clock.run, 1, clock.now]]) == [60_000]


def test_without_a_time_it_counts_up(modules: Modules) -> None:
    clock = Clock(modules, "?plan=weg-ermee,pauze").wait(65)
    assert clock.see("seconds", "left", "phase", "rest") == [0, -65, "runs", 600]
    assert clock.do("more").see("seconds", "left", "phase", "rest") == [365, 300, "runs", 900]  # from now on
    assert clock.do("extend").wait(361).see("left", "phase", "rest") == [-1, "over", 600]


def test_silence_lasts_until_it_is_broken(modules: Modules) -> None:
    clock = Clock(modules, "?plan=check-out:16").wait(10).do("hush")
    assert clock.wait(25).see("hush", "left") == [25, 145]
    assert clock.do("pause").wait(40).do("pause").see("hush") == 25
    assert clock.do("hush").see("hush") == -1
    assert clock.do("hush", "next").see("hush") == -1


def test_a_clock_that_was_set_back_loses_nothing(modules: Modules) -> None:
    assert Clock(modules, "?plan=oase:40").wait(100).do("pause", "pause").wait(-60).see("left") == 500


# What is said aloud -----------------------------------------------------------------------------------


def test_few_things_are_announced(modules: Modules) -> None:
    """Where one is, one minute left, time over; never each second."""
    clock = Clock(modules, "?groep=2&plan=check-in,kandoe:20")
    script = {
        0: "next",
        20: "next",
        50: "pass",
        60: "pause",
        65: "pause",
        70: "extend",
        75: "next",
        100: "hush",
        130: "hush",
    }
    moments = []
    for _ in range(96):
        clock.do(*filter(None, [script.get((clock.now - START) // 1000)]))
        moments.append([clock.run, clock.stages, clock.now])
        clock.wait(5)
    views = modules("run/timer.js", "momentAt", moments)
    silence = LIBRARY["draaiboek"]["stilte"]
    pairs = zip([None, *views], views, strict=False)
    texts = modules(
        "run/announce.js", "announcement", [[before, after, clock.stages, silence] for before, after in pairs]
    )
    said = [(number * 5, text) for number, text in enumerate(texts) if text]
    assert said == [
        (0, "Check-in, stap 2 van 3: Geef iedereen de beurt. Beurt 1 van 2. Nog 1 minuut."),
        (20, "Beurt 2 van 2. Nog 1 minuut."),
        (50, "Check-in, stap 3 van 3: Sluit het rondje."),
        (60, "Gepauzeerd."),
        (65, "De tijd loopt weer."),
        (70, "Nog 1 minuut."),
        (75, "KanDoe, stap 1 van 4: Verhelder de startvraag. Nog 5 minuten."),
        (100, "Stilte."),
        (120, "Het is 20 seconden stil."),
        (130, "De stilte is voorbij."),
        (315, "Nog één minuut."),
        (375, "De tijd is om."),
    ]


@pytest.mark.parametrize(
    ("seconds", "text", "words"),
    [
        (600, "10:00", "10 minuten"),
        (599.2, "10:00", "9 minuten en 59 seconden"),
        (0.4, "0:01", "0 seconden"),
        (0, "0:00", "0 seconden"),
        (-34.7, "0:34", None),
        (61, "1:01", "1 minuut en 1 seconde"),
    ],
)
def test_times_as_text(seconds: float, text: str, words: str | None, modules: Modules) -> None:
    assert modules("run/announce.js", "clockText", [[seconds]]) == [text]
    assert words is None or modules("run/announce.js", "spoken", [[seconds]]) == [words]
