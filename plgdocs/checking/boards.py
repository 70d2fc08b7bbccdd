"""Rules for a board of a worksheet: its zones, and the rules of its game."""

from collections.abc import Iterator

from plgdocs.model.boards import STAND, asked_of
from plgdocs.model.codes import Code
from plgdocs.model.problems import Reporter
from plgdocs.model.worksheets import MOST_ZONES, Blank

MOST_ASKED = 2
"""What one may ask of a note: more would not be read."""


def check_board(board: Blank, report: Reporter) -> None:
    """A board has zones that fit on its drawing, and its options go together."""
    for what, hint in slips(board) if board.columns else ():
        report(Code.BAD_TABLE, board.line, label=board.label, what=what, hint=hint)


def slips(board: Blank) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a board, and how to mend it."""
    count = len(board.rows)
    if not 2 <= count <= MOST_ZONES:
        yield (
            f"{'zijn' if count != 1 else 'is'} er {count} vakken",
            f"Geef elk vak een rij in de tabel: 2 tot {MOST_ZONES}.",
        )
    if STAND in board.rows:
        yield f"heet een vak “{STAND}”", "Geef het een andere naam: zo heet al de rij met de beurten."
    if board.has_turns and not board.has_rings:
        yield "staat “om beurten” zonder “cirkels”", "Schrijf ook “cirkels”: ieder schuift een kaartje één cirkel op."
    if board.has_rings and board.opens_in_turn:
        yield "staat “vak na vak” bij “cirkels”", "Kies één van de twee."
    if (asked := len(asked_of(board))) > MOST_ASKED:
        yield f"vraagt een kaartje {asked} dingen", f"Hou er hoogstens {MOST_ASKED} over."
