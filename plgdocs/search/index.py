"""The search index: the weight of each page for each word, computed at build time.

A weight is a sum over the fields of a page, each of which saturates on its own (as in BM25F).  It doesn't depend on the
query, so the browser gets one small number per word and page, and adds up.  The same pages give the same bytes.
"""

import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from plgdocs.search.packing import front_coded, packed, packed_phrases
from plgdocs.search.thesaurus import Thesaurus
from plgdocs.search.words import NUMBERS, ROOT_RULES, SOUND_RULES, STEM_RULES, STOP_WORDS, indexed_tokens, stem

VERSION = 3
"""Incremented when the format changes: the script refuses an index that it cannot read."""
FIELD_WEIGHTS = {
    "title": 4.0,
    "search_words": 3.5,
    "search_questions": 2.5,
    "headings": 1.5,
    "summary": 1.2,
    "spoken": 1.2,
    "borrowed": 0.7,
    "text": 1.0,
}
HELP_SHARE = 0.3
"""What a page counts for that is for authors: it comes first only where no other page says as much."""
SATURATION = 0.6
"""How soon further mentions count for less, in fields of short texts."""
TEXT_SATURATION = 2.0
OFTEN, FIRST = 3, 10
"""A word is prominent in a title, in a heading, or if it stands so often in the text.  If it is on so few pages, all of
them come first for this word alone."""
CARD = "Methodiek"
"""What an entry is called that is a card."""
ENOUGH_GIVEN = 24
"""A card with as many search words, a question counted twice, needs nothing else to be found."""
GIVEN_MORE, SAID_MORE = 4, 5
"""How much more search words count on a card that has few, and what it says for itself, if all others have enough."""
LEVELS = "ABCDE"
LEVEL_BASE, LEVEL_STEP = 0.42, 2.3
"""Weights are rounded to five levels: one letter, a small one on a page where a word is prominent."""
BOUNDS = [LEVEL_BASE * LEVEL_STEP ** (number + 0.5) for number in range(len(LEVELS) - 1)]
"""The upper bound of each level but the last."""


Link = tuple[str, str]
"""The address that a link leads to, and the words around it."""


@dataclass
class Section:
    """A part of a page with its own anchor; the first has none, and is the page itself."""

    anchor: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    """Those of its texts that somebody says aloud."""

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
    spoken: tuple[str, ...] = ()
    """Lines to say, and what a card helps with."""
    links: tuple[Link, ...] = ()
    """Links to other pages, which borrow the words."""
    others: tuple[tuple[str, str], ...] = ()
    """The addresses of cards that people take for this one, and the difference."""
    is_help: bool = False

    @property
    def text(self) -> str:
        return " ".join((self.summary, *(section.text for section in self.sections)))


def short_counts(texts: Iterable[str]) -> Counter[str]:
    """Count the words of short texts such as search words; a word counts for less in a longer text.

    Stop words are counted where a text has no others: who types such a title or question finds it.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        words = set(indexed_tokens(text))
        naming = words - STOP_WORDS or words
        for word in naming:
            counts[stem(word)] += 1 / math.sqrt(len(naming))  # type: ignore[assignment]
    return counts


def naming_words(text: str) -> list[str]:
    """Return the stems of a text, each once, without stop words."""
    return list(dict.fromkeys(stem(word) for word in indexed_tokens(text) if word not in STOP_WORDS))


@dataclass(frozen=True)
class Counts:
    """What each word weighs on a page: everything that doesn't depend on other pages."""

    given: dict[str, float]
    """Through search words and search questions."""
    said: dict[str, float]
    """Through all else that the page says."""
    prominent: frozenset[str]
    """The words that stand in its title or a heading, or often in its text."""
    lack: float
    """How far a card is from having enough search words, from 0 to 1."""
    share: float
    """What the whole page counts for."""


def weighed(fields: dict[str, Iterable[str]]) -> defaultdict[str, float]:
    """Return what the fields of short texts contribute to the weight of each word."""
    weights: defaultdict[str, float] = defaultdict(float)
    for name, texts in fields.items():
        for word, number in short_counts(texts).items():
            weights[word] += FIELD_WEIGHTS[name] * (1 + SATURATION) * number / (number + SATURATION)
    return weights


