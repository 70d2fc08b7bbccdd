"""A plan as data, run in Node over the real modules: addresses and times."""

from __future__ import annotations

import random
from typing import Any

import pytest
from helpers.modules import LIBRARY, Modules
from helpers.plans import LONGEST_ADDRESS, SITE
from helpers.random_plans import random_plan


@pytest.mark.slow
def test_plans_survive_the_round_trip(modules: Modules) -> None:
    """A thousand plans: into an address, out of it, and in again; as a browser gives the address back."""
    chance = random.Random(8)  # noqa: S311 (no secret)
    plans = [random_plan(chance) for _ in range(1000)]
    addresses = modules("planner/address.js", "planAddress", [[plan] for plan in plans])
    assert all(address.isascii() and not set(address) & set(" \"<>#'()") for address in addresses)
    read = modules("planner/address.js", "parsePlan", [[address, LIBRARY] for address in addresses])
    assert [found["plan"] for found in read] == plans
    assert modules("planner/address.js", "planAddress", [[found["plan"]] for found in read]) == addresses


def test_the_round_trip_can_fail(modules: Modules) -> None:
    """An address that is unescaped too early, as URLSearchParams does, gives another plan."""
    plan = random_plan(random.Random(1)) | {"parts": [{"id": "eigen", "text": "Uit, en thuis", "minutes": 5}]}  # noqa: S311
    (address,) = modules("planner/address.js", "planAddress", [[plan]])
    assert modules.plan(address)["plan"] == plan
    assert modules.plan(address.replace("%2C", ","))["plan"] != plan


def test_twenty_parts_stay_short(modules: Modules) -> None:
    """Even where all own words fill the room that they have, with letters that need escaping."""
    long_text = "Überlegung, naïeve coördinatie & één façade – “ja?” " * 5
    rooms = {"part": 60, "title": 100, "goal": 200}
    fitted = modules("planner/address.js", "fitting", [[long_text, room] for room in rooms.values()])
    words = dict(zip(rooms, fitted, strict=True))
    parts = [{"id": "vertaalslag", "text": words["part"], "minutes": 120}] * 20
    plan = {
        "version": 2,
        "day": "2026-12-03",
        "start": "13:30",
        "people": 120,
        "place": "ter plaatse",
        "track": "school",
        "available": 480,
    }
    plan |= {"available": 480, "title": words["title"], "goal": words["goal"], "parts": parts}
    (address,) = modules("planner/address.js", "planAddress", [[plan]])
    assert 1500 < len(SITE + address) <= LONGEST_ADDRESS
    assert all(words.values())


def test_a_title_and_its_remark_share_their_room(modules: Modules) -> None:
    """So that twenty own parts with a remark each are no longer than twenty others."""
    (room,) = modules("planner/address.js", "roomBeside", [["Gast: één"]])
    assert 0 < room < 60
    (note,) = modules("planner/address.js", "fitting", [["Zorg voor koffie, thee & één taart " * 3, room]])
    own, other = (
        {"id": "eigen", "text": "Gast: één", "note": note, "minutes": 120},
        {"id": "vertaalslag", "text": "W" * 60},
    )
    plans = [{"place": "", "title": "", "goal": "", "parts": [part | {"minutes": 120}] * 20} for part in (own, other)]
    lengths = [len(address) for address in modules("planner/address.js", "planAddress", [[plan] for plan in plans])]
    assert lengths[0] <= lengths[1]


def test_a_plan_reads_well(modules: Modules) -> None:
    """The address of the issue, word for word."""
    search = "?v=2&start=13:30&groep=8&plaats=online&duur=90&plan=check-in,bsa:30,pauze:10,eigen:Input+van+Sien:20"
    found = modules.plan(search)
    assert found["notes"] == []
    assert modules("planner/address.js", "planAddress", [[found["plan"]]]) == [search]
    same = modules.plan(search.replace("+", "%20"))
    assert same == found


