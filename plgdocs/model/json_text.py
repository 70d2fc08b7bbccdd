"""Data as JSON in few characters."""

import json
from typing import Any


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def in_script(value: Any) -> str:
    """Return the JSON for a ``script`` element, which nothing in it can close."""
    return compact(value).replace("<", "\\u003c")
