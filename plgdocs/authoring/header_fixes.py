"""Fixes of front matter: keys, values and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plgdocs.authoring.form_values import value_of
from plgdocs.authoring.marks import BULLET
from plgdocs.authoring.parts import opening, pairs_of
from plgdocs.authoring.writer import yaml_value
from plgdocs.model.cards import Card
from plgdocs.model.fields import Field, Fields, Place, Record, fields_of
from plgdocs.model.names import slug
from plgdocs.model.pages import Page
from plgdocs.model.problems import Reporter
from plgdocs.model.types import ListOf, Text


def space_keys(header: str) -> str:
    """Put a space after the colon of each key: “{van:20}” becomes “{van: 20}”."""
    return re.sub(r"((?:^|[{,])[ ]*[A-Za-z-]+):(?=[^\s:/])", r"\1: ", header, flags=re.MULTILINE)


def spell_keys(model: type[Page], header: str) -> str:
    """Spell keys as the model does: “Herkomst” becomes “herkomst”."""
    for name, key in reversed(list(misspelt_keys(fields_of(model), pairs_of(header)))):
        header = header[: name.start_mark.index - 1] + key + header[name.end_mark.index - 1 :]
    return header


def misspelt_keys(known: Fields, pairs: list[tuple[Any, Node]]) -> Iterator[tuple[Node, str]]:
    """Yield each key that isn't known but for its spelling, and how the model spells it."""
    present = {name.value for name, _ in pairs if isinstance(name, ScalarNode)}
    for name, node in pairs:
        key = slug(name.value) if isinstance(name, ScalarNode) and name.value not in known else ""
        if key in known and key not in present:
            yield name, key
        declared = known.get(key or str(name.value))
        if declared and isinstance(declared.type, Record) and isinstance(node, MappingNode):
            yield from misspelt_keys(declared.type.fields, node.value)


def fix_values(model: type[Page], header: str) -> str:
    """Write values that the reader refuses in the form of the model, if they are unambiguous."""
    known = fields_of(model)
    for name, node in reversed(pairs_of(header)):
        if isinstance(name, ScalarNode) and name.value in known:
            for start, end, new in reversed(list(better_values(known[name.value], node, header))):
                header = header[: start - 1] + new + header[end - 1 :]
    return header


def better_values(declared: Field, node: Node, header: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, the end and the replacement of values that the reader refuses."""
    report = Reporter("", [])
    declared.type.read(node, Place(report))
    if not report.problems:
        return
    start, end = node.start_mark.index, node.end_mark.index
    written = header[start - 1 : end - 1].strip()
    if isinstance(node, ScalarNode):
        is_folded = isinstance(declared.type, ListOf) and "\n" in written
        text = written if is_folded else node.value
        if (value := value_of(declared, text)) and is_clear(declared, text):
            yield start, end, yaml_value(value)
    if isinstance(node, MappingNode) and declared.is_range:
        yield from better_numbers(declared, node)
    if isinstance(node, SequenceNode) and isinstance(declared.type, ListOf):
        for item in node.value:
            if isinstance(item, ScalarNode) and (value := value_of(declared, item.value)) and len(value) == 1:
                yield item.start_mark.index, item.end_mark.index, yaml_value(value[0])


def better_numbers(declared: Field, node: MappingNode) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of a range that are written with their unit: “20 min”; one end may lend it to the other."""
    given = {name.value: child for name, child in node.value if isinstance(child, ScalarNode)}
    if {"van", "tot"} <= given.keys():
        better = value_of(declared, f"{given['van'].value} tot {given['tot'].value}") or {"per": ""}
        for name, child in given.items() if "per" not in better else ():
            if name in better:
                yield child.start_mark.index, child.end_mark.index, str(better[name])


UNCLEAR = re.compile(r",|(?<!\S)[^\w\s(\"'“‘]|\b(?:en|of)\b")
"""What may part one item from the next, or belong to it: “stiften, rood” may be one item or two."""


def is_clear(declared: Field, text: str) -> bool:
    """Whether a text is surely one item of a list of texts, or has a bullet before each."""
    if not (isinstance(declared.type, ListOf) and isinstance(declared.type.item, Text)):
        return True
    lines = text.split("\n")
    return not UNCLEAR.search(BULLET.sub("", text)) if len(lines) == 1 else all(map(BULLET.match, lines))


def sort_keys(header: str) -> str:
    """Sort the keys of a card in the order of the model; comments stay above their keys."""
    pairs, lines, order = pairs_of(header), header.split("\n"), list(fields_of(Card))
    if not pairs or any(name.value not in order for name, _ in pairs):  # which may belong to the key above
        return header
    starts = [opening(lines, name.start_mark.line - 1) for name, _ in pairs]
    first = pairs[0][0].start_mark.line - 1
    # Comments that an empty line sets apart from the first key stay at the top.
    starts[0] = max((number for number, line in enumerate(lines[:first], start=1) if not line.strip()), default=0)
    blocks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    ranked = sorted(zip(pairs, blocks, strict=True), key=lambda pair: order.index(pair[0][0].value))
    return "\n".join([*lines[: starts[0]], *(line for _, block in ranked for line in block)])