OWN = [
    ("eigen:Gast:20", {"id": "eigen", "text": "Gast", "minutes": 20}),
    ("eigen:Gast::20", {"id": "eigen", "text": "Gast:", "minutes": 20}),
    ("eigen:Gast:op+tijd:20", {"id": "eigen", "text": "Gast:op tijd", "minutes": 20}),
    ("eigen:Gast::koffie:20", {"id": "eigen", "text": "Gast", "note": "koffie", "minutes": 20}),
    ("eigen:Gast::koffie%3A%3Athee", {"id": "eigen", "text": "Gast", "note": "koffie::thee", "minutes": 0}),
    ("eigen:Gast::20:0", {"id": "eigen", "text": "Gast", "note": "20", "minutes": 0}),
    ("eigen:::koffie", {"id": "eigen", "text": "", "note": "koffie", "minutes": 0}),
    ("bsa:a::b:20", {"id": "bsa", "text": "a::b", "minutes": 20}),
]


@pytest.mark.parametrize(("written", "part"), OWN)
def test_the_remark_of_an_own_part(written: str, part: dict[str, Any], modules: Modules) -> None:
    """Behind two colons, which no address of before had in its own words."""
    assert modules.plan(f"?plan={written}")["plan"]["parts"] == [part]
    (timed,) = modules.times(f"?plan={written}")
    if part["id"] == "eigen":
        assert (timed["title"], timed["remark"]) == (part["text"] or "Eigen onderdeel", part.get("note", ""))


def test_a_part_may_begin_at_a_fixed_hour(modules: Modules) -> None:
    """Behind an @, which own words never have bare, in a link too; what is no hour stays as it was written."""
    search = "?v=2&start=09:00&plan=eigen@1215:Lunch%40school:45,bsa@2460,bsa%401215"
    (code,) = modules("share/code.js", "coded", [[search]])
    assert modules("share/code.js", "decoded", [[code]]) == [search]
    assert code.isalnum()
    found = modules.plan(search)["plan"]
    lunch, *others = found["parts"]
    assert lunch == {"id": "eigen", "text": "Lunch@school", "minutes": 45, "at": "12:15"}
    assert [(part["id"], part.get("at")) for part in others] == [("bsa@2460", None), ("bsa@1215", None)]
    assert modules("planner/address.js", "planAddress", [[found]]) == [search.replace("bsa@2460", "bsa%402460")]


def renamed(old: str) -> dict[str, Any]:
    """Return the library with an old name for one card."""
    cards = [card | {"vroeger": [old]} if card["id"] == "check-in" else card for card in LIBRARY["kaarten"]]
    return LIBRARY | {"kaarten": cards}


def test_an_old_address_keeps_opening(modules: Modules) -> None:
    """Old ids lead to the card; what nobody knows stays, and is said; nothing goes away in silence."""
    search = "?v=2&start=13:30&plan=gevoelsronde:8,weg-ermee:Met+een+spel:20,bsa"
    found = modules.plan(search, renamed("gevoelsronde"))
    assert found["plan"]["parts"] == [
        {"id": "check-in", "text": "", "minutes": 8},
        {"id": "weg-ermee", "text": "Met een spel", "minutes": 20},
        {"id": "bsa", "text": "", "minutes": 0},
    ]
    assert found["notes"] == [
        "De methodiek “gevoelsronde” heet nu “Check-in”.",
        "De methodiek “weg-ermee” kennen we niet. Ze blijft staan zoals ze in de link stond.",
    ]
    unknown = modules.times(search)[1]
    assert (unknown["kind"], unknown["title"], unknown["remark"], unknown["minutes"]) == (
        "onbekend",
        "weg-ermee",
        "Met een spel",
        20,
    )


@pytest.mark.parametrize(
    ("search", "note"),
    [
        ("?start=25:00", "Dit in de link begrijpen we niet: “start=25:00”."),
        ("?groep=veel", "Dit in de link begrijpen we niet: “groep=veel”."),
        ("?plaats=maan", "Dit in de link begrijpen we niet: “plaats=maan”."),
        ("?plaats=constructor", "Dit in de link begrijpen we niet: “plaats=constructor”."),
        ("?spoor=elders", "Dit in de link begrijpen we niet: “spoor=elders”."),
        ("?duur=9000", "Dit in de link begrijpen we niet: “duur=9000”."),
        ("?datum=2026-02-30", "Dit in de link begrijpen we niet: “datum=2026-02-30”."),
        ("?v=3", "Deze link komt uit een nieuwere versie van de gids. Kijk na of alles er staat."),
    ],
)
def test_what_an_address_gets_wrong_is_said(search: str, note: str, modules: Modules) -> None:
    assert modules.plan(search)["notes"] == [note]


