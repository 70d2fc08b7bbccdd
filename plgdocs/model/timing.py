"""How long a step takes: a share of the whole, or a base plus so much for each person or pair.

Grammar, between brackets after a step's name::

    (10 min)  (1/4)  (3 rondes van 45 sec per persoon)
    (5 min + 1 min per duo, minstens 8 min, hoogstens 20 min)
"""

import re
from dataclasses import dataclass

AMOUNT = re.compile(
    r"(?:(?P<rounds>[2-9]) rondes van )?(?P<number>[1-9][0-9]{0,2}) (?P<unit>min|sec)(?: per (?P<per>persoon|duo))?"
)
TIME = re.compile(
    r"(?P<sum>[^,]+)(?:, minstens (?P<least>[1-9][0-9]{0,2}) min)?(?:, hoogstens (?P<most>[1-9][0-9]{0,2}) min)?"
)
"""A sum of amounts, with the least and the most that it comes to."""
SHARE = re.compile(r"1/(?P<parts>[2-9])")
UNITS = {"min": 60, "sec": 1}


@dataclass(frozen=True, kw_only=True)
class Timing:
    """A step's time as ``text``; seconds that are fixed, for each person and for each pair; limits in minutes."""

    text: str
    parts: int | None = None
    """The step gets one of so many equal parts of the method's time; then there are no seconds."""
    fixed: int = 0
    per_person: int = 0
    per_pair: int = 0
    least: int = 0
    most: int | None = None
    rounds: int = 1
    """How many turns each person has, where the time is for each person."""

    @property
    def is_fixed(self) -> bool:
        """Whether the time is the same for every group."""
        return not (self.parts or self.per_person or self.per_pair)

    def minutes_for(self, people: int) -> int:
        """Return whole minutes, rounded up, for a group of ``people``."""
        seconds = self.fixed + self.per_person * people + self.per_pair * -(-people // 2)
        minutes = max(self.least, -(-seconds // 60))
        return min(minutes, self.most) if self.most else minutes


def read_timing(text: str) -> Timing | None:
    """Return the time that the text between brackets says, or None if it says none."""
    if share := SHARE.fullmatch(text):
        return Timing(text=f"{text} van de tijd", parts=int(share["parts"]))
    time = TIME.fullmatch(text)
    seconds = seconds_of(time["sum"]) if time else None
    if time is None or seconds is None:
        return None
    limits = {which: int(minutes) for which in ("least", "most") if (minutes := time[which])}
    if limits.get("least", 0) > limits.get("most", 999):
        return None
    return Timing(text=text, **seconds, **limits)


def seconds_of(amounts: str) -> dict[str, int] | None:
    """Return the seconds of a sum, each kind of amount at most once."""
    kinds = {None: "fixed", "persoon": "per_person", "duo": "per_pair"}
    found: dict[str, int] = {}
    for written in amounts.split(" + "):
        amount = AMOUNT.fullmatch(written)
        if amount is None or (kind := kinds[amount["per"]]) in found:
            return None
        rounds = int(amount["rounds"] or 1)
        found[kind] = int(amount["number"]) * UNITS[amount["unit"]] * rounds
        if kind == "per_person":
            found["rounds"] = rounds
    return found
