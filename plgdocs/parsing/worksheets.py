"""The fields of a worksheet, and its example: the items of the numbered lists below “Blad” and “Voorbeeld”.

An item is read as a step is, with another grammar between the brackets::

    1. **Label.** (kind: id; option; option) Help.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from plgdocs.model.codes import Code
from plgdocs.model.fields import Place, Record, fields_of
from plgdocs.model.names import slug
from plgdocs.model.problems import Reporter, nearest
from plgdocs.model.tallies import HEADING
from plgdocs.model.timing import read_timing
from plgdocs.model.worksheets import (
    EXAMPLE_SECTION,
    FIELDS_SECTION,
    FITTING,
    IN_COLUMN,
    MOST_COLUMNS,
    MOST_FIELDS,
    MOST_ROWS,
    WITH_TABLE,
    Answer,
    Blank,
    Example,
    note_columns,
)
from plgdocs.parsing.front_matter import mapping_at
from plgdocs.parsing.markdown import markdown_parser, plain
from plgdocs.parsing.steps import (
    BRACKETS,
    Nodes,
    find,
    nodes_below,
    numbered_items,
    split_name,
    texts_and_quotes,
    texts_in,
)
from plgdocs.parsing.strays import OF_ANSWERS, OF_FIELDS, strays

OPTIONS = {
    "tekens": r"(\d+) tekens?",
    "lijnen": r"(\d+) lijn(?:en)?",
    "keer": r"tot (\d+) keer",
    "versies": r"versies (\d+)",
    "tot": r"tot (\d+) rij(?:en)?",
    "rijen-van": r"rijen van (\S+)",
    "kaartjes": r"(\d+) kaartjes?",
    "per-persoon": r"tot (\d+) per persoon",
    "cirkels": "cirkels",
    "om-beurten": "om beurten",
    "vak-na-vak": "vak na vak",
    "later": "later opnieuw",
    "meer": "meer",
    "na": r"na (\S+)",
    "verplicht": "verplicht",
    "stilte": "stilte",
    "zonder-naam": "zonder naam",
    "levert": r"levert (\S+)",
    "vertrekt-van": r"vertrekt van (\S+)",
    "over": r"over (.+)",
    "vroeger": "vroeger (.+)",
}
"""How each option is written; what stands in round brackets is its value, and without it is “ja”.

