"""Types of front matter values: each reads a YAML node, and describes itself for the schema and for people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from plgdocs.model.codes import Code, Kind
from plgdocs.model.fields import Place, Schema, Type, keys_once
from plgdocs.model.names import ID
from plgdocs.model.problems import nearest


@dataclass(frozen=True)
class Text(Type):
    """Text of at most ``longest`` characters."""

    longest: int = 400

    def value_of(self, given: str, node: Node, place: Place) -> str:
        length = self.length(given)
        if length > self.longest:
            over = length - self.longest
            texts = f"{over} teken{'s' if over > 1 else ''}"
            place.problem(Code.TOO_LONG, node, length=length, limit=self.longest, over=texts)
        return " ".join(given.split())

    def length(self, text: str) -> int:
        """Return how many characters of a text count."""
        return len(text)

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": self.longest}

    def explain(self) -> str:
        return f"tekst van hoogstens {self.longest} tekens"


LINK = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\((?P<target>https?://[^\s()@/?#\\]+(?:[/?#][^\s()\\]*)?|mailto:[^\s()@]+@[^\s()@]+)\)"
)
"""A link in front matter, written as in Markdown."""


def link_parts(text: str) -> list[tuple[str, str]]:
    """Return the parts of a text that may hold links: the words of each, and where they lead (or nothing)."""
    pieces = LINK.split(text)
    plain, links = [(piece, "") for piece in pieces[::3]], zip(pieces[1::3], pieces[2::3], strict=True)
    return [part for pair in zip_longest(plain, links, fillvalue=("", "")) for part in pair if part[0]]


def words_of(text: str) -> str:
    """Return a text that may hold links as words."""
    return LINK.sub(r"\g<words>", text)


class LinkedText(Text):
    """Text that may hold links; only its words count."""

    def length(self, text: str) -> int:
        return len(words_of(text))

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}  # a schema can't tell words from addresses

    def value_of(self, given: str, node: Node, place: Place) -> str:
        text = super().value_of(given, node, place)
        if match := re.search(r"\]\s*\(", words_of(text)):
            place.problem(Code.BAD_LINK, node, value=words_of(text)[max(match.start() - 20, 0) :])
        return text

    def explain(self) -> str:
        return f"{super().explain()}, met links als [woorden](https://…) als je wilt"


MARKUP = re.compile(
    r"https?://|mailto:|www\.\w|[\])][\[(]|!\[|</?[a-zA-Z!]|&#?\w{2,30};|\*\*|__|~~|`|\{\w{1,30}\}"
    r"|(?:^|\s)[*_]\w|^(?:#{1,6}|[->|])\s"
)
"""What looks like a link, or like markup of Markdown or HTML."""


class PlainText(Text):
    """Text without markup and links."""

    def value_of(self, given: str, node: Node, place: Place) -> str:
        text = super().value_of(given, node, place)
        if match := MARKUP.search(text):
            place.problem(Code.MARKUP, node, value=text[match.start() :])
        return text

    def explain(self) -> str:
        return f"{super().explain()}, zonder opmaak en zonder links"


@dataclass(frozen=True)
class Number(Type):
    """A whole number from ``low`` to ``high``."""

    low: int
    high: int

    def value_of(self, given: str, node: Node, place: Place) -> int | None:
        if not re.fullmatch(r"-?[0-9]{1,9}", given):
            place.problem(Code.NOT_NUMBER, node, value=given, low=self.low, high=self.high)
            return None
        value = int(given)
        if self.low <= value <= self.high:
            return value
        way = "klein" if value < self.low else "groot"
        place.problem(Code.OUT_OF_RANGE, node, value=value, way=way, low=self.low, high=self.high)
        return None

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def explain(self) -> str:
        return f"een getal van {self.low} tot {self.high}"


@dataclass(frozen=True)
class Choice(Type):
    """One word of a vocabulary, which maps each word to what a reader sees."""

    vocabulary: Mapping[str, str]
    is_exact: bool = False
    """Whether a word that resembles one may well mean something else."""

    def value_of(self, given: str, node: Node, place: Place) -> Any:
        if given in self.vocabulary:
            return given
        hint = nearest("" if self.is_exact else given, self.vocabulary)
        place.problem(Code.UNKNOWN_VALUE, node, value=given, nearest=hint)
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.vocabulary)}

    def explain(self) -> str:
        return "één van: " + ", ".join(self.vocabulary)


class Named(Choice):
    """One word of a vocabulary, or the name that a reader sees of it."""

    def value_of(self, given: str, node: Node, place: Place) -> Any:
        names = {label.casefold(): word for word, label in self.vocabulary.items()}
        return names.get(given.casefold()) or super().value_of(given, node, place)


@dataclass(frozen=True)
class YesNo(Choice):
    """Whether something is so; in data it is true or false."""

    absent = False
    vocabulary: Mapping[str, str] = field(default_factory=lambda: {"ja": "ja", "nee": "nee"})

    def value_of(self, given: str, node: Node, place: Place) -> Any:
        word = super().value_of(given, node, place)
        return None if word is None else word == "ja"

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Pattern(Type):
    """Text that fits a regular expression; ``meaning`` says of what."""

    pattern: str
    problem: Kind
    meaning: str

    def value_of(self, given: str, node: Node, place: Place) -> str | None:
        if re.fullmatch(self.pattern, given):
            return given
        place.problem(self.problem, node, value=given)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{self.pattern}$"}

    def explain(self) -> str:
        return self.meaning


CARD_NAME = Pattern(ID.pattern, Code.BAD_REFERENCE_ID, "de naam van een kaart, zoals “check-in”")
CLOCK = Pattern("([01][0-9]|2[0-3]):[0-5][0-9]", Code.BAD_CLOCK, "een uur, zoals 13:30")


def is_day(text: str) -> bool:
    """Whether a text is a date as we write it, of a meeting or of a text; other ways are valid Python, but not ours."""
    try:
        return date.fromisoformat(text).isoformat() == text and "1900" <= text < "2100"
    except ValueError:
        return False


class Day(Type):
    """A date, written as year-month-day."""

    def value_of(self, given: str, node: Node, place: Place) -> str | None:
        if is_day(given):
            return given
        place.problem(Code.BAD_DATE, node, value=given)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}

    def explain(self) -> str:
        return "een datum, zoals 2026-11-22"


@dataclass(frozen=True)
class ListOf(Type):
    """At least one value of a type, none twice."""

    node_type = SequenceNode
    absent = ()
    item: Type

    def value_of(self, given: list[Node], node: Node, place: Place) -> tuple[Any, ...]:
        values: list[Any] = []
        for child in given:
            value = self.item.read(child, place)
            if value is not None and value in values:
                place.problem(Code.REPEATED_VALUE, child, value=value)
            elif value is not None:
                values.append(value)
        return tuple(values)

    def schema(self) -> Schema:
        return {"type": "array", "minItems": 1, "uniqueItems": True, "items": self.item.schema()}

    def explain(self) -> str:
        return f"een lijst; elk punt is {self.item.explain()}"


@dataclass(frozen=True)
class NamedTexts(Type):
    """Texts by a free name, such as what each role does."""

    node_type = MappingNode
    value: Text

    def value_of(self, given: Any, node: Node, place: Place) -> dict[str, str]:
        texts = {}
        example = place.example.strip("{}").partition(": ")[2]
        for name, child in keys_once(node, place):
            if text := self.value.read(child, Place(place.report, name.value, example)):
                texts[name.value] = text
        return texts

    def schema(self) -> Schema:
        return {"type": "object", "minProperties": 1, "additionalProperties": self.value.schema()}

    def explain(self) -> str:
        return f"per naam {self.value.explain()}"
