"""A board (bord): what one fills in on each of its notes, besides what its worksheet asks."""

from plgdocs.model.worksheets import Blank

NOTE, WHY, MERGED, SEAT = "kaart", "reden", "samen", "van"
"""The columns that every board has, or that a board with turns has."""
STAND = "Stand"
"""The name of the row in which a browser keeps whose turn it is, so that no zone can have it."""
OWN = (NOTE, WHY, MERGED, SEAT)


def asked_of(board: Blank) -> list[Blank]:
    """Return what a worksheet asks of each note."""
    return [column for column in board.columns if board.is_board and column.id not in OWN]


def note_columns(board: Blank, asked: tuple[Blank, ...]) -> tuple[Blank, ...]:
    """Return the columns of a board: its note first, then what is asked of it, and what happens to it."""
    first = Blank(line=board.line, id=NOTE, kind="tekst", label="Kaartje", characters=board.limit, is_needed=True)
    turns = ((WHY, "tekst", "Waarom schoof het op?"), (SEAT, "wie", "Van nummer")) if board.has_turns else ()
    more = (*turns[:1], (MERGED, "tekst", "Samengelegd"), *turns[1:])
    made = (Blank(line=board.line, id=name, kind=kind, label=label, characters=400) for name, kind, label in more)
    return (first, *asked, *made)
