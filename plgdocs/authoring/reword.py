"""Puts other words in a step of a card and leaves all else in the file as it is: links, silences, lists, line ends.

The words that a reader sees are looked up in the Markdown from the last one back; only those that change are replaced.
What can't be looked up that way raises ``Unfit``.
"""

from __future__ import annotations

import re
import textwrap
from difflib import SequenceMatcher

from plgdocs.authoring.unfit import Reason, Unfit
from plgdocs.authoring.writer import WIDTH, escape
from plgdocs.model.outline import SILENCE

MARKUP = re.compile(r"\]\([^()\s]*\)|\{[a-z]+\}(?=`)|(?<!\\)[][*`]|\\(?=[!-/:-@\[-`{-~])")
"""What a reader doesn't see of a word."""
LINK_START, LINK_END = re.compile(r"(?<!\\)\["), re.compile(r"\]\([^()\s]*\)")
OPENING = re.compile(r"[-+=:|%]+|(?::::|%).*|\(.*\)=")
"""Words that would open something else at the start of a line."""
QUOTE = re.compile(r"\s*>")
MARK = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)])\s+)?")
"""What stands before the text of a line."""
SKIPPED = ("", "-", SILENCE)


def step_lines(lines: list[str], start: int) -> list[str]:
    """Return the lines of the item that opens at the index ``start``, without empty ones at its end."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith((" ", "\t"))):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return lines[start:end]


def with_words(item: list[str], old: str, new: str) -> list[str]:
    """Return the lines of a step with the new words of its text in place of the old ones."""
    source = "\n".join(item)
    places = places_of(source, old.split())
    before, after = old.split(), [markdown(word) for word in new.split()]
    changes = SequenceMatcher(None, before, new.split(), autojunk=False).get_opcodes()
    for kind, start, end, first, last in reversed(changes):
        if kind != "equal":
            source = replaced(source, places, (start, end), " ".join(after[first:last]))
    return [part for line in source.split("\n") for part in ([line] if line in item else wrapped(line))]


def places_of(source: str, wanted: list[str]) -> list[tuple[int, int]]:
    """Return where each word stands, and last where the text ends; names, times and quotes come before or apart."""
    places: list[tuple[int, int]] = []
    todo = list(wanted)
    tokens = [found for found in re.finditer(r"\S+", source) if not is_quoted(source, found.start())]
    head = tokens[-1].end()
    for token in reversed(tokens):
        if not todo:
            head = token.end()
            break
        seen = MARKUP.sub("", token[0])
        if seen == todo[-1]:
            places.append(token.span())
            todo.pop()
        elif seen not in SKIPPED:
            raise Unfit(Reason.BY_HAND)
    if todo:
        raise Unfit(Reason.BY_HAND)
    places.reverse()
    end = places[-1][1] if places else head
    return [*places, (end, end)]


def is_quoted(source: str, index: int) -> bool:
    return QUOTE.match(source, source.rfind("\n", 0, index) + 1) is not None


def replaced(source: str, places: list[tuple[int, int]], span: tuple[int, int], text: str) -> str:
    """Return a source with other Markdown for the words from the first to before the last index."""
    start, end = span
    if start == end:  # nothing goes
        at = places[start][0]
        joined = f" {text}" if start == len(places) - 1 else f"{text} "
        return source[:at] + joined + source[at:]
    first, last = places[start][0], places[end - 1][1]
    gone = source[first:last]
    if len(gone.split()) != end - start or "\n\n" in gone:  # a silence, a point of a list, a paragraph
        raise Unfit(Reason.BY_HAND)
    text = within_link(gone, text)
    before, behind = source[:first], source[last:]
    if not text and re.match(r"[ \n](?!\n)", behind):
        return before + behind[1:]
    return f"{before}{text}{behind}" if text else before.rstrip() + behind


def within_link(gone: str, text: str) -> str:
    """Return new words with the end or start of a link that went with the old ones: it stays around the rest."""
    ends, starts = LINK_END.findall(gone), LINK_START.findall(gone)
    is_of_two = len(ends) == len(starts) and -1 < gone.find("](") < gone.find("[")
    if is_of_two or (len(ends) != len(starts) and not text):
        raise Unfit(Reason.BY_HAND)
    return f"{'[' * (len(starts) > len(ends))}{text}{ends[0] if len(ends) > len(starts) else ''}"


def markdown(word: str) -> str:
    """Return a word as Markdown that shows just that, also at the start of a line."""
    if OPENING.fullmatch(word):
        return f"\\{escape(word)}"
    number = re.fullmatch(r"(\d+)([.)])", word)
    return f"{number[1]}\\{number[2]}" if number else escape(word.replace("'", "’"))


def wrapped(line: str) -> list[str]:
    """Return a line as several ones, if it grew too long."""
    if len(line) <= WIDTH + 4 or QUOTE.match(line):
        return [line]
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=indent_below(line), break_long_words=False, break_on_hyphens=False
    )


def indent_below(line: str) -> str:
    """Return the spaces with which the lines below the first one of an item open."""
    return " " * (len(line) - len(MARK.sub("", line)))


def with_sentences(item: list[str], said: tuple[str, ...]) -> list[str]:
    """Return the lines of a step with these sentences to say, below its text, in place of the ones it had."""
    kept = "\n".join(line for line in item if not QUOTE.match(line)).rstrip()
    quotes = (f"{indent_below(item[0])}> {' '.join(map(markdown, text.split()))}" for text in said)
    return "\n\n".join([re.sub(r"\n{3,}", "\n\n", kept), *quotes]).split("\n")
