"""Fields: how a dataclass declares the keys of front matter, and how they are read.

Nodes come from ``yaml.BaseLoader``: all scalars are text, so that the types judge them, not YAML.
"""

import dataclasses
import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, ClassVar, TypeAlias

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plgdocs.model.codes import Code, Kind
from plgdocs.model.display import Asked, Display, Facet
from plgdocs.model.problems import Reporter, nearest

OPEN_PLACE = "VUL IN"
"""What stands where somebody still has to write something; never a value."""

Schema: TypeAlias = dict[str, Any]


class Needed(Enum):
    """When a field must be there."""

    ALWAYS = "altijd"
    LISTED = "voor de lijst"
    NEVER = "mag"


@dataclass(frozen=True)
class Place:
    """Where values are read: who collects the problems, under which key, with which example."""

    report: Reporter
    key: str = ""
    example: str = ""

    def problem(self, code: Kind, node: Node, **values: object) -> None:
        """Report ``code`` at the start of ``node``."""
        mark = node.start_mark
        texts = {"key": self.key, "example": self.example} | values
        self.report(code, mark.line + 1, mark.column + 1, **texts)


NOT_OF = {ScalarNode: Code.NOT_TEXT, SequenceNode: Code.NOT_LIST, MappingNode: Code.NOT_MAPPING}


class Type(ABC):
    """A kind of value."""

    node_type: ClassVar[type[Node]] = ScalarNode
    """What YAML holds it in."""
    may_be_empty: ClassVar[bool] = False
    absent: ClassVar[Any] = None
    """What stands for a value that isn't there."""

    def read(self, node: Node, place: Place) -> Any:
        """Return the value of ``node``; report what is wrong with it and return None."""
        given = node.value.strip() if isinstance(node, ScalarNode) else node.value
        code = None
        if isinstance(node, ScalarNode) and given.startswith(OPEN_PLACE):
            code = Code.OPEN_VALUE
        elif not isinstance(node, self.node_type):
            code = NOT_OF[self.node_type]
        elif not given and not self.may_be_empty:
            code = Code.EMPTY_VALUE
        if code is None:
            return self.value_of(given, node, place)
        place.problem(code, node)
        return None

    @abstractmethod
    def value_of(self, given: Any, node: Node, place: Place) -> Any:
        """Return the value of a node that holds ``given``, a text or nodes; likewise."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of the value."""

    @abstractmethod
    def explain(self) -> str:
        """Say in Dutch what may stand here."""


@dataclass(frozen=True)
class Field:
    """A key of a record: its type and what people read about it."""

    key: str
    type: Type
    label: str
    hint: str
    example: str
    needed: Needed = Needed.NEVER
    display: Display = Display()
    facet: Facet | None = None
    asked: Asked | None = None
    is_beside: bool = False
    """Whether it is the editors', who keep it in a file beside the card."""
    attribute: str = ""
    """Where the dataclass that declares it has its value."""

    @property
    def page_label(self) -> str:
        """What pages call the field."""
        return self.display.label or self.label

    @property
    def is_range(self) -> bool:
        """Whether the value is a range of numbers."""
        return isinstance(self.type, Range)

    @property
    def facet_name(self) -> str:
        """What filters and addresses call the field."""
        return (self.facet and self.facet.name) or self.key


Fields: TypeAlias = dict[str, Field]
"""The field of each key, in the order of declaration."""


