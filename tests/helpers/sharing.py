"""Helpers of tests: sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import icalendar

if TYPE_CHECKING:
    from playwright.sync_api import Page


CLIPBOARD = ["clipboard-read", "clipboard-write"]


def clipboard(page: Page, kind: str) -> str:
    """Return what the clipboard holds of a kind."""
    read = "async kind => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
    return str(page.evaluate(read, kind)).replace("\r\n", "\n")


REFUSE = "void (navigator.clipboard.write = () => Promise.reject(new Error('not allowed')))"


def parse_calendar(text: str) -> icalendar.Calendar:
    """Return a calendar after checking the form of its lines."""
    assert text.endswith("\r\n")
    assert [line for line in text.encode().split(b"\r\n") if len(line) > 75 or b"\n" in line] == []
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar
