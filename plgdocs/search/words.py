"""Splits text into the words of the index: folded, split at hyphens, and stemmed.

The rules are data in the index, so that the browser applies the same ones.  A rule is a regular expression that Python
and JavaScript both understand, and the replacement of its match.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

LONG_VOWELS = tuple((f"^(.*{vowel}){vowel}([^aeiou])$", "$1$2") for vowel in "aeou")
"""A long vowel is spelled with one letter in an open syllable: *vraag*, *vragen*."""

STEM_RULES = (
    ("^(.{3,}[^aeiou])jes?$", "$1"),  # kaartje, rondjes
    ("^(.{3,}[^aeiou])ekes?$", "$1"),  # in Flanders rondeke, vraagske, briefke, cijferke
    ("^(.{2,}[^aeiouj])skes?$", "$1"),
    ("^(.{3,}(?:[bdfghmpt]|e[lr]|uur))kes?$", "$1"),
    ("^(.+)heden$", "$1heid"),
    ("^(.{2,}ee)en$", "$1"),  # ideeën
    ("^(.*[aeiouy].*[^aeiou])en$", "$1"),
    ("^(.{2,}[^aeiou][ao])s$", "$1"),  # themas; fold removes the s of thema's
    ("^(.{2,}ie)s$", "$1"),
    ("^(.*[aeiouy].*(?:ch|[bdfghkmnptvz]|[^e]l|ss))es$", "$1"),  # coaches, but not proces, succes, adres
    ("^(.{3,}[bdfghklmnprtvw])s$", "$1"),
    ("^(.*[aeiouy].*[^aeiou])e$", "$1"),
    (r"^(.+)([bcdfgklmnprst])\2$", "$1$2"),  # takk, beginn
    ("^(.+)v$", "$1f"),
    ("^(.+)z$", "$1s"),
    *LONG_VOWELS,
)
"""Inflection: words with the same stem are one word of the index."""

ROOT_RULES = (
    ("^ge(.{3,})(?:d|t)$", "$1"),  # gemotiveerd
    ("^(aan|af|bij|in|mee|na|om|op|samen|terug|toe|uit|voor|weg)ge(.{3,}?)(?:d|t)?$", "$1$2"),  # nagekomen, opgevolgd
    ("^(.{3,}[^aeiou])t$", "$1"),  # bespreekt
    ("^(.{3,})ing$", "$1"),
    ("^(.{4,})end$", "$1"),  # zwijgend
    ("^(.{4,})heid$", "$1"),
    ("^(.{4,})(?:atie|iseer)$", "$1"),
    ("^(.{4,})(?:isch|iek|ie)$", "$1"),
    ("^(.{4,}er)d$", "$1"),
    *LONG_VOWELS,
    ("^(.{3,}[^aeiou])s$", "$1"),
    ("^(.{4,})er$", "$1"),
    ("^(.{4,}[^aeiou])t$", "$1"),
)
"""Derivation: words with the same root are related, and count as weaker matches.  For the browser only."""

SOUND_RULES = (
    ("ij|y", "ei"),
    ("ou", "au"),
    ("ph|v", "f"),
    ("z", "s"),
    ("c(?!h)|q", "k"),
    ("th", "t"),
    ("d$", "t"),
    (r"(.)\1", "$1"),
)
"""Letters that sound alike are no typing error: *belijd* for *beleid*, *proffesioneel*.  For the browser only."""

STOP_LIST = """
aan af al alle alles als ben best bij daar dan dat de deze die dit doe doen doet door dus echt een eens en er
eraan erbij ergens erin ermee erop ervan etc even ga gaan gaat geef geen graag had heb hebben hebt heeft heel hem hen
het hier hij hoe hoeveel hun iemand iets ik in is ja je jij jou jouw jullie kan kon kun kunnen kunt laat laten maak
maakt maar mag maken me mee meer men met mij mijn moet moeten mogen na naar niet niets nog nu of om omdat ons onze ook
op over per te tegen toch toe tot u uit uw vaak van via voor waar waarin waarom wanneer waren was wat we weer wel
welk welke werd wie wij wil willen word worden wordt zal ze zeer zelf zich zij zijn zit zitten zo zoals zonder zou
zullen
"""

STOP_WORDS = frozenset(STOP_LIST.split())
"""Words that say nothing about a topic; a search ignores them, unless there are no others."""
NUMBERS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf"
"""Numbers that people write as a word or in digits, which are one word of the index; *een* is rather an article."""
DIGITS = {word: str(number) for number, word in enumerate(NUMBERS.split()) if number != 1}
DASHES = re.compile("[\u2010-\u2015\u2212]")
UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
"""Accents once they stand apart, and what has no width."""
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def fold(text: str) -> str:
    """Return a text in lower case, without accents and apostrophes: *thema's* becomes *thema*, *één* becomes *een*."""
    plain = UNSEEN.sub("", unicodedata.normalize("NFKD", DASHES.sub("-", text.lower())))
    return re.sub("'", "", re.sub("(?<=[a-z])'s(?![a-z])", "", re.sub("[‘’ʼ]", "'", plain)))


def indexed_tokens(text: str) -> Iterator[str]:
    """Yield the words of a text, and those of two parts also as a whole: *check*, *in*, *checkin*."""
    for word in WORD.findall(fold(text)):
        parts = word.split("-")
        yield from parts
        if len(parts) == 2:
            yield "".join(parts)


@cache
def stem(word: str) -> str:
    return DIGITS.get(word) or (apply(STEM_RULES, word) if len(word) > 3 else word)


def apply(rules: tuple[tuple[str, str], ...], word: str) -> str:
    for pattern, replacement in rules:
        word = re.sub(pattern, replacement.replace("$", "\\"), word)
    return word
