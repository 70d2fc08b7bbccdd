"""Rules for a worksheet: its fields, what they take from elsewhere, and an example that fills in each of them.

Each rule is one function; its docstring is the rule.
"""

from collections.abc import Iterator
from itertools import zip_longest

from plgdocs.checking.blanks import check_blank, is_tally
from plgdocs.model.codes import Code
from plgdocs.model.names import slug
from plgdocs.model.outline import Link, Role
from plgdocs.model.problems import Reporter, nearest
from plgdocs.model.tallies import EXAMPLES, places, tally_of
from plgdocs.model.types import is_day
from plgdocs.model.worksheets import (
    EXAMPLE_SECTION,
    FIELDS_SECTION,
    MOST_CELLS,
    MOST_COLUMNS_UPRIGHT,
    TAKEN_IDS,
    WITH_TABLE,
    Answer,
    Blank,
    Worksheet,
)


def check_worksheet(page: Worksheet, report: Reporter) -> None:
    check_list(page, report)
    check_size(page, report)
    check_ids(page, report)
    for blank in page.blanks:
        check_blank(blank, report)
        if blank.kind == "rooster":
            check_table(page, blank, report)
        has_day = any(other.kind == "datum" for other in page.blanks)
        if blank.gives == "meting" and not (blank.kind == "rooster" and has_day):
            hint = "Zet het bij een rooster, en geef het blad een veld met een datum."
            report(Code.BAD_MEASURE, blank.line, label=blank.label, what="valt later niets te vergelijken", hint=hint)
        check_about(page, blank, report)
        check_tallies(page, blank, report)
    check_links(page, report)
    if page.blanks:
        check_example(page, report)


def check_list(page: Worksheet, report: Reporter) -> None:
    """“Blad” has fields."""
    heading = next((heading for heading in page.outline.headings if heading.text == FIELDS_SECTION), None)
    if heading and not page.blanks:
        report(Code.NO_FIELDS, heading.line, heading=FIELDS_SECTION)


def check_size(page: Worksheet, report: Reporter) -> None:
    """The writing lines of all fields and of the cells of all tables fit on paper, and print in good time."""
    if (count := sum(map(page.paper_cells, page.blanks))) > MOST_CELLS:
        line = max(page.blanks, key=page.paper_cells).line
        where, what = "op papier staan", "vakjes en schrijflijnen"
        report(Code.TOO_MANY_FIELDS, line, where=where, what=what, count=count, limit=MOST_CELLS)


def check_ids(page: Worksheet, report: Reporter) -> None:
    """No field, and no column of a table, has the id or an old id of another, or one that scripts use."""
    for part in (part for blank in page.blanks for part in (blank, *blank.columns)):
        if name := next((name for name in part.ids if name in TAKEN_IDS), ""):
            report(Code.TAKEN_FIELD_ID, part.line, name=name, label=part.label)
    seen = set[str]()
    for blank in page.blanks:
        for name in blank.fragments:
            if name in seen:
                report(Code.REPEATED_FIELD_ID, blank.line, name=name.removeprefix("veld-"), label=blank.label)
            seen.add(name)


def check_table(page: Worksheet, blank: Blank, report: Reporter) -> None:
    """A table has columns that fit on its paper; “rijen van” names an earlier field with several lines."""
    count = len(blank.columns) + bool(blank.heading)
    if not page.paper.endswith("liggend") and count > MOST_COLUMNS_UPRIGHT:
        where, limit = f"“{blank.label}” heeft op staand papier", MOST_COLUMNS_UPRIGHT
        report(Code.TOO_MANY_FIELDS, blank.line, where=where, what="kolommen", count=count, limit=limit)
    above = [other.id for other in page.blanks[: page.blanks.index(blank)] if other.times > 1]
    if blank.rows_from and blank.rows_from not in above:
        hint = nearest(blank.rows_from, above)
        report(Code.BAD_ROWS_FROM, blank.line, target=blank.rows_from, nearest=hint)
    for what, hint in row_slips(blank):
        report(Code.BAD_TABLE, blank.line, label=blank.label, what=what, hint=hint)


