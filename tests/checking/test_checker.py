"""The checker: every code, at its place; all problems of a file in one run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.samples import CARD, PAGE, RECOMMENDATION, small_library

from plgdocs.checking.anchors import MADE, OURS
from plgdocs.checking.directory import library_files
from plgdocs.checking.files import MANY, READ, read, read_ahead
from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.model.codes import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plgdocs.model.problems import Problem

Place = tuple[int, int, str]


def places(problems: list[Problem], *, notes: bool = False) -> list[Place]:
    """Return line, column and code of each problem."""
    return [(p.line, p.column, p.code) for p in problems if notes or not p.is_note]


def check_all(root: Path) -> list[Problem]:
    """Return the problems of a whole library."""
    library, problems = read_library(root)
    return sorted([*problems, *check_library(library)])


def test_the_samples_are_valid(tmp_path: Path) -> None:
    assert places(check_all(small_library(tmp_path))) == []


def test_several_processes_find_the_same(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    for number in range(MANY):
        (root / f"methods/kring-{number}.md").write_text(
            CARD.replace("school.\n---", f"school.\nx{number}: 1\n---"), "utf-8"
        )
    (root / "methods/kring-1.md").write_bytes(b"\xff")
    (root / "methods/kring-2.md").unlink()
    (root / "methods/kring-2.md").mkdir()
    READ.clear()
    alone = read_library(root)
    READ.clear()
    read_ahead(root, library_files(root), 2)
    assert len(READ) > MANY
    assert read_library(root) == alone


# Each case: what to replace in the valid card, by what, and what the checker must say, where.
CARD_CASES = {
    "a conflict in the front matter": (
        "fase: [openen]\n",
        "<<<<<<< HEAD\nfase: [openen]\n=======\nfase: [verkennen]\n>>>>>>> main\n",
        [(3, 1, "PLG136")],
    ),
    "a conflict in a text": (
        "Een rondje.",
        "<<<<<<< HEAD\nEen rondje.\n=======\nEen kring.\n>>>>>>> mijn-tak",
        [(15, 1, "PLG136")],
    ),
    "a conflict below a step": ("(stilte)\n", "(stilte)\n<<<<<<< HEAD\n=======\n3. **Weg.**\n", [(28, 1, "PLG136")]),
    "the end of a conflict": ("Een rondje.", "Een rondje.\n>>>>>>> mijn-tak", [(16, 1, "PLG136")]),
    "heading that is a step": ("Een rondje.", "### Stap 1\n\nx", [(15, 1, "PLG723")]),
    "footnote in a step": ("Vraag het.", "Vraag het[^k].", [(23, 32, "PLG711"), (23, 32, "PLG711")]),
    "front matter open": ("school.\n---", "school.", [(1, 1, "PLG104")]),
    "tab in YAML": ("fase: [openen]", "fase:\n\t- openen", [(4, 1, "PLG105")]),
    "bracket open": ("fase: [openen]", "fase: [openen", [(3, 7, "PLG105")]),
    "key missing": ("fase: [openen]\n", "", [(2, 1, "PLG201")]),
    "key mistyped": ("fase:", "faze:", [(2, 1, "PLG201"), (3, 1, "PLG202")]),
    "key unknown": ("fase:", "kleur: rood\nfase:", [(3, 1, "PLG202")]),
    "key twice": ("fase:", "samenvatting: Nog eens.\nfase:", [(3, 1, "PLG203")]),
    "value empty": ("samenvatting: Ieder zegt kort iets.", "samenvatting:", [(2, 14, "PLG204")]),
    "list empty": ("[openen]", "[]", [(3, 7, "PLG204")]),
    "text to fill in": ("Uit onze eigen school.", "VUL IN", [(8, 11, "PLG205")]),
    "list to fill in": ("[plenair]", "VUL IN", [(6, 13, "PLG205")]),
    "part to fill in": ("van: 5", "van: VUL IN", [(4, 13, "PLG205")]),
    "section to fill in": ("Een rondje.", "VUL IN: wat er gebeurt.", [(15, 1, "PLG410")]),
    "step to fill in": ("Vraag het.", "Vraag VUL IN.", [(23, 29, "PLG410")]),
    "text expected": ("samenvatting: Ieder zegt kort iets.", "samenvatting: [a, b]", [(2, 15, "PLG301")]),
    "list expected": ("[plenair]", "plenair", [(6, 13, "PLG302")]),
    "mapping expected": ("{van: 5, tot: 10}", "10", [(4, 7, "PLG303")]),
    "roles are a mapping": ("fase:", "rollen: [coach]\nfase:", [(3, 9, "PLG303")]),
    "number expected": ("van: 5", "van: vijf", [(4, 13, "PLG304")]),
    "yes and no stay text": ("van: 5", "van: no", [(4, 13, "PLG304")]),
    "number too large": ("tot: 10", "tot: 9999", [(4, 21, "PLG305")]),
    "number negative": ("van: 5", "van: -5", [(4, 13, "PLG305")]),
    "span backwards": ("{van: 5, tot: 10}", "{van: 10, tot: 5}", [(4, 7, "PLG306")]),
    "unit mistyped": ("tot: 10}", "tot: 10, per: personen}", [(4, 30, "PLG307")]),
    "value unknown": ("[openen]", "[opnen]", [(3, 8, "PLG307")]),
    "value twice": ("[openen]", "[openen, openen]", [(3, 16, "PLG308")]),
    "summary too long": ("Ieder zegt kort iets.", "x" * 89, [(2, 15, "PLG309")]),
    "date impossible": (
        "fase:",
        "nagekeken: {datum: 2026-02-30, door: ik}\nfase:",
        [(3, 20, "PLG310")],
    ),
    "date in another order": ("fase:", "nagekeken: {datum: 1-2-2026, door: ik}\nfase:", [(3, 20, "PLG310")]),
    "card name invalid": ("fase:", "erna: [Check In]\nfase:", [(3, 8, "PLG311")]),
    "YAML alias": (
        "herkomst: Uit onze eigen school.",
        "herkomst: &a tekst\nvoorbereiding: *a",
        [(8, 11, "PLG312"), (9, 16, "PLG312")],
    ),
    "word lost to an anchor": ("Uit onze", "&Co is", [(8, 11, "PLG312")]),
    "word lost to a tag": ("Uit onze", "!Let op", [(8, 11, "PLG312")]),
    "tag of another language": ("Uit onze", "!!python/object:os.system", [(8, 11, "PLG312")]),
    "null is no text": ("Uit onze eigen school.", "null", [(8, 11, "PLG204")]),
    "tilde in a list": ("fase:", "materiaal: [~]\nfase:", [(3, 13, "PLG204")]),
    "null between quotation marks": ("Uit onze eigen school.", "'null'", []),
    "lists in lists without end": ("[openen]", "[" * 3000, [(3, 14, "PLG105")]),
    "escape that names no character": ("Uit onze eigen school.", r'"\UFFFFFFFF"', [(8, 14, "PLG105")]),
    "escape for half a character": ("Uit onze eigen school.", r'"\ud800"', [(8, 14, "PLG105")]),
    "control character": ("eigen school", "eigen\x07school", [(8, 25, "PLG109")]),
    "key that is a list": ("fase:", "[a, b]: c\nfase:", [(3, 1, "PLG105")]),
    "key without a name": ("fase:", "rollen: {'': b}\nfase:", [(3, 10, "PLG105")]),
    "roles empty": ("fase:", "rollen: {}\nfase:", [(3, 9, "PLG204")]),
    "title missing": ("# Rondje\n", "", [(12, 1, "PLG401")]),
    "title empty": ("# Rondje\n", "#\n", [(11, 1, "PLG401")]),
    "title after a section": ("# Rondje\n\n## Wat?", "## Wat?\n\n# Rondje\n", [(11, 1, "PLG401"), (11, 1, "PLG405")]),
    "title twice": ("## Wat?", "# Nog een\n\n## Wat?", [(13, 1, "PLG402")]),
    "title too long": ("# Rondje", "# " + "Rondje " * 9, [(11, 1, "PLG403")]),
    "section missing": ("## Valkuil\n\nTe lang blijven praten.\n", "", [(11, 1, "PLG404")]),
    "section of a comment": ("Een rondje.", "% Later\n\n%Nog", [(13, 1, "PLG405")]),
    "section of a rule and an empty item": ("Een rondje.", "***\n\n- ", [(13, 1, "PLG405")]),
    "section of an empty quote and a number": ("Een rondje.", "> \n\n1.", [(13, 1, "PLG405")]),
    "section of an empty heading and a space": ("Een rondje.", "###\n\n&nbsp;", [(13, 1, "PLG405")]),
    "section of a name and an address": ("Een rondje.", "(naam)=\n\n[a]: https://x.be", [(13, 1, "PLG405")]),
    "section of an empty fence": ("Een rondje.", "```\n```", [(13, 1, "PLG405")]),
    "section of code that looks like a comment": ("Een rondje.", "```\n% Later\n```", []),
    "section empty": ("Een rondje.\n", "", [(13, 1, "PLG405")]),
    "section twice": ("## Waarom?", "## Wat?\n\nNog.\n\n## Waarom?", [(17, 1, "PLG406")]),
    "section unknown": ("## Waarom?", "## Extra\n\nMeer.\n\n## Waarom?", [(17, 1, "PLG407")]),
    "section misspelt": ("## Waarom?", "## Warom?", [(11, 1, "PLG404"), (17, 1, "PLG407")]),
    "section misplaced": (
        "## Waarom?\n\nOmdat het helpt.\n\n",
        "",
        [(11, 1, "PLG404")],
    ),
    "level skipped": ("Een rondje.", "Een rondje.\n\n#### Diep\n\nTekst.", [(17, 1, "PLG409")]),
    "no numbered list": (
        "1. **Begin.** (5 min) Vraag het.\n\n   > Hoe is het?\n\n2. **Stop.** Dank ieder. (stilte)",
        "Doe maar.",
        [(21, 1, "PLG501")],
    ),
    "step without a name": ("2. **Stop.** Dank", "2. Dank", [(27, 1, "PLG502")]),
    "steps from another number": ("1. **Begin.**", "3. **Begin.**", [(23, 1, "PLG505")]),
    "steps from zero": ("1. **Begin.**", "0. **Begin.**", [(23, 1, "PLG505")]),
    "step time in other digits": ("(5 min)", "(1\N{ARABIC-INDIC DIGIT ZERO} min)", [(23, 1, "PLG503")]),
    "step time in words": ("(5 min)", "(vijf minuten)", [(23, 1, "PLG503")]),
    "step time zero": ("(5 min)", "(0 min)", [(23, 1, "PLG503")]),
    "step time without unit": ("(5 min)", "(5)", [(23, 1, "PLG503")]),
    "steps longer than the card": ("**Stop.**", "**Stop.** (20 min)", [(23, 1, "PLG508")]),
    "brackets that are no time": ("(5 min)", "(als het past)", []),
    "equal parts": ("(5 min)", "(1/4)", []),
    "two lists of steps": ("2. **Stop.**", "Tussentekst.\n\n2. **Stop.**", [(21, 1, "PLG504")]),
    "block on a card": ("Een rondje.", ":::{valkuil}\nPas op.\n:::", [(15, 1, "PLG604")]),
    "Windows line ends are fine": ("", "\r\n", []),
    "link to nowhere": ("Een rondje.", "Een [rondje](ronde.md).", [(15, 14, "PLG701")]),
    "link from the root": ("Een rondje.", "Een [rondje](/methodieken/).", [(15, 14, "PLG703")]),
    "fragment to nowhere": ("Een rondje.", "Een [rondje](#stap-3).", [(15, 14, "PLG702")]),
    "fragment of a step": ("Een rondje.", "Een [rondje](#stap-2).", []),
    "link on a later line": ("Een rondje.", "Een\nkort\n[rondje](weg.md).", [(17, 10, "PLG701")]),
    "image without text": ("Een rondje.", "![](weg.png)", [(15, 5, "PLG704"), (15, 5, "PLG705")]),
    "image without a file": ("Een rondje.", "![Een kring](weg.png)", [(15, 14, "PLG705")]),
    "link without a target": ("Een rondje.", "Een [rondje]().", [(15, 1, "PLG701")]),
    "fragment without a name": ("Een rondje.", "Een [rondje](#).", [(15, 14, "PLG701")]),
    "link with MyST's own scheme": ("Een rondje.", "Een [rondje](project:rondje.md).", [(15, 14, "PLG708")]),
    "link with an unknown scheme": ("Een rondje.", "Een [rondje](tel:+32).", [(15, 14, "PLG708")]),
    "link without a scheme": ("Een rondje.", "Een [rondje](//x.be).", [(15, 14, "PLG708")]),
    "link to the web or by mail": ("Een rondje.", "[a](https://x.be/b) <http://x.be> [c](mailto:d@x.be)", []),
    "link out of the guide": ("Een rondje.", "Een [rondje](../../../../../etc/passwd).", [(15, 14, "PLG709")]),
    "link to what is hidden": ("Een rondje.", "Een [rondje](../.git/config).", [(15, 14, "PLG709")]),
    "link too long for a file": ("Een rondje.", f"Een [rondje]({'x' * 5000}).", [(15, 14, "PLG701")]),
    "image too long for a file": ("Een rondje.", f"![Een kring]({'x' * 5000}.png)", [(15, 14, "PLG705")]),
    "image of another site": ("Een rondje.", "![Een kring](https://x.be/a.png)", [(15, 14, "PLG710")]),
    "image that is a page": ("Een rondje.", "![Een kring](rondje.md)", [(15, 14, "PLG713")]),
    "image without a target": ("Een rondje.", "![Een kring]()", [(15, 1, "PLG705")]),
    "fragment of a role": ("Een rondje.", "Zie {methodiek}`hier <rondje#stap-2>`.", []),
    "fragment of a role to nowhere": ("Een rondje.", "Zie {methodiek}`rondje#stap-3`.", [(15, 17, "PLG702")]),
    "fragment of a recommendation": ("Een rondje.", "Zie {aanbeveling}`3#weg`.", [(15, 19, "PLG702")]),
    "block of another domain": ("Een rondje.", "```{py:function} f\n```", [(15, 1, "PLG604")]),
    "block without a name": ("Een rondje.", "```{}\n```", [(15, 1, "PLG604")]),
    "role unknown": ("Een rondje.", "Zie {metodiek}`rondje`.", [(15, 16, "PLG706")]),
    "role to nowhere": ("Een rondje.", "Zie {term}`leervrag`.", [(15, 12, "PLG707")]),
    "role with its own text": ("Een rondje.", "Zie {term}`de vraag <leervraag>`.", []),
    "recommendation out of range": ("fase:", "aanbevelingen: [11]\nfase:", [(3, 17, "PLG305")]),
    "other card unknown": ("fase:", "erna: [check-uit]\nfase:", [(3, 1, "PLG804")]),
    "card after itself": ("fase:", "ervoor: [rondje]\nfase:", [(3, 1, "PLG805")]),
    "claims of each kind": (
        "fase:",
        "uit-de-bron:\n- {werk: gids, pagina: 3, delen: [wat, stap-stop, tijd-begin, stilte-stop, zeg-begin]}\nfase:",
        [],
    ),
    "claim on a slide": ("fase:", "uit-de-bron: [{werk: presentatie, dia: Focus, delen: [wat]}]\nfase:", []),
    "claim without a place": ("fase:", "uit-de-bron: [{werk: gids, delen: [wat]}]\nfase:", [(3, 15, "PLG319")]),
    "claim of nothing": ("fase:", "uit-de-bron: [{werk: gids, pagina: 3}]\nfase:", [(3, 15, "PLG201")]),
    "claim of a number": (
        "fase:",
        "uit-de-bron:\n- {werk: gids, pagina: 3,\n   delen: [stap-2]}\nfase:",
        [(5, 1, "PLG806")],
    ),
    "claim of a section that is gone": (
        "fase:",
        "uit-de-bron: [{werk: gids, pagina: 3, delen: [nadien]}]\nfase:",
        [(3, 1, "PLG806")],
    ),
    "claim of a key without a value": (
        "fase:",
        "uit-de-bron: [{werk: gids, pagina: 3, delen: [materiaal]}]\nfase:",
        [(3, 1, "PLG806")],
    ),
    "claim of a time that is not given": (
        "fase:",
        "uit-de-bron: [{werk: gids, pagina: 3, delen: [tijd-stop]}]\nfase:",
        [(3, 1, "PLG806")],
    ),
    "claim of the steps as a whole": (
        "fase:",
        "uit-de-bron: [{werk: gids, pagina: 3, delen: [hoe]}]\nfase:",
        [(3, 1, "PLG806")],
    ),
    "claim in no words": (
        "fase:",
        "uit-de-bron: [{werk: gids, pagina: 3, delen: [Wat?]}]\nfase:",
        [(3, 47, "PLG318")],
    ),
    "claimed twice": (
        "fase:",
        "uit-de-bron:\n- {werk: gids, pagina: 3, delen: [wat]}\n- {werk: gids, pagina: 5, delen: [wat]}\nfase:",
        [(4, 1, "PLG810")],
    ),
    "the old key": ("fase:", "redactie: [stap-2]\nfase:", [(3, 1, "PLG202")]),
    "the old mark of a time": ("(5 min)", "(richttijd 5 min)", [(23, 1, "PLG503")]),
    "old name is its own": ("fase:", "vroeger: [rondje]\nfase:", [(3, 1, "PLG801")]),
}


@pytest.mark.parametrize("case", CARD_CASES)
def test_card(case: str, tmp_path: Path) -> None:
    old, new, expected = CARD_CASES[case]
    assert old in CARD
    root = small_library(tmp_path)
    text = CARD.replace(old, new, 1) if old else CARD.replace("\n", new)
    (root / "methods/rondje.md").write_bytes(text.encode())
    assert places(check_all(root)) == expected


def test_a_claim_follows_its_step_and_not_its_number(tmp_path: Path) -> None:
    """A step before it changes nothing; under another name somebody has to read the source again."""
    root, path = small_library(tmp_path), tmp_path / "methods/rondje.md"
    text = CARD.replace("fase:", "uit-de-bron: [{werk: gids, pagina: 3, delen: [stap-begin]}]\nfase:", 1)
    path.write_text(text.replace("1. **Begin.**", "1. **Eerst dit.** Ga zitten.\n\n2. **Begin.**"), "utf-8")
    assert places(check_all(root)) == []
    path.write_text(text.replace("**Begin.**", "**Begin nu.**"), "utf-8")
    (problem,) = (problem for problem in check_all(root) if not problem.is_note)
    assert (problem.line, problem.code, problem.hint) == (3, "PLG806", "Bedoel je “stap-begin-nu”?")


def test_misplaced_section(tmp_path: Path) -> None:
    """A section that comes too early is reported where it stands too late."""
    root = small_library(tmp_path)
    moved = CARD.replace("## Valkuil\n\nTe lang blijven praten.\n", "")
    moved = moved.replace("## Wat?", "## Valkuil\n\nTe lang blijven praten.\n\n## Wat?")
    (root / "methods/rondje.md").write_text(moved, "utf-8")
    assert places(check_all(root)) == [(17, 1, "PLG408"), (21, 1, "PLG408"), (25, 1, "PLG408")]


QUESTION = ":::{vraag} Waarom doen we dat?\n:richting: groep\n:moment: start\n:variant: Waarom toch?\n\nTekst.\n:::"


PAGE_CASES = {
    "block unknown": (":::{valkul}\nTekst.\n:::", [(11, 1, "PLG601")]),
    "testimony without a voice": (":::{naverteld}\nTekst.\n:::", [(11, 1, "PLG602")]),
    "block empty": (":::{valkuil}\n:::", [(11, 1, "PLG603")]),
    "question without facets": (":::{vraag} Waarom?\nTekst.\n:::", [(11, 1, "PLG201"), (11, 1, "PLG201")]),
    "question with a wrong facet": (
        ":::{vraag} Waarom?\n:richting: groep, kinderen\n:moment: start\n\nTekst.\n:::",
        [(12, 1, "PLG307")],
    ),
    "glossary without a term": (
        "```{glossary}\n  Uitleg.\nwoord\n  Uitleg.\n```",
        [(12, 1, "PLG614"), (13, 1, "PLG614")],
    ),
    "term without an explanation": ("```{glossary}\nwoord\n  Uitleg.\n\nlaatste\n```", [(15, 1, "PLG614")]),
    "term far from its explanation": ("```{glossary}\nwoord\n\ntweede\n  Uitleg.\n```", [(14, 1, "PLG614")]),
    "term with a class": ("```{glossary}\nwoord : soort\n  Uitleg.\n```", [(12, 1, "PLG614")]),
    "term twice": (
        "```{glossary}\nwoord\n  Uitleg.\n\nWoord\n  Uitleg.\n```",
        [(12, 1, "PLG808"), (15, 1, "PLG808")],
    ),
    "name in other letters": ("(Oud)=\n(oud)=\nTekst.", [(12, 2, "PLG712")]),
    "question with an unknown option": (
        ":::{vraag} Waarom?\n:richting: groep\n:moment: start\n:kleur: rood\n\nTekst.\n:::",
        [(14, 1, "PLG608")],
    ),
    "question with an option twice": (
        ":::{vraag} Waarom?\n:richting: groep\n:moment: start\n:richting: ik\n\nTekst.\n:::",
        [(14, 1, "PLG203")],
    ),
    "option that the block doesn't take": (":::{valkuil}\n:kleur: rood\n\nTekst.\n:::", [(12, 1, "PLG608")]),
    "dead link inside a block": (":::{valkuil}\nZie [dit](weg.md).\n:::", [(12, 11, "PLG701")]),
    "block with a prefix": ("```{plg:valkuil}\nTekst.\n```", [(11, 1, "PLG601")]),
    "block of raw HTML": ("```{=html}\n<b>\n```", [(11, 1, "PLG601"), (12, 1, "PLG612")]),
    "block with spaces": ("```{ note }\nTekst.\n```", [(11, 1, "PLG601")]),
    "block without an end": ("```{note\nTekst.\n```", [(11, 1, "PLG601")]),
    "figure without text or file": ("```{figure} weg.png\n```", [(11, 13, "PLG704"), (11, 13, "PLG705")]),
    "figure without a file": ("```{figure} weg.png\n:alt: Een kring\n```", [(11, 13, "PLG705")]),
    "card shown as its file": ("```{kaart-als-tekst} ../methods/rondje.md\n```", []),
    "card that isn't there": ("```{kaart-als-tekst} ../methods/weg.md\n```", [(11, 1, "PLG804")]),
    "page shown as a card": ("```{kaart-als-tekst} begrippen.md\n```", [(11, 1, "PLG804")]),
    "address shown as a card": ("```{kaart-als-tekst} https://x.example/a.md\n```", [(11, 1, "PLG804")]),
    "item without its grid": (":::{grid-item-card} Titel\nTekst.\n:::", [(11, 1, "PLG615")]),
    "item beside its grid": (
        "::::{grid} 1\n:::{grid-item-card} In\nTekst.\n:::\n::::\n\n:::{grid-item-card} Ernaast\nTekst.\n:::",
        [(17, 1, "PLG615")],
    ),
    "question in other words": (
        f"{QUESTION}\n\n[Hoe doen we dat?](#waarom-doen-we-dat)",
        [(19, 20, "PLG720")],
    ),
    "question in its own words, on two lines": (f"{QUESTION}\n\n“[Waarom doen\nwe dat?](#waarom-doen-we-dat)”", []),
    "question in the words of its variant": (f"{QUESTION}\n\n[Waarom toch?](proef.md#waarom-doen-we-dat)", []),
    "question twice": (f"{QUESTION}\n\n{QUESTION}", [(19, 1, "PLG712")]),
    "question that is a heading": (f"## Waarom doen we dat?\n\n{QUESTION}", [(13, 1, "PLG712")]),
    "question that is a target": (f"(waarom-doen-we-dat)=\nx\n\n{QUESTION}", [(14, 1, "PLG712")]),
    "footnote that is a target": ("(vn)=\nx[^vn]\n\n[^vn]: y", [(14, 1, "PLG712")]),
    "footnote that is a question": (
        f"x[^waarom-doen-we-dat]\n\n[^waarom-doen-we-dat]: y\n\n{QUESTION}",
        [(15, 1, "PLG712")],
    ),
    "target that is a heading elsewhere": ("## Kop\n\n(kop)=\nx", [(13, 2, "PLG712")]),
    "target that is its heading": ("(kop)=\n## Kop\n\nx", []),
    "target of Sphinx": ("(genindex)=\nx", [(11, 2, "PLG723")]),
    "heading with a name of ours": ("## Menu\n\nx", [(11, 1, "PLG723")]),
    "heading with a name of a block": (":::{veldenlijst}\n:::\n\n## Veld duur\n\nx", [(14, 1, "PLG723")]),
    "headings without letters": ("## 2025\n\na\n\n## 2026\n\nb", []),
    "block of ours twice": (":::{veldenlijst}\n:::\n\n:::{veldenlijst}\n:::", [(14, 1, "PLG617")]),
    "target above a block": ("(nb)=\n:::{neem-mee}\n:::\n\n[l](#nb)", [(11, 2, "PLG414")]),
    "markup behind a block": (":::{naverteld} *Wie* {methodiek}`rondje`\nx\n:::", [(11, 1, "PLG618")]),
    "target above a rule": ("(nb)=\n\n***\n\nx", [(11, 2, "PLG414")]),
    "cell beyond the header": ("| A | B |\n|---|---|\n| a | b | weg |", [(13, 11, "PLG415")]),
    "cell beyond the header, in a list": ("- x\n\n  | A |\n  |---|\n  | a \\| b | c |", [(15, 14, "PLG415")]),
    "rows that fit": ("> | A | B |\n> |---|---|\n> | a \\| b | c |\n> | d |", []),
    "link inside code is no link": ("```markdown\n[dit](weg.md)\n```", []),
}


@pytest.mark.parametrize("case", PAGE_CASES)
def test_page(case: str, tmp_path: Path) -> None:
    body, expected = PAGE_CASES[case]
    root = small_library(tmp_path)
    (root / "docs/proef.md").write_text(PAGE.format(title="Proef") + "\n" + body + "\n", "utf-8")
    assert places(check_all(root)) == expected


KIT_ITEM = "- [Waarom doen we dat?](../vragenkit.md#waarom-doen-we-dat)"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("- Waarom zou dat?", [(17, 1, "PLG721")]),
        (KIT_ITEM, []),
        (f"{KIT_ITEM}\n- Waarom zou\n  dat?", [(17, 1, "PLG721")]),
        (KIT_ITEM.replace("doen we", "doe je"), [(18, 24, "PLG720")]),
    ],
)
def test_questions_for_a_group_are_the_kit_s(item: str, expected: list[Place], tmp_path: Path) -> None:
    root = small_library(tmp_path)
    (root / "docs/vragenkit.md").write_text(f"{PAGE.format(title='Kit')}\n{QUESTION}\n", "utf-8")
    page = root / "docs/aanbevelingen/1-raad.md"
    text = page.read_text("utf-8").replace("Verhaal.", f":::{{vragen}}\n{item}\n:::")
    page.write_text(text, "utf-8")
    assert places(check_all(root)) == expected


LANGUAGE_CASES = {
    "straight in the text": ("Een rondje.", "De collega's.\nEn 's morgens.", [(15, "PLG910", "“collega's”")]),
    "straight in the header": ("kort iets.", "kort foto's.", [(2, "PLG910", "“foto's”")]),
    "straight in a table": ("Een rondje.", "| Wie |\n|---|\n| Z'n groep |", [(17, "PLG910", "“Z'n”")]),
    "straight in code": ("Een rondje.", "Schrijf `collega's`.", []),
    "straight in quotation marks of YAML": ("Uit onze eigen school.", "'Van ons: wij.'", []),
    "curly": ("Een rondje.", "De collega’s.", []),
    "the guide speaks": ("Een rondje.", "De gids\nzegt het niet.", [(15, "PLG911", "“De gids zegt”")]),
    "the guide has spoken": ("Uit onze eigen school.", "Volgens de gids.", [(8, "PLG911", "“Volgens de gids”")]),
    "the guide is read": ("Een rondje.", "Het staat niet in de gids.", [(15, "PLG911", "“staat niet in de gids”")]),
    "the guide is this site": ("Een rondje.", "Zoek in de gids. De gids helpt je kiezen.", []),
    "source in a step": ("Vraag het.", "De Inspiratiegids noemt dit.", [(23, "PLG912", "“Inspiratiegids”")]),
    "source in what is said": (
        "Hoe is het?",
        "Volgens de slides: hoe is het?",
        [(23, "PLG912", "“Volgens de slides”")],
    ),
    "source for participants": (
        "fase:",
        "voor-deelnemers: Bedacht door de redactie.\nfase:",
        [(1, "PLG912", "“de redactie”")],
    ),
    "slides of one's own": ("Vraag het.", "Toon de slides.", []),
}


@pytest.mark.parametrize("case", LANGUAGE_CASES)
def test_language(case: str, tmp_path: Path) -> None:
    """Notes on the words; the file stays valid."""
    old, new, expected = LANGUAGE_CASES[case]
    root = small_library(tmp_path)
    (root / "methods/rondje.md").write_text(CARD.replace(old, new), "utf-8")
    notes = [problem for problem in check_all(root) if problem.code != "PLG901"]
    assert all(problem.is_note for problem in notes)
    assert [(note.line, note.code) for note in notes] == [(line, code) for line, code, _ in expected]
    assert all(words in note.sentence for note, (_, _, words) in zip(notes, expected, strict=True))


CLAIM = "uit-de-bron: [{werk: presentatie, dia: Focus, delen: [slot]}]"
SCHOOL = PAGE.format(title="School").replace("---\n\n#", f"{CLAIM}\n---\n\n#")
PART = ":::{{dagdeel}} Deel\n:wanneer: {0}\n:groep: plenair\n\nTekst.\n:::\n"


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("motivatie", "Tekst.", []),
        ("motivatie", ":::{conditie} Delen\nTekst.\n:::", [(12, 1, "PLG606")]),
        ("motivatie", ":::{opdracht} Kijk\n:lijnen: veel\n\nTekst.\n:::", [(13, 1, "PLG304")]),
        ("leergemeenschappen", ":::{conditie} Delen\nTekst.\n:::\n" * 8, []),
        ("leergemeenschappen", ":::{conditie} Delen\nTekst.\n:::\n" * 7, [(30, 1, "PLG605")]),
        ("wat-minder-goed-werkt", "Tekst.", [(1, 1, "PLG605")]),
        ("studiedag", PART.format("voormiddag") * 4 + PART.format("namiddag"), []),
        ("studiedag", PART.format("namiddag") * 4 + PART.format("middag"), [(36, 1, "PLG607")]),
    ],
)
def test_school(name: str, body: str, expected: list[Place], tmp_path: Path) -> None:
    root = small_library(tmp_path)
    (root / "docs/school").mkdir()
    (root / f"docs/school/{name}.md").write_text(f"{SCHOOL}\n{body}\n\n## Slot\n\nKlaar.\n", "utf-8")
    assert places(check_all(root)) == expected


def test_names_that_clash(tmp_path: Path) -> None:
    """A name leads to one card: ids, other names and old ids of two cards must differ."""
    root = small_library(tmp_path)
    other = CARD.replace("# Rondje", "# Kringetje").replace(
        "fase:", "ook-bekend-als: [Rondje]\nvroeger: [rondje]\nfase:"
    )
    (root / "methods/kring.md").write_text(other, "utf-8")
    found = [(problem.path, problem.line, problem.code) for problem in check_all(root) if not problem.is_note]
    assert found == [
        ("methods/kring.md", 3, "PLG801"),
        ("methods/kring.md", 4, "PLG801"),
        ("methods/rondje.md", 1, "PLG801"),
    ]


def test_two_cards_with_one_title(tmp_path: Path) -> None:
    """The one that isn't published yet has to change; between two new ones, nobody knows."""
    root = small_library(tmp_path)
    (root / "methods/wandelen.md").write_text(CARD, "utf-8")
    found = [(problem.path, problem.code) for problem in check_all(root) if not problem.is_note]
    assert found == [("methods/rondje.md", "PLG801"), ("methods/wandelen.md", "PLG801")]
    (root / "permalinks.txt").write_text("methodieken/rondje/\n", "utf-8")
    found = [(problem.path, problem.code) for problem in check_all(root) if problem.code == "PLG801"]
    assert found == [("methods/wandelen.md", "PLG801")]


