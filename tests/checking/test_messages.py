"""Messages that match the screen: each names the cause, at its own line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from helpers.samples import CARD, PAGE, RECOMMENDATION

from plgdocs.checking.files import read
from plgdocs.checking.library import read_library
from plgdocs.checking.permalinks import promised
from plgdocs.commands.cli import main
from plgdocs.model.file_kinds import LEDGER
from plgdocs.parsing import failed
from plgdocs.parsing.markdown import markdown_parser

if TYPE_CHECKING:
    from pathlib import Path

    from plgdocs.model.problems import Problem

HARD, THIN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
SUMMARY, BODY, STEP = "Ieder zegt kort iets.", "Een rondje.", "**Begin.** (5 min)"


def problems_of(old: str, new: str) -> list[Problem]:
    """Return what is said of the valid card with one change."""
    assert old in CARD
    return [p for p in read("methods/rondje.md", CARD.replace(old, new, 1).encode())[1] if p.code != "PLG901"]


HARD_SPACES = {
    "after a brace": ("{van: 5, tot: 10}", f"{{{HARD}van: 5, tot: 10 }}", [(4, 8)]),
    "before a brace": ("{van: 5, tot: 10}", f"{HARD}{{van: 5, tot: 10}}", [(4, 7)]),
    "after a key's colon": ("duur: {", f"duur:{HARD}{{", [(4, 6)]),
    "before a key's colon": ("duur: {", f"duur{HARD}: {{", [(4, 5)]),
    "narrow, after a comma": ("5, tot", f"5,{THIN}tot", [(4, 15)]),
    "before a list of YAML": ("fase: [openen]", f"fase:\n{HARD}{HARD}- openen", [(4, 1)]),
    "after an item's dash": ("fase: [openen]", f"fase:\n  -{HARD}openen\n  - verkennen", [(4, 4)]),
    "after the title's sign": ("# Rondje", f"#{HARD}Rondje", [(11, 2)]),
    "after a heading's signs": ("## Wat?", f"##{THIN}Wat?", [(13, 3)]),
    "after a step's number": ("1. **Begin", f"1.{HARD}**Begin", [(23, 3)]),
    "before what the coach says": ("   > Hoe", f"{HARD * 3}> Hoe", [(25, 1)]),
    "in a time": ("(5 min)", f"(5{HARD}min)", [(23, 17)]),
    "in a time for each": ("(5 min)", f"(5 min per{THIN}persoon)", [(23, 25)]),
    "after bullets": (BODY, f"-{HARD}een\n-{HARD}twee", [(15, 2), (16, 2)]),
    "in the rule of a table": (BODY, f"|a|b|\n|{HARD}---|---|\n|c|d|", [(16, 2)]),
    "between words": (SUMMARY, f"Ieder{HARD}zegt, en{THIN}kort.", []),
    "at the end of a value": (SUMMARY, f"Ieder zegt kort iets.{HARD}", []),
    "in a word of ours": ("ter plaatse", f"ter{HARD}plaatse", []),
    "in running text": (BODY, f"Een{HARD}rondje (5{HARD}min) –{THIN}kort.", []),
}


@pytest.mark.parametrize("case", HARD_SPACES)
def test_a_hard_space_is_named_where_it_breaks_syntax(case: str) -> None:
    old, new, expected = HARD_SPACES[case]
    found = problems_of(old, new)
    assert [(p.line, p.column) for p in found] == expected
    assert {p.code for p in found} <= {"PLG119"}


YAML = {
    "an apostrophe": (SUMMARY, "'s Morgens lopen we", (2, 15), "met een apostrof begint"),
    "two apostrophes": (SUMMARY, "'s Morgens en 's avonds", (2, 15), "met een apostrof begint"),
    "an apostrophe, and another below": (
        f"{SUMMARY}\nfase:",
        "'s Morgens\nherkomst: Mia's klas\nfase:",
        (2, 15),
        "met een apostrof begint",
    ),
    "an apostrophe in a block list": ("fase:", "materiaal:\n  - 't bord\nfase:", (4, 5), "met een apostrof begint"),
    "a quotation": (SUMMARY, '"Wat?" vroeg ze', (2, 15), "met een aanhalingsteken begint"),
    "a link": ("Uit onze eigen school.", "[Naam] uit Gent", (8, 11), "met “[” begint"),
    "a brace": (SUMMARY, "{Samen} kort", (2, 15), "met “{” begint"),
    "a backtick": (SUMMARY, "`kort` iets", (2, 15), "met “`” begint"),
    "a list without its end": ("[openen]", "[openen", (3, 7), "een rechte haak wordt niet gesloten"),
    "a number sign in a list": ("fase:", "zoektermen: [lied #3, lied]\nfase:", (3, 13), "wat na “ #” staat"),
    "a number sign before a second line": (SUMMARY, "Lied #3\n  van ons", (2, 15), "wat na “ #” staat"),
    "a colon": (SUMMARY, "Let op: kort", (2, 21), "een dubbelepunt te veel"),
    "no colon": ("fase: [", "fase [", (3, 1), "na een sleutel hoort een dubbelepunt"),
    "another sign for the colon": ("fase: [", "fase = [", (3, 1), "na een sleutel hoort een dubbelepunt"),
    "no colon on the first line": ("samenvatting:", "samenvatting;", (2, 1), "na een sleutel hoort een dubbelepunt"),
    "no space on the first line": ("samenvatting: ", "samenvatting:", (2, 1), "een dubbelepunt met een spatie"),
    "a sentence that goes on": (SUMMARY, "Ieder zegt\niets.", (3, 1), "die de vorige voortzet, springt in"),
    "a sentence at the end": ("school.", "school.\n\nDit is leuk.", (10, 1), "na een sleutel hoort een dubbelepunt"),
    "a point without its space": ("[openen]", "\n-openen\n-verkennen", (4, 1), "begint met “- ”, met een spatie"),
    "stars for points": ("[openen]", "\n  * openen\n  * verkennen", (4, 4), "een punt begint met “- ”"),
    "a point too far in": ("fase:", "materiaal:\n  - a\n   - b\nfase:", (5, 4), "de inspringing klopt niet"),
    "an apostrophe in brackets": ("fase:", "materiaal: ['t bord, b]\nfase:", (3, 13), "met een apostrof begint"),
    "an apostrophe further in": ("fase:", "materiaal: [b,\n  't bord]\nfase:", (4, 3), "met een apostrof begint"),
    "an apostrophe in braces": ("fase:", "rollen: {coach: 's morgens}\nfase:", (3, 17), "met een apostrof begint"),
    "a quotation in brackets": ("fase:", 'materiaal: ["a" geel, b]\nfase:', (3, 13), "met een aanhalingsteken begint"),
    "a colon in braces": ("fase:", "rollen: {coach: zegt: stop}\nfase:", (3, 21), "een dubbelepunt te veel"),
    "no comma in braces": ("5, tot", "5 tot", (4, 18), "ontbreekt een komma"),
    "no comma between lines": ("5, tot", "5\n  tot", (5, 6), "ontbreekt een komma"),
    "something behind a list": ("[openen]", "[openen],", (3, 7), "schrap de rest"),
}


@pytest.mark.parametrize("case", YAML)
def test_unreadable_yaml_is_blamed_on_its_cause(case: str) -> None:
    old, new, place, says = YAML[case]
    problem = problems_of(old, new)[0]
    assert (problem.code, problem.line, problem.column) == ("PLG105", *place)
    assert says in problem.sentence
    assert "…" not in problem.sentence


@pytest.mark.parametrize(
    ("old", "new", "place", "left"),
    [
        (SUMMARY, "Lied #3 van de klas, en nog wat", (2, 20), "Lied"),
        ("Uit onze eigen school.", "Uit school # 3", (8, 22), "Uit school"),
        ("fase:", "zoektermen:\n  - lied #3\nfase:", (4, 10), "lied"),
        ("fase:", "rollen:\n  coach: neemt #2\nfase:", (4, 16), "neemt"),
    ],
)
def test_what_a_number_sign_cuts_off_is_noted(old: str, new: str, place: tuple[int, int], left: str) -> None:
    (note,) = problems_of(old, new)
    assert (note.code, note.is_note, note.line, note.column) == ("PLG907", True, *place)
    assert f"“{left}”" in note.sentence


@pytest.mark.parametrize("value", ['"Lied #3"', "Lied#3", ">-\n  Lied #3"])
def test_a_number_sign_that_stays(value: str) -> None:
    assert problems_of(SUMMARY, value) == []


FAILED = {
    "table without its rule": ("| a | b |\n| 1 | 2 |", (15, 1), "|---|"),
    "table with a rule too short": ("| a | b |\n|---|\n| 1 | 2 |", (15, 1), "|---|"),
    "table without its edges": ("a | b\nc | d", (15, 1), "|---|"),
    "bullets of Word": ("• een\n• twee", (15, 1), "“- ”"),
    "middle dots": ("· een\n· twee", (15, 1), "“- ”"),
    "dashes": ("– een\n– twee", (15, 1), "“- ”"),
    "bullets below a sentence": ("Neem mee:\n• een", (16, 1), "“- ”"),
    "letters": ("a) een\nb) twee", (15, 1), "“- ”"),
    "number without its space": ("1.Ga zitten.", (15, 1), "spatie"),
    "heading without its space": ("###Kort", (15, 1), "spatie"),
    "file with a space": ("Zie [dit](mijn kaart.md).", (15, 5), "geen spaties"),
    "picture with a space": ("![dit](mijn foto.png)", (15, 2), "geen spaties"),
    "link in two": ("Zie [dit] (rondje.md).", (15, 5), "geen spatie"),
    "link to the web in two": ("Zie [dit] (https://x.be).", (15, 5), "geen spatie"),
    "link the other way round": ("Zie (dit)[https://x.be].", (15, 5), "[woorden](adres)"),
    "link of a wiki": ("Zie [[rondje]].", (15, 5), "[woorden](adres)"),
    "reference to nothing": ("Zie [dit][dat].", (15, 5), "[woorden](adres)"),
    "role in two": ("Zie {term} `leervraag`.", (15, 5), "[woorden](adres)"),
    "bold with spaces": ("Dit is ** vet **.", (15, 8), "spatie"),
    "bold with a space behind": ("Dit is **vet **.", (15, 8), "spatie"),
    "bold without an end": ("Dit is **vet.", (15, 8), "sluit"),
    "italics with a space": ("Dit is *schuin * en.", (15, 8), "spatie"),
    "dashes without their space": ("-een\n-twee", (15, 1), "spatie"),
    "stars without their space": ("Neem mee:\n*een\n*twee", (16, 1), "spatie"),
    "numbers without their space": ("1.a\n2.b", (15, 1), "spatie"),
    "link without its end": ("Zie [dit](https://x.be .", (15, 5), "[woorden](adres)"),
    "underscores with spaces": ("Dit is __ vet __.", (15, 8), "spatie"),
}


@pytest.mark.parametrize("case", FAILED)
def test_markdown_that_failed_is_named(case: str) -> None:
    text, place, says = FAILED[case]
    (problem,) = problems_of(BODY, text)
    assert (problem.code, problem.line, problem.column) == ("PLG411", *place)
    assert says in problem.hint


PERHAPS = {
    "star": ("Dit is *schuin en zo.", (15, 8)),
    "underscores": ("Dit is __vet en zo.", (15, 8)),
    "backtick": ("Dit is `code.", (15, 8)),
    "equals signs": ("Dit is ==geel==.", (15, 8)),
    "box": ("- [ ] een", (15, 3)),
}


@pytest.mark.parametrize("case", PERHAPS)
def test_a_sign_that_may_be_meant_is_noted(case: str) -> None:
    text, place = PERHAPS[case]
    (note,) = problems_of(BODY, text)
    assert (note.code, note.is_note, note.line, note.column) == ("PLG913", True, *place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\neen", (15, 1, "PLG413")),
        (":::{note}\neen", (15, 1, "PLG413")),
        ("> ```\n> een\n\ntwee", (15, 1, "PLG413")),
        ("- ```\n  een\n  ```\n\n~~~\ntwee\n~~~~", None),
        ("Zie [](https://x.be).", (15, 8, "PLG722")),
        ("Een&#0;rondje.", (15, 4, "PLG109")),
    ],
)
def test_markdown_that_shows_otherwise_than_meant(text: str, expected: tuple[int, int, str] | None) -> None:
    assert [(p.line, p.column, p.code) for p in problems_of(BODY, text)] == ([expected] if expected else [])


@pytest.mark.parametrize("text", ["\n" + CARD, CARD[4:], CARD.replace("---", "----"), f"Kaart:\n\n{CARD}"])
def test_a_header_that_is_not_at_the_top_is_not_read_as_text(text: str) -> None:
    assert [(p.line, p.code) for p in read("methods/rondje.md", text.encode())[1]] == [(1, "PLG103")]


@pytest.mark.parametrize(
    "text",
    [
        "-achtig",
        "-5 graden\n-3 graden",
        r"\*\*geen vet\*\*, \[x\](a b.md), en 2 * 3 * 4",
        "`**`, `[x](a b.md)` en `| a | b |`",
        r"\| a |" + "\n" + r"\|---|",
        "Zie [1] (p. 3), vanaf 1.5 uur\n– dus niet lang –",
        "Naam: ____, en een voetnoot*",
        "**vet**, *schuin*, ~~weg~~ en [dit](https://x.be/a%20b)",
        "| a | b |\n|---|---|\n| 1 | • |",
        "Kies A | B.",
    ],
)
def test_text_that_only_looks_like_it(text: str) -> None:
    assert problems_of(BODY, text) == []


STEPS = {
    "heading as a name": ("**### Kort**", (23, 1, "PLG511")),
    "rule of a table as a name": ("**|---|---|**", (23, 1, "PLG511")),
    "row of a table as a name": ("**| a | b |**", (23, 1, "PLG511")),
    "bullet in a name": ("**• Begin**", (23, 1, "PLG511")),
    "box in a name": ("**[ ] Begin**", (23, 1, "PLG511")),
    "heading for a name": ("### Kort", (23, 1, "PLG412")),
    "heading within": ("**Begin.** Kort.\n\n   ### Meer\n\n   Tekst.", (25, 1, "PLG412")),
    "time in the name": ("**Wandel (15 minuten).**", (23, 1, "PLG512")),
    "time amid the name": ("**Wandel (een kwartier) buiten.**", (23, 1, "PLG512")),
    "time in words": ("**Wandel.** (een kwartier)", (23, 1, "PLG503")),
    "number in the name": ("**Kies (min. 3 kaartjes).**", None),
}


@pytest.mark.parametrize("case", STEPS)
def test_a_step_that_reads_otherwise_than_meant(case: str) -> None:
    text, expected = STEPS[case]
    found = [(p.line, p.column, p.code) for p in problems_of(STEP, text)]
    assert found[:1] == ([expected] if expected else [])


def test_a_heading_in_a_quote_is_outside_the_outline() -> None:
    assert [p.code for p in problems_of(BODY, "> ### Kop")] == ["PLG412"]


@pytest.mark.parametrize(
    "sign", ["](a ", "] (a.b", "(a)[a.b", "* a", "**a ", "|a", "[a][", "__a ", "{a} ", "a | b\n", "• \n"]
)
def test_failures_are_found_in_linear_time(sign: str) -> None:
    (inline,) = [t for t in markdown_parser().parse("x " + "a" * 9) if t.type == "inline"]
    inline.content = inline.children[0].content = sign * (60_000 // len(sign))  # type: ignore[index]
    start = time.perf_counter()
    list(failed.failures(inline))
    assert time.perf_counter() - start < 5


def publish(root: Path) -> None:
    """Promise all addresses of a library."""
    (root / LEDGER).write_text("\n".join(promised(read_library(root)[0])), "utf-8")


def test_a_link_that_resembles_nothing_gets_no_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "methods/rondje.md").write_text(CARD.replace(BODY, "Zie [dit](xyzzy.pdf) en [dat](1-raad.md)."), "utf-8")
    assert main(["check"]) == 1
    first, second = [line for line in capsys.readouterr().out.splitlines() if "PLG701" in line]
    assert "Kies uit" not in first
    assert "Schrijf de weg" in first
    assert "Bedoel je “../docs/aanbevelingen/1-raad.md”?" in second


def test_a_missing_ledger_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / LEDGER).unlink()
    assert main(["check"]) == 0
    assert f"{LEDGER}:1:1: PLG906" in capsys.readouterr().out
    publish(root)
    main(["check"])
    assert "PLG906" not in capsys.readouterr().out


def test_a_check_of_one_file_finds_its_renamed_heading(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(root)
    page = root / "docs/aanbevelingen/3-raad.md"
    page.write_text(page.read_text("utf-8").replace("Kort.", "### Nieuw\n\nKort.\n\n### Oud\n\nMeer."), "utf-8")
    publish(root)
    page.write_text(page.read_text("utf-8").replace("### Nieuw", "### Anders"), "utf-8")
    for arguments in (["check", str(page)], ["check"]):
        assert main(arguments) == 1
        assert "docs/aanbevelingen/3-raad.md:13:1: PLG812" in capsys.readouterr().out


SAID = {
    "a section of a recommendation": (
        "docs/aanbevelingen/1-raad.md",
        RECOMMENDATION.format(number=1).replace("## In het kort\n\nKort.\n\n", ""),
        "Voeg een kop “## In het kort” toe, onder de titel.",
    ),
    "an address without a host": ("docs/x.md", f"{PAGE.format(title='X')}\n[x](https://)", "Schrijf een heel adres"),
    "a host with a space": ("docs/x.md", f"{PAGE.format(title='X')}\n[x](<https://a b>)", "Schrijf een heel adres"),
    "a mail address without a host": (
        "docs/x.md",
        f"{PAGE.format(title='X')}\n[x](mailto:a@)",
        "Schrijf een heel adres",
    ),
    "an emoji of two": (
        "docs/x.md",
        PAGE.format(title="X").replace("[pagina]", "[👩\u200d🏫, 👩\u200d🏫]"),
        "“👩\u200d🏫” staat twee keer",
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_a_sentence_says_what_to_do(case: str) -> None:
    path, text, says = SAID[case]
    assert says in " ".join(problem.message for problem in read(path, text.encode())[1])


def test_a_list_beside_a_card_is_told_what_it_should_be() -> None:
    problems = read("methods/rondje.md", CARD.encode(), b"- a\n")[1]
    (problem,) = (problem for problem in problems if problem.code == "PLG303")
    assert "rondje.redactie.yml" in problem.sentence
    assert "samenvatting" not in problem.hint
