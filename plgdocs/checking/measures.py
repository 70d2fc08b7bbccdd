"""Rules for what a worksheet counts: numbers stand beside words, and never beside somebody.

Each rule is one function; its docstring is the rule.
"""

from collections.abc import Sequence

from plgdocs.model.codes import Code
from plgdocs.model.problems import Reporter
from plgdocs.model.worksheets import Blank


def check_measures(blank: Blank, report: Reporter) -> None:
    for part in (blank, *blank.columns):
        check_after(part, blank.columns, report)
        check_number(part, report)
    check_nobody(blank, report)
    if blank.kind == "turf":
        hint = "Zet de teller in een rooster, als kolom: “Hoe vaak? (turf: aantal)”."
        report(Code.BAD_MEASURE, blank.line, label=blank.label, what="staat een teller apart", hint=hint)


def check_after(part: Blank, columns: Sequence[Blank], report: Reporter) -> None:
    """A choice that comes after words names a column of its own table with words."""
    if part.after and part.after not in [column.id for column in columns if column.kind == "tekst"]:
        what, hint = f"staat “na {part.after}”", "Zet na “na” het id van een kolom met tekst in hetzelfde rooster."
        report(Code.BAD_MEASURE, part.line, label=part.label, what=what, hint=hint)


def check_number(part: Blank, report: Reporter) -> None:
    """Nobody gives a number before there are words beside it."""
    if part.kind == "keuze" and part.words and all(word.isdigit() for word in part.words) and not part.after:
        hint = "Zet ernaast een kolom voor wat je ziet gebeuren, en bij de cijfers “na” met het id van die kolom."
        report(Code.BAD_MEASURE, part.line, label=part.label, what="staan cijfers zonder woorden ernaast", hint=hint)


def check_nobody(blank: Blank, report: Reporter) -> None:
    """No count stands beside somebody."""
    kinds = {column.kind: column for column in blank.columns}
    if "turf" in kinds and "wie" in kinds:
        hint = "Verwijder de kolom met “wie”, of de teller."
        report(Code.BAD_MEASURE, blank.line, label=blank.label, what="telt men bij iemand", hint=hint)


def is_tally(value: str, words: Sequence[str]) -> bool:
    """Whether a value of an example is a count: a number, or each word with a number behind it."""
    if not words:
        return value.isdigit()
    pairs = [part.strip().rpartition(" ") for part in value.split(",")]
    named = [name for name, _, _ in pairs]
    return all(name in words and count.isdigit() for name, _, count in pairs) and len(set(named)) == len(named)
