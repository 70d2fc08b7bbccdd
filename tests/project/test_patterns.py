"""No regular expression of ours backtracks without end: each gets the repetitions that are worst for it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import plgdocs
from plgdocs.checking.blocks import BLOCKS
from plgdocs.checking.privacy import PATTERNS
from plgdocs.commands.cli import DUTCH
from plgdocs.parsing.allow_list import LONGEST_WORD
from plgdocs.search.words import ROOT_RULES, SOUND_RULES, STEM_RULES
from plgdocs.sphinx_ext import terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

LENGTH = 10_000
"""Characters of a worst text: a pattern that takes the square of that is far above the limit, others far below."""
LIMIT = 0.15
"""Seconds of this process for all texts of one pattern and sign."""
PLAIN = "aA1 \n\té-"
"""Signs that a class of a pattern may stand for."""


class TooSlowError(Exception):
    """A pattern has not come to an end."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Interrupt what takes more than these seconds of this process, however busy the machine is."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(plgdocs.__path__, "plgdocs."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


METHODS = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")
MATCHING = {"match": "match", "fullmatch": "fullmatch"}
"""How a pattern is used: from the start of a text, for the whole of it, or else anywhere in it."""

Use = tuple[str, int, str]
"""A pattern, its flags, and the method that uses it."""


def uses_in(module: ModuleType) -> Iterator[Use]:
    """Yield how a module uses patterns: its own and imported ones by name, and those that it hands to ``re``."""
    assert module.__file__
    compiled = {name: value for name, value in vars(module).items() if isinstance(value, re.Pattern)}
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if not (isinstance(node, ast.Attribute) and node.attr in METHODS):
            continue
        method, owner = MATCHING.get(node.attr, "search"), ast.unparse(node.value)
        if owner in compiled and isinstance(compiled[owner].pattern, str):
            yield compiled[owner].pattern, compiled[owner].flags, method
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            names = {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)} & {"DOTALL", "IGNORECASE"}
            flags = sum(getattr(re, name) for name in names)
            if isinstance(node.args[0], ast.Constant) and ast.unparse(node.func) not in ("re.escape", "re.compile"):
                yield str(node.args[0].value), flags, MATCHING.get(ast.unparse(node.func)[3:], "search")


def uses() -> dict[Use, int]:
    """Return every use of a pattern, with the length of the texts that it ever gets."""
    found = {use: LENGTH for module in modules() for use in uses_in(module)}
    kinds = BLOCKS.values()
    texts = [kind.line_pattern for kind in kinds] + [value for kind in kinds for value in kind.option_patterns.values()]
    found |= {(text, 0, "fullmatch"): LENGTH for text in texts if text}
    found |= {(pattern.pattern, 0, "search"): LENGTH for _, pattern in PATTERNS}
    found[terms.pattern("leervraag").pattern, 0, "search"] = LENGTH
    found |= {(text, 0, "search"): 500 for text in DUTCH}  # of our own command line
    return found | {(text, 0, "search"): LONGEST_WORD for text, _ in (*STEM_RULES, *ROOT_RULES, *SOUND_RULES)}


def worst_texts(pattern: str, length: int) -> Iterator[str]:
    """Yield each sign and each pair of signs of a pattern, repeated, with something after it that doesn't fit."""
    signs = list(dict.fromkeys(re.sub(r"\\[A-Za-z]", "", pattern) + PLAIN))
    for first, second in product(signs[:18], repeat=2):
        yield (first + second) * (length // 2) + "\0"
        yield "<" + first + second * length + "\0"


def is_slow(pattern: str, flags: int, method: str, length: int) -> str:
    """Return the beginning of a text for which a pattern takes too long, or nothing."""
    run = getattr(re.compile(pattern, flags), method)
    for text in worst_texts(pattern, length):
        try:
            with limited(LIMIT):
                run(text)
        except TooSlowError:
            return text[:12]
    return ""


@pytest.mark.slow
def test_no_pattern_backtracks_without_end() -> None:
    found = {use: is_slow(*use, length) for use, length in uses().items()}
    assert len(found) > 100
    assert {use: text for use, text in found.items() if text} == {}


@pytest.mark.parametrize("pattern", ["(a+)+$", r"\s+$", "(?:a|aa)*b", "^(.*[aeiou].*)en$"])
def test_a_pattern_that_does_is_noticed(pattern: str) -> None:
    assert is_slow(pattern, 0, "search", LENGTH)
