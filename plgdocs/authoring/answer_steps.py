"""Makes Markdown of what somebody typed below one question of a form: plain lists, and steps where steps are asked.

Only what opens a step becomes one; all else stays what it is, in its step.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from plgdocs.authoring.marks import BULLET, SIGNS, plain_marks
from plgdocs.authoring.step_heads import BRACKETS, named, timed
from plgdocs.model.fields import OPEN_PLACE
from plgdocs.model.outline import SILENCE
from plgdocs.model.problems import tidy

NUMBER = re.compile(
    r"\s*(?:#{1,6}\s+)?(?:\*\*)?"
    r"(?:stap\s+(\d{1,2})(?:\s?[.):–-]+|(?=\**$))|(\d{1,2})[.)](?![a-e]\s)(?=\s|[^\W\d]|\*\*|$))(?:\*\*(?=\s|$))?\s*",
    re.IGNORECASE,
)
"""What a numbered step opens with: “1.”, “2)”, “Stap 3:”, also in a heading or in bold."""
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>[^#\s].*)", re.MULTILINE)
BOLD_LINE = re.compile(r"\*\*[^*]+\*\*[:.]?(?:\s*\([^()]*\))?")
QUIET = re.compile(r"[(\[]\s*stilte\s*[)\]](?!\()", re.IGNORECASE)
KINDS = ("1S", "-*+–—", *SIGNS)
"""Bullets that mean the same; another kind is another level."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line that holds something; ``mark``: its bullet, “1”, “S” (“Stap 1”), “#” (heading), “|” (table)."""

    text: str
    mark: str = ""
    source: str = ""
    indent: int = 0
    number: int = 0
    is_apart: bool = False

    @property
    def is_item(self) -> bool:
        return self.mark not in ("", "#", "|")


def steps(answer: str, is_fit: Callable[[str], bool] = bool) -> str:
    """Return an answer as a numbered list of steps, each with a name in bold, below what stands before the first.

    An answer with blocks of code, or that may be read in two ways, stays as it is; so does a step that doesn't fit,
    as code.
    """
    lines = list(lines_of(QUIET.sub(SILENCE, plain_marks(answer, has_steps=True))))
    if any(line.text.startswith(("```", "~~~", ":::")) or is_cut_table(line) for line in lines):
        return answer
    if (heads := heads_of(lines)) is None:
        return answer
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line in heads:
            parts.append([])
        parts[-1].append(line)
    for part, following in pairwise(parts[1:]):
        while len(part) > 1 and part[-1].mark == "#":
            following.insert(1, between(part.pop(), part[0], following[0]))
    found = enumerate(parts[1:], start=1)
    texts = (text if is_fit(text := step(number, part)) else unread_step(number, part) for number, part in found)
    return "\n\n".join([*blocks(parts[0]), *texts])


def is_cut_table(line: Line) -> bool:
    return line.mark != "|" and ("\t" in line.text or line.text.startswith("|") or line.text.count(" | ") > 1)


def unread_step(number: int, lines: list[Line]) -> str:
    """Return a step that can't stand on a card as code, below a marked place."""
    name = f"{number}. **{OPEN_PLACE}: maak gewone tekst van deze stap.**"
    return with_code(name, "\n".join(line.source for line in lines))


def with_code(head: str, text: str) -> str:
    """Return the head of a step or of a section with a text below it as code, which does nothing."""
    fence = "~" * max(3, 1 + max(map(len, re.findall("~+", text)), default=0))
    code = "\n".join([f"{fence}text", *map(tidy, text.splitlines()), fence])
    return f"{head}\n\n{textwrap.indent(code, '   ' if head[0].isdigit() else '')}"


def lines_of(answer: str) -> Iterator[Line]:
    """Yield the lines of an answer; a rule shows nothing, so it only sets apart what follows."""
    texts = answer.splitlines()
    has_table = any("|" in text and "-" in text and set(text) <= set("|:- \t") for text in texts)
    is_apart = True
    for text in texts:
        is_empty = not text.strip() or is_rule(text)
        if not is_empty:
            yield replace(line_of(text, is_row=has_table and "|" in text), is_apart=is_apart, source=text)
        is_apart = is_empty


def is_rule(text: str) -> bool:
    """Whether a line is a rule, or underlines a heading."""
    signs = "".join(text.split())
    return len(signs) > 2 and signs[0] in "-*_=" and signs.strip(signs[0]) == ""


def line_of(text: str, *, is_row: bool = False) -> Line:
    """Return a line without its mark."""
    stripped = text.strip()
    indent = len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
    if is_row:
        return Line(stripped, "|", indent=indent)
    if number := NUMBER.match(text):
        mark = "S" if number[1] else "1"
        return Line(text[number.end() :].strip(), mark, indent=indent, number=int(number[1] or number[2]))
    if bullet := BULLET.match(text):
        kind = next((kind for kind in KINDS if stripped[0] in kind), "1")
        return Line(text[bullet.end() :].strip(), kind, indent=indent)
    if heading := HEADING.match(text):
        return Line(heading["text"].strip("# \t"), "#", indent=indent)
    return Line(stripped, indent=indent)


