"""Dataclasses that mypy keeps from changing, and that Python makes quickly: those that a check loads.

For each dataclass that is frozen, Python writes and compiles six functions at every start, which took a sixth of the
check of one file.  Here it compiles ``__init__`` alone, and not even that where all attributes are given by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, dataclass_transform


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """The base of a dataclass whose instances don't change; with ``kw_only`` each attribute has a default."""

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        dataclass(init=not kw_only, repr=False, eq=False, match_args=False, kw_only=kw_only)(cls)

    def __init__(self, **values: Any) -> None:
        vars(self).update(values)  # where one isn't given, its default is found, which is an attribute of the class

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and values_of(self) == values_of(other)

    def __hash__(self) -> int:
        return hash(values_of(self))

    def __repr__(self: Any) -> str:
        shown = [f"{attribute.name}={getattr(self, attribute.name)!r}" for attribute in fields(self) if attribute.repr]
        return f"{type(self).__name__}({', '.join(shown)})"


def values_of(value: Any) -> tuple[Any, ...]:
    """Return the value of each attribute, in the order of declaration."""
    return tuple(getattr(value, attribute.name) for attribute in fields(value))
