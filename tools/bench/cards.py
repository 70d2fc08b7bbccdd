"""Generated cards: plausible, valid and the same each time, to measure with more cards than there are.

A library holds our own pages and cards, and generated cards up to a number.  Card 7 is the same in each library,
whatever its size: it draws from its own number, and links only to cards with a lower one.  Run as a script it writes
a library: ``python tools/bench/cards.py 1000 FOLDER``.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plgdocs.checking.library import read_library
from plgdocs.checking.permalinks import promised
from plgdocs.model.file_kinds import LEDGER
from plgdocs.model.names import slug
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.model.vocabularies import FORMS, NEEDS, PHASES, PLACES, TRUST

ROOT = Path(__file__).parents[2]
COPIED = ("conf.py", "index.md", "thesaurus.txt", LEDGER, "docs", "methods")
LINKED = 200
"""How far back a card's links to other cards reach."""
STRIDE = 6_947
"""From one card's title to the next among all titles; a prime, so that each comes once."""


@cache
def dutch() -> dict[str, dict[str, list[str]]]:
    """Return the words and sentences that cards are made of."""
    return tomllib.loads(Path(__file__).with_name("dutch.toml").read_text("utf-8"))


def title_of(number: int) -> str:
    """Return the title of a card, which no other card has."""
    first, second, tail = (dutch()["words"][part] for part in ("eerste", "tweede", "staart"))
    total = len(first) * len(second) * len(tail)
    if number >= total:
        message = f"there are {total} titles; add words to dutch.toml"
        raise ValueError(message)
    rest, one = divmod(number * STRIDE % total, len(first))
    three, two = divmod(rest, len(second))
    return f"{first[one]}{second[two]}{tail[three]}".capitalize()


class Draw(random.Random):
    """Draws words and sentences."""

    def text(self, kind: str, count: int = 1, longest: int = 500) -> str:
        """Return ``count`` different sentences of a kind, in at most ``longest`` characters."""
        while True:
            text = " ".join(map(self.filled, self.sample(dutch()["sentences"][kind], count)))
            if len(text) <= longest:
                return text

    def texts(self, kind: str, least: int, most: int) -> list[str]:
        """Return some different texts of a kind, in small letters as people type them."""
        return sorted({self.text(kind, longest=60) for _ in range(self.randint(least, most))})

    def filled(self, pattern: str) -> str:
        """Replace each ``<kind>`` by a word of that kind."""
        text = re.sub(r"<(\w+)>", lambda match: self.word(match[1]), pattern)
        return text[0].upper() + text[1:] if pattern.endswith((".", "?")) else text

    def word(self, kind: str) -> str:
        """Return a word of a kind; ``samen`` is a compound of two."""
        if kind == "samen":
            return self.word("eerste") + self.word("tweede")
        return self.choice(dutch()["words"][kind])

    def some(self, options: Any, least: int, most: int) -> list[Any]:
        """Return some of the options, in their own order."""
        options = list(options)
        chosen = self.sample(options, self.randint(least, min(most, len(options))))
        return [option for option in options if option in chosen]


def card(number: int) -> tuple[str, str]:
    """Return the id and the text of a card."""
    draw = Draw(number)
    title = title_of(number)
    earlier = [title_of(other) for other in draw.some(range(max(0, number - LINKED), number), 0, 4)]
    steps = draw.randint(3, 4)
    header = front_matter(draw, title, [slug(other) for other in earlier])
    dumped = yaml.dump(
        header, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None
    )
    parts = sections(draw, earlier, steps)
    body = "\n\n".join(f"## {heading}\n\n{parts[heading]}" for heading in CARD_SECTIONS if heading in parts)
    return slug(title), f"---\n{dumped}---\n\n# {title}\n\n{body}\n"