@pytest.mark.parametrize("name", ["Mijn kaart.md.txt", "mijn-kaart.MD", "mijn-kaart.markdown"])
def test_a_file_that_is_not_read(name: str, tmp_path: Path) -> None:
    """As an editor for plain text, another system or a download names it."""
    root = small_library(tmp_path)
    (root / "methods" / name).write_text(CARD, "utf-8")
    [problem] = [problem for problem in check_all(root) if not problem.is_note]
    assert (problem.path, problem.code) == (f"methods/{name}", "PLG113")
    assert "“mijn-kaart.md”" in problem.message


@pytest.mark.parametrize("name", ["Mijn kaart.txt", "mijn-kaart.docx", "mijn-kaart", "mijn-kaart.mdx"])
def test_a_file_of_an_unknown_kind_is_noted(name: str, tmp_path: Path) -> None:
    root = small_library(tmp_path)
    for other in (name, ".verborgen"):
        (root / "methods" / other).write_text(CARD, "utf-8")
    [note] = [problem for problem in check_all(root) if problem.code == "PLG914"]
    assert (note.path, note.is_note) == (f"methods/{name}", True)
    assert "“mijn-kaart.md”" in note.message


def test_a_name_with_its_ending_twice() -> None:
    assert "“kaart.md”" in read("methods/kaart.md.md", CARD.encode())[1][0].hint


