"""What the planner says of a plan, and suggests next; run in Node over the real modules.

Each case stands beside one that differs in one thing and about which nothing is said.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import ROOT
from helpers.modules import LIBRARY, Modules

from plgdocs.checking.library import read_library
from plgdocs.model.addresses import address_of

PAGES = {address_of(page.docname): page for page in read_library(ROOT)[0].pages.values()}
WHOLE = "?v=2&start=13:30&groep=8&plaats=ter-plaatse&duur=120&plan="

CASES = {
    "check-in": (WHOLE + "bsa,check-out", WHOLE + "doelen,check-in,bsa,check-out"),
    "check-out": (WHOLE + "check-in,bsa,leren", WHOLE + "check-in,bsa,check-out,eigen:Drankje"),
    "leren": (WHOLE + "check-in,check-out,bsa,eigen:Slot", WHOLE + "check-in,bsa,leren,eigen:Slot"),
    "vertaalslag": (WHOLE + "check-in,vertaalslag,input,check-out", WHOLE + "check-in,input,vertaalslag,check-out"),
    "tijd": ("?v=2&duur=60&plan=check-in,bsa:40,check-out:15", "?v=2&duur=63&plan=check-in,bsa:40,check-out:15"),
    "beurt check-out": (WHOLE + "check-in,bsa:30,check-out:14", WHOLE + "check-in,bsa:30,check-out:15"),
    "groep oase": ("?v=2&groep=9&plan=check-in,oase,check-out", "?v=2&groep=8&plan=check-in,oase,check-out"),
    "groep bsa": ("?v=2&groep=3&plan=check-in,bsa,check-out", "?v=2&groep=4&plan=check-in,bsa,check-out"),
    "twee-keer bsa": (WHOLE + "check-in,bsa:5,bsa:5,check-out", WHOLE + "check-in,bsa:5,oase:5,check-out"),
    "vertrekt kandoe": (WHOLE + "check-in,kandoe,check-out", WHOLE + "check-in,placemat,kandoe,check-out"),
    "vertrekt leervraag-aanscherpen": (
        WHOLE + "check-in,leervraag-aanscherpen,kandoe",
        WHOLE + "check-in,kandoe,leervraag-aanscherpen",
    ),
    "volgorde kandoe bsa": (WHOLE + "check-in,kandoe:9,bsa:9,check-out", WHOLE + "check-in,bsa:9,kandoe:9,check-out"),
}


def advised(modules: Modules, search: str, library: Any = LIBRARY) -> list[dict[str, Any]]:
    """Return what is said of the plan in an address."""
    found: list[dict[str, Any]] = modules(
        "planner/advice.js", "advice", [[modules.plan(search, library)["plan"], library]]
    )[0]
    return found


def codes(found: list[dict[str, Any]]) -> list[str]:
    """Return what pieces of advice are about."""
    return [item["code"] for item in found]


@pytest.mark.parametrize(("code", "search", "fine"), [(code, *case) for code, case in CASES.items()], ids=list(CASES))
def test_advice(code: str, search: str, fine: str, modules: Modules) -> None:
    """It is given where it should, with reasons and a page to read on; its mend makes it go away; else it is not."""
    found = advised(modules, search)
    (item,) = [item for item in found if item["code"] == code]
    assert all(item[name] for name in ("text", "reason", "counter", "mend"))
    page = urlsplit(item["page"])
    assert not page.fragment or page.fragment in PAGES[page.path].outline.fragments
    again = modules("planner/advice.js", "advice", [[item["mended"], LIBRARY]])[0]
    assert code not in codes(again)
    assert code not in codes(advised(modules, fine))


def on_site_only(name: str) -> dict[str, Any]:
    """Return the library with one card that doesn't work online."""
    cards = [card | {"plaats": ["ter plaatse"]} if card["id"] == name else card for card in LIBRARY["kaarten"]]
    return LIBRARY | {"kaarten": cards}


