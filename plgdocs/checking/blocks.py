"""The allow list of blocks (directives) that a page may use, and the rules for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plgdocs.model.block_options import Assignment, Mechanism, ProgrammePart, Question
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.fields import Place, Record, fields_of
from plgdocs.model.outline import ANSWER, Block
from plgdocs.model.pages import Page
from plgdocs.model.problems import Reporter, nearest
from plgdocs.model.sections import SCHOOL_STRUCTURES
from plgdocs.model.vocabularies import DAYPARTS
from plgdocs.parsing.front_matter import mapping_at
from plgdocs.parsing.markdown import inline_parts


@dataclass(frozen=True)
class BlockKind:
    """What a block accepts; ``argument`` is an example of a required argument."""

    argument: str = ""
    has_body: bool = True
    options: type | None = None
    """The model of its options."""
    option_patterns: Mapping[str, str] = field(default_factory=dict)
    """The options of a third-party block, which has no model: a regular expression for the value of each."""
    takes_argument: bool = True
    holds: tuple[str, ...] = ()
    """The only blocks that it may directly contain, if any; it then takes no text."""
    line_pattern: str = ""
    """A regular expression for each line of its body, which ``lines`` says in Dutch."""
    lines: str = ""


GENERATED = (
    *("vragenfilter", "methodieken", "aanbevelingen", "welke-methodiek", "zoeken", "draaiboek", "draaiboeken"),
    *("afdrukken", "neem-mee", "van-jou"),
    *("meld-een-fout", "nieuwe-methodiek", "verbeter-stap", "sjabloon", "veldenlijst", "probleemcodes"),
    *("werkbladen", "veldenlijst-werkblad"),
    *("vertel-ervaring", "sjabloon-ervaring", "veldenlijst-ervaring"),
)
"""Blocks whose content the build generates."""

SHOWN_CARD = "kaart-als-tekst"
"""The block that shows a card as its file."""

OWN_BLOCKS = {
    SHOWN_CARD: BlockKind(argument="../../methods/check-in.md", has_body=False),
    "naverteld": BlockKind(argument="Hans, schoolleider basisonderwijs"),
    "valkuil": BlockKind(),
    "vragen": BlockKind(),
    "redactie": BlockKind(),
    "vraag": BlockKind(argument="Wat doen we al goed?", options=Question),
    "opdracht": BlockKind(argument="Kijk naar je eigen school", options=Assignment),
    ANSWER: BlockKind(takes_argument=False),
    "dagdeel": BlockKind(argument="Inspireren", options=ProgrammePart),
    "conditie": BlockKind(argument="Noden delen"),
    "mechanisme": BlockKind(argument="De visie is onduidelijk", options=Mechanism),
    **dict.fromkeys(GENERATED, BlockKind(has_body=False, takes_argument=False)),
}
"""The blocks of this project (``directives.py``)."""

CARD_BLOCKS = ("note", "tip", "warning")

ITEM = "grid-item-card"

OTHER_BLOCKS = {
    **dict.fromkeys(CARD_BLOCKS, BlockKind(takes_argument=False)),
    "figure": BlockKind(argument="afbeelding.svg", has_body=False, option_patterns={"alt": ".+"}),
    "code-block": BlockKind(argument="text"),
    "glossary": BlockKind(takes_argument=False),
    "toctree": BlockKind(
        takes_argument=False,
        option_patterns={"hidden": "", "glob": ""},
        line_pattern=r"(?!(?:[^*]*\*){4})[a-z0-9*/-]+",
        lines="namen van bestanden zonder “.md”, met hoogstens drie sterretjes",
    ),
    "grid": BlockKind(argument="1 2 2 2", option_patterns={"gutter": "[0-5]"}, holds=(ITEM,)),
    ITEM: BlockKind(
        argument="Titel", line_pattern=r"(?!(\^{3,}|\+{3,})\s*$).*", lines="tekst en lijsten, zonder zo’n lijn"
    ),
    "dropdown": BlockKind(argument="Titel"),
}
"""Blocks of Sphinx, MyST and sphinx-design."""

BLOCKS = OWN_BLOCKS | OTHER_BLOCKS
COLUMNS = re.compile(r"[1-6](?: [1-6]){0,3}")
"""The argument of a ``grid``: the number of columns, for up to four screen sizes."""


def check_blocks(page: Page, report: Reporter) -> None:
    for block in page.outline.blocks:
        if isinstance(page, Card) and block.name not in CARD_BLOCKS:
            report(Code.BLOCK_ON_CARD, block.line, name=block.name, allowed=", ".join(CARD_BLOCKS))
        elif block.name not in BLOCKS:
            report(Code.UNKNOWN_BLOCK, block.line, name=block.name, nearest=nearest(block.name, BLOCKS))
        else:
            check_block(block, BLOCKS[block.name], report)
    check_items(page.outline.blocks, report)
    check_school_structure(page, report)


def check_items(blocks: Sequence[Block], report: Reporter) -> None:
    """The items of a grid are in one; blocks are listed before what is in them."""
    room = 0
    for block in blocks:
        room += block.children.count(ITEM) if block.name == "grid" else 0
        if block.name == ITEM:
            room -= 1
            if room < 0:
                report(Code.OUTSIDE_BLOCK, block.line, name=ITEM, outer="grid")


def check_school_structure(page: Page, report: Reporter) -> None:
    """The programme, the conditions and the mechanisms are complete, in order, and only on their own pages."""
    name, count = SCHOOL_STRUCTURES.get(page.path, ("", 0))
    homes = {block: path for path, (block, _) in SCHOOL_STRUCTURES.items()}
    found = [block for block in page.outline.blocks if block.name == name]
    if len(found) != count:
        report(Code.BLOCK_COUNT, found[-1].line if found else 1, name=name, count=count, found=len(found))
    for block in page.outline.blocks:
        if homes.get(block.name, page.path) != page.path:
            report(Code.BLOCK_ELSEWHERE, block.line, name=block.name, home=homes[block.name])
    check_daypart_order(found, report)


def check_daypart_order(blocks: list[Block], report: Reporter) -> None:
    """A programme runs from morning to afternoon."""
    order, latest = list(DAYPARTS), 0
    for block in blocks:
        part = block.options.get("wanneer", ("", 0))[0]
        place = order.index(part) if part in order else latest
        if place < latest:
            report(Code.DAYPART_ORDER, block.line, part=part, order=", ".join(order))
        latest = max(latest, place)


def check_block(block: Block, kind: BlockKind, report: Reporter) -> None:
    if (kind.argument and not block.argument) or (block.name == "grid" and not COLUMNS.fullmatch(block.argument)):
        report(Code.BLOCK_ARGUMENT, block.line, name=block.name, example=kind.argument)
    if block.argument and not kind.takes_argument:
        report(Code.BLOCK_TEXT, block.line, name=block.name, where="erachter", better="op de volgende regel")
    if block.name in OWN_BLOCKS and any(child.type != "text" for child in inline_parts(block.argument)):
        report(Code.BLOCK_MARKUP, block.line, name=block.name, text=block.argument)
    if kind.has_body and not block.body:
        report(Code.EMPTY_BLOCK, block.line, name=block.name)
    if block.body and not kind.has_body:
        report(Code.BLOCK_TEXT, block.line, name=block.name, where="erin", better="eronder, na het blok")
    check_body(block, kind, report)
    check_options(block, kind, report)


def check_body(block: Block, kind: BlockKind, report: Reporter) -> None:
    for child in dict.fromkeys(block.children):
        if kind.holds and child not in kind.holds:
            allowed = ", ".join(f"“{name}”" for name in kind.holds)
            report(Code.NOT_IN_BLOCK, block.line, name=block.name, what=child or "tekst", allowed=allowed)
    for line in block.body.split("\n") if kind.line_pattern else ():
        if line and not re.fullmatch(kind.line_pattern, line):
            report(Code.NOT_IN_BLOCK, block.line, name=block.name, what=line, allowed=kind.lines)


def check_options(block: Block, kind: BlockKind, report: Reporter) -> None:
    known = [*kind.option_patterns, *(fields_of(kind.options) if kind.options else ())]
    for name, (value, line) in block.options.items():
        if name not in known:
            report(Code.UNKNOWN_OPTION, line, name=block.name, option=name, nearest=nearest(name, known))
        elif name in kind.option_patterns and not re.fullmatch(kind.option_patterns[name], value):
            report(Code.BAD_OPTION, line, option=f":{name}: {value}")
    if kind.options:
        read_options(kind.options, block, report)


def read_options(model: type, block: Block, report: Reporter) -> object:
    """Return the options of a block as an instance of ``model``, or None after a problem.

    Options have the same types as front matter.
    """
    given = ((name, *option) for name, option in block.options.items() if name in fields_of(model))
    return Record(model).read(mapping_at(block.line, model, given), Place(report))
