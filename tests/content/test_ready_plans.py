"""Ready plans: what the checker says of a bad one; what pages, links and the planner make of a good one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest
from conftest import ROOT
from helpers.modules import LIBRARY as CARDS
from helpers.modules import Modules
from helpers.pages import parse, text_of
from helpers.plans import LONGEST_ADDRESS, SITE
from helpers.samples import small_library

from plgdocs.checking.files import READ, read
from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.model import plans
from plgdocs.model.addresses import address_of
from plgdocs.model.plans import Plan
from plgdocs.outputs.data import first_durations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIBRARY = read_library(ROOT)[0]

PLAN = """\
---
samenvatting: Een rondje en een pauze.
doel: Iedereen is er.
voor-wie: een nieuwe groep
spoor: plg
start: "13:30"
duur: 30
groep: 8
zoektermen: [rondje]
zoekvragen: [hoe beginnen we]
---

# Een korte bijeenkomst

## Programma

1. **[Rondje](../../methods/rondje.md).** (1 min per persoon) Ieder zegt iets.

2. **Pauze: met koffie.** (12 min)

3. **Wandelen.** (10 min) Per twee.
"""

BAD = """\
---
samenvatting: Een rondje en een pauze.
voor-wie: een nieuwe groep
spoor: elders
start: 9u
duur: 30
groep: 8
uit-de-bron: [{werk: gids, pagina: 14, delen: [stap-nergens]}]
zoektermen: [rondje]
zoekvragen: [hoe beginnen we]
kleur: rood
---

# Een korte bijeenkomst

## Programma

2. **[Rondje](../../methods/rondje.md).** (1 min per persoon) Ieder zegt iets.

3. **[Raad](../aanbevelingen/1-raad.md).** (5 min) Lees samen.

4. **[Weg](../../methods/weg.md).** (5 min) Bestaat niet.

5. **Pauze.** Zonder minuten.

6. **Wandelen.** (1 kwartier) Per twee.

7. Zonder naam. (5 min)

