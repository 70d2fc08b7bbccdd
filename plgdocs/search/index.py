"""The search index: the weight of each page for each word, computed at build time.

A weight is a sum over the fields of a page, each of which saturates on its own (as in BM25F).  It doesn't depend on the
query, so the browser gets one small number per word and page, and adds up.  The same pages give the same bytes.
"""

import json
import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import fmean
from typing import Any

from plgdocs.search.words import ROOT_RULES, SOUND_RULES, STEM_RULES, STOP_WORDS, fold, indexed_tokens, stem

VERSION = 1
"""Incremented when the format changes: the script refuses an index that it cannot read."""
FIELD_WEIGHTS = {"title": 4.0, "search_words": 3.5, "search_questions": 2.0, "headings": 1.5, "text": 1.0}
SATURATION = 0.6
"""How soon further mentions count for less, in fields of short entries."""
TEXT_SATURATION = 1.2
LEVELS = "ABCDEFGHIJ"
LEVEL_BASE, LEVEL_STEP = 0.2, 1.55
"""Weights are rounded to ten levels, each half as much again as the last, so that one letter is enough."""
BOUNDS = [LEVEL_BASE * LEVEL_STEP ** (number + 0.5) for number in range(len(LEVELS) - 1)]
"""The upper bound of each level but the last."""
COMMON = 0.09
"""If a larger share of the pages contains a word, those that only mention it are counted instead of listed."""


@dataclass
class Section:
    """A part of a page with its own anchor; the first has none, and is the page itself."""

    anchor: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@dataclass(frozen=True)
class Entry:
    """The searchable content of a page."""

    address: str
    title: str
    kind: str
    summary: str
    search_words: tuple[str, ...] = ()
    search_questions: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join((self.summary, *(section.text for section in self.sections)))


def content_words(text: str) -> list[str]:
    """Return the stems of a text without stop words; if it has only stop words, all stems."""
    words = list(indexed_tokens(text))
    return [stem(word) for word in words if word not in STOP_WORDS] or [stem(word) for word in words]


def entry_counts(entries: Iterable[str]) -> Counter[str]:
    """Count the words of short texts such as search words; a word counts for less in a longer text."""
    counts: Counter[str] = Counter()
    for words in map(content_words, entries):
        for word in set(words):
            counts[word] += 1 / math.sqrt(len(words))  # type: ignore[assignment]
    return counts


@dataclass(frozen=True)
class Counts:
    """The words of a page: everything that doesn't depend on other pages."""

    weights: dict[str, float]
    """What the short fields contribute to the weight of each word."""
    text: dict[str, int]
    """The number of times that each word occurs in the running text."""
    length: int
    """The number of words in the running text, including numbers."""


def count(entry: Entry) -> Counts:
    weights: defaultdict[str, float] = defaultdict(float)
    fields = {
        "title": (entry.title,),
        "search_words": entry.search_words,
        "search_questions": entry.search_questions,
        "headings": (entry.kind, *(section.heading for section in entry.sections)),
    }
    for name, entries in fields.items():
        for word, number in entry_counts(entries).items():
            weights[word] += FIELD_WEIGHTS[name] * (1 + SATURATION) * number / (number + SATURATION)
    words = content_words(entry.text)
    return Counts(dict(weights), dict(Counter(word for word in words if not word.isdecimal())), len(words))


def page_weights(counts: Counts, average_length: float) -> dict[str, float]:
    weights = defaultdict(float, counts.weights)
    slowness = TEXT_SATURATION * (0.4 + 0.6 * sum(counts.text.values()) / average_length)
    for word, number in counts.text.items():
        weights[word] += FIELD_WEIGHTS["text"] * number / (number + slowness)
    return weights


def encoded(pages: list[tuple[int, float]], page_count: int) -> tuple[str, str]:
    """Return the pages of a word as gaps, and their levels as letters.

    A gap is the distance to the previous page, as a digit of base 36; each capital before it adds 36 times its position
    in the alphabet.  After a point follows the number of pages that only mention a common word.
    """
    is_common = len(pages) > COMMON * page_count
    named = [page for page in pages if page[1] > 1] if is_common else pages
    numbers = [-1, *(number for number, _ in named)]
    gaps = "".join([gap_code(number - last - 1) for last, number in pairwise(numbers)])
    mere = f".{len(pages) - len(named)}" if len(named) < len(pages) else ""
    return gaps + mere, "".join([LEVELS[bisect(BOUNDS, weight)] for _, weight in named])


@cache
def gap_code(gap: int) -> str:
    many, digit = divmod(gap, 36)
    capitals = "Z" * (many // 26) + (chr(ord("A") + many % 26 - 1) if many % 26 else "")
    return capitals + "0123456789abcdefghijklmnopqrstuvwxyz"[digit]


def build_index(entries: list[Entry], counts: list[Counts], synonyms: list[list[str]]) -> dict[str, Any]:
    average = fmean(page.length for page in counts)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(counts):
        for word, weight in page_weights(page, average).items():
            postings[word].append((number, weight))
    words = sorted(postings)
    codes = [encoded(postings[word], len(entries)) for word in words]
    return {
        "version": VERSION,
        "stem": STEM_RULES,
        "root": ROOT_RULES,
        "sound": SOUND_RULES,
        "stop": " ".join(sorted(STOP_WORDS)),
        "levels": [LEVEL_BASE, LEVEL_STEP],
        "pages": [[entry.address, entry.title, entry.kind, entry.facts] for entry in entries],
        "words": "".join(front_coded(words)),
        "gaps": ",".join(gaps for gaps, _ in codes),
        "weights": "".join(levels for _, levels in codes),
        "synonyms": [" ".join(sorted({stem(fold(word)) for word in group})) for group in synonyms],
    }


def front_coded(words: list[str]) -> Iterator[str]:
    """Yield each word as a capital for the length of the prefix that it shares with the last word, and its suffix."""
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 25) and last[shared] == word[shared]:
            shared += 1
        yield chr(ord("A") + shared) + word[shared:]
        last = word


def build_texts(entries: list[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "summary": entry.summary,
            "sections": [[section.anchor, section.heading, section.text] for section in entry.sections],
        }
        for entry in entries
    ]


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parse_synonyms(text: str) -> list[list[str]]:
    """Return the groups of a thesaurus: one per line, words between commas, comments after ``#``."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    groups = ([word.strip() for word in line.split(",") if word.strip()] for line in lines)
    return [group for group in groups if len(group) > 1]
