"""Helpers of tests: plans."""

from __future__ import annotations

LONGEST_ADDRESS = 2000


SITE = "https://een-vrij-lange-naam-van-een-school.example/plg-gids/draaiboek/"
