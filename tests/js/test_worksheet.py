"""Filling in a worksheet as data, run in Node: old answers, versions, the thread, files and links."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from helpers.worksheets import EXAMPLE, PRIVATE, QUESTION, SESSION, field

if TYPE_CHECKING:
    from helpers.modules import Modules

Values = dict[str, list[Any]]
FIELDS = {one["id"]: one for one in SESSION["velden"]}


def call(modules: Modules, name: str, *given: Any) -> Any:
    """Return what one call of a function gives; ``name`` is its module and its own."""
    module, _, function = name.partition(" ")
    return modules(f"worksheet/{module}.js", function, [[*given]])[0]


# What was kept ------------------------------------------------------------------------------------


def test_old_answers_are_shown_and_never_dropped(modules: Modules) -> None:
    """A renamed field has its answer; one that is gone, or that now takes something else, shows it below."""
    kept: Values = {
        "klacht": ["Het huiswerk."],
        "zoekvragen": [{"rij": "Waarom?", "zin": "Waarom huiswerk?", "wie": "LK3"}],
        "besluit": ["misschien"],
        "datum": ["gisteren"],
        "leervraag": ["Eerst.", "Dan."],
        "gevoel": ["Moe.", {"rij": "Ik", "hoe": "blij"}],
    }
    values = call(modules, "values present", QUESTION, kept)
    assert values["sputtert"] == ["Het huiswerk."]
    assert values["zoekvragen"] == [{"rij": "Waarom?", "vraag": "Waarom huiswerk?"}]
    assert values["leervraag"] == ["Eerst.", "Dan."]
    assert "besluit" not in values
    lines = {one["id"]: one["lines"] for one in call(modules, "values leftovers", values)}
    assert lines == {
        "zoekvragen": ["Waarom? · LK3"],
        "besluit": ["misschien"],
        "datum": ["gisteren"],
        "gevoel": ["Moe.", "Ik · blij"],
    }
    assert call(modules, "values present", QUESTION, values) == values


def test_rows_follow_the_lines_of_another_field(modules: Modules) -> None:
    rows = [{"rij": "A", "stand": "bereikt"}, {"rij": "B", "stand": "deels"}]
    twice = [{"rij": "A", "stand": "bereikt"}, {"rij": "A"}]
    follow: list[list[Any]] = [
        [twice, ["A", "A"]],
        [rows, ["A", "B", "C"]],
        [rows, ["A", "Beter"]],
        [rows, ["B"]],
        [[{"rij": "A"}, rows[1]], ["B"]],
        [rows, []],
    ]
    same, added, reworded, gone, empty, all_gone = modules("worksheet/values.js", "follow", follow)
    assert same == twice
    assert added == [*rows, {"rij": "C"}]
    assert reworded == [rows[0], {"rij": "Beter", "stand": "deels"}]
    assert gone == [rows[1], rows[0]]
    assert empty == [rows[1]]
    assert all_gone == rows


def test_a_goal_that_is_reworded_keeps_its_row(modules: Modules) -> None:
    """And gives it to no other, also when only one of the rows was filled in."""
    rows = [{"rij": "A"}, {"rij": "B", "stand": "deels"}]
    values: Values = {"doelen": ["A", "Beter"], "bereikt": rows}
    assert call(modules, "values present", SESSION, values) == values
    changed = call(modules, "values settled", SESSION, values)
    assert changed["bereikt"] == [{"rij": "A"}, {"rij": "Beter", "stand": "deels"}]
    assert "bereikt" not in call(modules, "values settled", SESSION, {"doelen": ["A"], "bereikt": [{"rij": "A"}]})


def test_a_version_that_is_being_written_takes_nothing_away(modules: Modules) -> None:
    """Also while it is empty."""
    question = QUESTION["velden"][2]
    assert call(modules, "values withEntries", {}, question, ["Eerst.", ""]) == {"leervraag": ["Eerst.", ""]}
    assert call(modules, "values withEntries", {"leervraag": ["a"]}, question, [" "]) == {}
    assert call(modules, "values withEntries", {}, FIELDS["doelen"], ["a", "", "b"]) == {"doelen": ["a", "b"]}


CHANGED = [
    ("Hoe doen we het?", "Waarom doen we het?", "-Hoe +Waarom =doen we het?"),
    ("Een vraag", "Een vraag", "=Een vraag"),
    ("", "Nieuw hier", "+Nieuw hier"),
    ("a b c", "c", "-a b =c"),
    ("a b", "b a", "-a =b +a"),
]


def test_changed_words_are_found(modules: Modules) -> None:
    signs = {"same": "=", "out": "-", "in": "+"}
    found = modules("worksheet/changes.js", "changes", [[before, after] for before, after, _ in CHANGED])
    texts = [" ".join(signs[one["kind"]] + one["text"] for one in pieces) for pieces in found]
    assert texts == [pieces for *_, pieces in CHANGED]


# The thread ----------------------------------------------------------------------------------------

YIELDED = {"woord": "acties", "label": "", "kolommen": [{"id": "wat", "soort": "tekst"}, {"id": "wie", "soort": "wie"}]}


def test_what_is_done_is_not_yielded(modules: Modules) -> None:
    actions = field(
        "acties", "rooster", "Wat doen we?", tot=9, levert="acties", kolommen=SESSION["velden"][2]["kolommen"]
    )
    plan = {"id": "actieplan", "titel": "Plan", "velden": [actions]}
    rows = [{"wat": text, "stand": stand} for text, stand in [("a", "klaar"), ("b", "bezig"), ("c", "losgelaten")]]
    (found,) = call(modules, "yields yieldsOf", plan, {"acties": [*rows, {"wat": "d"}]})
    assert [row["wat"] for row in found["regels"]] == ["b", "d"]
    (question,) = call(modules, "yields yieldsOf", QUESTION, {"leervraag": ["Eerst.", "Dan."]})
    assert question["regels"] == ["Dan."]


def test_lines_are_taken_over_by_column_as_far_as_there_is_room(modules: Modules) -> None:
    given = YIELDED | {"regels": [{"wat": "a", "wie": "LK1"}, {"wat": "b"}, {"wat": "c"}, {"wat": "d"}]}
    there = [{"wat": "b", "stand": "bezig"}]
    assert call(modules, "yields taken", FIELDS["open"], there, given) == [
        there[0],
        {"wat": "a", "wie": "LK1"},
        {"wat": "c"},
    ]
    assert call(modules, "yields taken", FIELDS["doelen"], ["z"], given) == ["z", "a", "b", "c"]
    assert call(modules, "yields taken", FIELDS["leervraag"], ["Oud."], YIELDED | {"regels": ["Nieuw."]}) == ["Nieuw."]


def test_the_next_sheet_begins_where_this_one_stopped(modules: Modules) -> None:
    """With what is still open, the goals that were not reached, the question and the day."""
    found = call(modules, "yields moves", SESSION, EXAMPLE)
    assert {one["field"]["id"]: one["entries"] for one in found} == {
        "datum": ["2026-12-14"],
        "leervraag": ["Waarom geven wij huiswerk?"],
        "open": [{"wat": "Een tekst zoeken", "wie": "zoco"}, {"wat": "Leeshuiswerk in de klas beginnen", "wie": "elk"}],
        "doelen": ["We kiezen één vak."],
    }
    assert modules("worksheet/yields.js", "isOfSeries", [[SESSION], [QUESTION]]) == [True, False]


def test_a_field_says_what_it_can_take_over(modules: Modules) -> None:
    def sheet(key: str, moment: str, **more: Any) -> dict[str, Any]:
        return {"sleutel": key, "naam": "", "gewijzigd": moment, "dag": "", "waarden": {}} | more

    given = YIELDED | {"regels": [{"wat": "a"}]}
    old = sheet("1", "2026-10-12T14:05", levert=[given | {"regels": [{"wat": "a"}, {"wat": "b"}]}], dag="2026-10-12")
    new = sheet("2", "2026-11-12T14:05", levert=[given, given | {"woord": "doelen"}], naam="Derde keer")
    shelves = [{"blad": "sessieblad", "titel": SESSION["titel"], "bladen": [old, new, sheet("3", "", levert=[given])]}]
    offers = call(modules, "offers offersFor", FIELDS["open"], shelves, "3")
    assert [offer["text"] for offer in offers] == [
        "Neem over uit Derde keer (12 november): 1 actie",
        "Neem over uit Sessieblad (12 oktober): 2 acties",
    ]
    assert call(modules, "offers offersFor", FIELDS["geleerd"], shelves, "3") == []


def test_goals_of_a_plan_are_offered_one_by_one(modules: Modules) -> None:
    """Whether the draft has them, a meeting that is led or both; not where a field asks for something else."""
    plan = "?v=2&titel=Samen+kiezen&doel=We+kiezen+één+nood.+Ieder+weet+waarom%3B+niemand+haakt+af&plan=kandoe"
    plans = [plan, f"{plan},pauze", "?v=2&plan=bsa&doel=+", "?v=2&doel=Beginnen", "onzin"]
    offers = modules("goals/offers.js", "goalOffers", [[FIELDS["doelen"], plans]])[0]
    assert [(offer["text"], offer["given"]["regels"]) for offer in offers] == [
        (
            "Neem over uit draaiboek “Samen kiezen”: 3 doelen",
            ["We kiezen één nood.", "Ieder weet waarom", "niemand haakt af"],
        ),
        ("Neem over uit het draaiboek: 1 doel", ["Beginnen"]),
    ]
    assert modules("goals/offers.js", "goalOffers", [[FIELDS["geleerd"], plans]]) == [[]]


POINTING: dict[str, Any] = {
    "id": "welke-vorm",
    "titel": "Welke vorm?",
    "velden": [
        field("nood", "keuze", "Voelen leraren de nood?", woorden=["ja → een PLG", "nee → eerst praten"]),
        field("leren", "keuze", "Iets leren?", woorden=["ja → een PLG", "nee → een werkgroep"]),
        field("tijd", "keuze", "Is er tijd?", woorden=["ja → een PLG", "nee → een kleinere vorm"]),
        field("vorm", "tekst", "Wat wordt het?", over=["nood", "leren", "tijd"]),
    ],
}


def test_a_field_shows_what_it_is_about(modules: Modules) -> None:
    """Of a question its last version, as it was composed; of answers that point somewhere, which ones point where."""
    values = {"nood": ["ja → een PLG"], "leren": ["nee → een werkgroep"], "tijd": ["ja → een PLG"]}
    calls = [
        [QUESTION, QUESTION["velden"][3], {"leervraag": ["Hoe doen we dit?", "Waarom doen we dit?"]}],
        [POINTING, POINTING["velden"][3], values],
        [POINTING, POINTING["velden"][3], {}],
        [POINTING, POINTING["velden"][0], values],
    ]
    assert modules("worksheet/about.js", "aboutLines", calls) == [
        ["Waarom doen we dit?"],
        ["Naar “een PLG” wijst: vraag 1, 3.", "Naar “een werkgroep” wijst: vraag 2."],
        [],
        [],
    ]


# What one takes along ----------------------------------------------------------------------------------


def test_a_document_has_headings_tables_and_order(modules: Modules) -> None:
    blocks = call(modules, "blocks blocksOf", SESSION, EXAMPLE | {"geleerd": ["<b>a</b>", "b"]}, {})
    assert [block["label"] for block in blocks] == [one["label"] for one in SESSION["velden"]]
    html = call(modules, "blocks asHtml", "Titel", "16 november", blocks)
    assert "<h1>Titel</h1>" in html
    assert "<h2>Welke doelen haalden we?</h2>\n<table" in html
    assert html.count("<table") == 3
    assert re.findall("<h2>(.*?)</h2>", html) == [one["label"] for one in SESSION["velden"]]
    assert '<th align="left" valign="top">Bereikt?</th>' in html
    assert "<li>&#60;b&#62;a&#60;/b&#62;</li><li>b</li>" in html
    text = call(modules, "blocks asText", "Titel", "", blocks)
    assert "Wie doet wat?\n- Leeshuiswerk in de klas beginnen | elk | 11 december 2026" in text


def test_a_report_leaves_out_who_and_what_was_not_chosen(modules: Modules) -> None:
    only = ["bereikt", "volgende"]
    blocks = call(modules, "blocks blocksOf", SESSION, EXAMPLE, {"only": only, "hasWho": False})
    assert [block["id"] for block in blocks] == only
    assert blocks[1]["table"] == [["Wat", "Tegen"], ["Leeshuiswerk in de klas beginnen", "11 december 2026"]]


CONTENT = {"naam": "Derde <keer>", "gewijzigd": "2026-11-16T14:05", "waarden": EXAMPLE | {"oud*": ["</script><b>"]}}


def test_a_file_is_read_by_people_and_loads_back(modules: Modules) -> None:
    text = call(modules, "file writeFile", SESSION, CONTENT, "https://x.example/werkbladen/sessieblad/")
    assert text.count("<script") == text.count("</script>") == 1
    assert "<h2>Wat leerden we?</h2>" in text
    assert "Derde &#60;keer&#62; (16 november)" in text
    assert "default-src 'none'" in text
    assert call(modules, "file readFile", text, SESSION) == {"content": CONTENT}


def spoiled(text: str, **more: Any) -> str:
    """Return a file in which the data say something else."""
    start, _, rest = text.partition('id="plg-werkblad">')
    data, _, end = rest.partition("</script>")
    changed = json.dumps(json.loads(data) | more).replace("<", "\\u003c")
    return f'{start}id="plg-werkblad">{changed}</script>{end}'


DAMAGED = "Dit bestand is beschadigd."
HOSTILE: list[tuple[dict[str, Any], str]] = [
    ({"blad": "leervraagwerf"}, "hoort bij een ander werkblad"),
    ({"soort": "plg-draaiboek"}, DAMAGED),
    ({"versie": 2}, "nieuwere versie"),
    ({"gewijzigd": "<b>"}, DAMAGED),
    ({"naam": 3}, DAMAGED),
    ({"waarden": []}, DAMAGED),
    ({"waarden": {"doelen": "a"}}, DAMAGED),
    ({"waarden": {"doelen": [3]}}, DAMAGED),
    ({"waarden": {"doelen": ["a" * 1001]}}, DAMAGED),
    ({"waarden": {"doelen": ["a"] * 61}}, DAMAGED),
    ({"waarden": {"open": [{"wat": {"x": "y"}}]}}, DAMAGED),
    ({"waarden": {"__proto__": ["a"]}}, DAMAGED),
    ({"waarden": {"open": [{"<img>": "y"}]}}, DAMAGED),
]


def test_a_hostile_file_is_refused_in_a_sentence(modules: Modules) -> None:
    whole = call(modules, "file writeFile", SESSION, CONTENT, "https://x.example/")
    others = {
        "": "geen werkblad",
        "<p>hallo": "geen werkblad",
        whole[: whole.index('"naam"')] + "</script>": DAMAGED,
        whole + whole: DAMAGED,
        "x" * 200_001: "te groot",
    }
    files = {spoiled(whole, **more): said for more, said in HOSTILE} | others
    found = modules("worksheet/file.js", "readFile", [[text, SESSION] for text in [whole, *files]])
    assert found[0] == {"content": CONTENT}
    for text, said, one in zip(files, files.values(), found[1:], strict=True):
        assert one.keys() == {"problem"}, text[-300:]
        assert said in one["problem"], text[-300:]


def test_a_link_holds_what_the_sheet_yields_and_not_who(modules: Modules) -> None:
    link = call(modules, "link linkOf", SESSION, EXAMPLE, "2026-11-16")
    start, _, code = link.partition("=")
    assert start == "#werkblad"
    assert not set(code) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    assert call(modules, "link readLink", link, SESSION) == {
        "day": "2026-11-16",
        "values": {
            "doelen": EXAMPLE["doelen"],
            "volgende": [{"wat": "Leeshuiswerk in de klas beginnen", "tegen": "2026-12-11"}],
        },
    }


def test_some_sheets_have_no_link(modules: Modules) -> None:
    """A confidential one, one that yields nothing yet, and one with too much for a link."""
    question = {"leervraag": ["Waarom?"]}
    much = {"doelen": ["a" * 1000] * 4}
    calls = [
        [PRIVATE, question, ""],
        [QUESTION, {"sputtert": ["a"]}, ""],
        [SESSION, much, ""],
        [QUESTION, question, ""],
    ]
    assert [bool(link) for link in modules("worksheet/link.js", "linkOf", calls)] == [False, False, False, True]


def test_a_hostile_link_gives_nothing(modules: Modules) -> None:
    encode = modules("worksheet/link.js", "linkOf", [[QUESTION, {"leervraag": ["Één vraag"]}, "2026-01-01"]])[0]
    hashes = ["", "#werkblad=", "#werkblad=a", "#werkblad=e30", encode[:-5], encode + "%3C", "#werkblad=" + "a" * 2001]
    found = modules("worksheet/link.js", "readLink", [[text, QUESTION] for text in [*hashes, encode]])
    assert found[:-1] == [None] * len(hashes)
    assert found[-1]["values"] == {"leervraag": ["Één vraag"]}


def test_names_and_moments_are_written_as_people_do(modules: Modules) -> None:
    moments = [["2026-11-16T14:05", "2026-11-16"], ["2026-11-16T14:05", "2026-11-17"]]
    assert modules("worksheet/names.js", "keptAt", moments) == ["om 14.05", "op 16 november 2026 om 14.05"]
    assert modules("worksheet/names.js", "counted", [[1, "doelen"], [3, "acties"], [2, "lijst"]]) == [
        "1 doel",
        "3 acties",
        "2 regels",
    ]


# Boards -------------------------------------------------------------------------------------------

COLUMNS = [field("kaart", "tekst", "Kaartje"), field("reden", "tekst", "Waarom?"), field("van", "wie", "Van nummer")]
RINGS = field("kaartjes", "bord", "Kaartjes", rijen=["Rand", "Midden"], kaartjes=9, cirkels=True, om_beurten=True)
BOARD = {
    "id": "bord",
    "titel": "Bord",
    "velden": [RINGS | {"kolommen": COLUMNS, "levert": "keuze", "vertrekt-van": "ideeën"}],
}


def note(zone: str, text: str, **more: str) -> dict[str, str]:
    return {"rij": zone, "kaart": text} | more


def test_only_the_middle_of_a_board_leaves_by_a_link(modules: Modules) -> None:
    """Without reasons and numbers; what comes from another table becomes notes with nothing else on them."""
    notes = [note("Midden", "Waarom?", reden="omdat", van="3"), note("Rand", "Hoe?", van="2")]
    assert call(modules, "yields shareable", BOARD, {"kaartjes": notes}) == {"kaartjes": [note("Midden", "Waarom?")]}
    (given,) = call(modules, "yields yieldsOf", BOARD, {"kaartjes": notes})
    assert given == {"woord": "keuze", "label": "Kaartjes", "vak": "Midden", "regels": ["Waarom?"]}
    rows = {
        "woord": "ideeën",
        "label": "Vragen",
        "kolommen": [field("vraag", "tekst", "Vraag")],
        "regels": [{"rij": "Hoe?", "vraag": "Hoe kijk ik?"}],
    }
    assert call(modules, "yields taken", BOARD["velden"][0], notes, rows)[2:] == [{"kaart": "Hoe kijk ik?"}]


def test_a_game_is_read_back_as_it_was(modules: Modules) -> None:
    """Notes of a zone that is gone begin anew; a pile keeps all old names, and whose they were."""
    stand = {"people": 6, "minutes": 20, "turn": 4}
    notes = [note("Weg", "a", van="1"), note("Midden", "b", reden="x", van="2"), note("Rand", "c")]
    board = BOARD["velden"][0]
    kept = modules("notes/game.js", "entriesOf", [[{"notes": notes, "stand": stand}]])[0]
    game = modules("notes/game.js", "gameOf", [[board, kept]])[0]
    assert game["stand"] == stand
    assert [one["kaart"] for one in game["notes"]] == ["b", "a", "c"]
    pile = modules("notes/game.js", "merged", [[board, game, 0, 1, "ab"]])[0]["notes"][-1]
    assert pile == note("Midden", "ab", samen="b · a", reden="x", van="2 · 1")
    refused = modules("notes/game.js", "refusal", [[board, game, one, 1] for one in game["notes"]])
    assert [bool(why) for why in refused] == [True, False, False]
    assert modules("notes/game.js", "rounds", [[stand]]) == [4]