def front_matter(draw: Draw, title: str, earlier: list[str]) -> dict[str, Any]:
    """Return what stands above a card."""
    minutes, people = draw.randrange(5, 60, 5), draw.randint(2, 12)
    half = len(earlier) // 2
    optional = {
        "ook-bekend-als": [f"Werkvorm {title.lower()}"],
        "vertrouwen": draw.choice(list(TRUST)),
        "beurt-overslaan": "mag",
        "ingebracht-door": "Een leraar uit Gent",
        "ervoor": earlier[:half],
        "erna": earlier[half:],
        "vroeger": [f"oude-{slug(title)}"],
    }
    header = {
        "samenvatting": draw.text("samenvatting", longest=88),
        "fase": draw.some(PHASES, 1, 2),
        "helpt-bij": draw.some(NEEDS, 1, 2),
        "duur": {"van": minutes, "tot": minutes + draw.randrange(0, 30, 5)} | draw.choice([{}, {}, {"per": "persoon"}]),
        "groep": {"van": people, "tot": people + draw.randint(0, 20)},
        "groepsvorm": draw.some(FORMS, 1, 3),
        "plaats": draw.some(PLACES, 1, 3),
        "materiaal": draw.some(dutch()["words"]["materiaal"], 1, 4),
        "voorbereiding": draw.text("voorbereiding", longest=300),
        "rollen": {role: draw.word("taak") for role in draw.some(dutch()["words"]["rol"], 1, 3)},
        "aanbevelingen": draw.some(range(1, 11), 1, 3),
        "voor-deelnemers": draw.text("verwachting", 3),
        "herkomst": draw.text("herkomst"),
        "uit-de-bron": [{"werk": "gids", "pagina": draw.randint(5, 30), "delen": draw.some(("wat", "groep"), 1, 2)}],
        "nagekeken": {"datum": str(date(2026, 1, 1) - timedelta(draw.randrange(1000))), "door": "de redactie"},
        "zoektermen": draw.texts("term", 8, 18),
        "zoekvragen": draw.texts("vraag", 4, 8),
    }
    return header | {name: value for name, value in optional.items() if value and draw.random() < 0.5}


def sections(draw: Draw, earlier: list[str], steps: int) -> dict[str, str]:
    """Return the Markdown below each heading of a card."""
    links = [f"Lees ook [{title}]({slug(title)}.md)." for title in earlier[:1]]
    advice = draw.choice(sorted((ROOT / "docs/aanbevelingen").glob("*-*.md"))).name
    links.append(f"Meer daarover staat bij [aanbeveling {advice.split('-')[0]}](../docs/aanbevelingen/{advice}).")
    table = [f"| {draw.word('voorwerp')} | {draw.text('zeg')} |" for _ in range(3)]
    optional = {
        "Variant": draw.text("variant", 2),
        "Voorbeeld": "\n\n".join([draw.text("voorbeeld", 2), "\n".join(["| Wat | Vraag |", "|---|---|", *table])]),
        "Nadien": draw.text("nadien"),
    }
    return {
        "Wat?": draw.text("wat", 2),
        "Waarom?": f"{draw.text('waarom', 2)}\n\n{draw.text('waarom')} {' '.join(links)}",
        "Hoe?": "\n\n".join(step(draw, number) for number in range(1, steps + 1)),
        "Valkuil": f"**{draw.word('fout')}.** {draw.text('valkuil', 2)}",
    } | {name: text for name, text in optional.items() if draw.random() < 0.6}


def step(draw: Draw, number: int) -> str:
    """Return a step: a name, at times a time, what to do, at times what to say.

    The first one has no time, so that the others need not add up to the card's.
    """
    times = ["", f" ({draw.randrange(5, 20, 5)} min)", f" ({draw.randint(1, 3)} min per persoon)"]
    time = draw.choice(times) if number > 1 else ""
    head = f"{number}. **{draw.word('werk')} {draw.word('voorwerp')}.**{time} {draw.text('stap', 2)}"
    silence = draw.choice(["", "", " (stilte)"])
    return f"{head}{silence}" + (f"\n\n   > {draw.text('zeg')}" if draw.random() < 0.8 else "")


def copy_own(folder: Path, root: Path = ROOT) -> None:
    """Copy the library of a checkout, ours if no other is given, into a folder, which can be new."""
    folder.mkdir(exist_ok=True)
    for name in COPIED:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)


def cards_for(pages: int) -> int:
    """Return how many cards a library of so many pages has, our own included."""
    library, _ = read_library(ROOT)
    return pages - len(library.pages) + len(library.listed_cards)


def write_library(folder: Path, count: int) -> None:
    """Write a valid library of ``count`` cards, those of our own included, with its ledger."""
    copy_own(folder)
    own = len(list((folder / "methods").glob("*.md"))) - 1  # the list isn't a card
    for number in range(count - own):
        name, text = card(number)
        (folder / "methods" / f"{name}.md").write_text(text, "utf-8")
    library, problems = read_library(folder)
    assert all(problem.is_note for problem in problems), problems[:3]
    assert len(library.listed_cards) == count
    (folder / LEDGER).write_text("".join(f"{line}\n" for line in promised(library)), "utf-8")


def main() -> None:
    """Write a library where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many cards the library has, our own included")
    parser.add_argument("folder", type=Path, help="a new folder")
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    write_library(options.folder, options.count)


if __name__ == "__main__":
    main()
