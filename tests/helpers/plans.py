"""Helpers of tests: plans."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

LONGEST_ADDRESS = 2000


SITE = "https://een-vrij-lange-naam-van-een-school.example/plg-gids/draaiboek/"


SIGNS = {"A": "&", "E": "=", "K": ",", "D": ":", "_": "+", "T": "@"}


def plan_in(address: str) -> str:
    """Return the query of the plan behind the “#” of an address, or nothing."""
    found = re.search(r"#plan=([A-Za-z0-9_-]{1,2000})$", address)
    if not found:
        assert "#" not in address
        return ""
    pattern = r"X([0-9a-f]{2})|U([a-z])|[A-Z_]"
    return "?" + re.sub(pattern, lambda code: sign_of(*code.group(0, 1, 2)), found[1])


def sign_of(code: str, byte: str | None, capital: str | None) -> str:
    """Return what a code of ``planner/link.js`` stands for."""
    return f"%{byte.upper()}" if byte else capital.upper() if capital else SIGNS[code]


def view_in(address: str) -> str:
    """Return the view of the plan that an address asks for."""
    return parse_qs(urlsplit(address).query).get("toon", [""])[0]
