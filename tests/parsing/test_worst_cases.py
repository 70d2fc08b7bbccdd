"""What takes a parser longest doesn't take it long: a short run of ``tools/worst_cases.py``."""

from __future__ import annotations

import time

import pytest
from helpers.worst_cases import cases, generated, in_files

from plgdocs.checking.files import read
from plgdocs.model.file_kinds import LARGEST

PATIENCE = 20.0
"""Seconds of this process for one file: a limit against hanging, on any machine."""


@pytest.mark.slow
def test_no_case_hangs() -> None:
    """The checker comes to an end, whether it accepts a file or not."""
    slow = []
    for name, text in [*cases(), *generated(seed=1, count=100)]:
        for path, whole in in_files(text[:8000]):
            start = time.process_time()
            read(path, whole.encode())
            slow += [name] if time.process_time() - start > PATIENCE / 8 else []
    assert slow == []


@pytest.mark.parametrize("name", ["brackets", "open pictures only", "open references", "lists by turns", "targets"])
def test_the_slowest_cases_at_full_size(name: str) -> None:
    text = dict(cases())[name]
    for path, whole in in_files(text):
        start = time.process_time()
        read(path, whole.encode()[:LARGEST])
        assert time.process_time() - start < PATIENCE


WORDS = {
    "a long word": ("a" * 101, [(15, 1, "PLG121")]),
    "a word as long as is allowed": ("a" * 100, []),
    "a long word of several parts": ("aa`aa`**aa**" * 20, [(15, 1, "PLG121")]),
    "a long word of hard spaces": ("a\xa0" * 60, [(15, 1, "PLG121")]),
    "a long word in code": ("```text\n" + "a" * 101 + "\n```", [(16, 1, "PLG121")]),
    "a long word in indented code": ("Zo:\n\n    " + "a" * 101, [(17, 5, "PLG121")]),
    "a long address that is shown": (f"<https://a.be/{'a' * 100}>", [(15, 2, "PLG121")]),
    "a long address behind a name": (f"[hier](https://a.be/{'a' * 100})", []),
    "a pile of accents": ("e" + "\u0301" * 6, [(15, 2, "PLG122")]),
    "as many accents as a letter may have": ("e\u0301\u0302\u0323\u0328\u0308", []),
    "a row of emoji": ("🙂" * 20, []),
    "too many brackets": ("[ " * 2001, [(10, 1, "PLG111")]),
    "too many elements": ("`a` " * 1000, [(10, 1, "PLG111")]),
}


@pytest.mark.parametrize("case", WORDS)
def test_structure_is_refused(case: str) -> None:
    """At its place, before MyST, the search or WeasyPrint gets it."""
    text, expected = WORDS[case]
    path, card = next(in_files(text))
    problems = read(path, card.replace("Een rondje.\n\n", "").encode())[1]
    assert [(problem.line, problem.column, problem.code) for problem in problems if not problem.is_note] == expected


def test_a_card_is_shorter_than_a_page() -> None:
    """Since it is printed."""
    (path, card), (other, page) = in_files("woord " * 4000, LARGEST)
    (problem,) = [problem for problem in read(path, card.encode())[1] if not problem.is_note]
    assert str(problem).startswith(f"{path}:1:1: PLG107 Het bestand telt 25 kB; er is plaats voor 24 kB. ")
    assert read(other, page.encode())[1] == []