@dataclass(frozen=True)
class Record(Type):
    """A mapping whose keys are the fields of a dataclass."""

    node_type = MappingNode
    may_be_empty = True
    model: type

    @property
    def fields(self) -> Fields:
        return fields_of(self.model)

    def value_of(self, given: Any, node: Node, place: Place) -> Any:
        """Return an instance of the model; report missing, unknown and repeated keys too."""
        before = len(place.report.problems)
        values = self.read_values(node, place)
        return self.model(**values) if len(place.report.problems) == before else None

    def read_values(self, node: Node, place: Place) -> dict[str, Any]:
        """Return the values by attribute; report what is wrong, and read on."""
        known, given = self.fields, {name.value: (name, child) for name, child in keys_once(node, place)}
        for key, (name, _) in given.items():
            if key not in known:
                Place(place.report, key).problem(Code.UNKNOWN_KEY, name, nearest=nearest(key, known))
        values: dict[str, Any] = {}
        for key, field in known.items():
            inner = Place(place.report, key, field.example)
            if key in given:
                values[field.attribute] = field.type.read(given[key][1], inner)
            elif field.needed is Needed.ALWAYS:
                inner.problem(Code.MISSING_KEY, node)
        return {attribute: value for attribute, value in values.items() if value is not None}

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {
                key: field.type.schema() | {"title": field.label, "description": field.hint}
                for key, field in self.fields.items()
            },
            "required": [key for key, field in self.fields.items() if field.needed is Needed.ALWAYS],
            "additionalProperties": False,
        }

    def explain(self) -> str:
        return "; ".join(f"{key}: {field.type.explain()}" for key, field in self.fields.items())


class Beside(Record):
    """The fields of a record that editors keep in a file beside it."""

    @property
    def fields(self) -> Fields:
        return {name: field for name, field in fields_of(self.model).items() if field.is_beside}


@dataclass(frozen=True)
class Range(Record):
    """A record whose ``start`` is not greater than its ``end``; both count ``unit``."""

    unit: str

    def value_of(self, given: Any, node: Node, place: Place) -> Any:
        value = super().value_of(given, node, place)
        if value is None or value.start <= value.end:
            return value
        place.problem(Code.BACKWARDS, node, start=value.start, end=value.end)
        return None


def key(name: str, type_: Type, hint: str, *, label: str = "", default: Any = None, **more: Any) -> Any:
    """Declare a dataclass attribute that is read from the front matter key ``name``; ``more`` is as in ``Field``.

    Its label is the key as a word, if no other is given.
    """
    field = Field(name, type_, label or name.replace("-", " ").capitalize(), hint, **more)
    return dataclasses.field(default=type_.absent if default is None else default, metadata={"field": field})


def again(model: type, name: str, **changes: Any) -> Any:
    """Declare the key ``name`` of another dataclass once more, with ``changes`` to what people read about it."""
    field = fields_of(model)[name]
    metadata = {"field": dataclasses.replace(field, **changes)}
    return dataclasses.field(default=getattr(model, field.attribute), metadata=metadata)


def declared_fields(model: Any) -> Fields:
    """Return the field of each key of a dataclass, in the order of declaration.

    A field that a class declares anew stands where that class puts it.
    """
    found: Fields = {}
    attributes = {attribute.name: attribute for attribute in dataclasses.fields(model)}
    for declaring in reversed(model.__mro__):
        for name in inspect.get_annotations(declaring):
            if name in attributes and (field := attributes[name].metadata.get("field")):
                found.pop(field.key, None)
                found[field.key] = dataclasses.replace(field, attribute=name)
    return found


fields_of: Callable[[type], Fields] = cache(declared_fields)  # to mypy, no dataclass is hashable


def as_data(value: Any) -> Any:
    """Return a value as plain JSON data under its front matter keys, without what is absent."""
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if dataclasses.is_dataclass(value):
        pairs = ((name, getattr(value, field.attribute)) for name, field in fields_of(type(value)).items())
        return {name: as_data(item) for name, item in pairs if item not in (None, (), {})}
    return value


def keys_once(node: Node, place: Place) -> Iterator[tuple[ScalarNode, Node]]:
    """Yield the nodes of each key and its value; report keys that are no word or stand there twice."""
    seen: dict[str, Node] = {}
    for name_node, child in node.value:
        if not isinstance(name_node, ScalarNode) or not name_node.value.strip():
            place.problem(Code.BAD_YAML, name_node, detail="een sleutel is een gewoon woord")
            continue
        name = str(name_node.value)
        if name in seen:
            first = seen[name].start_mark.line + 1
            Place(place.report, name).problem(Code.DUPLICATE_KEY, name_node, first=first)
            continue
        seen[name] = name_node
        yield name_node, child
