"""What a ready plan (draaiboek) is, in time, and as an address of the planner (``planner/address.js`` reads it)."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from plgdocs.model.cards import Card
from plgdocs.model.fields import Needed, again, key
from plgdocs.model.outline import Step
from plgdocs.model.pages import Page, Review
from plgdocs.model.ranges import Duration
from plgdocs.model.types import CLOCK, Choice, Number, Text
from plgdocs.model.vocabularies import DAY, MOST_PEOPLE, PLACES, PLAN_PARTS, PLAN_VERSION, TRACKS

PLANNER = "docs/draaiboek/index"

PLAN_SECTION = "Programma"
"""The section of a ready plan that lists its parts."""

FIRST_DURATIONS = {
    "borgen-bannen-beginnen": Duration(start=35, end=35),
    "bsa": Duration(start=60, end=60),
    "check-in": Duration(start=1, end=1, per="persoon"),
    "check-out": Duration(start=15, end=15),
    "kandoe": Duration(start=45, end=45),
    "oase": Duration(start=60, end=60),
    "zelfscan": Duration(start=60, end=60),
}
"""How long a plan whose address is of version 1 reckons with a card: as long as the card said then."""


@dataclass(frozen=True, kw_only=True)
class Plan(Page):
    """A ready plan (draaiboek) for a meeting or a day; its parts are the steps below “Programma” (``plans.py``)."""

    goal: str = key(
        "doel",
        Text(200),
        "Wat de groep op het einde bereikt heeft.",
        example="De groep kent haar eerste leervraag.",
        needed=Needed.ALWAYS,
        default="",
    )
    audience: str = key(
        "voor-wie",
        Text(160),
        "Voor welke groep, en op welk moment.",
        example="een PLG die voor het eerst samenzit",
        needed=Needed.ALWAYS,
        default="",
    )
    track: str = key(
        "spoor",
        Choice(TRACKS),
        "Bij welk van de twee sporen het draaiboek hoort.",
        example="plg",
        needed=Needed.ALWAYS,
        default="",
    )
    start: str = key("start", CLOCK, "Het beginuur.", example="13:30", needed=Needed.ALWAYS, default="")
    minutes: int = key(
        "duur",
        Number(5, DAY),
        "Minuten voor het geheel; de onderdelen duren samen even lang.",
        example="90",
        needed=Needed.ALWAYS,
        default=0,
    )
    people: int = key(
        "groep",
        Number(1, MOST_PEOPLE),
        "Met hoeveel mensen het draaiboek rekent.",
        example="8",
        needed=Needed.ALWAYS,
        default=0,
    )
    place: str | None = key("plaats", Choice(PLACES), "Waar het doorgaat.", example="ter plaatse")
    reviewed: Review | None = again(Card, "nagekeken", needed=Needed.NEVER)


@dataclass(frozen=True)
class Part:
    """A part of a plan at its place in time.

    ``name`` is a card's id or a word of ``PLAN_PARTS``; ``text`` are own words beside it.  ``start`` and ``end`` are
    ``hour:minute``, and empty where the plan has no start.
    """

    name: str
    text: str
    minutes: int
    start: str
    end: str
    step: Step

    @property
    def is_method(self) -> bool:
        """Whether the part is a card."""
        return bool(self.step.target)


def parts_of(plan: Plan) -> list[Part]:
    """Return the parts of a plan, with their clock times."""
    found: list[Part] = []
    past = 0
    for step in plan.steps:
        minutes = step.minutes_for(plan.people) or 0
        name, text = name_of(step)
        found.append(Part(name, text, minutes, later(plan.start, past), later(plan.start, past + minutes), step))
        past += minutes
    return found


def name_of(step: Step) -> tuple[str, str]:
    """Return what a part is, and its own words: “Input: een tekst lezen” is input."""
    if step.target:
        return card_name(step), ""
    kind, _, text = step.name.partition(":")
    words = {word.casefold(): name for name, (title, _) in PLAN_PARTS.items() for word in (name, title)}
    known = words.get(kind.strip().casefold())
    return (known, text.strip()) if known else ("eigen", step.name)


def card_name(step: Step) -> str:
    """Return the id of the card that a part leads to."""
    return step.target.rpartition("/")[2].partition("#")[0].removesuffix(".md")


def length(minutes: int) -> str:
    """Return a number of minutes as a reader sees it: “90 min”, “7 uur”."""
    return f"{minutes // 60} uur" if minutes >= 120 and minutes % 60 == 0 else f"{minutes} min"


def later(time: str, minutes: int) -> str:
    """Return the ``hour:minute`` that is so much later, or nothing where no time is given."""
    if not time:
        return ""
    hours, past = map(int, time.split(":"))
    at = hours * 60 + past + minutes
    return f"{at % DAY // 60:02}:{at % 60:02}"


def hour_text(time: str) -> str:
    """Return a time of data, ``hour:minute``, as a reader writes it (``hourText`` in ``share/meeting.js``)."""
    return time.replace(":", ".")


def minutes_of(card: Card, people: int) -> int | None:
    """Return how long the planner reckons with a card for a group, if it says (``lengthFor`` in ``timeline.js``)."""
    if not card.duration:
        return None
    shortest, longest = card.duration.minutes_for(people)
    times = [step.minutes_for(people) or 0 for step in card.steps]
    return min(longest, max(shortest, sum(times))) if times and all(times) else longest


def minutes_in_address(part: Part, plan: Plan, cards: Mapping[str, Card]) -> str:
    """Return the minutes of a part; nothing where the planner reckons the same, so that a group gets its own time."""
    timing, card = part.step.timing, cards.get(part.name)
    follows = timing and not timing.is_fixed and card and minutes_of(card, plan.people) == part.minutes
    return "" if follows else str(part.minutes)


def address(plan: Plan, cards: Mapping[str, Card]) -> str:
    """Return the part of an address, from the question mark on, that opens a plan in the planner."""
    words = ((part.name, escaped(part.text), minutes_in_address(part, plan, cards)) for part in parts_of(plan))
    parts = (":".join(filter(None, part)) for part in words)
    values = {
        "v": PLAN_VERSION,
        "start": plan.start,
        "groep": plan.people,
        "plaats": (plan.place or "").replace(" ", "-"),
        "spoor": plan.track if plan.track == "school" else "",
        "duur": plan.minutes,
        "uit": plan.name,
        "titel": escaped(plan.label),
        "doel": escaped(plan.goal),
        "plan": ",".join(parts),
    }
    return "?" + "&".join(f"{name}={value}" for name, value in values.items() if value)


def escaped(text: str) -> str:
    """Return own words as ``planner/address.js`` escapes them."""
    return quote_plus(text).replace(".", "%2E")