def test_a_method_that_does_not_work_online(modules: Modules) -> None:
    """Another with the same purpose takes its place, or it goes."""
    search = "?v=2&groep=8&plaats=online&plan=check-in,bsa,check-out"
    library = on_site_only("bsa")
    (item,) = [item for item in advised(modules, search, library) if item["code"] == "plaats bsa"]
    replaced = item["mended"]["parts"][1]["id"]
    assert "verkennen" in next(card["fase"] for card in LIBRARY["kaarten"] if card["id"] == replaced)
    assert "plaats bsa" not in codes(advised(modules, search))
    assert "plaats bsa" not in codes(advised(modules, search.replace("online", "ter-plaatse"), library))


def test_new_times_are_offered_to_an_old_plan(modules: Modules) -> None:
    """It keeps those that its invitation showed until somebody takes them; a plan without such cards is as it was."""
    search = "?v=1&groep=8&plan=check-in,bsa,kandoe:40,check-out"
    (item,) = [item for item in advised(modules, search) if item["code"] == "nieuwe-tijden"]
    assert item["text"] == "De tijden van deze kaarten zijn vernieuwd."
    assert item["reason"] == "Beginsituatieanalyse (BSA): nu 44 min, toen 60. Check-out: nu 16 min, toen 15."
    assert item["mended"] == modules.plan(search.replace("v=1", "v=2"))["plan"]
    for fine in (search.replace("v=1", "v=2"), "?v=1&groep=8&plan=check-in,bsa:60,pauze,check-out:15"):
        assert "nieuwe-tijden" not in codes(advised(modules, fine))


def test_a_good_plan_gets_no_advice(modules: Modules) -> None:
    search = WHOLE + "check-in,doelen,input,bsa:40,vertaalslag,check-out:15"
    assert codes(advised(modules, search)) == []
    assert advised(modules, "?v=2&plan=") == []


def test_a_turn_that_is_too_short(modules: Modules) -> None:
    """How long it is at the group and the minutes chosen; none before the group is known, or in groups apart."""
    search = "?v=2&groep=12&plan=check-in:12,check-out:{}"
    assert short_turns(modules, search.format(14)) == ["Met 12 krijgt ieder 14 seconden bij Check-out."]
    assert short_turns(modules, search.format(1)) == ["Met 12 krijgt ieder 1 seconde bij Check-out."]
    assert short_turns(modules, search.format(19)) == []
    assert short_turns(modules, search.format(14).replace("groep=12&", "")) == []
    assert short_turns(modules, "?v=2&groep=40&plan=check-in:in+4+groepen:10") == []
    assert short_turns(modules, "?v=2&groep=40&plan=check-in:10") == ["Met 40 krijgt ieder 15 seconden bij Check-in."]


def short_turns(modules: Modules, search: str) -> list[str]:
    """Return what is said of turns."""
    return [item["text"] for item in advised(modules, search) if item["code"].startswith("beurt ")]


def test_what_a_group_brings_along_is_not_missed(modules: Modules) -> None:
    """A leervraag or a text comes from before; what a meeting makes itself comes from a part, which is named."""
    assert not [code for code in codes(advised(modules, WHOLE + "tekst-in-rondes,lesbezoek")) if "vertrekt" in code]
    (item,) = [item for item in advised(modules, WHOLE + "check-in,kandoe") if item["code"] == "vertrekt kandoe"]
    assert item["text"].startswith("KanDoe vertrekt van ideeën, en geen enkel onderdeel ervoor levert dat")
    assert item["mend"] == "Zet Denken, delen, uitwisselen ervoor"
    assert [part["id"] for part in item["mended"]["parts"]] == ["check-in", "denken-delen-uitwisselen", "kandoe"]


def test_shorter_times_leave_turns_long_enough(modules: Modules) -> None:
    """Else one piece of advice would lead to the other."""
    search = "?v=2&groep=12&duur=75&plan=check-in,bsa:50,check-out"
    (item,) = [item for item in advised(modules, search) if item["code"] == "tijd"]
    again = modules("planner/advice.js", "advice", [[item["mended"], LIBRARY]])[0]
    assert not {"tijd", "beurt check-out"} & {*codes(again)}


