"""Text that somebody mailed, shared or pasted, as the host's forms write it: ``### <label>`` above each answer.

The forms on the site write labels as ``== Label ==``, which people read well and mail programs leave alone.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from plgdocs.authoring.marks import BULLET
from plgdocs.model.names import slug

HEADING = re.compile(r"\s*\**\s*==+\s*(?P<label>[^=]{1,60}?)\s*==+\s*\**\s*")
END = "Einde"
"""The label below the last answer: what comes after it is of a mail program."""
NO_ANSWER = "_No response_"
"""What the host writes where nobody answered."""
OPENS = re.compile(rf"\s*Zeg: |{BULLET.pattern}")
"""What opens a line of its own."""
SAY = re.compile(r"^\s*Zeg: ", re.MULTILINE)
"""How the form writes what the coach can say."""
GREETING = (
    r"(?i:(?:met )?(?:vriendelijke|hartelijke|vele|veel|warme|lieve|zonnige|collegiale|beste) groet(?:en|jes)?"
    r"|(?:de )?groet(?:en|jes)|mvg|grtz|alvast bedankt"
    r"|(?:bien )?cordialement|bien à (?:vous|toi)|(?:(?:kind|best|warm) )?regards)"
)
SENT = (
    r"(?i:(?:verzonden|verstuurd|sent|envoyé) (?:vanaf|vanuit|met|from|de|depuis|à partir)\b[^\n]{0,80}"
    r"|(?:get |obtenir |télécharger )?outlook (?:voor|for|pour) \w{2,9}[^\n]{0,80})"
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
    labels = (line for line in lines if HEADING.fullmatch(line.lstrip("> \t")))
    depth = next(labels, "").partition("=")[0].count(">")
    unquoted = (re.sub(rf"^(?:\s?> ?){{0,{depth}}}", "", line) for line in lines)
    return "\n".join(f"### {label['label']}" if (label := HEADING.fullmatch(line)) else line for line in unquoted)


def answers_in(text: str, labels: Sequence[str]) -> dict[str, str]:
    """Cut a text into answers by label; what stands before the first one is under “”."""
    lines = text.splitlines()
    starts = [(-1, ""), *openings(lines, labels), (len(lines), "")]
    found = {label: "\n".join(lines[start + 1 : end]).strip("\n") for (start, label), (end, _) in pairwise(starts)}
    return {label: "" if answer.strip() == NO_ANSWER else answer for label, answer in found.items()}


def openings(lines: list[str], labels: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines that open an answer: each label that stands there once; of others as many as possible, in order.

    An answer may hold labels, too, which then stand there twice.  So a heading counts more if it is written as the host
    writes it, and less right below another label; of equal ones the last counts, since the others would rob the answer
    above.
    """
    ranks = {slug(label): rank for rank, label in enumerate(labels)}
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    best: dict[int, tuple[int, list[tuple[int, str]]]] = {-1: (0, [])}
    """How good the best rows are that end with the label of a rank, and their lines."""
    is_below = False
    for index, line in enumerate(lines):
        rank = ranks.get(slug(line)) if line.startswith("### ") else None
        if rank is not None:
            places[rank].append((index, labels[rank]))
            is_ours = "".join(lines[max(index - 1, 0) : index + 2]).strip() == f"### {labels[rank]}"
            score, row = max((best[other] for other in best if other < rank), key=itemgetter(0))
            score += 100 + 2 * is_ours - is_below
            if score >= best.get(rank, best[-1])[0]:
                best[rank] = score, [*row, (index, labels[rank])]
        if line.strip():
            is_below = rank is not None
    once = (found[0] for found in places.values() if len(found) == 1)
    return sorted({*once, *max(best.values(), key=itemgetter(0))[1]})


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
