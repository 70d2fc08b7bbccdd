"""Packs the words of the index and their pages into little text; ``decode.js`` reads it back."""

import base64
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise


def front_coded(words: list[str]) -> Iterator[str]:
    """Yield each word as a capital for the length of the prefix that it shares with the last word, and its suffix."""
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 25) and last[shared] == word[shared]:
            shared += 1
        yield chr(ord("A") + shared) + word[shared:]
        last = word


def packed(postings: Iterable[list[int]], page_count: int) -> str:
    """Return the pages of every word, each in ascending order, as bits in base 64.

    First comes how many pages a word has, then how many lie between each and the last (a Golomb-Rice code, whose
    parameter follows from that number): five bits a page, where digits and commas take eight.
    """
    bits = "".join([part for pages in postings for part in codes(pages, page_count)])
    bits += "0" * (-len(bits) % 8)
    return base64.b64encode(int("1" + bits, 2).to_bytes(len(bits) // 8 + 1, "big")[1:]).decode()


def codes(pages: list[int], page_count: int) -> Iterator[str]:
    count = f"{len(pages):b}"
    yield "0" * (len(count) - 1) + count
    low = low_bits(page_count, len(pages))
    for last, page in pairwise([-1, *pages]):
        gap = page - last - 1
        yield "1" * (gap >> low) + "0" + (f"{gap % (1 << low):0{low}b}" if low else "")


def low_bits(page_count: int, count: int) -> int:
    """Return how many bits of a gap are written as they are: the fewer, the more pages have the word."""
    return max(0, math.floor(math.log2(max(1, 0.7 * page_count / count))))


def packed_phrases(phrases: list[list[list[str]]], words_of: list[list[str]]) -> list[str]:
    """Return the phrases of each page: how many words each has, and where each word is among those of the page.

    Of a place the high and the low digit stand apart, since each is more alike than both together.
    """
    kept = [[phrase[:6] for phrase in page if len(phrase) > 1] for page in phrases]
    sizes = ",".join("".join(str(len(phrase)) for phrase in page) for page in kept)
    places = [bisect_left(words, word) for page, words in zip(kept, words_of, strict=True) for p in page for word in p]
    return [sizes, letters(place // 64 for place in places), letters(place % 64 for place in places)]


def letters(digits: Iterable[int]) -> str:
    return "".join([chr(48 + digit) for digit in digits])