def test_the_other_track_has_other_advice(modules: Modules) -> None:
    """What the guide says of a PLG does not hold for a study day."""
    search = "?v=2&spoor=school&duur=30&plan=input:60"
    assert codes(advised(modules, search)) == ["tijd"]
    assert len(advised(modules, search.replace("&spoor=school", ""))) > 1


def test_shorter_times_fit_exactly(modules: Modules) -> None:
    """No method gets less than its card says, and none is touched without need."""
    search = "?v=2&groep=8&duur=95&plan=check-in,bsa,kandoe,check-out"
    (item,) = [item for item in advised(modules, search) if item["code"] == "tijd"]
    parts = modules("planner/timeline.js", "timeline", [[item["mended"], LIBRARY]])[0]
    assert sum(part["minutes"] for part in parts) == 95
    assert all(part["shortest"] <= part["minutes"] <= part["longest"] for part in parts)


def test_a_large_group_splits(modules: Modules) -> None:
    """A round for each person is then shorter."""
    search = "?v=2&groep=20&plan=check-in,check-out"
    (item,) = [item for item in advised(modules, search) if item["code"] == "groep check-in"]
    assert item["mended"]["parts"][0] == {"id": "check-in", "text": "in 2 groepen", "minutes": 10}


def suggested(modules: Modules, search: str) -> list[tuple[str, str]]:
    """Return what is suggested next, with the reason."""
    found = modules("planner/suggestions.js", "suggestions", [[modules.plan(search)["plan"], LIBRARY]])[0]
    return [(item["id"], item["reason"]) for item in found]


def test_what_could_come_next(modules: Modules) -> None:
    """What opens, at first; then what goes well after the last method; a break when it gets long."""
    assert suggested(modules, "?v=2&groep=8&plan=")[0] == ("check-in", "Om te openen: dat zit er nog niet in.")
    after = dict(suggested(modules, "?v=2&groep=8&plan=check-in,bsa"))
    assert after["kandoe"] == "Gaat goed na Beginsituatieanalyse (BSA)."
    long = suggested(modules, "?v=2&groep=8&plan=check-in,bsa,kandoe")
    assert long[0] == ("pauze", "Jullie zijn 85 min bezig zonder pauze.")
    assert "check-in" not in dict(long)
    assert "pauze" not in dict(suggested(modules, "?v=2&groep=8&plan=check-in,bsa,pauze,kandoe"))


def test_what_closes_is_suggested_in_time(modules: Modules) -> None:
    """Among methods for each phase that is missing, and not behind all those of one phase."""
    assert "check-out" in dict(suggested(modules, "?v=2&groep=8&duur=120&plan=check-in,kandoe"))


def test_what_does_not_fit_is_not_suggested(modules: Modules) -> None:
    """Little that just doesn't fit comes last, and says why."""
    few = dict(suggested(modules, "?v=2&groep=3&duur=60&plan=check-in"))
    assert few
    least = {card["id"]: card["groep"]["van"] for card in LIBRARY["kaarten"]}
    assert all(least.get(name, 0) <= 3 or reason.endswith("deelnemers.") for name, reason in few.items())
    many = dict(suggested(modules, "?v=2&groep=40&plan=check-in"))
    most = {card["id"]: card["groep"]["tot"] for card in LIBRARY["kaarten"]}
    assert all(most.get(name, 40) >= 40 or reason.endswith("deelnemers.") for name, reason in many.items())
    assert "kandoe" not in many


def test_a_new_part_finds_its_place(modules: Modules) -> None:
    """What opens goes first, what closes stays last."""
    plan = modules.plan("?v=2&plan=bsa,check-out")["plan"]
    added = modules(
        "planner/suggestions.js", "added", [[plan, name, LIBRARY] for name in ("kandoe", "check-in", "pauze", "weg")]
    )
    places = [(item["index"], [part["id"] for part in item["plan"]["parts"]]) for item in added]
    assert places == [
        (1, ["bsa", "kandoe", "check-out"]),
        (0, ["check-in", "bsa", "check-out"]),
        (1, ["bsa", "pauze", "check-out"]),
        (1, ["bsa", "weg", "check-out"]),
    ]