def heads_of(lines: list[Line]) -> set[Line] | None:
    """Return the lines that open a step: numbered ones, else heads with text or lists below, else bullets, else all.

    None if text between bullets may be a head as well as what goes on from them.
    Items that stand further in than others never do, and neither do bullets of another kind than the first.
    """
    items = [line for line in lines if line.is_item]
    outer = min((line.indent for line in items), default=999) + 1
    tops = [line for line in lines if line.indent <= outer]
    for mark in "S1":
        if numbered := {line for line in tops if line.mark == mark}:
            return numbered
    texts = {line for line in tops if not line.mark and not line.text.startswith(">")}
    first = next((line for line in lines if line.mark != "#"), None)
    heads = text_heads(lines, texts, first) if first in texts else set()
    if not items:
        return heads or texts
    if heads and max(map(lines.index, heads)) > lines.index(items[0]):
        return heads
    below_items = [line for above, line in pairwise(lines) if above.is_item and line in texts and not line.is_apart]
    if first in texts and not first.text.endswith(":") and any(is_like(line, first) for line in below_items):
        return None
    return {line for line in tops if line.mark == items[0].mark}


def text_heads(lines: list[Line], texts: set[Line], first: Line) -> set[Line]:
    """Return the first line and the others that look like it and have what belongs to them below."""
    bold = {line for line in texts if BOLD_LINE.fullmatch(line.text)}
    apart = {line for line in texts if line.is_apart}
    over_items = [line for line, below in pairwise(lines) if below.is_item and line in texts and is_like(line, first)]
    if first in bold and len(bold) > 1:
        return bold
    if not any(line.is_item for line in lines):
        below = dict(pairwise(lines))
        found = apart if all(below.get(line, line) not in apart for line in apart) else set()
    elif len(over_items) > 1:
        later = lines[lines.index(over_items[0]) :]
        below_items = {line for above, line in pairwise(later) if above.is_item}
        found = {*over_items} | (apart & {*later}) | {line for line in texts & below_items if is_like(line, first)}
    else:
        found = apart | {line for line in texts if line.text.endswith(":")}
    return found if len(found) > 1 else set()


def is_like(line: Line, other: Line) -> bool:
    """Whether two lines open alike; a point of a list that goes on below begins with a small letter."""
    return line.text[0].islower() == other.text[0].islower()


def between(heading: Line, before: Line, after: Line) -> Line:
    """Return a heading between two steps; it may open other steps, unless the numbers go on."""
    goes_on = 0 < before.number == after.number - 1
    return heading if goes_on else Line(f"{OPEN_PLACE}: horen deze stappen apart? Hierboven stond “{heading.text}”.")


def blocks(lines: Iterable[Line]) -> list[str]:
    """Return lines as Markdown: paragraphs, lists, tables, and headings as bold words."""
    found: list[list[str]] = []
    stack: list[tuple[int, str]] = []
    last = Line("")
    for line in lines:
        if line.is_item:
            stack = nested(stack if last.is_item else [], line)
            sign = f"{line.number or 1}." if line.mark in "1S" else "-"
            text = f"{'    ' * (len(stack) - 1)}{sign} {line.text}"
        else:
            text = f"**{line.text}**" if line.mark == "#" else line.text
        if last.is_item and not line.mark and line.indent > last.indent and not line.is_apart:
            found[-1][-1] += f" {text}"
            continue
        if (line.is_item and last.is_item) or line.mark == last.mark == "|":
            found[-1].append(text)
        else:
            found.append([text])
        last = line
    return ["\n".join(block) for block in found]


def nested(stack: list[tuple[int, str]], line: Line) -> list[tuple[int, str]]:
    """Return the levels of a list down to that of an item."""
    level = (line.indent // 2, line.mark)
    if level in stack:
        return stack[: stack.index(level) + 1]
    return [*(outer for outer in stack if outer[0] <= level[0]), level]


def step(number: int, lines: list[Line]) -> str:
    """Return one step: its first sentence in bold if nothing is yet, its time as the model writes it."""
    if not lines[0].text and len(lines) > 1 and not lines[1].mark:  # “Stap 1”, and its text below it
        lines = lines[1:]
    time, rest, more = timed(lines[0].text)
    if len(lines) > 1 and BRACKETS.fullmatch(lines[1].text) and not time and not more:
        time, _, more = timed(lines[1].text)
        lines = lines if not time and not more else [lines[0], *lines[2:]]
    name, text = named(rest)
    text = " ".join(part for part in (more, text) if part)
    head = " ".join(part for part in (f"**{name}**", time, "" if text.startswith("(") else text) if part)
    paragraphs = [head, *([text] if text.startswith("(") else []), *blocks(lines[1:])]
    opening = f"{number}. "
    return opening + textwrap.indent("\n\n".join(paragraphs), " " * len(opening)).lstrip()


def tidied(answer: str) -> str:
    """Return an answer whose lists, as Word copies them, are those of Markdown, and whose rules underline nothing."""
    found: list[str] = []
    stack: list[tuple[int, str]] = []
    for text in plain_marks(answer).splitlines():
        line = line_of(text)
        if line.mark in KINDS[2:] or (line.is_item and text.lstrip()[0] in "–—"):
            stack = nested(stack, line)
            found.append(f"{'    ' * (len(stack) - 1)}- {line.text}")
        elif is_rule(text):
            found += ["", text, ""]
        else:
            found += ["", text] if stack and text.strip() and not line.is_item else [text]
            stack = stack if line.is_item else []
    return "\n".join(found)


def without_headings(answer: str) -> str:
    """Return an answer whose headings are bold words."""
    text = HEADING.sub(lambda heading: f"\n**{heading['text'].strip('# ')}**\n", answer)
    return re.sub(r"\n{3,}", "\n\n", text)