def test_another_licence_is_not_taken_for_ours() -> None:
    card = CARD.replace("fase:", "licentie: CC BY-NC 4.0\nfase:")
    assert read("methods/rondje.md", card.encode())[1][0].hint == "Kies uit: CC BY 4.0, CC BY-SA 4.0, CC0 1.0."


def test_names_without_latin_letters_do_not_clash(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    for name in ("rondje", "kring"):
        text = CARD.replace("# Rondje", f"# {name}").replace("fase:", "ook-bekend-als: [“日本”]\nfase:")
        (root / f"methods/{name}.md").write_text(text, "utf-8")
    assert places(check_all(root)) == []


def test_addresses_that_clash(tmp_path: Path) -> None:
    """Two folders can give one address; cards are known by their name alone."""
    root = small_library(tmp_path)
    for path in ("docs/index.md", "docs/methodieken/rondje.md", "docs/proef.md", "docs/proef/index.md"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(PAGE.format(title=path), "utf-8")
    (root / "methods/map").mkdir()
    (root / "methods/map/rondje.md").write_text(CARD.replace("# Rondje", "# Kring"), "utf-8")
    found = [problem.path for problem in check_all(root) if problem.code == "PLG801"]
    assert found == [
        *("docs/index.md", "docs/methodieken/rondje.md", "docs/proef.md", "docs/proef/index.md", "index.md"),
        *("methods/map/rondje.md", "methods/rondje.md", "methods/rondje.md"),
    ]


def test_an_old_name_takes_no_address(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    page = PAGE.format(title="Proef").replace("zoektermen", "vroeger: [aanbevelingen]\nzoektermen")
    (root / "docs/proef.md").write_text(page, "utf-8")
    assert [(p.path, p.line, p.code) for p in check_all(root) if not p.is_note] == [("docs/proef.md", 3, "PLG801")]


def test_folder_name() -> None:
    _, problems = read("docs/Mijn map/proef.md", PAGE.format(title="Proef").encode())
    assert [(problem.code, problem.hint[-12:]) for problem in problems] == [("PLG102", "“mijn-map/”.")]


def test_old_names_of_pages_clash_too(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    text = PAGE.format(title="Proef").replace("zoektermen", "vroeger: [begrippen]\nzoektermen", 1)
    (root / "docs/proef.md").write_text(text, "utf-8")
    assert [(p.path, p.line, p.code) for p in check_all(root) if not p.is_note] == [
        ("docs/begrippen.md", 1, "PLG801"),
        ("docs/proef.md", 3, "PLG801"),
    ]


def test_recommendations_are_one_to_ten(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    (root / "docs/aanbevelingen/3-raad.md").unlink()
    text = RECOMMENDATION.format(number=4)
    (root / "docs/aanbevelingen/5-raad.md").write_text(text, "utf-8")
    found = [problem.code for problem in check_all(root) if not problem.is_note]
    assert sorted(found) == ["PLG802", "PLG803", "PLG803", "PLG803"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("## In het kort\n\nKort.\n\n", "", [(9, 1, "PLG404")]),
        ("## Aan de slag", "## Eigen kop", [(9, 1, "PLG404")]),
        ("# Aanbeveling 3", "# Aanbeveling 3\n\n## Eerst\n\nIets.", [(15, 1, "PLG408")]),
    ],
)
def test_recommendation_sections(old: str, new: str, expected: list[Place], tmp_path: Path) -> None:
    root = small_library(tmp_path)
    text = RECOMMENDATION.format(number=3).replace(old, new)
    (root / "docs/aanbevelingen/3-raad.md").write_text(text, "utf-8")
    assert places(check_all(root)) == expected


@pytest.mark.parametrize("name", ["Rondje", "rond je", "rondje_2", "été"])
def test_file_name(name: str) -> None:
    _, problems = read(f"methods/{name}.md", CARD.encode())
    assert places(problems) == [(1, 1, "PLG102")]


def test_bytes_that_are_no_text() -> None:
    page, problems = read("methods/rondje.md", CARD.encode().replace(b"rondje.", b"r\xf6ndje."))
    assert page is None
    assert places(problems) == [(15, 1, "PLG101")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "PLG103"), (1, 1, "PLG401")]),
        ("---\n", [(1, 1, "PLG104"), (1, 1, "PLG401")]),
        ("---\nsamenvatting: Iets.\nzoektermen: [a]\nzoekvragen: [b]\n---\n", [(1, 1, "PLG401")]),
        ("---\nsamenvatting: Iets.\nzoektermen: [a]\nzoekvragen: [b]\n---\n\nTekst.\n", [(1, 1, "PLG401")]),
    ],
)
def test_a_file_without_headings(text: str, expected: list[Place]) -> None:
    """Empty, or with front matter only."""
    _, problems = read("docs/leeg.md", text.encode())
    assert places(problems) == expected