A time is written as that of a step, and the words of a choice are its first option.
"""

COMMAS = "Schrap de komma te veel."

DECLARED = re.compile(r"(?P<label>[^()]*)\((?P<written>[^()]*)\)")
"""The head of a column: its label, and between brackets what a field has there."""

Table = tuple[tuple[str, ...], ...]


def read_worksheet(body: str, first_line: int, report: Reporter) -> dict[str, Any]:
    """Return the fields and the example of a worksheet by attribute; report what is wrong, and read on."""
    tokens = markdown_parser().parse(unicodedata.normalize("NFC", body))
    fields, example = (nodes_below(tokens, [slug(name)]) for name in (FIELDS_SECTION, EXAMPLE_SECTION))
    for heading, section, room in ((FIELDS_SECTION, fields, OF_FIELDS), (EXAMPLE_SECTION, example, OF_ANSWERS)):
        for index in strays(section, room):
            text = body.split("\n")[index].strip()
            report(Code.OUTSIDE_FIELDS, index + first_line, text=text, heading=heading, what=room.words)
    items = numbered_items(fields)
    if len(items) > MOST_FIELDS:
        line = line_of(items[MOST_FIELDS][0], first_line)
        report(Code.TOO_MANY_FIELDS, line, where="het blad heeft", what="velden", count=len(items), limit=MOST_FIELDS)
    blanks = [read_blank(item, number, first_line, report) for number, item in enumerate(items[:MOST_FIELDS], 1)]
    return {"blanks": tuple(blanks), "example": read_example(example, first_line)}


def line_of(node: SyntaxTreeNode, first_line: int) -> int:
    return first_line + (node.map or (0,))[0]


def read_blank(item: Nodes, number: int, first_line: int, report: Reporter) -> Blank:
    line = line_of(item[0], first_line)
    first, more, say = texts_and_quotes(item, "table")
    label, _, rest = split_name(first)
    if not label:
        report(Code.NAMELESS_FIELD, line, number=number)
    brackets = BRACKETS.match(rest)
    help_text = " ".join([rest[brackets.end() if brackets else 0 :].strip(), *more]).strip()
    given = {"label": label or "?", "hulp": help_text}
    values = read_declaration(brackets["text"] if brackets else "", given, line, report)
    values |= {"line": line, "say": tuple(say)}
    check_texts(line, {"zeg": tuple(say)}, report)
    return Blank(**values, **read_columns(find(item[:1], "table"), Blank(**values), first_line, report))


def check_texts(line: int, given: dict[str, str | tuple[str, ...] | None], report: Reporter) -> None:
    """Report texts that are too long or empty, or that stand there twice."""
    for name, node in mapping_at(line, Blank, ((key, text, line) for key, text in given.items() if text)).value:
        field = fields_of(Blank)[name.value]
        field.type.read(node, Place(report, field.key, field.example))


def read_table(table: SyntaxTreeNode) -> Table:
    """Return the texts of a table by row, the header first; rows that are empty are for looks."""
    rows = [tuple(plain(text).strip() for text in texts_in(row.children)) for row in find([table], "tr")]
    return (*rows[:1], *filter(any, rows[1:]))


def read_declaration(
    written: str, given: dict[str, str], line: int, report: Reporter, known: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the values by attribute of what stands between the brackets of a field or column, and of what is given.

    ``known`` are the options that the place knows: all, if there are none.
    """
    head, *options = (" ".join(part.split()) for part in written.split(";"))
    kind, _, name = (part.strip() for part in head.partition(":"))
    if not (kind and name):
        report(Code.NO_FIELD_KIND, line, label=given["label"])
        return {"label": given["label"]}
    pairs = {key: text for key, text in given.items() if text} | {"soort": kind, "id": name}
    texts = [*pairs.items(), *read_options(options, kind, given["label"], line, report, known)]
    mapping = mapping_at(line, Blank, ((key, text, line) for key, text in texts))
    return Record(Blank).read_values(mapping, Place(report))


