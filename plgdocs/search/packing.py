"""Packs the words of the index and their pages into little text; ``decode.js`` reads it back.

A number is one character, which a host compresses as well as bits would be.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

FIRST = ord("#")
"""The character for nought; those before it part words, pages and phrases."""


def front_coded(words: list[str]) -> Iterator[str]:
    """Yield each word as a capital for the length of the prefix that it shares with the last word, and its suffix."""
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 25) and last[shared] == word[shared]:
            shared += 1
        yield chr(ord("A") + shared) + word[shared:]
        last = word


def packed(postings: Iterable[list[int]]) -> str:
    """Return for every word how many pages lie between each of its pages, in ascending order, and the last."""
    return "!".join(letters(page - last - 1 for last, page in pairwise([-1, *pages])) for pages in postings)


def packed_phrases(phrases: list[list[list[str]]], words_of: list[list[str]]) -> str:
    """Return the phrases of each page: where each of their words is among those of the page."""
    kept = ([phrase[:6] for phrase in page if len(phrase) > 1] for page in phrases)
    return "!".join(
        " ".join(letters(bisect_left(words, word) for word in phrase) for phrase in page)
        for page, words in zip(kept, words_of, strict=True)
    )


def letters(numbers: Iterable[int]) -> str:
    return "".join([chr(FIRST + number) for number in numbers])