@pytest.mark.parametrize("search", ["", "?", "?plan=", "?plan=,,", "?v=2&utm_source=mail&plan="])
def test_nothing_is_an_empty_plan(search: str, modules: Modules) -> None:
    found = modules.plan(search)
    assert (found["plan"]["parts"], found["notes"]) == ([], [])


BROKEN = ["?plan=bsa:%E0%A4%A", "?plan=%", "?titel=%zz&plan=eigen:100%", "?plan=:::", "?plan==,&&&=a"]


@pytest.mark.parametrize("search", BROKEN)
def test_broken_addresses_open(search: str, modules: Modules) -> None:
    """And what they became stays the same from then on."""
    first = modules.plan(search)["plan"]
    (address,) = modules("planner/address.js", "planAddress", [[first]])
    assert modules.plan(address)["plan"] == first


def test_minutes_that_are_none_are_words(modules: Modules) -> None:
    parts = modules.plan("?plan=bsa:9999,eigen:20:0,eigen:20")["plan"]["parts"]
    assert [(part["text"], part["minutes"]) for part in parts] == [("9999", 0), ("20", 0), ("", 20)]


def test_clock_times(modules: Modules) -> None:
    """Minutes for each person grow with the group; chosen minutes win; the clock passes midnight."""
    parts = modules.times("?start=23:30&groep=12&plan=check-in,bsa:25,pauze,eigen:Wandelen,weg-ermee")
    found = [(part["start"], part["end"], part["minutes"]) for part in parts]
    assert found == [
        ("23:30", "23:42", 12),
        ("23:42", "00:07", 25),
        ("00:07", "00:17", 10),
        ("00:17", "00:32", 15),
        ("00:32", "00:32", 0),
    ]
    assert [part["title"] for part in parts[2:4]] == ["Pauze", "Wandelen"]


def test_without_a_start_or_a_group(modules: Modules) -> None:
    """No part has an hour, and a method for each person reckons with eight."""
    check_in, bsa = modules.times("?v=2&plan=check-in,bsa")
    assert (check_in["start"], check_in["end"], check_in["minutes"]) == ("", "", 8)
    assert (bsa["minutes"], bsa["shortest"], bsa["longest"]) == (48, 40, 48)
    assert (check_in["phase"], bsa["phase"]) == ("openen", "verkennen")


FIRST = {"kandoe": 45, "bsa": 60, "oase": 60, "borgen-bannen-beginnen": 35, "check-out": 15, "zelfscan": 60}
"""Minutes that cards took while addresses said version 1."""


@pytest.mark.parametrize("version", ["?v=1&", "?"])
def test_an_old_address_keeps_its_times(version: str, modules: Modules) -> None:
    """For each card of then, with a group and without one; chosen minutes win."""
    for group, people in (("", 8), ("groep=12&", 12)):
        times = modules.times(f"{version}{group}plan=check-in,{','.join(FIRST)},kandoe:20,pauze")
        assert [part["minutes"] for part in times] == [people, *FIRST.values(), 20, 10]
        today = modules.times(f"?v=2&{group}plan=check-in,{','.join(FIRST)},kandoe:20,pauze")
        assert [part["minutes"] for part in today][1:-2] != [*FIRST.values()]


def test_an_old_address_keeps_its_version(modules: Modules) -> None:
    """So that its link, and what is kept of it, gives the same times again."""
    for search, version in (("?v=1&plan=bsa", 1), ("?plan=bsa", 1), ("?v=2&plan=bsa", 2), ("?v=3&plan=bsa", 2)):
        plan = modules.plan(search)["plan"]
        assert plan["version"] == version
        assert modules("planner/address.js", "planAddress", [[plan]]) == [f"?v={version}&plan=bsa"]
