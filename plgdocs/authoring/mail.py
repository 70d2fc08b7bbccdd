"""Text that somebody mailed, shared or pasted, as the host's forms write it: ``### <label>`` above each answer.

The forms on the site write labels as ``== Label ==``, which people read well and mail programs leave alone.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from plgdocs.authoring.marks import BULLET

HEADING = re.compile(r"\s*\**\s*==+\s*(?P<label>[^=]{1,60}?)\s*==+\s*\**\s*")
QUOTED = re.compile(r"((?:\s?>)*) ?(.*)")
END = "Einde"
"""The label below the last answer: what comes after it is of a mail program."""
OPENS = re.compile(rf"\s*Zeg: |{BULLET.pattern}")
"""What opens a line of its own."""
SAY = re.compile(r"^\s*Zeg: ", re.MULTILINE)
"""How the form writes what the coach can say."""
GREETING = (
    r"(?i:(?:met )?(?:vriendelijke|hartelijke|vele|veel|warme|lieve|zonnige|collegiale|beste) groet(?:en|jes)?"
    r"|(?:de )?groet(?:en|jes)|mvg|grtz|alvast bedankt)"
)
SENT = (
    r"(?i:(?:verzonden|verstuurd|sent) (?:vanaf|vanuit|met|from)\b[^\n]{0,40}|outlook voor \w{2,9}[^\n]{0,20})"
    r"|_{8,}[ \t]*\nVan:[^\n]{0,80}"
)
SIGNATURE = re.compile(
    rf"\n[ \t]*(?:--[ \t]*|{SENT}|{GREETING}(?:[ \t,.!]+[A-Z]\w*){{0,3}}[ \t,.!]*)"
    r"(?:\n(?!\s*(?:\d{1,2}[.)]|[-*•] ))[^\n]{0,80}){0,7}\s*\Z"
)
"""What a mail program or its writer puts below an answer."""
HEADER = re.compile(r"\s*(?:Van|Aan|Cc|Verzonden|Datum|Onderwerp|From|To|Sent|Date|Subject):|.*@")
"""Lines of a mail that aren't meant for a card."""
OTHER_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2002\u2003\u2009"), " ")
UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"))
"""What mail programs put between letters, and nobody sees."""


def plain_mail(text: str) -> str:
    """Return a text with plain spaces, without the signs of a quoted mail, and with labels as headings."""
    lines = text.translate(OTHER_SPACES | UNSEEN).splitlines()
    return "\n".join(map(heading, unquoted(lines)))


def unquoted(lines: list[str]) -> Iterable[str]:
    """Return lines without the signs of a quotation that stand before the first label, too."""
    cut = [(found[1].count(">"), found[2]) for line in lines if (found := QUOTED.fullmatch(line))]
    depth = next((depth for depth, text in cut if HEADING.fullmatch(text)), 0)
    return (re.sub(rf"^(?:\s?>){{1,{depth}}} ?", "", line) if depth else line for line in lines)


def heading(line: str) -> str:
    label = HEADING.fullmatch(line)
    return f"### {label['label']}" if label else line


def is_mail(text: str, labels: Collection[str]) -> bool:
    """Whether a text has a label as the forms on the site write it, and none as those of the host do."""
    lines, known = list(unquoted(text.splitlines())), set(map(str.casefold, labels))
    of_host = (line.removeprefix("### ").strip() for line in lines if line.startswith("### "))
    found = (label["label"] for line in lines if (label := HEADING.fullmatch(line)))
    return any(label.casefold() in known for label in found) and not known & set(map(str.casefold, of_host))


def answers_in(text: str, labels: Collection[str], last: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each label and the answer below it in a plain mail, up to one of the last labels; “” opens the text."""
    known = {label.casefold(): label for label in labels}
    label, lines = "", list[str]()
    for line in [*text.split("\n"), "### "]:
        found = known.get(line.removeprefix("### ").strip().casefold()) if line.startswith("### ") else None
        if found is None and line != "### ":
            lines.append(line)
            continue
        yield label, "\n".join(lines).strip("\n")
        if label in last:
            return
        label, lines = found or "", []


def unwrapped(text: str) -> str:
    """Return a text with each paragraph and each point of a list on one line, as before it was mailed."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and found[-1].strip() and line.strip() and not OPENS.match(line):
            found[-1] += f" {line.strip()}"
        else:
            found.append(line.rstrip())
    return "\n".join(found)


def without_signature(answer: str) -> tuple[str, str]:
    """Return an answer without what a mail program or its writer put below it, and that."""
    found = SIGNATURE.search(answer)
    return (answer[: found.start()], answer[found.start() :].strip()) if found else (answer, "")