def read_options(
    options: list[str], kind: str, label: str, line: int, report: Reporter, known: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the key and the value of each option that fits a kind, where the first of a choice is its words."""
    fitting = [name for name in FITTING.get(kind, (*OPTIONS, "tijd")) if not known or name in known]
    for number, option in enumerate(options):
        is_words = not number and kind in ("keuze", "turf")
        key, value = ("woorden", scale(option)) if is_words else option_of(option)
        parts = [part for part in value.split(",") if part.strip()]
        hint = COMMAS if len(parts) <= value.count(",") else ""
        if key not in fitting:
            hint = nearest(option, [fields_of(Blank)[name].example for name in fitting if name != "woorden"])
        if hint:
            report(Code.UNKNOWN_FIELD_OPTION, line, option=option, kind=kind, label=label, nearest=hint)
        if key in fitting and parts:
            yield key, ",".join(parts)


def scale(words: str) -> str:
    """Return words with “1 tot 10” as the numbers of that scale."""
    ends = re.fullmatch(r"(\d{1,2}) tot (\d{1,2})", words)
    numbers = range(int(ends[1]), int(ends[2]) + 1) if ends else ()
    return ", ".join(map(str, numbers)) or words


def option_of(written: str) -> tuple[str, str]:
    """Return the key of an option, or nothing, and its value."""
    if timing := read_timing(written):
        return "tijd", timing.text
    matches = ((key, re.fullmatch(pattern, written)) for key, pattern in OPTIONS.items())
    key, match = next(((key, match) for key, match in matches if match), ("", None))
    return key, match[1] if match and match.re.groups else "ja"


def read_columns(tables: Nodes, blank: Blank, first_line: int, report: Reporter) -> dict[str, Any]:
    """Return the columns and the fixed rows of a field's table, if it is of a kind with a table; there is one."""
    has_table = blank.kind in WITH_TABLE
    if len(tables) != has_table and blank.kind:
        what, hint = ("staat geen tabel", "Zet onder het veld één tabel, ingesprongen zoals de tekst.")
        if tables:
            what, hint = ("staat een tabel te veel", "Alleen een “rooster” of een “bord” heeft een tabel, en maar één.")
        report(Code.BAD_TABLE, blank.line, label=blank.label, what=what, hint=hint)
    if not has_table or not tables:
        return {}
    line = line_of(tables[0], first_line)
    header, *rows = read_table(tables[0])
    for what, count, limit in (("kolommen", len(header), MOST_COLUMNS), ("rijen", len(rows), MOST_ROWS)):
        if count > limit:
            report(Code.TOO_MANY_FIELDS, line, where=f"“{blank.label}” heeft", what=what, count=count, limit=limit)
    first = given_columns(header, blank)
    check_rows(rows, first, blank.label, line, report)
    columns = tuple(read_column(head, line, report) for head in header[first:MOST_COLUMNS])
    heading = header[0] if first else None
    names = tuple(row[0] for row in rows[:MOST_ROWS] if first and row[0])
    beside = tuple(row[1] for row in rows[:MOST_ROWS]) if first > 1 else ()
    check_texts(line, {"rijkop": heading, "rijen": names, "vragen": beside if blank.is_board else ()}, report)
    return {
        "heading": heading,
        "rows": names,
        "questions" if blank.is_board else "tallies": beside,
        "columns": note_columns(blank, columns) if blank.is_board else columns,
    }


def given_columns(header: tuple[str, ...], blank: Blank) -> int:
    """Return how many columns stand before those to fill in: the fixed rows, and a question or a rule beside them."""
    heads = header[: 2 if blank.is_board or HEADING in header[1:2] else 1]
    return next((index for index, head in enumerate(heads) if not head or DECLARED.fullmatch(head)), len(heads))


def check_rows(rows: list[tuple[str, ...]], first: int, label: str, line: int, report: Reporter) -> None:
    """A fixed row has a name in the column before the ``first`` to fill in, and nothing else."""
    if any(any(row[first:]) for row in rows):
        what, hint = "staat er al iets in de tabel", "Een vaste rij vult alleen de eerste kolom in, zonder haakjes."
        report(Code.BAD_TABLE, line, label=label, what=what, hint=hint)
    if first and not all(row[0] for row in rows):
        hint = "Zet een naam in het eerste vak, of schrap de rij."
        report(Code.BAD_TABLE, line, label=label, what="heeft een rij geen naam", hint=hint)


def read_column(head: str, line: int, report: Reporter) -> Blank:
    match = DECLARED.fullmatch(head)
    label = match["label"].strip() if match else head
    if not label:
        hint = "Schrijf hem voor de haakjes: “Vraag (tekst: vraag; 140 tekens)”."
        report(Code.BAD_TABLE, line, label=head or "|", what="heeft een kolom geen naam", hint=hint)
    values = read_declaration(match["written"] if match else "", {"label": label or "?"}, line, report, IN_COLUMN)
    if (kind := values.get("kind")) in WITH_TABLE:
        hint = "Kies “tekst”, “keuze”, “datum” of “wie” voor een kolom."
        report(Code.BAD_TABLE, line, label=label, what=f"staat een {kind} in een tabel", hint=hint)
    return Blank(line=line, **values)


def read_example(nodes: Nodes, first_line: int) -> Example:
    above = list(takewhile(lambda node: node.type != "ordered_list", nodes))
    intro = " ".join(map(plain, texts_in(above)))
    return Example(intro, tuple(read_answer(item, first_line) for item in numbered_items(nodes)))


def read_answer(item: Nodes, first_line: int) -> Answer:
    first, more, _ = texts_and_quotes(item, "table")
    label, _, rest = split_name(first)
    entries = tuple(entry for text in (rest, *more) if (entry := text.strip()))
    table = next(map(read_table, find(item[:1], "table")), ())
    return Answer(label, line_of(item[0], first_line), entries, table)