def row_slips(table: Blank) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the rows of a table: they are fixed, free, or the lines of another field."""
    if not table.columns:
        yield "valt niets in te vullen", "Geef minstens één kolom een soort: “Vraag (tekst: vraag; 140 tekens)”."
    if table.most_rows and table.most_rows < len(table.rows):
        yield f"is er plaats voor {table.most_rows} van de {len(table.rows)} vaste rijen", "Tel de vaste rijen mee."
    has_own = table.rows or table.most_rows
    if not (has_own or table.rows_from):
        yield "staan geen rijen", "Zet vaste rijen in de tabel, of schrijf “tot 6 rijen”."
    if has_own and table.rows_from:
        yield "staan nog andere rijen dan die", "Hou één van beide: elke regel van dat veld is al een rij."
    if table.rows_from and not table.heading:
        yield "is er geen kolom voor de rijen", "Begin de tabel met een kolom zonder haakjes, waarin die regels komen."


def check_about(page: Worksheet, blank: Blank, report: Reporter) -> None:
    """“over” names other fields, whose answers are words."""
    fitting = [other.id for other in page.blanks if other.kind in ("tekst", "keuze") and other is not blank]
    for name in blank.about:
        if name not in fitting:
            report(Code.BAD_ABOUT, blank.line, target=name, nearest=nearest(name, fitting))


def check_tallies(page: Worksheet, blank: Blank, report: Reporter) -> None:
    """Each rule beside a row is one that we know, about fields and columns of the sheet."""
    known = [*places(page.blanks)]
    for rule in filter(None, blank.tallies):
        tally = tally_of(rule)
        if not tally:
            hint = f"Schrijf het zoals “{'”, “'.join(EXAMPLES)}”."
            report(Code.BAD_TALLY, blank.line, rule=rule, why="zo’n regel kennen we niet", hint=hint)
        for name in tally.names if tally else ():
            if name not in known:
                why = f"geen veld met tekst en geen kolom heet “{name}”"
                report(Code.BAD_TALLY, blank.line, rule=rule, why=why, hint=nearest(name, known))


def check_links(page: Worksheet, report: Reporter) -> None:
    """Fields and examples hold no links, pictures and roles: they are shown as plain text."""
    headings = [heading for heading in page.outline.headings if heading.level <= 2]
    found: list[Link | Role] = [*page.outline.links, *page.outline.images, *page.outline.roles]
    for link in found:
        above = next((heading for heading in reversed(headings) if heading.line <= link.line), None)
        if above and above.slug in (slug(FIELDS_SECTION), slug(EXAMPLE_SECTION)):
            text = link.target if isinstance(link, Role) else link.text
            report(Code.LINK_IN_FIELD, link.line, link.column, text=text)


def check_example(page: Worksheet, report: Reporter) -> None:
    """The example says that it is invented, and fills in each field, in order, with what fits."""
    heading = next((heading for heading in page.outline.headings if heading.text == EXAMPLE_SECTION), None)
    if heading is None:
        return
    if "verzonnen" not in page.example.intro.casefold():
        report(Code.NOT_INVENTED, heading.line)
    line = heading.line
    for blank, answer in zip_longest(page.blanks, page.example.answers):
        line = answer.line if answer else line
        if not (blank and answer and blank.label == answer.label):
            found = f"“{answer.label}”" if answer else "niets meer"
            expected = f"“{blank.label}”" if blank else "niets meer"
            report(Code.EXAMPLE_FIELD, line, found=found, expected=expected)
            return  # the rest is shifted
        for value, label, why, hint in slips(page, blank, answer):
            report(Code.EXAMPLE_VALUE, line, value=value, label=label, why=why, hint=hint)


EMPTY = "niets"
Slip = tuple[str, str, str, str]
"""A value that doesn't fit, the label of its field, why it doesn't, and how to mend it."""


def slips(page: Worksheet, blank: Blank, answer: Answer) -> Iterator[Slip]:
    if blank.kind in WITH_TABLE:
        yield from table_slips(page, blank, answer)
        return
    most = max(blank.times, blank.versions, len(blank.words) if blank.many else 1)
    entries = entries_of(blank, answer.texts)
    if answer.table:
        yield "|", blank.label, "het is geen rooster", "Schrijf het antwoord als gewone tekst."
    elif not entries:
        yield EMPTY, blank.label, "er staat niets", "Vul elk veld van het voorbeeld in."
    elif len(entries) > most:
        yield entries[most], blank.label, f"er is plaats voor {most}", f"Schrap er {len(entries) - most}."
    for entry in entries:
        yield from value_slips(blank, entry)


def entries_of(blank: Blank, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the answers to a field: of a choice that may be several, each of its words."""
    return tuple(word.strip() for text in texts for word in text.split(",")) if blank.many else texts


