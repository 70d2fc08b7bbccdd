"""The host's form: made of the model; its answers give a card, whatever they hold."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plgdocs.authoring.form_values import value_of
from plgdocs.authoring.issue import (
    PROMISE_TEXTS,
    PROMISES,
    TITLE,
    draft_of,
    host_questions,
    issue_form,
    labels,
    read_answers,
)
from plgdocs.authoring.mail import NO_ANSWER
from plgdocs.authoring.writer import card_text
from plgdocs.checking.files import read
from plgdocs.commands.cli import main
from plgdocs.model.cards import Card
from plgdocs.model.codes import OPEN_CODES, Code
from plgdocs.model.fields import as_data, fields_of
from plgdocs.model.sections import CARD_SECTIONS

if TYPE_CHECKING:
    from pathlib import Path

PATH = "methods/x.md"
STEPS = """\
1. Vorm duo’s. Zet wie elkaar weinig ziet samen (5 minuten).
2. Wandel (10')
   Niet te snel.
3. **Terug.** Klaar."""
ANSWERS = {
    TITLE: "Stille wandeling",
    "Samenvatting": "Wandel per twee en praat over één vraag.",
    "Ook bekend als": NO_ANSWER,
    "Fase": "Openen, Verkennen",
    "Duur": "een kwartier tot een half uur",
    "Groep": "4 tot 12",
    "Werkvorm": "Per twee, Met z’n allen",
    "Plaats": "Ter plaatse",
    "Materiaal": "- papier\n- stiften, rood",
    "Voorbereiding": NO_ANSWER,
    "Vertrouwen": "Kan met een nieuwe groep",
    "Rollen": "procescoach: bewaakt de tijd",
    "Beurt overslaan": NO_ANSWER,
    "Herkomst": "Van een collega: ze noemde het #wandelen.",
    "Ingebracht door": NO_ANSWER,
    "Wat?": "De groep wandelt.\n\n- per twee\n- zonder papier",
    "Waarom?": "Wie wandelt, praat vrijer.",
    "Hoe?": STEPS,
    "Valkuil": "**Het wordt koud.** Neem een jas.",
    "Variant": NO_ANSWER,
    PROMISES: "\n".join(f"- [X] {text}" for text in PROMISE_TEXTS),
}


def issue(**answers: str) -> str:
    """Return the text of an issue as the host writes it; keyword arguments replace answers."""
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in (ANSWERS | answers).items()) + "\n"


def card_of(text: str) -> tuple[Card, list[str], str]:
    """Return the card that the text of an issue gives, the codes of its problems, and its text."""
    written = card_text(draft_of(text, "" if TITLE in text else "Zonder naam"))
    card, problems = read(PATH, written.encode())
    assert isinstance(card, Card)
    return card, [problem.code for problem in problems if not problem.is_note], written


def test_a_full_form_gives_a_valid_card() -> None:
    card, codes, text = card_of(issue())
    assert codes == []
    assert "formulier" not in text  # nothing was left over
    assert card.title == "Stille wandeling"
    assert as_data(card) == {
        "samenvatting": "Wandel per twee en praat over één vraag.",
        "fase": ["openen", "verkennen"],
        "duur": {"van": 15, "tot": 30},
        "groep": {"van": 4, "tot": 12},
        "groepsvorm": ["duo", "plenair"],
        "plaats": ["ter plaatse"],
        "materiaal": ["papier", "stiften, rood"],
        "vertrouwen": "nieuwe groep",
        "rollen": {"procescoach": "bewaakt de tijd"},
        "herkomst": "Van een collega: ze noemde het #wandelen.",
        "verzameling": "ingebracht",
    }
    steps = [(step.name, step.timing and step.timing.text, step.text) for step in card.steps]
    assert steps == [
        ("Vorm duo’s", "5 min", "Zet wie elkaar weinig ziet samen."),
        ("Wandel", "10 min", "Niet te snel."),
        ("Terug", None, "Klaar."),
    ]


def test_what_cannot_be_read_is_marked_and_kept() -> None:
    odd = {"Duur": "zolang het goed gaat", "Fase": "Openen, ergens", "Vertrouwen": "veel", "Samenvatting": "a " * 90}
    card, codes, text = card_of(f"Dag redactie!\n\n{issue(**odd)}".replace("[X]", "[ ]", 1))
    assert set(codes) == OPEN_CODES - {"PLG410"}
    assert card.duration is None
    for answer in (*odd.values(), "Dag redactie!", f"- [ ] {PROMISE_TEXTS[0]}"):
        assert f"# {answer.strip()}\n" in text or f"# {PROMISES}: {answer}\n" in text


def test_questions_written_by_hand() -> None:
    """In other letters, without empty lines, and not all of them."""
    text = "### NAAM VAN JE METHODIEK\nRoos\n### Werkvorm\nduo\n### Andere kop\nErbij\n### herkomst\nVan mij."
    draft = draft_of(text)
    assert draft.title == "Roos"
    assert draft.values == {"herkomst": "Van mij."}
    assert draft.remarks["groepsvorm"] == ["In het formulier stond hier:\nduo\n### Andere kop\nErbij"]


LABELS_WITHIN = {
    "the next one": ("Wat?", "Begin.\n\n### Waarom?\n\nMeer."),
    "the next one, at the start": ("Wat?", "### Waarom?\n\nMeer."),
    "the next ones": ("Wat?", "Begin.\n\n### Waarom?\n\nMeer.\n\n### Hoe?\n\nNog."),
    "one further on": ("Samenvatting", "### Valkuil\n\nKort."),
    "some of them": ("Voorbereiding", "### Fase\n\nOpenen\n\n### Duur\n\n5\n\n### Herkomst\n\nWij.\n\n### Hoe?\n\nZo."),
    "itself": ("Waarom?", "### Waarom?\n\nDaarom."),
    "itself, once more": ("Hoe?", "1. Ga zitten.\n### Hoe?\n2. Praat."),
    "an earlier one": ("Valkuil", "### Hoe?\n\nZo.\n\n### Naam van je methodiek\n\nAnders"),
    "the promises": ("Nadien", "### Afspraken\n\n- [X] ja"),
    "in other letters": ("Wat?", "### waarom\nMeer."),
    "in code": ("Wat?", "```\n### Waarom?\n\n```"),
    "a rule": ("Wat?", "Begin.\n\n---\n\nSlot."),
}


@pytest.mark.parametrize("kind", LABELS_WITHIN)
def test_a_label_within_an_answer_is_text(kind: str) -> None:
    name, answer = LABELS_WITHIN[kind]
    expected = {label: text for label, text in (ANSWERS | {name: answer}).items() if text != NO_ANSWER}
    answers = dict.fromkeys(labels(), NO_ANSWER) | expected
    text = "\n\n".join(f"### {label}\n\n{given}" for label, given in answers.items())
    assert read_answers(text) == expected


def test_what_stands_below_the_promises_is_kept() -> None:
    assert "# Groetjes, An" in card_text(draft_of(issue() + "\nGroetjes, An\n"))


STEPS_TYPED = {
    "lists within steps": (
        "1. Ga zitten.\n   - aan tafel\n   - in een kring\n2. Praat.\n\nLet hierop:\n- rustig\n- traag\n3. Sluit af.",
        ["Ga zitten", "Praat", "Sluit af"],
        "2. **Praat.**\n\n   Let hierop:\n\n   - rustig\n   - traag",
    ),
    "lists that don't stand further in": (
        "1. Ga zitten.\n- aan tafel\n- in een kring\n2. Praat.",
        ["Ga zitten", "Praat"],
        "1. **Ga zitten.**\n\n   - aan tafel\n   - in een kring",
    ),
    "a paragraph above bullets": (
        "We zitten in een kring.\n\n- Ieder schrijft.\n- We lezen.",
        ["Ieder schrijft", "We lezen"],
        "We zitten in een kring.\n\n1. **Ieder schrijft.**",
    ),
    "paragraphs with bullets": (
        "Eerst:\n- aan tafel\n- in een kring\n\nDaarna:\n- naar buiten\n\nTot slot praten we.",
        ["Eerst", "Daarna", "Tot slot praten we"],
        "1. **Eerst:**\n\n   - aan tafel\n   - in een kring",
    ),
    "a heading, a picture of a word, a table and a rule": (
        "### Kort\n\n1. 🙂 Ga zitten.\n2. Vertel.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n---\n3. Sluit af.",
        ["🙂 Ga zitten", "Vertel", "Sluit af"],
        "2. **Vertel.**\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |",
    ),
    "a heading where the numbers go on": (
        "1. Ga zitten.\n\n## Slot\n\n2. Praat.",
        ["Ga zitten", "Praat"],
        "2. **Praat.**\n\n   **Slot**",
    ),
    "Word's bullets": (
        "•\tVorm duo’s.\no\tvreemden\n§\techt\n•\tWandel.\n–\tniet te snel",
        ["Vorm duo’s", "Wandel"],
        "1. **Vorm duo’s.**\n\n   - vreemden\n       - echt",
    ),
    "Word's bullets below numbers": (
        "1)\tVorm duo’s.\n·\tvreemden\n▪\techt\n2)\tWandel.",
        ["Vorm duo’s", "Wandel"],
        "   - vreemden\n       - echt",
    ),
    "steps in words": (
        "Stap 1: Vorm duo’s\nZet vreemden samen.\n**Stap 2:** Wandel",
        ["Vorm duo’s", "Wandel"],
        "1. **Vorm duo’s**\n\n   Zet vreemden samen.",
    ),
    "steps as headings": (
        "### Stap 1\nVorm duo’s.\n### Stap 2\nWandel.\n\nNiet te snel.",
        ["Vorm duo’s", "Wandel"],
        "2. **Wandel.**\n\n   Niet te snel.",
    ),
    "times": (
        "1. Wandel (een kwartier).\n2. Praat (5-10 min). Rustig.\n3. Lees voor. (zie blad 2)\n4. Deel (2 min per duo).",
        ["Wandel", "Praat", "Lees voor", "Deel"],
        "2. **Praat.** Tijd: 5-10 min. Rustig.\n\n3. **Lees voor.**\n\n   (zie blad 2)\n\n4. **Deel.** (2 min per duo)",
    ),
    "numbers within bullets": (
        "- Deel een\n  1. Ga zitten.\n  2. Praat.\n- Deel twee",
        ["Deel een", "Deel twee"],
        "1. **Deel een**\n\n   1. Ga zitten.\n   2. Praat.",
    ),
    "heads above bullets": (
        "Zet de stoelen klaar\n- kring\n- U-vorm\nGeef uitleg\n- kort\nRuim op",
        ["Zet de stoelen klaar", "Geef uitleg", "Ruim op"],
        "1. **Zet de stoelen klaar**\n\n   - kring\n   - U-vorm\n\n2. **Geef uitleg**",
    ),
    "heads below a paragraph": (
        "In twee rondes.\n\nRonde een\n- zit\n- lees\nmet aandacht\nRonde twee\n- praat",
        ["Ronde een", "Ronde twee"],
        "In twee rondes.\n\n1. **Ronde een**",
    ),
    "levels of numbers": ("1. Deel een\n1.a Zit\n1.b Ga\n2. Deel twee", ["Deel een", "Deel twee"], "   1.a Zit"),
    "a point of a list that goes on below": (
        "Zo gaat het:\n- Zet de stoelen in een\ngrote kring\n- Geef uitleg",
        ["Zet de stoelen in een", "Geef uitleg"],
        "Zo gaat het:\n\n1. **Zet de stoelen in een**\n\n   grote kring",
    ),
    "numbers and letters": ("1a. Zit.\n1b. Sta.\n2. Ga.", ["Zit", "Sta", "Ga"], "3. **Ga.**"),
    "letters below numbers": (
        "1. Zit.\na) hier\nb) daar\n2. Ga.",
        ["Zit", "Ga"],
        "1. **Zit.**\n\n   - hier\n   - daar",
    ),
    "numbers below letters": (
        "A. Zit.\n1. hier\n2. daar\nB. Ga.",
        ["Zit", "Ga"],
        "1. **Zit.**\n\n   1. hier\n   2. daar",
    ),
    "numbers on lines of their own": ("1.\nGa zitten\n2.\nPraat", ["Ga zitten", "Praat"], "2. **Praat**"),
    "numbers on one line": ("1. Zet klaar 2. Geef uitleg", ["Zet klaar", "Geef uitleg"], "2. **Geef uitleg**"),
    "bold heads": (
        "**Intro (10 min)**\nZet klaar.\n\n**Werk**\nPraat.",
        ["Intro", "Werk"],
        "1. **Intro** (10 min)\n\n   Zet klaar.",
    ),
    "paragraphs with a head": (
        "Intro\nZet klaar.\n\nWerk\nPraat.",
        ["Intro", "Werk"],
        "1. **Intro**\n\n   Zet klaar.",
    ),
    "bold names": ("1. **Start**: zit. (5 min)\n2. **Werk**", ["Start", "Werk"], "1. **Start** (5 min) zit."),
    "abbreviations": (
        "1. Deel bv. de groep m.b.v. kaartjes. Praat.\n2. Lees fig. 3. Zie mevr. An.\n3. Zit (stil: 5) samen. Niet.",
        ["Deel bv. de groep m.b.v. kaartjes", "Lees fig. 3. Zie mevr. An", "Zit (stil: 5) samen"],
        "1. **Deel bv. de groep m.b.v. kaartjes.** Praat.",
    ),
    "numbers that are no time": (
        "1. Vorm groepjes (5 à 6)\n2. Kies (max. 6)\n3. Neem een foto (5-10) of meer (10 of meer)",
        ["Vorm groepjes (5 à 6)", "Kies (max. 6)", "Neem een foto (5-10) of meer (10 of meer)"],
        "1. **Vorm groepjes (5 à 6)**",
    ),
    "half of something": ("1. Geef ieder een blad (1/2)\n2. Zit", ["Geef ieder een blad", "Zit"], "\n\n   (1/2)\n"),
    "times without brackets": (
        "1. 10' Intro\n2. 5 min: Werk\n3. Deel - 2 min\n4. Praat [3 min]\n5. Zwijg\n\n(4 min)\n6. 9u00 - 9u10: slot",
        ["Intro", "Werk", "Deel", "Praat", "Zwijg", "9u00 - 9u10"],
        "2. **Werk** (5 min)\n\n3. **Deel** (2 min)\n\n4. **Praat** (3 min)\n\n5. **Zwijg** (4 min)",
    ),
    "times before a name": (
        "1. 10' Intro: welkom\n2. 5-10 min: Rondje\n3. Slot",
        ["Intro", "Rondje", "Slot"],
        "1. **Intro:** (10 min) welkom\n\n2. **Rondje** Tijd: 5-10 min.",
    ),
    "times with more": (
        "1. Intro.\n2. Rondje (10 min, in duo).\n3. Slot (5 min voorbereiding) samen. (Stilte)",
        ["Intro", "Rondje", "Slot samen"],
        "2. **Rondje.**\n\n   (10 min, in duo)\n\n3. **Slot samen.**\n\n   (5 min voorbereiding) (stilte)",
    ),
    "a signature": (
        "1. Zit.\n2. Ga.\n\nVriendelijke groeten,\nAn",
        ["Zit", "Ga"],
        "# Vriendelijke groeten,\n# An",
    ),
    "no signature": ("1. Zit.\n\nGroet elkaar.\n\n2. Ga.", ["Zit", "Ga"], "   Groet elkaar."),
    "lines": ("Vorm duo’s.\n---\nWandel.", ["Vorm duo’s", "Wandel"], "2. **Wandel.**"),
}


@pytest.mark.parametrize("kind", STEPS_TYPED)
def test_only_a_step_becomes_a_step(kind: str) -> None:
    typed, names, shown = STEPS_TYPED[kind]
    card, codes, text = card_of(issue(**{"Hoe?": typed}))
    assert codes == []
    assert [step.name for step in card.steps] == names
    assert shown in text


MARKS_TYPED = [
    *("-{}", "- [ ] {}", "* {}", "o {}", "-> {}", "→ {}", "➢ {}", "✅ {}", "👉 {}", "🔹 {}"),
    *(
        "{n}- {}",
        "{n} – {}",
        "{n}/ {}",
        "{n}: {}",
        "{n}° {}",
        "({n}) {}",
        "#{n} {}",
        "{n}\ufe0f\u20e3 {}",
        "{n}.{}",
        "[{n}] {}",
    ),
    *(
        "{a}. {}",
        "{a}) {}",
        "({a}) {}",
        "{A}. {}",
        "{I}. {}",
        "{c} {}",
        "Stap {w}: {}",
        "STAP{n} {}",
        "• {n}. {}",
        "{n}. • {}",
        "- - {}",
        "Fase {n}: {}",
        "**{n}.** {}",
        "{n}; {}",
    ),
]


@pytest.mark.parametrize("mark", MARKS_TYPED)
def test_a_mark_is_no_part_of_a_name(mark: str) -> None:
    """And what stands below it in another list stays below it."""
    kinds = [{"n": 1, "a": "a", "A": "A", "I": "I", "c": "①", "w": "één"}]
    kinds += [{"n": 2, "a": "b", "A": "B", "I": "II", "c": "②", "w": "twee"}]
    lines = [f"{mark.format(name, **kind)}\n  • kort" for name, kind in zip(("Zit", "Ga"), kinds, strict=True)]
    card, codes, text = card_of(issue(**{"Hoe?": "\n".join(lines)}))
    assert codes == []
    assert [(step.name, step.text) for step in card.steps] == [("Zit", "kort"), ("Ga", "kort")]
    assert text.count("   - kort") == 2


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("1. Zit.\n2. Neem <br> dit.\n3. Ga.", ["Zit", "VUL IN: maak gewone tekst van deze stap", "Ga"]),
        ("1. Zit.\n2. ...\n3. Ga.", ["Zit", "VUL IN: maak gewone tekst van deze stap", "Ga"]),
        ("1. Zit.\n![x](https://a.be/x.png)\n2. Ga.", ["VUL IN: maak gewone tekst van deze stap", "Ga"]),
        (f"1. Zit{' samen' * 20}.\n2. Ga.", ["VUL IN: de naam van deze stap", "Ga"]),
        ("1\tZit\t5'\n2\tGa\t10'", ["VUL IN: de naam van je eerste stap"]),
        ("| 1 | Zit |\n| 2 | Ga |", ["VUL IN: de naam van je eerste stap"]),
        ("1 | Zit | kort\n2 | Ga | lang", ["VUL IN: de naam van je eerste stap"]),
        ("Zet stoelen klaar\n- kring\n- U-vorm\nGa zitten.", ["VUL IN: de naam van je eerste stap"]),
    ],
)
def test_only_a_step_that_cannot_be_read_is_marked(typed: str, names: list[str]) -> None:
    card, codes, _ = card_of(issue(**{"Hoe?": typed}))
    assert set(codes) == {"PLG410"}
    assert [step.name for step in card.steps] == names


@pytest.mark.parametrize(
    "nothing", ["n.v.t.", "/", "geen", "Geen variant.", "?", "weet ik niet", "Nog geen", "zie boven"]
)
def test_nothing_is_no_chapter(nothing: str) -> None:
    """One that may be left out is; one that is needed is marked."""
    card, codes, text = card_of(issue(Variant=nothing, Valkuil=nothing))
    assert codes == ["PLG410"]
    assert "variant" not in card.outline.sections
    assert f"# Variant: {nothing}\n" in text


def test_a_label_of_their_own_makes_no_mail() -> None:
    card, codes, _ = card_of(issue(**{"Wat?": "Zo.\n\n== Let op ==\nNiet luid.\n\n== Duur ==\nKort."}))
    assert codes == []
    assert card.title == "Stille wandeling"
    assert "Let op" in card.outline.sections["wat"]


def test_a_mail_with_other_signs() -> None:
    """Labels in capitals, other bullets, a greeting above, a share of the time."""
    text = (
        "Dag redactie!\nVan: An <an@x.be>\n\n== NAAM VAN JE METHODIEK ==\nRoos\n\n== Materiaal ==\n• papier\n• pen\n\n"
        "== Hoe? ==\n1. Zit. (1/4)\n\n2. Ga.\n\n== Einde ==\n"
    )
    written = card_text(draft_of(text))
    card, _ = read(PATH, written.encode())
    assert isinstance(card, Card)
    assert card.title == "Roos"
    assert as_data(card)["materiaal"] == ["papier", "pen"]
    assert [step.timing and step.timing.text for step in card.steps] == ["1/4 van de tijd", None]
    assert "# Dag redactie!\n" in written
    assert "an@x.be" not in written


MAILED = "".join(f"== {label} ==\n{answer}\n\n" for label, answer in ANSWERS.items() if answer != NO_ANSWER)


@pytest.mark.parametrize("label", [TITLE, "Fase", "Hoe?", "Valkuil"])
@pytest.mark.parametrize("text", [issue(), MAILED], ids=["host", "mail"])
def test_questions_in_another_order(text: str, label: str) -> None:
    """As in an older form, or a mail in which somebody moved an answer: a label that stands there once opens one."""
    moved = re.search(rf"(?m)^(###|==) {re.escape(label)}[^\n]*\n[\s\S]*?(?=^###|^==|\Z)", text)
    assert moved
    rest = text.replace(moved[0], "")
    for other in (f"{moved[0].rstrip()}\n\n{rest}", f"{rest.rstrip()}\n\n{moved[0]}"):
        assert draft_of(other) == draft_of(text)


SIGNATURES = [
    *("Envoyé de mon iPhone", "Envoyé à partir de Outlook pour Android", "Sent from my iPhone"),
    *("Outlook voor iOS downloaden<https://aka.ms/o0ukef>", "Get Outlook for iOS<https://aka.ms/o0ukef>"),
    *(
        "Obtenir Outlook pour iOS<https://aka.ms/o0ukef>",
        "Verzonden vanuit Outlook voor Android<https://aka.ms/AAb9ysg>",
    ),
    *("Cordialement,\nAn", "Bien à vous,\nAn", "Kind regards,\nAn", "Best regards", "Met vriendelijke groeten\nAn"),
]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_no_part_of_an_answer(signature: str) -> None:
    """Where a mail was cut off below it, or somebody answered the host by mail; it stays as a remark."""
    whole, _, _ = MAILED.partition("== Valkuil ==")
    draft = draft_of(f"{whole}== Valkuil ==\nHet wordt koud.\n\n{signature}\n")
    assert draft.sections["Valkuil"] == "Het wordt koud."
    assert " ".join(signature.split()) in draft.remarks[""][1]


def test_a_file_of_another_kind_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "issue.txt").write_bytes(issue().encode("cp1252"))
    assert main(["new", "--from-issue", "issue.txt"]) == 2
    assert capsys.readouterr().err == "plgdocs: het bestand is geen UTF-8. Bewaar het opnieuw als “UTF-8”.\n"


def test_two_rows_of_steps_are_marked() -> None:
    card, codes, text = card_of(issue(**{"Hoe?": "### Kort\n1. Ga zitten.\n### Lang\n1. Ga staan.\n2. Zwijg."}))
    assert codes == ["PLG410"]
    assert [step.name for step in card.steps] == ["Ga zitten", "Ga staan", "Zwijg"]
    assert "Hierboven stond “Lang”." in text


TEXTS_TYPED = {
    "Word's bullets": ("•\tpapier\no\twit\n•\tstift\nMeer niet.", "- papier\n    - wit\n- stift\n\nMeer niet."),
    "a rule below text": ("Zo.\n---\nOf zo.", "Zo.\n\n---\n\nOf zo."),
    "headings": ("# Zo\nTekst.\n## Waarom?\nOf zo.", "**Zo**\n\nTekst.\n\n**Waarom?**\n\nOf zo."),
    "headings that are numbered": ("# Stap 1\nTekst.\n# Stap 2", "**Stap 1**\n\nTekst.\n\n**Stap 2**"),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
}


@pytest.mark.parametrize("kind", TEXTS_TYPED)
def test_text_stays_text(kind: str) -> None:
    typed, shown = TEXTS_TYPED[kind]
    _, codes, text = card_of(issue(**{"Wat?": typed}))
    assert codes == []
    assert f"## Wat?\n\n{shown}\n\n## Waarom?" in text


@pytest.mark.parametrize(
    ("key", "answer", "value"),
    [
        ("duur", "20-40", {"van": 20, "tot": 40}),
        ("duur", "1 uur", {"van": 60, "tot": 60}),
        ("duur", "30 min tot 1 uur", {"van": 30, "tot": 60}),
        ("duur", "1 tot 2 minuten per persoon", {"van": 1, "tot": 2, "per": "persoon"}),
        ("duur", "anderhalf uur", {"van": 90, "tot": 90}),
        ("duur", "40 tot 20", None),
        ("duur", "99 uur", None),
        ("duur", "vanaf 10 min", None),
        ("groep", "4 à 12 deelnemers", {"van": 4, "tot": 12}),
        ("groep", "12", None),  # at least or at most?
        ("groep", "1-2 uur", None),
        ("groepsvorm", "met z'n allen\nALLEEN", ["plenair", "individueel"]),
        ("fase", "openen, openen", ["openen"]),
        ("plaats", "[ter plaatse, online]", ["ter plaatse", "online"]),
        ("rollen", "iemand leidt", None),
        ("ingebracht-door", "x" * 121, None),
    ],
)
def test_values(key: str, answer: str, value: Any) -> None:
    assert value_of(fields_of(Card)[key], answer) == value


HOSTILE = {
    "a heading": "# Titel",
    "a chapter": "Tekst.\n\n## Hoe?\n\n1. **Nep.** Stap.",
    "an underlined heading": "Hoe?\n----",
    "the end of the front matter": "---\nfase: [afronden]\n---",
    "an open fence": "```\nopen",
    "an open colon fence": ":::{note}\nopen",
    "a block": "```{include} /etc/passwd\n```",
    "a tilde fence": "~~~~\n~~~\n# x",
    "a skipped level": "##### Diep",
    "raw HTML": "<script>alert(1)</script>",
    "HTML in a line": 'a <b onclick="x">b</b>',
    "an open comment": "<!-- x",
    "a script in a link": "[x](javascript:alert(1))",
    "a role": "{raw}`x`",
    "another file": "[a](file:///etc/passwd)",
    "a hidden character": "a\u202eb",
    "no end of quotes": ">" * 3000 + " zo",
}


@pytest.mark.parametrize("name", ["Wat?", "Hoe?", "Nadien"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_an_answer_stays_in_its_section(kind: str, name: str) -> None:
    """It becomes code, which does nothing, below a marked place; the rest of the card stays as it is."""
    usual, _, _ = card_of(issue(**{name: "1. **Stap.** Tekst."}))
    card, codes, text = card_of(issue(**{name: HOSTILE[kind]}))
    assert set(codes) <= {"PLG410", "PLG121"}  # also in a comment, a word can be too long
    assert as_data(card) == as_data(usual)
    chapters, expected = ([heading for heading in page.outline.headings if heading.level < 3] for page in (card, usual))
    assert [heading.text for heading in chapters] == [heading.text for heading in expected]
    assert text.count("# x") == HOSTILE[kind].count("# x")


@pytest.mark.parametrize("name", ["Wat?", "Hoe?", "Nadien"])
def test_quote_marks_alone_are_a_remark(name: str) -> None:
    """They are no answer, and stay for whoever reads the card."""
    draft = draft_of(issue(**{name: ">" * 3000}))
    assert name not in draft.sections
    assert draft.remarks[""][1] == f"{name}: {'>' * 3000}"


MARKS = (
    "---\n@# @## Hoe?@### Duur@```@~~~@:::@{raw}@<b>@1. @- @> @|@[a]: b@*@\u202e@\x00@&@!x @'@\"@{@]@: @\t@\u2028@\\"
)
FRAGMENTS = [*MARKS.split("@"), "\n", "\n\n"]
QUESTIONS = sorted(labels())
hostile_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=12).map("".join)


SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
"""Reading a card takes milliseconds, and each section of a form is read on its own."""


@SLOW
@given(st.dictionaries(st.sampled_from(QUESTIONS), hostile_text), st.sampled_from(["", "Naam"]))
@example({"Wat?": "[wat]: x\n\n[^1]: y"}, "")
@example({"Materiaal": "a\n- b: c"}, "")
@example({"Valkuil": "### Duur", "Variant": "### Duur"}, "")
def test_no_answer_breaks_out(answers: dict[str, str], name: str) -> None:
    """The text is read as a card with only the model's sections, and every key is one of the model."""
    text = issue(**answers)
    draft = draft_of(text, name or "Naam")
    page, problems = read(PATH, card_text(draft).encode())
    assert isinstance(page, Card)
    assert page.title == " ".join(draft.title.split())
    found = {problem.code for problem in problems if not problem.is_note}
    assert found <= OPEN_CODES | {Code.REPEATED_HEADING.code}  # two answers may have a heading of the same name
    chapters = [heading.text for heading in page.outline.headings if heading.level == 2]
    assert chapters == [name for name, section in CARD_SECTIONS.items() if section.is_needed or name in draft.sections]


WORDS = st.lists(st.from_regex(r"[a-z]{4,9}[.,:]?[ \n]", fullmatch=True), min_size=1, max_size=12).map("".join)


@SLOW
@given(st.dictionaries(st.sampled_from([label for label in QUESTIONS if label != TITLE]), WORDS))
def test_nothing_is_lost(answers: dict[str, str]) -> None:
    """Every word of every answer stands somewhere in the card, on it or in a comment."""
    text = card_text(draft_of(issue(**answers)))
    for word in re.findall(r"[a-z]+", " ".join(answers.values())):
        assert word in text


KINDS_OF_LINES = (
    *(
        "{}.",
        "{} {}:",
        "",
        "- {}",
        "   - {}",
        "      - {}",
        "•\t{}",
        "o\t{}",
        "1. {}.",
        "2) {}",
        "  3. {}",
        "Stap 4: {}",
    ),
    *(
        "### {}",
        "# {}",
        "---",
        "| {} | {} |",
        "|---|---|",
        "> {}",
        "    {}",
        "**{}** {}",
        "{} (5 min)",
        "({} 5-10 min)",
    ),
)


@SLOW
@given(st.lists(st.sampled_from(KINDS_OF_LINES), min_size=1, max_size=9), st.sampled_from(["Hoe?", "Wat?"]))
@example(["1. {}.", "---", "|---|---|", "| {} | {} |", "# {}"], "Hoe?")
@example(["•\t{}", "# {}", "o\t{}", "{} (5 min)"], "Wat?")
def test_nothing_typed_in_a_section_is_lost(lines: list[str], name: str) -> None:
    """Every word stands in that section, once, and the checker finds nothing but marked places."""
    typed = "\n".join(lines)
    words = [f"woord{number}x" for number in range(typed.count("{}"))]
    _, codes, text = card_of(issue(**{name: typed.format(*words) or "Zo."}))
    assert set(codes) <= OPEN_CODES | {Code.DURATION_OF_STEPS.code}  # the times are made up
    chapter = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert sorted(re.findall("woord[0-9]+x", chapter)) == sorted(words)


def test_the_form_on_the_host_is_made_of_the_model() -> None:
    """It asks everything that a card needs, and every choice that it offers is one of the model."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/methodiek.yml").read_text("utf-8"))
    assert form == issue_form()
    asked = {part["attributes"]["label"]: part for part in form["body"] if part["type"] != "markdown"}
    assert list(asked) == labels()
    for label, declared in host_questions().items():
        for option in asked[label]["attributes"].get("options", ()):
            assert value_of(declared, option)
    for name, section in CARD_SECTIONS.items():
        assert asked[name]["validations"]["required"] == section.is_needed


def test_from_a_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "issue.txt").write_text(issue(Duur="lang"), "utf-8")
    assert main(["new", "--from-issue", "issue.txt"]) == 0
    assert "methods/stille-wandeling.md staat klaar, met 2 plaatsen om in te vullen" in capsys.readouterr().out
    assert main(["new", "--from-issue", "issue.txt"]) == 2
    assert "is ook de naam van" in capsys.readouterr().err
    assert main(["new", "Andere naam", "--from-issue", "issue.txt"]) == 0
    assert f"# {TITLE}: Stille wandeling\n" in (root / "methods/andere-naam.md").read_text("utf-8")


def test_from_a_pipe(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(issue().replace("\n", "\r\n").encode())))
    assert main(["new", "--from-issue", "-"]) == 0
    assert "staat klaar.\n" in capsys.readouterr().out
    assert main(["check", "methods/stille-wandeling.md"]) == 0


WITHOUT_NAME = [([], "hoe heet"), (["--from-issue", "weg"], "bestaat niet"), (["--from-issue", "index.md"], "hoe heet")]


@pytest.mark.parametrize(("arguments", "why"), WITHOUT_NAME)
def test_without_a_name(arguments: list[str], why: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *arguments]) == 2
    assert why in capsys.readouterr().err
