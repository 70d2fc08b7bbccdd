"""The way back of “verbeter een stap”: what an editor gets by mail, over the card it is about; and what is refused."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.samples import CARD

from plgdocs.authoring.apply import rewritten, text_of
from plgdocs.authoring.improvement import Improvement, read_improvement
from plgdocs.authoring.reword import with_words
from plgdocs.authoring.unfit import Unfit
from plgdocs.checking.library import read_library
from plgdocs.commands.cli import main
from plgdocs.model.fields import OPEN_PLACE
from plgdocs.model.problems import Reporter
from plgdocs.parsing.reader import read_page

if TYPE_CHECKING:
    from pathlib import Path

MAIL = """\
Dag redactie

== Kaart ==
Rondje (rondje)

== Stap ==
1. Begin

== Zo staat het er nu ==
Vraag het.

== Zo wordt het ==
Vraag het aan iedereen.

== Zo kun je het nu zeggen ==
- Hoe is het?

== Zo kun je het straks zeggen ==
- Hoe gaat het?
- Wat heb je nodig?

== Waarom het zo beter is ==
Zo komt iedereen aan bod.

== Einde ==

Verstuurd vanaf mijn telefoon
"""
WORDS = MAIL.partition("== Zo kun je het nu zeggen ==")[0] + "== Einde ==\n"
"""A mail that leaves what the coach says as it is."""
AFTER = CARD.replace(
    "Vraag het.\n\n   > Hoe is het?", "Vraag het aan iedereen.\n\n   > Hoe gaat het?\n\n   > Wat heb je nodig?"
)
QUOTED = "".join(f"> > {line}\n" for line in MAIL.splitlines())
BROKEN_UP = MAIL.replace("Vraag het aan iedereen.", "Vraag het\naan\niedereen.").replace("Wat heb je", "Wat heb\nje")
HOST = "\n".join(
    f"### {line.strip('= ')}\n" if line.startswith("==") else line
    for line in MAIL.replace("Einde", "Afspraken").splitlines()
)


def applied(root: Path, text: str) -> int:
    (root / "mail.txt").write_text(text, "utf-8")
    return main(["apply", "mail.txt"])


@pytest.mark.parametrize(
    "text",
    [
        MAIL,
        QUOTED,
        f"Ann schreef:\n{QUOTED}\nDank!",
        BROKEN_UP,
        MAIL.replace(" ", "\u00a0"),
        MAIL.replace("\n", "\r\n"),
        HOST,
        HOST.replace("- Hoe gaat", "Hoe gaat").replace("- Wat heb", "Wat heb"),
        "\ufeff" + MAIL.replace("== Stap ==", "*== Stap ==*"),
        MAIL.replace("aan bod.", "aan bod.\n\n== Stap ==\nOok in de volgende."),
    ],
    ids=["plain", "quoted", "answered", "wrapped", "hard spaces", "Windows", "host", "lines", "marked", "labelled"],
)
def test_words_are_taken_over(root: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """As mail programs and the host pass them on; nothing else in the file moves."""
    assert applied(root, text) == 0
    assert (root / "methods/rondje.md").read_text("utf-8") == AFTER
    shown = capsys.readouterr().out
    assert "-1. **Begin.** (5 min) Vraag het.\n" in shown
    assert "+1. **Begin.** (5 min) Vraag het aan iedereen.\n" in shown
    assert "methods/rondje.md, stap 1" in shown
    assert main(["check"]) == 0
    assert applied(root, text) == 1
    assert "intussen andere woorden" in capsys.readouterr().err


def test_from_the_input(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode())))
    assert main(["apply", "-"]) == 0
    assert "Vraag het aan iedereen.\n\n   > Hoe is het?" in (root / "methods/rondje.md").read_text("utf-8")


REFUSED = {
    "changed": (WORDS.replace("Vraag het.", "Vraag wat."), "stap 1 van “Rondje” heeft intussen andere woorden"),
    "said otherwise": (MAIL.replace("Hoe is het?", "Hoe was het?"), "heeft intussen andere woorden"),
    "no card": (WORDS.replace("(rondje)", "(kring)"), "er is geen kaart “kring” meer"),
    "a path": (WORDS.replace("(rondje)", "(../index)"), "de tekst zegt niet over welke kaart het gaat"),
    "no step": (WORDS.replace("1. Begin", "9. Weg"), "“Rondje” heeft geen stap 9 meer"),
    "step 0": (WORDS.replace("1. Begin", "0"), "“Rondje” heeft geen stap 0 meer"),
    "an addition": (WORDS.replace("1. Begin", "aanvulling"), "dit is een aanvulling bij “Rondje”"),
    "nothing new": (WORDS.replace("Vraag het aan iedereen.", ""), "er staan geen nieuwe woorden voor stap 1"),
    "the same": (WORDS.replace(" aan iedereen", ""), "de stap heeft die woorden al"),
    "cut off": (WORDS.replace("== Einde ==", ""), "de tekst is niet volledig"),
    "hidden": (WORDS.replace("aan iedereen", "aan ieder\u202een"), "onzichtbare tekens"),
    "a time": (
        WORDS.replace("Vraag het.", "Dank ieder.").replace("1. Begin", "2. Stop").replace("Vraag het aan", "(2 min)"),
        "de opmaak van de stap",
    ),
    "open": (WORDS.replace("aan iedereen", OPEN_PLACE), "zou de kaart niet meer geldig zijn (PLG"),
}


@pytest.mark.parametrize(("text", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused(root: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str) -> None:
    """In one sentence, and nothing is written."""
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    assert applied(root, text) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_a_broken_card_is_not_made_worse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = CARD.replace("[openen]", "[opene]")
    (root / "methods/rondje.md").write_text(broken, "utf-8")
    assert applied(root, WORDS) == 1
    assert "PLG307" in capsys.readouterr().err
    assert (root / "methods/rondje.md").read_text("utf-8") == broken


HOSTILE = "1. *x* [a](b) <b>c</b> {term}`y` ``` # > - + --- = | ::: % & _d_ $e$ ~f~ \\ 2) &lt; (a)="


def test_words_stay_words(root: Path) -> None:
    """Nothing that somebody types becomes markup, wherever it stands in a line."""
    for text in (HOSTILE, *(f"Zin {'x' * length} {HOSTILE}" for length in range(40, 100, 7))):
        (root / "methods/rondje.md").write_text(CARD, "utf-8")
        assert applied(root, WORDS.replace("Vraag het aan iedereen.", text)) == 0
        (card,) = read_library(root)[0].cards
        assert card.steps[0].text == text
        assert max(map(len, (root / "methods/rondje.md").read_text("utf-8").split("\n"))) <= 120
        assert (*card.outline.links, *card.outline.roles, *card.outline.blocks) == ()


def test_links_lists_and_silences_stay() -> None:
    """In each step of the guide, one word more at its start, and another in its middle: all else is read again."""
    by_hand = []
    for card in read_library(ROOT)[0].cards:
        source = (ROOT / card.path).read_text("utf-8")
        for index, step in enumerate(card.steps):
            old = text_of(step).split()
            if not old:
                continue
            middle = len(old) // 2
            new = " ".join(["Ook", *old[:middle], "gerust", *old[middle + 1 :]])
            wanted = Improvement(card.name, index + 1, " ".join(old), new, None, None)
            try:
                text = rewritten(source, step, wanted)
            except Unfit:
                by_hand.append((card.name, index + 1))
                continue
            fresh = read_page(card.path, text, None, None, Reporter(card.path, []))
            assert text_of(fresh.outline.steps[index]) == new
            assert fresh.outline.steps[index].silences == step.silences
            assert len(fresh.outline.links) >= len(card.outline.links) - 1
    assert by_hand == []


def test_a_text_of_nothing() -> None:
    for text in ("", "== Einde ==", "Dag redactie", "==", "== Kaart ==\n" * 3):
        with pytest.raises(Unfit, match=r"^de tekst "):
            read_improvement(text)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Vul het blad in.", "Vul het vel in.", "Vul [het vel](blad.md) in."),
        ("Vul het blad in.", "Vul een blad in.", "Vul [een blad](blad.md) in."),
        ("Vul het blad in.", "Vul een vel in.", "Vul een vel in."),
        ("Vul het blad in.", "Vul alles in.", "Vul alles in."),
    ],
)
def test_a_link_stays_around_what_is_left_of_its_words(old: str, new: str, expected: str) -> None:
    (line,) = with_words(["Vul [het blad](blad.md) in."], old, new)
    assert line == expected


@pytest.mark.parametrize("new", ["Vul het in.", "Vul blad in."])
def test_half_a_link_does_not_go(new: str) -> None:
    with pytest.raises(Unfit):
        with_words(["Vul [het blad](blad.md) in."], "Vul het blad in.", new)