@pytest.mark.parametrize("header", ["- a\n- b", "hallo"])
def test_front_matter_without_keys(header: str) -> None:
    """One sentence, and not one for each key as well."""
    _, problems = read("docs/proef.md", f"---\n{header}\n---\n\n# Proef\n\nTekst.\n".encode())
    assert places(problems) == [(2, 1, "PLG303")]


def test_no_front_matter() -> None:
    """One sentence, and not one for each key as well."""
    _, problems = read("methods/rondje.md", CARD.split("---\n", 2)[2].encode())
    assert places(problems) == [(1, 1, "PLG103")]


def test_windows_files_are_fine() -> None:
    """A byte-order mark and CRLF line ends change nothing but the bytes."""
    saved = b"\xef\xbb\xbf" + CARD.replace("\n", "\r\n").encode()
    page, problems = read("methods/rondje.md", saved)
    same, _ = read("methods/rondje.md", CARD.encode())
    assert page == same
    assert places(problems) == []


BAD_CARD = """\
---
samenvating: Verkeerd gespeld.
fase: [opene, openen]
duur: {van: 40, tot: 20}
groep: {van: vier, tot: 900, meer: 3}
groepsvorm: plenair
plaats: []
herkomst: Van ons.
herkomst: Tweemaal.
---

# Rondje

## Hoe?

1. Zonder naam.
2. **Met naam.** (ooit 10 minuten) Doe iets.

## Valkuilen

Zie [dit](weg.md).
"""

