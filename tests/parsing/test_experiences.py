"""Experiences: what a file beside a card may hold, and where each fault is reported."""

from __future__ import annotations

import pytest
from helpers.samples import EXPERIENCE

from plgdocs.model.experiences import MOST_EXPERIENCES, Experience
from plgdocs.model.problems import Problem, Reporter
from plgdocs.parsing.experiences import read_experiences

PATH = "methods/rondje.ervaringen.yml"


def read(text: str) -> tuple[tuple[Experience, ...], list[Problem]]:
    """Return the experiences in a text, and its problems."""
    report = Reporter(PATH, [])
    return read_experiences(text, report), report.problems


def on_day(day: str) -> str:
    """Return an experience of some day."""
    return EXPERIENCE.replace("2026-11-22", day)


def test_an_experience_is_read() -> None:
    (experience,), problems = read(EXPERIENCE)
    assert problems == []
    assert experience == Experience(
        day="2026-11-22",
        school_kind="basisschool",
        people=9,
        changed="We deden het buiten.",
        result="Iedereen sprak.",
    )
    assert experience.line == 1


def test_the_newest_comes_first_wherever_it_stands() -> None:
    experiences, problems = read(on_day("2026-01-05") + on_day("2026-09-30") + on_day("2025-12-31"))
    assert problems == []
    assert [(one.day, one.line) for one in experiences] == [("2026-09-30", 6), ("2026-01-05", 1), ("2025-12-31", 11)]


@pytest.mark.parametrize("value", ["Basisschool", "basisschool"])
def test_a_kind_of_school_may_be_written_as_the_form_shows_it(value: str) -> None:
    (experience,), _ = read(EXPERIENCE.replace("basisschool", value))
    assert experience.school_kind == "basisschool"


# What to replace in the valid file, by what, and what is said of it, where.
FAULTS = {
    "nothing": (EXPERIENCE, "", (1, 1, "PLG132")),
    "only a comment": (EXPERIENCE, "# later\n", (1, 1, "PLG132")),
    "empty list": (EXPERIENCE, "[]\n", (1, 1, "PLG132")),
    "no list": (EXPERIENCE, EXPERIENCE.replace("- ", "  "), (1, 1, "PLG132")),
    "a text": (EXPERIENCE, "Het ging goed.", (1, 1, "PLG132")),
    "an item that is a text": (EXPERIENCE, "- Het ging goed.", (1, 3, "PLG303")),
    "no YAML": ("groep: 9", "groep: [9", (3, 10, "PLG105")),
    "an unknown key": ("  groep:", "  school: De Klaver\n  groep:", (3, 3, "PLG202")),
    "a missing key": ("  groep: 9\n", "", (1, 3, "PLG201")),
    "a key twice": ("  groep: 9\n", "  groep: 9\n  groep: 8\n", (4, 3, "PLG203")),
    "an empty value": ("groep: 9", "groep:", (3, 9, "PLG204")),
    "a list for a text": ("We deden het buiten.", "[buiten]", (4, 14, "PLG301")),
    "a mapping for a text": ("We deden het buiten.", "{waar: buiten}", (4, 14, "PLG301")),
    "words for a number": ("groep: 9", "groep: negen", (3, 10, "PLG304")),
    "nobody": ("groep: 9", "groep: 0", (3, 10, "PLG305")),
    "an unknown kind of school": ("basisschool", "circus", (2, 17, "PLG307")),
    "no date": ("2026-11-22", "22 november", (1, 10, "PLG310")),
    "a day that doesn't exist": ("2026-11-22", "2026-02-30", (1, 10, "PLG310")),
    "a long text": ("Iedereen sprak.", "sprak " * 61, (5, 14, "PLG309")),
    "a hidden character": ("buiten", "bui\u202eten", (4, 30, "PLG109")),
    "an alias": ("Iedereen sprak.", "*a", (5, 14, "PLG312")),
    "an item that stands there twice": (EXPERIENCE, EXPERIENCE * 2, (6, 3, "PLG308")),
    "too many": (
        EXPERIENCE,
        "".join(on_day(f"2026-01-{day:02}") for day in range(1, MOST_EXPERIENCES + 2)),
        (5 * MOST_EXPERIENCES + 1, 1, "PLG133"),
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_reported_where_it_stands(case: str) -> None:
    old, new, (line, column, code) = FAULTS[case]
    assert old in EXPERIENCE
    problems = read(EXPERIENCE.replace(old, new))[1]
    assert [(p.path, p.line, p.column, p.code) for p in problems] == [(PATH, line, column, code)]


@pytest.mark.parametrize(
    "text",
    [
        "Zie https://x.be/a voor meer",
        "Kijk op www.klas.be",
        "Zie [ons verslag](verslag.md)",
        "Zie [ons verslag][1]",
        "![foto](foto.png)",
        "Het was **fijn**",
        "Het was *fijn*",
        "Het was _fijn_",
        "Gebruik `code`",
        "Goed <b>zo</b>",
        "Goed <!-- stil -->",
        "Goed &amp; wel",
        "Een {term} hier",
        "### Kop",
        "> Citaat",
        "- een punt",
        "Dat was ~~niet~~ goed",
    ],
)
def test_an_experience_is_plain_text(text: str) -> None:
    quoted = f"'{text}'"
    for old in ("We deden het buiten.", "Iedereen sprak."):
        experiences, problems = read(EXPERIENCE.replace(old, quoted))
        assert [problem.code for problem in problems] == ["PLG317"]
        assert experiences == ()


@pytest.mark.parametrize(
    "text",
    [
        "3 * 4 minuten, en dan 5 - 2",
        "Tof <3, R&D en AT&T; het werkte",
        "Meer dan 10 > minder dan 5, zei iemand (of niet)",
        "We schreven #tof op een blad – “ja!”",
        "Voor 50 % van de groep: nieuw.",
    ],
)
def test_signs_that_are_no_markup(text: str) -> None:
    assert read(EXPERIENCE.replace("Iedereen sprak.", f'"{text}"'))[1] == []


def test_what_a_number_sign_cuts_off_is_noted() -> None:
    (note,) = read(EXPERIENCE.replace("Iedereen sprak.", "Iedereen sprak, lied #3 ook"))[1]
    assert (note.code, note.is_note, note.line) == ("PLG907", True, 5)


def test_one_bad_item_leaves_the_others() -> None:
    experiences, problems = read(EXPERIENCE + on_day("gisteren") + on_day("2026-01-05"))
    assert [one.day for one in experiences] == ["2026-11-22", "2026-01-05"]
    assert [(problem.line, problem.code) for problem in problems] == [(6, "PLG310")]
