"""What each place shows of a card, as the declarations of its fields say."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from plgdocs.model.cards import Card
from plgdocs.model.display import Shown
from plgdocs.model.fields import Field, Range, fields_of
from plgdocs.model.types import Choice, LinkedText, ListOf, link_parts, words_of


@cache
def fields_on(place: Shown) -> list[Field]:
    """Return the fields that a place shows, in their order there."""
    found = [field for field in fields_of(Card).values() if field.display.on & place]
    return sorted(found, key=lambda field: field.display.rank)


def shown(card: Card, place: Shown) -> list[tuple[Field, Any]]:
    """Return what a place shows of a card: its fields with their values, without those that have none."""
    pairs = ((field, getattr(card, field.attribute) or field.display.unknown) for field in fields_on(place))
    return [(field, value) for field, value in pairs if value not in (None, (), {}, "")]


@cache
def facets() -> list[Field]:
    """Return the fields by which readers filter, in the order of the filter."""
    found = [field for field in fields_of(Card).values() if field.facet]
    return sorted(found, key=lambda field: field.facet.rank if field.facet else 0)


def facet_values(card: Card) -> dict[str, str]:
    """Return what a filter reads of a card, by facet (``matching.js`` reads it from any element).

    Words stand with spaces between them.  A range is ``4..12``, which any number in it fits; one with a limit is
    ``5-10``, which a limit of 5 and more fits; behind it stands ``persoon`` if each person takes so long.
    """
    found = {field.facet_name: facet_value(card, field) for field in facets()}
    return {name: value for name, value in found.items() if value}


def facet_value(card: Card, field: Field) -> str:
    assert field.facet
    value = getattr(card, field.attribute)
    if isinstance(field.type, Range):
        per = " persoon" if getattr(value, "per", None) else ""
        return f"{value.start}{'-' if field.facet.is_limit else '..'}{value.end}{per}" if value else ""
    words = (value if isinstance(value, tuple) else (value,) if value else ()) + (
        getattr(card, field.facet.also) if field.facet.also else ()
    )
    return " ".join(str(word).replace(" ", "-") for word in words)


def vocabulary_of(field: Field) -> Mapping[str, str]:
    """Return the words that a field allows, with what readers see; none where it takes other values."""
    type_ = field.type.item if isinstance(field.type, ListOf) else field.type
    return type_.vocabulary if isinstance(type_, Choice) else {}


def parts(field: Field, value: Any) -> list[tuple[str, str]]:
    """Return a value as readers see it: words, and where they lead (or nothing)."""
    return link_parts(value) if isinstance(field.type, LinkedText) else [(as_text(field, value), "")]


def as_text(field: Field, value: Any) -> str:
    """Return a value as readers see it, in words: those of a vocabulary make one phrase."""
    first, *rest = texts_of(field, value)
    return ", ".join([first, *(text.lower() if vocabulary_of(field) else text for text in rest)])


def texts_of(field: Field, value: Any) -> list[str]:
    """Return the texts of a value as readers see them, one for each of its items."""
    if isinstance(field.type, LinkedText):
        return [words_of(value)]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    return [vocabulary_of(field).get(item, str(item)) for item in items]


def searched_texts(card: Card) -> list[str]:
    """Return the texts of a card's front matter that the search reads."""
    return [text for field, value in shown(card, Shown.SEARCH) for text in texts_of(field, value)]
