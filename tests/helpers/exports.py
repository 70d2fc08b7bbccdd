"""Helpers of tests: exports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema

from plgdocs.model.schema import card_schema

if TYPE_CHECKING:
    from pathlib import Path


def checker() -> jsonschema.Draft202012Validator:
    """Return a validator for a card."""
    return jsonschema.Draft202012Validator(card_schema())


def exported(site: Path) -> dict[str, Any]:
    """Return cards.json."""
    data: dict[str, Any] = json.loads((site / "cards.json").read_text("utf-8"))
    return data