def count(entry: Entry) -> Counts:
    headings = [section.heading for section in entry.sections]
    given = weighed({"search_words": entry.search_words, "search_questions": entry.search_questions})
    fields = {"title": (entry.title,), "headings": (entry.kind, *headings), "summary": (entry.summary,)}
    said = weighed({**fields, "spoken": entry.spoken})
    text = Counter(stem(word) for word in indexed_tokens(entry.text) if word not in STOP_WORDS)
    for word, number in text.items():
        said[word] += FIELD_WEIGHTS["text"] * number / (number + TEXT_SATURATION)
    named = {stem(word) for part in (entry.title, *headings) for word in indexed_tokens(part)}
    prominent = named.union(word for word, number in text.items() if number >= OFTEN)
    enough = (len(entry.search_words) + 2 * len(entry.search_questions)) / ENOUGH_GIVEN
    lack = max(0, 1 - enough) if entry.kind == CARD else 0
    return Counts(dict(given), dict(said), frozenset(prominent), lack, HELP_SHARE if entry.is_help else 1)


def page_weights(counts: Counts, borrowed: Iterable[str] = (), others: float = 1) -> dict[str, float]:
    """Return what each word weighs on a page, with the words of links that lead to it.

    Each counts more on a card with few search words, in so far as the `others` have them.
    """
    said = Counter(counts.said)
    said.update(weighed({"borrowed": borrowed}))
    given = 1 + GIVEN_MORE * counts.lack * others
    own = 1 + SAID_MORE * counts.lack * others
    return {word: counts.share * (given * counts.given.get(word, 0) + own * said[word]) for word in counts.given | said}


def borrowed_words(entries: list[Entry]) -> dict[str, list[str]]:
    """Return the words around the links to each address."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for address, words in entry.links:
            found[address].append(words)
    return found


def build_index(entries: list[Entry], counts: list[Counts], thesaurus: Thesaurus) -> dict[str, Any]:
    postings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    prominent: defaultdict[str, set[int]] = defaultdict(set)
    words_of: list[list[str]] = []
    borrowed = borrowed_words(entries)
    cards = [page.lack for entry, page in zip(entries, counts, strict=True) if entry.kind == CARD]
    others = 1 - fmean(cards or [1])
    for number, (entry, page) in enumerate(zip(entries, counts, strict=True)):
        weights = page_weights(page, borrowed.get(entry.address, ()), others)
        words_of.append(sorted(weights))
        for word, weight in weights.items():
            postings[word].append((number, LEVELS[bisect(BOUNDS, weight)]))
            if word in page.prominent:
                prominent[word].add(number)
    for word, found in prominent.items():
        if len(found) <= FIRST < len(postings[word]):
            postings[word] = [(page, level.lower() if page in found else level) for page, level in postings[word]]
    words = sorted(postings)
    pages = ([number for number, _ in postings[word]] for word in words)
    phrases = [list(map(naming_words, entry.search_questions)) for entry in entries]
    return {
        "version": VERSION,
        "stem": STEM_RULES,
        "root": ROOT_RULES,
        "sound": SOUND_RULES,
        "stop": " ".join(sorted(STOP_WORDS)),
        "numbers": NUMBERS,
        "levels": [LEVEL_BASE, LEVEL_STEP],
        "pages": [[entry.address, entry.title, entry.kind, entry.facts] for entry in entries],
        "words": "".join(front_coded(words)),
        "postings": packed(pages),
        "weights": "".join([level for word in words for _, level in postings[word]]),
        "phrases": packed_phrases(phrases, words_of),
        "synonyms": "|".join(thesaurus.groups),
        "near": "|".join(thesaurus.near_known(postings)),
        "forms": "|".join(thesaurus.forms),
        "missing": " ".join(thesaurus.missing),
    }


def text_of(entry: Entry) -> dict[str, Any]:
    """Return what excerpts of a page are cut from."""
    return {
        "summary": entry.summary,
        "sections": [[section.anchor, section.heading, section.text] for section in entry.sections],
        "others": entry.others,
    }