BAD_CARD_MESSAGES = """\
2:1: PLG201 “samenvatting” ontbreekt. Voeg toe: “samenvatting: Ieder zegt in één minuut hoe die erbij zit.”.
2:1: PLG202 De sleutel “samenvating” bestaat niet. Bedoel je “samenvatting”?
3:8: PLG307 “opene” kan niet bij “fase”. Bedoel je “openen”?
4:7: PLG306 Bij “duur” is “van” (40) groter dan “tot” (20). Zet het kleinste getal bij “van”.
5:14: PLG304 “vier” is geen heel getal. Schrijf bij “van” een getal van 1 tot 500.
5:25: PLG305 900 is te groot voor “tot”. Kies een getal van 1 tot 500.
5:30: PLG202 De sleutel “meer” bestaat niet. Kies uit: van, tot.
6:13: PLG302 Bij “groepsvorm” hoort een lijst. Schrijf “[eerste, tweede]” of zet elk punt op een regel met “- ” ervoor.
7:9: PLG204 “plaats” heeft geen waarde. Vul in, zoals “plaats: [ter plaatse, online]”, of schrap de regel.
9:1: PLG203 De sleutel “herkomst” staat er twee keer. Hou één van beide; de eerste staat op regel 8.
12:1: PLG404 Het deel “Valkuil” ontbreekt. Voeg een kop “## Valkuil” toe, na “Hoe?”.
12:1: PLG404 Het deel “Waarom?” ontbreekt. Voeg een kop “## Waarom?” toe, na “Wat?”.
12:1: PLG404 Het deel “Wat?” ontbreekt. Voeg een kop “## Wat?” toe, onder de titel.
16:1: PLG502 Stap 1 heeft geen naam. Schrijf de naam in vet: “1. **Naam.** Wat je doet.”
17:1: PLG503 “(ooit 10 minuten)” is geen geldige tijd. Schrijf “(10 min)”, “(1 min per persoon)” of \
“(5 min + 30 sec per duo, hoogstens 15 min)”.
19:1: PLG407 Hier hoort geen deel “Valkuilen”. Bedoel je “Valkuil”?
21:11: PLG701 De link naar “weg.md” leidt nergens heen. Schrijf de weg van dit bestand naar het andere, zoals \
“../methods/check-in.md”."""


