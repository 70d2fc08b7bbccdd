"""A plan has many faces (planner, invitation, programme, clock, calendar): they say the same start, end and length."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from helpers.modules import LIBRARY, ROOT, Modules
from helpers.random_plans import random_plan

FACES = str(ROOT / "tests/js/faces.mjs")
HOUR = re.compile(r"\b\d\d[.:]\d\d\b")
READ = ("invitation", "mail", "programme")
"""Faces that are read as one text."""
DAY = 24 * 60


def plain(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a plan without own words, which may hold any hour."""
    parts = [
        {"text": ""} | {key: part[key] for key in ("id", "minutes", "at") if key in part} for part in plan["parts"]
    ]
    return plan | {"title": "", "goal": "", "parts": parts}


def minutes_of(time: str) -> int:
    """Return the minutes since midnight of ``hour:minute``."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.fixture(scope="module")
def all_faces() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return plans with all faces of each, from a process of their own, where the script puts a document."""
    chance = random.Random(15)  # noqa: S311 (no secret)
    plans = [plain(random_plan(chance)) for _ in range(400)]
    modules = Modules()
    found = list(zip(plans, modules(FACES, "faces", [[plan, LIBRARY] for plan in plans]), strict=True))
    modules.close()
    return found


def test_lengths_add_up(all_faces: Any) -> None:
    """Parts follow each other or wait for their hour; their steps fill them; all of it is the meeting."""
    for plan, found in all_faces:
        parts = found["parts"]
        chosen = [part["minutes"] for part in plan["parts"]]
        assert all(part["minutes"] == minutes for part, minutes in zip(parts, chosen, strict=True) if minutes)
        assert found["length"] == max(plan["available"], sum(part["gap"] + part["minutes"] for part in parts))
        for number, part in enumerate(parts):
            assert sum(seconds for of, seconds in found["stages"] if of == number) == pytest.approx(
                part["minutes"] * 60
            )
        if plan["start"] and parts:
            ends = [plan["start"], *(part["end"] for part in parts)]
            waits = [
                (minutes_of(part["start"]) - minutes_of(end)) % DAY for end, part in zip(ends, parts, strict=False)
            ]
            assert waits == [part["gap"] for part in parts]
            lasting = [(minutes_of(part["end"]) - minutes_of(part["start"])) % DAY for part in parts]
            assert lasting == [part["minutes"] % DAY for part in parts]
        if plan["start"] and found["length"]:
            assert (minutes_of(found["end"]) - minutes_of(plan["start"])) % DAY == found["length"] % DAY


def test_a_fixed_hour_holds(all_faces: Any) -> None:
    """Its part begins then, or as late as what comes before makes it; how late, or what stays free, is said."""
    found = [
        (plan, part, timed, item)
        for plan, faces in all_faces
        for part, timed, item in zip(plan["parts"], faces["parts"], faces["planner"], strict=True)
    ]
    for plan, part, timed, item in found:
        hour = part.get("at", "") if plan["start"] else ""
        late = (minutes_of(timed["start"]) - minutes_of(hour)) % DAY if hour else 0
        assert late == timed["late"] <= DAY / 2
        assert not (timed["gap"] and (not hour or late))
        assert (f"duurt {late} min te lang" in item) == (late > 0)
        assert (f"blijft {timed['gap']} min vrij" in item) == (timed["gap"] > 0)
    assert {(timed["gap"] > 0, timed["late"] > 0) for *_, timed, _ in found} == {
        (False, False),
        (True, False),
        (False, True),
    }


def fixed(plan: dict[str, Any], number: int) -> list[str]:
    """Return the fixed hour of a part as its faces write it, if it has one."""
    hour = plan["parts"][number].get("at", "")
    return [written(hour)] if hour and plan["start"] else []


def test_all_faces_say_the_same(all_faces: Any) -> None:
    """Start, end and length of the meeting; of each part where it is shown; as people write hours, with a full stop."""
    for plan, found in all_faces:
        length, start, end = found["length"], written(plan["start"]), written(found["end"])
        if start and length:
            assert all(f"van {start} tot {end} uur" in found[face] for face in READ)
        elif length:
            assert all(f"{length} minuten" in found[face] for face in READ)
        assert not length or f"Duur {length} min" in found["programme"]
        for number, (part, item, led) in enumerate(zip(found["parts"], found["planner"], found["led"], strict=True)):
            hours = [written(part[name]) for name in ("start", "end")] if start else []
            hour = fixed(plan, number)
            assert HOUR.findall(item) == hours + (hour if part["gap"] or part["late"] else [])
            assert HOUR.findall(led) == hours[:1]
            assert not part["minutes"] or f"({part['minutes']} min" in led
            assert ("vast uur" in led) == bool(hour)
            assert not hour or all(f"Begint vast om {hour[0]} uur." in found[face] for face in READ)
            if start:
                assert all(
                    f"{hours[0]} {part['title']}" in " ".join(found[face].split()) for face in ("invitation", "mail")
                )
                assert not part["minutes"] or f"{hours[0]}–{hours[1]}" in found["programme"]


def test_the_calendar_says_the_same(all_faces: Any) -> None:
    """The standard's own notation; without a day, an hour or a length there is no file, but the field to fill in."""
    for plan, found in all_faces:
        lacking = "datum" if not plan["day"] else "uur" if not plan["start"] else "" if found["length"] else "minuten"
        if lacking:
            assert found["calendar"] == lacking
            continue
        day, start = (plan[name].replace("-", "").replace(":", "") for name in ("day", "start"))
        lines = found["calendar"].replace("\r\n ", "").split("\r\n")
        assert {f"DTSTART;TZID=Europe/Brussels:{day}T{start}00", f"DURATION:PT{found['length']}M"} <= {*lines}
        (text,) = [line for line in lines if line.startswith("DESCRIPTION")]
        assert all(f"{written(part['start'])} {part['title']}" in text.replace("\\", "") for part in found["parts"])


def test_without_a_start_nobody_sees_an_hour(all_faces: Any) -> None:
    """No 00.00 either; and whoever sees hours, sees none with a colon."""
    assert {plan["start"] for plan, _ in all_faces} > {""}
    for plan, found in all_faces:
        texts = [*(found[face] for face in READ), *found["planner"], *found["led"]]
        hours = [hour for text in texts for hour in HOUR.findall(text)]
        assert not any(":" in hour for hour in hours)
        assert plan["start"] or hours == []


def test_an_hour_would_be_noticed() -> None:
    assert HOUR.findall("00:00–00.08 (8 min), 26 maart 2027") == ["00:00", "00.08"]


def written(time: str) -> str:
    """Return an hour as people write it."""
    return time.replace(":", ".")
