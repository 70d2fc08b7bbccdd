"""Markdown that failed: a reader would see its signs, because it lacks a space or has one too many.

No pattern scans a text twice, so that a hostile one takes no longer than another.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from plgdocs.parsing.markdown import BREAKS

ADDRESS = r"(?:https?:|mailto:|[^\s()\[\]]*\.[a-z]{2,5}\b)"
LINK = "Schrijf een link als “[woorden](adres)”."
LIST = "Begin een punt van een lijst met “- ”, of met “1. ”."
TABLE = "Zet onder de eerste rij van een tabel een rij zoals “|---|---|”, met evenveel vakken."
STRESS = "Zet binnen de tekens geen spatie, en sluit ze af. Is het gewone tekst? Zet er dan “\\” voor."
PERHAPS = "Is het opmaak? Sluit ze dan af, of schrap het teken. Is het gewone tekst? Dan mag het zo."
"""Behind a sign that may be meant as it stands: that is noted, and not refused."""
SPACE = "Zet een spatie na “-” of na het getal."

ANYWHERE = {
    r"\[[^\[\]]*\]\([^()\s]*\s[^()]*\)": "Een adres heeft geen spaties: schrijf “%20”, of hernoem het bestand.",
    rf"\[[^\[\]]*\]\s+\({ADDRESS}[^()]*\)": "Zet geen spatie tussen “]” en “(”.",
    rf"\[[^\[\]]*\]\({ADDRESS}[^()]*$": LINK,
    rf"\([^()]+\)\s*\[{ADDRESS}[^\[\]]*\]": LINK,
    r"\[[^\[\]]+\]\[[^\[\]]*\]|\[\[[^\[\]]+\]\]|\{[a-z]+\}(?=\s*[\[\0])": LINK,
    r"(?:\*\*|~~)[^*~\0]{0,40}|(?<!\w)__(?!_)[^_]{1,80}__(?!\w)": STRESS,
    r"(?<!\S)\*(?=[^\s*0-9])[^*]{1,80}(?<=\s)\*(?!\w)|(?<!\S)\*\s(?=[^\W\d])[^*]{1,80}\*(?!\w)": STRESS,
    r"(?<![\w`*])(?:[*`]|__)(?=[^\W_])[^*_`\0]{0,40}|==[^=\0]{1,80}==": PERHAPS,
}
"""What may stand anywhere in a text, as patterns, and how to mend it."""

OPENS_LINE = {
    r"[•·▪▫◦‣●○■□](?=\W{0,9}\w)|[oO§]\s\s": LIST,
    r"(?:[-*+](?=\*\*[^\s*])|[0-9]{1,2}[.)](?=\*\*|[^\W\d]{2})).*": SPACE,
    r"#{1,6}[^\s#].*": "Zet een spatie na “#”.",
    r"\|.*\|": TABLE,
    r"\[[ xX]\]\s.*": PERHAPS,
}
"""What may open a line of a paragraph."""

OPENS_TEXT = {r"[–—−]\s": LIST}
"""What may open a paragraph; further on in it, a dash is one."""

OPENS_LINES = {r".*\S \| \S": TABLE, r"[a-z][.)]\s": LIST, r"(?:[-+*]|[0-9]{1,2}[.)])(?=[^\W\d_]).*": SPACE}
"""What may open each line of a paragraph that has several, perhaps below one with a colon."""

STEP_NAMES = {
    r"#{1,6}\s.*": "Schrijf alleen de naam, zonder “#”.",
    r"(?:\|.*\||[•·▪▫◦‣●○■□☐]|[-+*–—]\s|\[[ xX]?\]).*": "Schrijf alleen de naam, zonder tekens ervoor.",
    r"[\W_]+": "Schrijf een naam in woorden.",
}
"""Names of steps that are none."""


def compiled(patterns: dict[str, str]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), hint) for pattern, hint in patterns.items()]


IN_TEXT, IN_LINE, FIRST, ALL, NAMES = map(compiled, (ANYWHERE, OPENS_LINE, OPENS_TEXT, OPENS_LINES, STEP_NAMES))


def failures(inline: Token) -> Iterator[tuple[int, str, str]]:
    """Yield the line (from 0) in a text, the words, and the hint of each failure, but the same hint only once."""
    seen, lines = set(), lines_of(inline)
    items = lines[lines[0].endswith(":") :]
    openings = IN_LINE + [pair for pair in ALL if len(items) > 1 and all(map(pair[0].match, items))]
    for number, line in enumerate(lines):
        for text, hint in line_failures(line, openings if number else FIRST + openings):
            if hint not in seen and re.search(rf"(?<!\\){re.escape(text)}", inline.content):  # else a sign is escaped
                seen.add(hint)
                yield number, text, hint


def lines_of(inline: Token) -> list[str]:
    """Return the lines of a text, with a null character for code and markup."""
    texts = ("\n" if c.type in BREAKS else c.content if c.type == "text" else "\0" for c in inline.children or [])
    return "".join(texts).split("\n")


def line_failures(line: str, openings: list[tuple[re.Pattern[str], str]]) -> Iterator[tuple[str, str]]:
    yield from ((match[0], hint) for pattern, hint in openings if (match := pattern.match(line)))
    yield from ((match[0], hint) for pattern, hint in IN_TEXT if (match := pattern.search(line)))


def name_failure(name: str) -> str:
    """Return how to mend the name of a step, if it is none."""
    return next((hint for pattern, hint in NAMES if pattern.fullmatch(name)), "")