def value_slips(blank: Blank, value: str) -> Iterator[Slip]:
    if blank.limit and len(value) > blank.limit:
        yield value, blank.label, f"{len(value)} tekens, en er is plaats voor {blank.limit}", "Kort in."
    if blank.kind == "keuze" and value not in blank.words:
        yield value, blank.label, "dat woord staat niet in het blad", nearest(value, blank.words)
    if blank.kind == "turf" and not is_tally(value, blank.words):
        hint = "Schrijf een getal, of elk woord met zijn getal: “ja 3, nee 1”."
        yield value, blank.label, "dat is geen telling", hint
    if blank.kind == "datum" and not is_day(value):
        yield value, blank.label, "dat is geen datum", "Schrijf jaar, maand en dag, zoals “2026-11-22”."


def table_slips(page: Worksheet, blank: Blank, answer: Answer) -> Iterator[Slip]:
    """The table of an example has the columns of its field, each fixed row, and no more rows than fit."""
    header, *rows = answer.table or ((),)
    labels = (*([blank.heading] if blank.heading else []), *(column.label for column in blank.columns))
    if header != labels:
        hint = f"De koppen zijn: {', '.join(labels)}."
        yield " | ".join(header), blank.label, "dat zijn niet de kolommen van het blad", hint
        return
    names = row_names(page, blank)
    if blank.rows_from and not names:  # ``check_table`` says why
        return
    most = max(blank.row_limit, len(names))
    if not rows:
        yield EMPTY, blank.label, "er staan geen rijen", "Vul minstens één rij in."
    elif len(rows) > most:
        yield f"rij {most + 1}", blank.label, f"er is plaats voor {most}", f"Schrap er {len(rows) - most}."
    first = [row[0] for row in rows] if blank.heading else []
    for name in names:
        if name not in first:
            yield name, blank.label, "die rij ontbreekt", "Vul elke vaste rij in, ook als er weinig te zeggen valt."
    for row in rows:
        if blank.heading and row[0] not in (*names, ""):
            yield row[0], blank.label, "zo’n rij is er niet", nearest(row[0], names)
        for column, value in zip(blank.columns, row[bool(blank.heading) :], strict=True):
            yield from cell_slips(column, value)


def cell_slips(column: Blank, value: str) -> Iterator[Slip]:
    for entry in entries_of(column, (value,)) if value else ():
        yield from value_slips(column, entry)
    if not value and column.is_needed:
        yield EMPTY, column.label, "er staat niets", "Vul elk verplicht vak van het voorbeeld in."


def row_names(page: Worksheet, blank: Blank) -> tuple[str, ...]:
    """Return the names of the rows of an example: the fixed ones, or the lines that another field was given."""
    if not blank.rows_from:
        return blank.rows
    return next((answer.texts for other, answer in page.filled() if other.id == blank.rows_from), ())
