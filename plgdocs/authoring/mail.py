"""Text that somebody mailed, shared or pasted, as the host's forms write it: ``### <label>`` above each answer.

The forms on the site write labels as ``== Label ==``, which people read well and mail programs leave alone.
"""

import re
from collections.abc import Iterable

HEADING = re.compile(r"\s*\**\s*==+\s*(?P<label>[^=]{1,60}?)\s*==+\s*\**\s*")
QUOTED = re.compile(r"(?:\s?>)+ ?")
OTHER_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2002\u2003\u2009"), " ")
UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"))
"""What mail programs put between letters, and nobody sees."""


def plain_mail(text: str) -> str:
    """Return a text with plain spaces, without the signs of a quoted mail, and with labels as headings."""
    lines = text.translate(OTHER_SPACES | UNSEEN).splitlines()
    return "\n".join(map(heading, unquoted(lines)))


def unquoted(lines: list[str]) -> Iterable[str]:
    """Return lines without the signs of a quotation, if the first label stands in one."""
    first = next((line for line in lines if HEADING.fullmatch(QUOTED.sub("", line, count=1))), "")
    if not QUOTED.match(first):
        return lines
    return (QUOTED.sub("", line, count=1) if QUOTED.match(line) else line for line in lines)


def heading(line: str) -> str:
    label = HEADING.fullmatch(line)
    return f"### {label['label']}" if label else line
