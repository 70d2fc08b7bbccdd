"""Rules for one field of a worksheet, and for the columns of its table: what they ask, what they count, and a board."""

import re
from collections.abc import Iterator, Sequence

from plgdocs.model.codes import Code
from plgdocs.model.problems import Reporter
from plgdocs.model.worksheets import MOST_ZONES, STAND, Blank, asked_of

ASKS_NAME = re.compile(r"\b(?:(?:voor|achter|familie)?na(?:am|men)|leerling(?:e|en)?)\b", re.IGNORECASE)
MOST_ASKED = 2
"""What one may ask of a note: more would not be read."""


def check_blank(blank: Blank, report: Reporter) -> None:
    for part in (blank, *blank.columns):
        check_part(part, report)
        for what, hint in measure_slips(part, blank):
            report(Code.BAD_MEASURE, part.line, label=part.label, what=what, hint=hint)
    for what, hint in board_slips(blank) if blank.is_board and blank.columns else ():
        report(Code.BAD_TABLE, blank.line, label=blank.label, what=what, hint=hint)


def check_part(part: Blank, report: Reporter) -> None:
    """No field asks for a name or for pupils, and a choice has at least two words."""
    if match := ASKS_NAME.search(part.label):
        report(Code.ASKS_NAME, part.line, label=part.label, text=match[0])
    if part.kind == "keuze" and len(part.words) < 2:
        report(Code.FEW_WORDS, part.line, label=part.label)


def measure_slips(part: Blank, blank: Blank) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what a part counts: numbers stand beside words, and never beside somebody."""
    if part.after and part.after not in [column.id for column in blank.columns if column.kind == "tekst"]:
        yield f"staat “na {part.after}”", "Zet na “na” het id van een kolom met tekst in hetzelfde rooster."
    if part.kind == "keuze" and part.words and all(word.isdigit() for word in part.words) and not part.after:
        hint = "Zet ernaast een kolom voor wat je ziet gebeuren, en bij de cijfers “na” met het id van die kolom."
        yield "staan cijfers zonder woorden ernaast", hint
    if {"turf", "wie"} <= {column.kind for column in part.columns}:
        yield "telt men bij iemand", "Verwijder de kolom met “wie”, of de teller."
    if part is blank and part.kind == "turf":
        yield "staat een teller apart", "Zet de teller in een rooster, als kolom: “Hoe vaak? (turf: aantal)”."


def is_tally(value: str, words: Sequence[str]) -> bool:
    """Whether a value of an example is a count: a number, or each word with a number behind it."""
    if not words:
        return value.isascii() and value.isdigit()
    pairs = [part.strip().rpartition(" ")[::2] for part in value.split(",")]
    are_counts = all(name in words and count.isascii() and count.isdigit() for name, count in pairs)
    return are_counts and len(dict(pairs)) == len(pairs)


def board_slips(board: Blank) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a board: its zones fit on its drawing, and its options go together."""
    count = len(board.rows)
    if not 2 <= count <= MOST_ZONES:
        what = "is er 1 vak" if count == 1 else f"zijn er {count} vakken"
        yield what, f"Geef elk vak een rij in de tabel: 2 tot {MOST_ZONES}."
    if STAND in board.rows:
        yield f"heet een vak “{STAND}”", "Geef het een andere naam: zo heet al de rij met de beurten."
    if board.has_turns and not board.has_rings:
        yield "staat “om beurten” zonder “cirkels”", "Schrijf ook “cirkels”: ieder schuift een kaartje één cirkel op."
    if board.has_rings and board.opens_in_turn:
        yield "staat “vak na vak” bij “cirkels”", "Kies één van de twee."
    if (asked := len(asked_of(board))) > MOST_ASKED:
        yield f"vraagt een kaartje {asked} dingen", f"Hou er hoogstens {MOST_ASKED} over."
