"""What the checker says of a worksheet: each refusal with its line, and what is fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.samples import CARD, PAGE, WORKSHEET

from plgdocs.checking.files import read
from plgdocs.checking.library import read_library
from plgdocs.checking.permalinks import promised
from plgdocs.checking.rules import check_library
from plgdocs.model.worksheets import Worksheet
from plgdocs.outputs.worksheets import worksheet_data

if TYPE_CHECKING:
    from pathlib import Path

PATH = "docs/werkbladen/proef.md"
LINES = WORKSHEET.split("\n")


def said(text: str) -> list[tuple[int, str, str]]:
    """Return the line, the code and the sentence of each problem."""
    return [(problem.line, problem.code, problem.sentence) for problem in read(PATH, text.encode())[1]]


def line_of(start: str) -> int:
    return next(number for number, line in enumerate(LINES, 1) if line.startswith(start))


def test_the_sample_is_fine() -> None:
    assert said(WORKSHEET) == []


TABLE = "   | Soort | Vraag (tekst: vraag; 80 tekens) |"
MANY = "".join(f"{number}. **Veld {number}.** (tekst: a-{number})\n" for number in range(8, 21))


FIXED = f"{TABLE}\n   |---|---|\n   | Waarom? | |\n"


def counted(rule: str) -> str:
    """Return the head and the first row of the table, with a rule beside the row."""
    head = TABLE.replace("Soort |", "Soort | Zo tel je |")
    return f"{head}\n   |---|---|---|\n   | Waarom? | {rule} | |\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "names"),
    [
        ("(tekst: gehoord;", "(teks: gehoord;", "1. **Wat", "PLG307", "“teks”"),
        ("(tekst: gehoord;", "(tekst;", "1. **Wat", "PLG522", "“Wat hoor je?”"),
        (" (datum: datum)", "", "7. **Datum", "PLG522", "“Datum”"),
        ("80 tekens; 2 lijnen; verp", "80 tekns; 2 lijnen; verp", "1. **Wat", "PLG523", "“80 tekns”"),
        ("2 min)", "2 minuten)", "2. **Wat", "PLG523", "“2 minuten”"),
        ("(wie: trekker)", "(wie: trekker; levert acties)", "   | Doel", "PLG523", "“levert acties”"),
        ("Stand (keuze: stand;", "Stand (keuze: stand; a, b; levert acties;", "   | Doel", "PLG523", "“levert acties”"),
        ("80 tekens; 2 lijnen; verp", "0 tekens; 2 lijnen; verp", "1. **Wat", "PLG305", "te klein"),
        ("(datum: datum)", "(datum: Datum!)", "7. **Datum", "PLG524", "“Datum!”"),
        ("(datum: datum)", "(datum: besluit)", "7. **Datum", "PLG525", "“besluit”"),
        ("(datum: datum)", "(datum: datum; vroeger gehoord)", "7. **Datum", "PLG525", "“gehoord”"),
        ("levert lijst", "levert lijstje", "3. **Welke", "PLG307", "“lijstje”"),
        ("levert lijst", "vertrekt van lijstje", "3. **Welke", "PLG307", "“lijstje”"),
        ("rijen van doelen", "rijen van doel", "5. **Hoe", "PLG527", "“rijen van doel”"),
        ("rijen van doelen", "rijen van vraag", "5. **Hoe", "PLG527", "“rijen van vraag”"),
        ("(keuze: besluit; verder, nog een ronde)", "(keuze: besluit)", "6. **Wat", "PLG526", "“Wat doen we?”"),
        ("| Waarom? | |\n", "| Waarom? | x |\n", "   | Soort", "PLG528", "al iets"),
        ("; tot 4 rijen", "; tot 1 rij", "3. **Welke", "PLG528", "2 vaste rijen"),
        ("; rijen van doelen", "", "5. **Hoe", "PLG528", "geen rijen"),
        ("   | Doel | Stand", "   | Doel (tekst: doel) | Stand", "5. **Hoe", "PLG528", "geen kolom voor de rijen"),
        (f"{TABLE}\n   |---|---|\n   | Waarom? | |\n   | Hoe? | |\n", "", "3. **Welke", "PLG528", "geen tabel"),
        ("Elk apart.", "Elk apart.\n\n   | a |\n   |---|\n   | b |\n", "2. **Wat", "PLG528", "tabel te veel"),
        (TABLE, "   | Soort | Vraag |", "   | Soort", "PLG522", "“Vraag”"),
        ("| Hoe? | |\n", "| Waarom? | |\n", "   | Soort", "PLG308", "“Waarom?”"),
        ("7. **Datum.** (datum: datum)\n", f"7. **Datum.** (datum: datum)\n{MANY}", 58, "PLG529", "20 velden"),
        ("   > Welke zin", f"   > {'lang ' * 41}\n\n   > Welke zin", "1. **Wat", "PLG309", "“zeg”"),
        ("   > Welke zin komt telkens terug?", "   > a\n\n   tekst\n\n   > a", "1. **Wat", "PLG308", "“a”"),
        ("| Soort | Vraag (", f"| {'S' * 61} | Vraag (", 32, "PLG309", "“rijkop”"),
        ("| Hoe? | |", f"| {'H' * 90} {'H' * 71} | |", "   | Soort", "PLG309", "“rijen”"),
        ("levert leervraag", "levert meting", "4. **Onze", "PLG538", "vergelijken"),
        ("verder, nog een ronde", "verder, , nog een ronde", "6. **Wat", "PLG523", "“verder, , nog een ronde”"),
        ("vroeger leervraag", "vroeger leervraag,,oud", "4. **Onze", "PLG523", "“vroeger leervraag,,oud”"),
        ("| Wie trekt? (wie: trekker)", "| (wie: trekker)", "   | Doel", "PLG528", "kolom geen naam"),
        ("Datum.** 2026-10-12", "Datum.** 9999-12-31", 76, "PLG537", "“9999-12-31”"),
        ("(datum: datum)", "(datum: constructor)", "7. **Datum", "PLG540", "“constructor”"),
        ("Vraag (tekst: vraag", "Vraag (tekst: rij", "   | Soort", "PLG540", "“rij”"),
        ("rijen van doelen", "rijen van doelen; tot 4 rijen", "5. **Hoe", "PLG528", "andere rijen"),
        ("Elk apart.", "![Elk](x.svg) apart.", "2. **Wat", "PLG532", "“Elk”"),
        ("Elk apart.", "{term}`elk` apart.", "2. **Wat", "PLG532", "“elk”"),
        ("Elk apart.", "Elk[^1] apart.", "2. **Wat", "PLG711", "“Blad”"),
        ("Elk apart.", "Elk apart.\n\n   - a", 30, "PLG539", "“- a”"),
        ("Elk apart.", "Elk apart.\n\n   ```\n   a\n   ```", 30, "PLG539", "“Blad”"),
        ("1. **Wat hoor je?** (", "Let op.\n\n1. **Wat hoor je?** (", 24, "PLG539", "“Let op.”"),
        ("1. **Wat hoor je?** (", "(x)=\n\n1. **Wat hoor je?** (", 24, "PLG539", "“(x)=”"),
        ("## Valkuil", "Let op.\n\n## Valkuil", "## Valkuil", "PLG539", "“Let op.”"),
        ("Datum.** 2026-10-12", "Datum.** 2026-10-12\n\n[^1]: Noot", 78, "PLG539", "“[^1]: Noot”"),
        ("Verzonnen, in", "### Kop\n\nVerzonnen, in", 54, "PLG539", "“### Kop”"),
        ("Het huiswerk hapert.", "Het huiswerk hapert.\n\n   > x", 58, "PLG539", "“> x”"),
        ("# Van klacht naar vraag", "# Werkblad", "# Van", "PLG723", "“#werkblad”"),
        ("Iemand zegt", "### Veld gehoord\n\nIemand zegt", 20, "PLG723", "“#veld-gehoord”"),
        ("**Datum.** (", "**De naam van je kind.** (", "7. **Datum", "PLG530", "“naam”"),
        ("**Datum.** (", "**Welke leerlingen?** (", "7. **Datum", "PLG530", "“leerlingen”"),
        ("Vraag (tekst: vraag", "Naam (tekst: vraag", "   | Soort", "PLG530", "“Naam”"),
        ("**Datum.** (", f"**{'Lang ' * 13}.** (", "7. **Datum", "PLG309", "“label”"),
        ("Elk apart.", "Elk apart. " * 16, "2. **Wat", "PLG309", "“hulp”"),
        ("1. **Wat hoor je?** (", "1. (", "1. **Wat", "PLG521", "veld 1"),
        ("Elk apart.", "[Elk](../begrippen.md) apart.", "2. **Wat", "PLG532", "“Elk”"),
        ("(wie: trekker)", "(turf: trekker)", 69, "PLG537", "geen telling"),
        ("bereikt, deels, nog niet)", "1, 2)", "   | Doel", "PLG538", "cijfers zonder woorden"),
        ("bereikt, deels, nog niet)", "1, 2; na trekker)", "   | Doel", "PLG538", "“na trekker”"),
        ("(keuze: stand;", "(turf: stand;", "5. **Hoe", "PLG538", "bij iemand"),
        ("(datum: datum)", "(turf: datum)", "7. **Datum", "PLG538", "teller apart"),
        ("nog een ronde)", "nog een ronde; over vraagje)", "6. **Wat", "PLG533", "“over vraagje”"),
        ("nog een ronde)", "nog een ronde; over besluit)", "6. **Wat", "PLG533", "“over besluit”"),
        (FIXED, counted("leeg van vraag"), "3. **Welke", "PLG534", "zo’n regel"),
        (FIXED, counted("leeg bij vraagje"), "3. **Welke", "PLG534", "“vraagje”"),
        ("Verzonnen, in", "In", "## Voorbeeld", "PLG535", "verzonnen"),
        ("6. **Wat doen we?** verder\n", "", 75, "PLG536", "“Wat doen we?”"),
        ("7. **Datum.** 2026", "7. **Dag.** 2026", 76, "PLG536", "“Dag”"),
        ("verder\n7", "verde\n7", 75, "PLG537", "“verde”"),
        ("Datum.** 2026-10-12", "Datum.** morgen", 76, "PLG537", "“morgen”"),
        ("Datum.** 2026-10-12", "Datum.**", 76, "PLG537", "“Datum”"),
        ("Het huiswerk hapert.", "H" * 81, 56, "PLG537", "81 tekens"),
        ("   - Eén lijn", "   - a\n   - b\n   - Eén lijn", 57, "PLG537", "plaats voor 3"),
        ("   | Hoe? | Hoe kijk ik ernaar? |\n", "", 60, "PLG537", "“Hoe?”"),
        ("| Soort | Vraag |", "| Soort | Vragen |", 60, "PLG537", "kolommen"),
        ("| zorgcoördinator |", f"| {'z' * 25} |", 69, "PLG537", "25 tekens"),
        ("| Eén lijn voor de graad. | nog", "| Iets anders. | nog", 69, "PLG537", "“Iets anders.”"),
        ("| bereikt | zorg", "| gehaald | zorg", 69, "PLG537", "“gehaald”"),
        ("## Voorbeeld", "## Voorbeelden", "## Voorbeeld", "PLG407", "“Voorbeelden”"),
        ("papier: A4\n", "papier: A4 staand\n", "papier", "PLG307", "“A4 staand”"),
        ("nooit: [leerlingen", "nooit: [leerling", "nooit", "PLG307", "“leerling”"),
        ("vertrouwelijk: nee", "vertrouwelijk: misschien", "vertrouwelijk", "PLG307", "“misschien”"),
    ],
)
def test_a_refusal_has_a_line(old: str, new: str, line: str | int, code: str, names: str) -> None:
    assert WORKSHEET.count(old)
    found = said(WORKSHEET.replace(old, new))
    expected = line_of(line) if isinstance(line, str) else line
    assert [sentence for at, name, sentence in found if (at, name) == (expected, code) and names in sentence], found


@pytest.mark.parametrize(("heading", "line"), [("Waarvoor?", 16), ("Blad", 16), ("Voorbeeld", 16)])
def test_a_section_is_needed(heading: str, line: int) -> None:
    start = WORKSHEET.index(f"## {heading}")
    end = WORKSHEET.find("\n## ", start) + 1
    found = said(WORKSHEET[:start] + (WORKSHEET[end:] if end else ""))
    assert (line, "PLG404", f"het deel “{heading}” ontbreekt.") in found


def test_fields_need_a_list() -> None:
    start, end = WORKSHEET.index("1. **Wat hoor"), WORKSHEET.index("## Valkuil")
    assert (line_of("## Blad"), "PLG531") in [
        (line, code) for line, code, _ in said(f"{WORKSHEET[:start]}Tekst.\n\n{WORKSHEET[end:]}")
    ]


def test_a_number_comes_after_words() -> None:
    """And each word of a count has a number."""
    text = WORKSHEET.replace("bereikt, deels, nog niet)", "1, 2; na trekker)").replace(
        "(wie: trekker)", "(tekst: trekker)"
    )
    text = text.replace("| bereikt |", "| 1 |").replace("| nog niet |", "| 2 |")
    assert said(text) == []
    counted = WORKSHEET.replace("(tekst: vraag; 80 tekens)", "(turf: vraag; ja, nee)")
    for count, codes in (
        ("ja 3, nee 1", []),
        ("ja ٣", ["PLG537"]),
        ("nee 2", []),
        ("ja", ["PLG537"]),
        ("ja 1, ja 2", ["PLG537"]),
    ):
        example = counted.replace("| Waarom geven we huiswerk? |", f"| {count} |").replace(
            "| Hoe kijk ik ernaar? |", "| nee 4 |"
        )
        assert [code for _, code, _ in said(example)] == codes


def test_a_rule_beside_a_row_is_no_column_to_fill_in() -> None:
    text = WORKSHEET.replace(FIXED, counted("aantal maal lengte, naast 2 maal vraag"))
    assert [names for _, code, names in said(text) if code == "PLG534"]
    text = WORKSHEET.replace(FIXED, counted("in meer dan één rij bij vraag, doelen en trekker"))
    assert said(text) == []
    page, _ = read(PATH, text.encode())
    assert isinstance(page, Worksheet)
    assert worksheet_data(page)["velden"][2]["telt"] == [{"wat": "vaak", "bij": ["vraag", "doelen", "trekker"]}, None]


def test_all_cells_fit_on_paper_together() -> None:
    """One large table takes long to print, and nobody fills it in."""
    large = WORKSHEET.replace("tot 4 rijen; 2 lijnen", "tot 30 rijen; 20 lijnen")
    assert said(large) == []
    wide = large.replace("Vraag (tekst: vraag; 80 tekens) |", "Vraag (tekst: vraag) | En? (tekst: en) |")
    (found,) = [
        line
        for line, code, _ in said(wide.replace("|---|---|\n   | Waarom? |", "|---|---|---|\n   | Waarom? |"))
        if code == "PLG529"
    ]
    assert found == line_of("3. **Welke")


def test_letters_in_two_parts_are_the_same() -> None:
    """A Mac writes “é” as two characters where another program writes one."""
    text = WORKSHEET.replace("**Datum.** (", "**Idée.** (").replace(
        "**Datum.** 2", "**Ide\N{COMBINING ACUTE ACCENT}e.** 2"
    )
    assert said(text) == []


def test_upright_paper_has_fewer_columns() -> None:
    more = "".join(f" K{number} (tekst: k{number}) |" for number in range(5))
    text = WORKSHEET.replace(
        "(wie: trekker) |\n   |---|---|---|", f"(wie: trekker) |{more}\n   |---|---|---|{'---|' * 5}"
    )
    assert (line_of("5. **Hoe"), "PLG529") in [(line, code) for line, code, _ in said(text)]
    assert "PLG529" not in [code for _, code, _ in said(text.replace("papier: A4", "papier: A3 liggend"))]


def library(root: Path, text: str = WORKSHEET, other: str = "") -> list[tuple[str, int, str]]:
    """Return what the rules between files say with a worksheet, and another one."""
    folder = root / "docs/werkbladen"
    folder.mkdir(exist_ok=True)
    (folder / "index.md").write_text(PAGE.format(title="Werkbladen") + "\n:::{werkbladen}\n:::\n", "utf-8")
    (folder / "proef.md").write_text(text, "utf-8")
    if other:
        (folder / "ander.md").write_text(other, "utf-8")
    found, problems = read_library(root)
    return [(p.path, p.line, p.code) for p in [*problems, *check_library(found)] if not p.is_note]


def test_what_a_field_takes_is_given_somewhere(root: Path) -> None:
    taking = WORKSHEET.replace("2 lijnen; verplicht", "2 lijnen; vertrekt van keuze")
    line = line_of("1. **Wat")
    assert library(root, taking) == [("docs/werkbladen/proef.md", line, "PLG817")]
    own = WORKSHEET.replace("2 lijnen; verplicht", "2 lijnen; vertrekt van leervraag")
    assert library(root, own) == [("docs/werkbladen/proef.md", line, "PLG817")]  # not from itself
    assert library(root, own, WORKSHEET) == []


def test_the_source_claims_fields_that_exist(root: Path) -> None:
    claim = "uit-de-bron: [{werk: gids, pagina: 11, delen: [vraag, besluiten]}]\nnagekeken"
    assert library(root, WORKSHEET.replace("nagekeken", claim)) == [("docs/werkbladen/proef.md", 11, "PLG806")]
    assert library(root, WORKSHEET.replace("nagekeken", claim.replace("besluiten", "besluit"))) == []


def test_a_link_to_a_field_leads_there(root: Path) -> None:
    names = ("vraag", "leervraag", "vragen-vraag", "niets")
    links = "\n".join(f"[Een veld](werkbladen/proef.md#veld-{name})" for name in names)
    (root / "docs/tip.md").write_text(f"{PAGE.format(title='Tip')}\n{links}\n", "utf-8")
    assert library(root) == [("docs/tip.md", 14, "PLG702")]


def test_a_published_field_stays(root: Path) -> None:
    """Under its id, or as the old id of another: answers are kept under it."""
    library(root)
    (root / "permalinks.txt").write_text("\n".join(promised(read_library(root)[0])), "utf-8")
    assert library(root) == []
    gone = WORKSHEET.replace("(datum: datum)", "(datum: dag)")
    assert library(root, gone) == [("docs/werkbladen/proef.md", 1, "PLG813")]
    assert library(root, gone.replace("(datum: dag)", "(datum: dag; vroeger datum)")) == []


def test_a_step_knows_its_worksheets(root: Path) -> None:
    (root / "methods/rondje.md").write_text(
        CARD.replace("Vraag het.", "Vraag het, met het [blad](../docs/werkbladen/proef.md#blad)."), "utf-8"
    )
    assert library(root) == []
    found = read_library(root)[0]
    card = found.card_by_name["rondje"]
    assert [[sheet.name for sheet in found.worksheets_of(card, step)] for step in card.steps] == [["proef"], []]
    assert found.users["docs/werkbladen/proef.md"] == [card]
