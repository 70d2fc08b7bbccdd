"""Reads the thesaurus of a library: words that mean the same, near words, spoken forms, and methods without a card."""

from collections.abc import Collection
from dataclasses import dataclass, field

from plgdocs.search.words import ROOT_RULES, apply, fold, stem


@dataclass
class Thesaurus:
    """Lines of stems, as the index carries them: ``a b`` are synonyms, ``a b>c d`` lead from left to right."""

    groups: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    """Words of the spoken language, each with the word that is looked for: ``da=dat``."""

    missing: list[str] = field(default_factory=list)
    """Methods that people look for and that have no card."""

    def near_known(self, words: Collection[str]) -> list[str]:
        """Return the lines of near words, of which the right side stands on some page."""
        lines = (line.partition(">") for line in self.near)
        known = ((left, [word for word in right.split() if word in words]) for left, _, right in lines)
        return [f"{left}>{' '.join(right)}" for left, right in known if right]


def parse_thesaurus(text: str) -> Thesaurus:
    """Return the thesaurus: one rule per line, words between commas, comments after ``#``."""
    found = Thesaurus()
    for line in text.splitlines():
        rule = line.partition("#")[0]
        left, sign, right = rule.partition(">") if ">" in rule else rule.partition("=")
        if sign == "=":
            found.forms += [f"{word}={plain(right)}" for word in stems(left)]
        elif right.strip() == "?":
            found.missing += stems(left)
        elif sign:
            roots = {apply(ROOT_RULES, word): word for word in stems(left)}  # the browser looks for roots
            found.near.append(f"{' '.join(sorted(roots.values()))}>{' '.join(stems(right))}")
        elif len(stems(left)) > 1:
            found.groups.append(" ".join(stems(left)))
    return found


def plain(word: str) -> str:
    return fold(word.strip()).replace("-", "")


def stems(words: str) -> list[str]:
    return sorted({stem(plain(word)) for word in words.split(",") if word.strip()})