def test_all_problems_in_one_run() -> None:
    """One bad file, and the full list of what is said about it."""
    from plgdocs.checking.library import Library

    page, problems = read("methods/rondje.md", BAD_CARD.encode())
    assert page
    between = check_library(Library(Path(), {page.path: page}))
    said = [str(problem).partition(":")[2] for problem in sorted([*problems, *between]) if problem.path == page.path]
    assert said == BAD_CARD_MESSAGES.split("\n")


def test_notes_say_what_the_list_waits_for(tmp_path: Path) -> None:
    """A contributed card is valid; notes name the keys that the editors still add."""
    problems = [problem for problem in check_all(small_library(tmp_path)) if problem.code != "PLG906"]
    named = [problem.sentence.split("“")[1].split("”")[0] for problem in problems]
    assert all(problem.is_note and problem.code == "PLG901" for problem in problems)
    assert named == sorted(["helpt-bij", "aanbevelingen", "voor-deelnemers", "nagekeken", "zoektermen", "zoekvragen"])


def test_a_concept_says_so(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    (root / "methods/rondje.md").write_text(CARD.replace("fase:", "status: concept\nfase:"), "utf-8")
    assert "PLG902" in [problem.code for problem in check_all(root)]


@pytest.mark.parametrize(("sentences", "lines"), [(45, None), (50, "2 regels"), (200, "92 regels")])
def test_a_card_that_seems_too_long_for_a_sheet_says_so(sentences: int, lines: str | None) -> None:
    """It is valid, and the checker, which prints nothing, says that it estimates."""
    text = "\n\n".join(["Een zin die veel plaats neemt, en nog een. " * 5] * (sentences // 5))
    problems = read("methods/rondje.md", CARD.replace("Een rondje.", text).encode())[1]
    said = [problem.sentence for problem in problems if problem.code == "PLG903"]
    assert said == ([f"de kaart is, naar schatting, {lines} te lang voor één blad A5."] if lines else [])
    assert all(problem.is_note for problem in problems)


@pytest.mark.parametrize(("words", "said"), [(8, []), (7, ["de kaart heeft 7 zoektermen en 4 zoekvragen"])])
def test_a_listed_card_says_that_it_is_hard_to_find(words: int, said: list[str], tmp_path: Path) -> None:
    """Its search words and questions stand beside it; a card that is not listed says other things."""
    root = small_library(tmp_path)
    beside = {
        "helpt-bij": "[casus]",
        "aanbevelingen": "[1]",
        "nagekeken": "{datum: 2026-11-22, door: de redactie}",
        "zoektermen": [f"woord {letter}" for letter in "abcdefgh"[:words]],
        "zoekvragen": [f"vraag {letter}" for letter in "abcd"],
    }
    text = "".join(f"{key}: {value}\n" for key, value in beside.items())
    (root / "methods/rondje.redactie.yml").write_text(text, "utf-8")
    card = CARD.replace("fase:", "voor-deelnemers: Je mag je beurt overslaan.\nfase:")
    (root / "methods/rondje.md").write_text(card, "utf-8")
    notes = [problem.sentence for problem in check_all(root) if problem.code == "PLG909"]
    assert [note.partition(":")[0] for note in notes] == said


TESTED_BY_NAME = [
    *("PLG101", "PLG102", "PLG103", "PLG113", "PLG408", "PLG914"),
    "PLG106",  # in test_cli.py
    *("PLG121", "PLG122"),  # in test_worst_cases.py
    *("PLG605", "PLG606", "PLG607"),
    *("PLG107", "PLG108", "PLG110", "PLG111", "PLG112", "PLG609", "PLG610", "PLG611"),  # in test_safety.py
    *("PLG714", "PLG715", "PLG716", "PLG717", "PLG718", "PLG719"),  # in test_other_files.py
    *("PLG613", "PLG709", "PLG711", "PLG712"),  # likewise
    *("PLG313", "PLG506", "PLG507", "PLG807"),  # in test_plan.py
    *("PLG801", "PLG802", "PLG803", "PLG901", "PLG902", "PLG903", "PLG909"),
    *("PLG904", "PLG905"),  # in test_paper.py
    *("PLG811", "PLG812"),  # in test_permalinks.py
    *("PLG131", "PLG231"),  # in test_beside.py
    *("PLG134", "PLG135"),  # in test_other_files.py
    *("PLG521", "PLG522", "PLG523", "PLG524", "PLG525", "PLG526", "PLG527", "PLG528"),  # in test_worksheet_rules.py
    *("PLG529", "PLG530", "PLG531", "PLG532", "PLG535", "PLG536", "PLG537", "PLG538", "PLG813", "PLG817"),  # likewise
    *("PLG533", "PLG534", "PLG539", "PLG540"),  # likewise
    "PLG908",  # in test_worksheet_paper.py
    *("PLG132", "PLG133", "PLG317"),  # in test_experiences.py
    *("PLG921", "PLG922", "PLG923", "PLG924"),  # in test_privacy.py
    *("PLG720", "PLG721", "PLG910", "PLG911", "PLG912"),
    *("PLG119", "PLG411", "PLG412", "PLG511", "PLG512", "PLG906", "PLG907"),  # in test_messages.py
    *("PLG533", "PLG534"),  # in test_worksheet_rules.py
    *("PLG413", "PLG722", "PLG913"),  # in test_messages.py
    "PLG316",  # in test_rights.py
    *("PLG809", "PLG814", "PLG815", "PLG816"),  # in test_contents.py
    *("PLG313", "PLG506", "PLG507", "PLG509", "PLG807"),  # in test_ready_plans.py
]


def codes_of_the_cases() -> Iterator[str]:
    """Yield every code that a case above expects."""
    for _, _, expected in CARD_CASES.values():
        yield from (code for _, _, code in expected)
    for _, expected in PAGE_CASES.values():
        yield from (code for _, _, code in expected)
    yield from TESTED_BY_NAME


def test_every_code_is_tested() -> None:
    assert {code.code for code in KINDS} == set(codes_of_the_cases())


def test_every_code_is_used_once() -> None:
    codes = [code.code for code in KINDS]
    assert len(codes) == len(set(codes))


ID = re.compile(r"\bid=\"([^\"{}]+)\"")


def test_the_names_that_templates_give_are_taken() -> None:
    """Else a heading could get the id of a form, and the script that looks for it would find the heading."""
    folder = ROOT / "plgdocs/theme/plg"
    templates = [*folder.glob("*.html"), *folder.glob("blocks/*.html")]
    pages = [path.read_text("utf-8") for path in templates if path.name not in ("404.html", "zonder-netwerk.html")]
    ids = {name for text in pages for name in ID.findall(text)}
    assert {name for name in ids - {*OURS} if not MADE.fullmatch(name)} == set()