8. **[Rondje](../../methods/rondje.md#hoe).** (481 min) Met een deel.
9. **[Tekening](../tekeningen/wandeling.svg).** (5 min) Geen kaart.
10. **[Elders](https://example.org/rondje.md).** (5 min) Geen kaart van ons.
11. **[Raad](../aanbevelingen/1-raad.md#in-het-kort).** (5 min) Met een deel.
""" + "".join(f"{number}. **Pauze.** (1 min)\n" for number in range(12, 33))

WRONG = """\
2:1: PLG201 “doel” ontbreekt
4:8: PLG307 “elders” kan niet bij “spoor”
5:8: PLG313 “9u” is geen uur
8:1: PLG806 “stap-nergens” bij “uit-de-bron” is geen deel van deze pagina
11:1: PLG202 De sleutel “kleur” bestaat niet
18:1: PLG505 De stappen beginnen bij 2
20:1: PLG807 Onderdeel 2 leidt niet naar een methodiek uit de lijst (“../aanbevelingen/1-raad.md”)
22:12: PLG701 De link naar “../../methods/weg.md” leidt nergens heen
24:1: PLG506 Onderdeel 4 heeft geen minuten
26:1: PLG503 “(1 kwartier)” is geen geldige tijd
28:1: PLG502 Stap 6 heeft geen naam
28:1: PLG506 Onderdeel 6 heeft geen minuten
30:1: PLG509 Onderdeel 7 duurt 481 minuten; er is plaats voor 480
31:1: PLG807 Onderdeel 8 leidt niet naar een methodiek uit de lijst (“../tekeningen/wandeling.svg”)
31:17: PLG701 De link naar “../tekeningen/wandeling.svg” leidt nergens heen
32:1: PLG807 Onderdeel 9 leidt niet naar een methodiek uit de lijst (“https://example.org/rondje.md”)
33:1: PLG807 Onderdeel 10 leidt niet naar een methodiek uit de lijst (“../aanbevelingen/1-raad.md#in-het-kort”)
54:1: PLG509 Het draaiboek telt 31 onderdelen; er is plaats voor 30"""


def problems_of(folder: Path, text: str, name: str = "kort.md") -> list[str]:
    """Return what the checker says of a library with this one plan, and of nothing else in it."""
    root = small_library(folder)
    (root / "docs/draaiboek").mkdir()
    (root / "docs/draaiboek" / name).write_text(text, "utf-8")
    library, single = read_library(root)
    return [str(problem) for problem in sorted([*single, *check_library(library)]) if "draaiboek" in problem.path]


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every card is listed: that of the samples lacks what an editor adds."""
    READ.clear()  # a card that was read before knows whether it is listed
    monkeypatch.setattr("plgdocs.model.cards.Card.is_listed", True)
    yield
    READ.clear()


@pytest.mark.usefixtures("listed")
def test_a_good_plan_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(tmp_path, PLAN) == []


@pytest.mark.usefixtures("listed")
def test_a_bad_plan_has_all_its_problems(tmp_path: Path) -> None:
    path = "docs/draaiboek/kort.md"
    found = problems_of(tmp_path, BAD)
    assert [problem.removeprefix(f"{path}:").partition(". ")[0] for problem in found] == WRONG.split("\n")


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("duur: 30", "duur: 45", "17:1: PLG507 De onderdelen duren samen 30 min, en bij “duur” staat 45."),
        ("(10 min)", "(1/4)", "PLG506 Onderdeel 3 heeft geen minuten."),
        ("## Programma", "## Verloop", "13:1: PLG404 Het deel “Programma” ontbreekt."),
        ("1. **[R", "Tekst.\n\n- **[R", "PLG50"),
    ],
)
def test_one_thing_wrong(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert any(problem in found for found in problems_of(tmp_path, PLAN.replace(old, new)))


def test_a_card_that_is_not_listed_is_no_method_yet(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, PLAN)
    assert "PLG807 Onderdeel 1 leidt niet naar een methodiek uit de lijst" in found
    assert "Vul eerst die kaart aan" in found


def test_the_index_of_the_folder_is_no_plan() -> None:
    assert not isinstance(read("docs/draaiboek/index.md", b"# x")[0], Plan)


def test_what_a_part_is() -> None:
    plan, _ = read("docs/draaiboek/kort.md", PLAN.encode())
    assert isinstance(plan, Plan)
    assert [(part.name, part.text, part.start, part.end) for part in plans.parts_of(plan)] == [
        ("rondje", "", "13:30", "13:38"),
        ("pauze", "met koffie", "13:38", "13:50"),
        ("eigen", "Wandelen", "13:50", "14:00"),
    ]


def test_without_a_start_no_part_has_an_hour() -> None:
    """The problem of such a plan is said elsewhere; its preview shows no midnight."""
    plan, _ = read("docs/draaiboek/kort.md", PLAN.replace('start: "13:30"\n', "").encode())
    assert isinstance(plan, Plan)
    assert {(part.start, part.end) for part in plans.parts_of(plan)} == {("", "")}


@pytest.mark.parametrize("plan", LIBRARY.plans, ids=lambda plan: plan.name)
def test_the_planner_opens_the_same_plan(plan: Plan, modules: Modules) -> None:
    """The address on the page, read by the planner's own script, gives the page's titles and times."""
    address = plans.address(plan, LIBRARY.card_by_name)
    found = modules.plan(address)
    assert found["notes"] == []
    assert modules("planner/address.js", "planAddress", [[found["plan"]]]) == [address]
    times: list[dict[str, Any]] = modules("planner/timeline.js", "timeline", [[found["plan"], CARDS]])[0]
    parts = plans.parts_of(plan)
    assert [(time["start"], time["end"]) for time in times] == [(part.start, part.end) for part in parts]
    assert (found["plan"]["goal"], found["plan"]["available"]) == (plan.goal, plan.minutes)
    assert [(time["guidance"], time["say"]) for time in times] == [(p.step.text, list(p.step.say)) for p in parts]
    assert len(SITE + address) <= LONGEST_ADDRESS


@pytest.mark.parametrize("plan", LIBRARY.plans, ids=lambda plan: plan.name)
def test_no_plan_leaves_out_a_step_of_a_card(plan: Plan) -> None:
    """The programme and the timer have all steps, so words that skip one would tell another story than the clock."""
    cards = [part for part in plans.parts_of(plan) if part.name in LIBRARY.card_by_name]
    assert [part.name for part in cards if re.search(r"\b(?:doe|sla) stap", part.step.text, re.IGNORECASE)] == []


def test_nobodys_turn_is_too_short(modules: Modules) -> None:
    """The planner warns of that; a plan that is ready gives it no reason to."""
    found = [modules.plan(plans.address(plan, LIBRARY.card_by_name))["plan"] for plan in LIBRARY.plans]
    advised = modules("planner/advice.js", "advice", [[plan, CARDS] for plan in found])
    said = [(plan["title"], item["text"]) for plan, items in zip(found, advised, strict=True) for item in items]
    assert [text for text in said if "krijgt ieder" in text[1]] == []


def test_the_words_of_a_plan_stay_with_its_parts(modules: Modules) -> None:
    """A part that got other words is the reader's own; a plan that nobody knows brings nothing."""
    search = "?v=2&uit=studiedag&plan=eigen:Concretiseren:30,eigen:Iets+anders:20,pauze"
    before, other, rest = modules.times(search)
    assert before["guidance"].startswith("Gemengde groepen")
    assert before["say"]
    assert (other["guidance"], other["say"], rest["guidance"]) == ("", [], "")
    stage = modules.stages(modules.plan(search)["plan"], CARDS)[0]
    assert (stage["text"], stage["say"]) == (before["guidance"], before["say"])
    for unknown in ("weg-ermee", "constructor"):
        found = modules.plan(search.replace("studiedag", unknown))
        assert (found["plan"]["ready"], found["notes"]) == ("", [])


def test_what_a_plan_lays_ready_is_in_its_list(modules: Modules) -> None:
    """As plain text, once: what a card asks too isn't named again; with the sheets to print."""
    library = CARDS | {"kaarten": [sheeted(card) for card in CARDS["kaarten"]]}
    plan = modules.plan("?v=2&uit=bijeenkomst-eerste&plan=check-in,kandoe,pauze", library)["plan"]
    (parts,) = modules("planner/timeline.js", "timeline", [[plan, library]])
    found, other = modules(
        "planner/beforehand.js", "beforehand", [[given, parts, library] for given in (plan, plan | {"ready": ""})]
    )
    own = [thing for thing, users in found["lay"] if not users]
    assert own == CARDS["draaiboek"]["leg-klaar"]["bijeenkomst-eerste"]
    assert any("zeven kenmerken van een goede leervraag" in thing for thing in own)
    assert not any("](" in thing for thing in own)
    assert ["stiften", "voor KanDoe"] in other["lay"]
    assert ["stiften", "voor KanDoe"] not in found["lay"]
    assert [title for title, _ in found["prepare"]] == ["Check-in", "KanDoe"]
    sheets = [sheet["id"] for sheet in found["print"]]
    assert len({*sheets}) == len(sheets)
    assert {"id": "blad", "titel": "Blad"} in found["print"]


def sheeted(card: dict[str, Any]) -> dict[str, Any]:
    """Return a card with the same worksheet at each step."""
    sheet = {"werkbladen": [{"id": "blad", "titel": "Blad"}]}
    return card | {"stappen": [step | sheet for step in card["stappen"]]}


def test_the_times_of_old_plans_follow_a_card_to_its_new_name() -> None:
    """So that an address of then, whose card has another name by now, keeps its end."""
    found = first_durations(LIBRARY)
    assert found.keys() == plans.FIRST_DURATIONS.keys()
    card = LIBRARY.card_by_name["kandoe"]
    renamed = replace(card, path="methods/kansencirkel.md", old_names=("kandoe",))
    library = replace(LIBRARY, pages={**LIBRARY.pages, card.path: renamed})
    assert first_durations(library)["kansencirkel"] == found["kandoe"] == {"van": 45, "tot": 45}
    assert "kandoe" not in first_durations(library)


FACES = ("", "&toon=deelnemers#verstuur", "&toon=begeleid", "&toon=programma")


@pytest.mark.parametrize("plan", LIBRARY.plans, ids=lambda plan: plan.name)
def test_a_plan_reads_whole_without_a_script(plan: Plan, site: Path) -> None:
    page = parse(site / address_of(plan.docname) / "index.html")
    text = text_of(page)
    for part in plans.parts_of(plan):
        assert plans.hour_text(part.start) in text
        assert part.start not in text
        assert part.step.name in text
        assert all(line in text for line in part.step.say)
    links = {link.get("href", "") for link in page.iter("a")}
    faces = {f"../{plans.address(plan, LIBRARY.card_by_name)}{face}" for face in FACES}
    assert {link for link in links if link.startswith("../?v=2")} == faces
    for part in plans.parts_of(plan):
        if part.is_method:
            assert {f"../../methodieken/{part.name}/", f"../../methodieken/{part.name}/deelnemers/"} <= links
    assert text.count("Waar komt dit vandaan?") == 1
    assert text.count("richttijd") <= 1


def test_links_show_on_both_sides(site: Path) -> None:
    """What a plan leads to leads back, where it is on one of the two tracks or a recommendation."""
    for path, found in LIBRARY.plans_by_path.items():
        page = LIBRARY.pages.get(path)
        if page is None or not page.track:
            continue
        links = {link.get("href", "") for link in parse(site / address_of(page.docname) / "index.html").iter("a")}
        here = f"/{address_of(page.docname)}"
        reached = {urlsplit(urljoin(here, link)).path for link in links}
        assert {f"/{address_of(plan.docname)}" for plan in found} <= reached, path


def test_the_study_day_is_on_the_other_track() -> None:
    tracks = {plan.name: plan.track for plan in LIBRARY.plans}
    assert tracks.pop("studiedag") == "school"
    assert set(tracks.values()) == {"plg"}
    assert "spoor=school" in plans.address(
        next(plan for plan in LIBRARY.plans if plan.name == "studiedag"), LIBRARY.card_by_name
    )


def test_no_source_gives_hours_or_minutes() -> None:
    """Besides the minute of the check-in, which is each person's."""
    for plan in LIBRARY.plans:
        assert not {"start", "duur", "groep"} & plan.claimed, plan.name
        fixed = {f"tijd-{step.slug}" for step in plan.steps if step.timing and step.timing.is_fixed}
        assert not fixed & plan.claimed, plan.name
