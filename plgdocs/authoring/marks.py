"""What the lines of a list open with, as people type and copy it, made into the marks of Markdown.

Letters and odd numbers are marks only if the answer has the first two of the row: “a)” and “b)”, “1/” and “2/”.
"""

import re
import unicodedata
from functools import partial

from plgdocs.authoring.everyday import TABLE

SIGNS: list[str] = TABLE["bullets"]["signs"]
"""Bullets that Markdown doesn't know; those in one text mean the same."""
ANY_SIGN = re.sub("[o§]", "", "".join(SIGNS))
SIGN = TABLE["bullets"]["mark"].replace("SIGNS", "".join(SIGNS))
BULLET = re.compile(rf"^\s*(?:(?:[-*+]|\d{{1,3}}[.)])\s+|{SIGN})(?:\[[ xX]?\]\s+)?(?=\S)")
"""What a line of a list opens with, in Markdown or as Word copies it."""
OPENING = r"^(?P<space>[ \t]*(?:#{1,6}[ \t]+)?(?:\*\*)?)"
PLAINER = (
    (rf"^([ \t]*)[-{ANY_SIGN}][ \t]+(?=\d{{1,2}}[.)][ \t])", r"\1"),
    (rf"^([ \t]*(?:-|\d{{1,2}}[.)])[ \t]+)[-{ANY_SIGN}][ \t]+(?=\S)", r"\1"),
    (rf"{OPENING}\[[ xX]?\][ \t]+(?=\S)", r"\1- "),
    (rf"{OPENING}(?:[-=]+>[ \t]*|(?:--|»|~)[ \t]+)(?=\S)", r"\1→ "),
    (r"^([ \t]*)([-–—+])(?=[^\W\d_])", r"\1\2 "),
    (r"^([ \t]*)\*(?=[^\W\d_][^*\n]*$)", r"\1* "),
)
"""Bullets as nobody reads them, and as we do."""
NUMBERS, NAMES = tuple(map(str, range(1, 21))), ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
LETTER = r"[ \t\xa0]*(?=[^\W\d_]|(?<=\s)\*\*)"
WORDS = "Stap {}: "
ROWS = (
    (("o", "o"), r"(?P<value>o)[ \xa0](?=[^\W\d_])", "o\t"),
    (
        NUMBERS,
        rf"[(\[<]?(?P<value>\d{{1,2}})(?:[a-e]?[.)]+(?![a-e]\b)|[ \xa0]?[-–—/:;=°º>\])]{{1,2}}){LETTER}",
        "{}. ",
    ),
    (NUMBERS, rf"(?:#(?P<value>\d{{1,2}})|(?P<sign>[①-⑳⓵-⓾❶-➓]|\d(?=\ufe0f?\u20e3))\ufe0f?\u20e3?){LETTER}", "{}. "),
    (
        NUMBERS,
        rf"(?i:stap|fase|punt)[ \t]*(?P<value>\d{{1,2}}|[A-Za-zé]{{3,5}})(?:[ \t]*[.):–-]+|[ \t]+(?=[A-Z])){LETTER}",
        WORDS,
    ),
    (tuple(map(str.lower, ROMAN)), r"\(?(?P<value>[iv]{1,4})[.)][ \t\xa0]+(?=\S)", "◦ "),
    (tuple("abcdefgh"), r"\(?(?P<value>[a-h])[-.)/:][ \t\xa0]+(?=\S)", "◦ "),
    (ROMAN, r"(?P<value>[IV]{1,4})[.)][ \t\xa0]+(?=\S)", WORDS),
    (tuple("ABCDEFGH"), r"\(?(?P<value>[A-H])[-.)/:][ \t\xa0]+(?=\S)", WORDS),
)
"""Rows of marks, what they look like, and what stands for each beside plain numbers; without those, a number does."""


def plain_marks(text: str, *, has_steps: bool = False) -> str:
    """Return a text whose lists have marks that are read: bullets, numbers, and of steps “Stap 1:” around numbers."""
    if "```" in text or "~~~" in text:  # code
        return text
    lines = text.splitlines()
    taken = {opening[1] for line in lines if (opening := re.match(r"\s*(\d{1,2})[.)]", line))}
    text = "\n".join(one_per_line(line, taken) for line in lines)
    for pattern, plainer in PLAINER:
        text = re.sub(pattern, plainer, text, flags=re.MULTILINE)
    for values, pattern, plainer in ROWS if has_steps else [row for row in ROWS if row[2] != WORDS]:
        row = re.compile(OPENING + pattern, re.MULTILINE)
        found = [counter_of(match) for match in row.finditer(text)]
        if values[0] in found and values[1] in found[found.index(values[0]) + 1 :]:
            has_numbers = re.search(r"^\s*\d{1,2}[.)]\s", text, re.MULTILINE)
            mark = plainer if has_numbers or plainer == "o\t" else "{}. "
            text = row.sub(partial(marked, values, mark), text)
    return text


def counter_of(match: re.Match[str]) -> str:
    """Return the number or letter of a mark as it stands in its row."""
    value = next(value for name, value in match.groupdict().items() if value and name != "space")
    if len(value) == 1 and value.isdigit():
        return str(unicodedata.digit(value))
    word = value.lower().replace("é", "e")
    return str(NAMES.index(word) + 1) if word in NAMES else value


def marked(values: tuple[str, ...], mark: str, match: re.Match[str]) -> str:
    """Return a mark in a row of values as one that is read."""
    value = counter_of(match)
    return f"{match['space']}{mark.format(values.index(value) + 1)}" if value in values else match[0]


def one_per_line(line: str, taken: set[str]) -> str:
    """Return a line as several ones, if it holds “1. …” and then “2. …” with the same kind of letter."""
    opening = re.match(r"\s*(\d{1,2})[.)]\s+(\w)", line)
    letter = "[a-z]" if opening and opening[2].islower() else "[A-Z]"
    number = int(opening[1]) + 1 if opening else 0
    found: list[str] = []
    while number and str(number) not in taken:
        sign = rf"(?<!stap|deel|fig\.|blz\.)(?<!nr\.)(?<!p\.)[,;]?[ \t]+(?={number}[.)][ \t]+{letter})"
        first, *rest = re.split(sign, line, maxsplit=1)
        if not rest:
            break
        found, line, number = [*found, first], rest[0], number + 1
    return "\n".join([*found, line])
