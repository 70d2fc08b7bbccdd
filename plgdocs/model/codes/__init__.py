"""Every problem that a file can have: one code, one Dutch sentence and one hint each.

The first digit of a code says what it is about.
"""

from plgdocs.model.codes.block_codes import BlockCodes
from plgdocs.model.codes.file_codes import FileCodes
from plgdocs.model.codes.front_matter_codes import FrontMatterCodes
from plgdocs.model.codes.kind import Kind
from plgdocs.model.codes.library_codes import LibraryCodes
from plgdocs.model.codes.text_codes import TextCodes
from plgdocs.model.codes.worksheet_codes import WorksheetCodes

__all__ = ["KINDS", "OPEN_CODES", "Code", "Kind"]


class Code(FileCodes, FrontMatterCodes, TextCodes, WorksheetCodes, BlockCodes, LibraryCodes):
    """All kinds of problems by name."""


KINDS: list[Kind] = sorted(
    (value for group in Code.__mro__ for value in vars(group).values() if isinstance(value, Kind)),
    key=lambda kind: kind.code,
)
"""All kinds of problems by code."""
OPEN_CODES = {Code.OPEN_VALUE.code, Code.OPEN_TEXT.code}
"""The codes of places to fill in: everything else in the file may be fine."""
