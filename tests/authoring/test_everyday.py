"""Everyday answers become the values that they mean, or stay unread; none becomes a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT

from plgdocs.authoring.everyday import range_of
from plgdocs.authoring.form_values import is_nothing, open_value_of, value_of
from plgdocs.authoring.issue import draft_of
from plgdocs.authoring.writer import card_text
from plgdocs.checking.files import read
from plgdocs.model.cards import Card
from plgdocs.model.fields import OPEN_PLACE, Needed, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERS: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/authoring/everyday.yml").read_text("utf-8"))
FIELDS = fields_of(Card)
RANGES = ("duur", "groep")


def meant(value: str | None) -> dict[str, Any]:
    """Return “20-40 pp” as a value; an end that nobody said is missing."""
    numbers, _, per = (value or "-").partition(" ")
    start, dash, end = numbers.partition("-")
    ends = {"van": start, "tot": end if dash else start}
    return {name: int(end) for name, end in ends.items() if end} | ({"per": "persoon"} if per else {})


def cases() -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
    """Yield key, answer and whole value, and the ends of a range that are sure."""
    for key, answers in ANSWERS.items():
        for text, value in answers.items():
            known = meant(value) if key in RANGES else {}
            whole = known if {"van", "tot"} <= known.keys() else None
            yield key, text, whole if key in RANGES else value, known


@pytest.mark.parametrize(("key", "text", "value", "known"), list(cases()))
def test_an_answer_is_read_as_it_is_meant(key: str, text: str, value: Any, known: dict[str, Any]) -> None:
    assert value_of(FIELDS[key], text) == value
    if known and not value:
        assert open_value_of(FIELDS[key], text) == {"van": OPEN_PLACE, "tot": OPEN_PLACE} | known


def test_there_are_many_answers() -> None:
    """Nine in ten whose meaning is sure are read; those that aren't sure, and only those, have no value in the list."""
    ranges = [value for key in RANGES for value in ANSWERS[key].values()]
    assert len(ranges) >= 600
    assert sum(value is not None for value in ranges) >= 300


@pytest.mark.parametrize("key", RANGES)
def test_what_is_unread_stays_in_its_place(key: str) -> None:
    """Below the marked value stands what somebody typed; what is known of a range is filled in."""
    for text, value in ANSWERS[key].items():
        written = card_text(draft_of(f"### {FIELDS[key].label}\n\n{text}\n", "Roos"))
        _, problems = read("methods/roos.md", written.encode())
        assert {problem.code for problem in problems if not problem.is_note} <= {"PLG205", "PLG410"}
        if value is None:
            assert all(f"# {line}\n" in written for line in text.splitlines())
            is_unknown = is_nothing(text) and FIELDS[key].needed is not Needed.ALWAYS
            assert is_unknown or f"{key}: {{van: {OPEN_PLACE}, tot: {OPEN_PLACE}}}\n" in written
        elif value.endswith("-"):
            assert f"# {text}\n{key}: {{van: {value[:-1]}, tot: {OPEN_PLACE}}}\n" in written


@pytest.mark.parametrize("counted", ["", "personen"])
@pytest.mark.parametrize(
    "text", ["1 " * 60, "een uur en " * 40, "!" * 50_000 + "x", "(" * 50_000, " " * 50_000 + "x", "9" * 50_000]
)
def test_a_long_answer_takes_no_time(text: str, counted: str) -> None:
    assert range_of(text, counted) is None


def test_what_a_field_counts_is_a_word_of_it() -> None:
    assert range_of("6 tot 12 jaar", "jaar") == {"van": 6, "tot": 12}
    assert range_of("6 tot 12 personen", "jaar") is None
