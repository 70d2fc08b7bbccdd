"""Helpers of tests: a library whose words never change, and pictures of its pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from conftest import ROOT
from PIL import Image, ImageChops

from helpers.samples import CARD, CONTENTS, PAGE, WORKSHEET, small_library

if TYPE_CHECKING:
    from pathlib import Path

APPROVED = ROOT / "tests/approved"
TOLERANCE = 24
"""Of 255: by how much a channel of a pixel may differ, as smoothed edges do between two machines."""
MOST = 20
"""Pixels that may differ by more."""

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">
  <path class="bed" d="M20 150C90 150 120 60 300 60"/>
  <path class="line" d="M20 150C90 150 120 60 300 60"/>
  <circle class="solid" cx="60" cy="138" r="11"/><circle class="solid" cx="90" cy="126" r="11"/>
  <rect class="plate line" x="200" y="90" width="90" height="60" rx="4"/>
  <path class="memo" d="M-13-13h26v26h-26zM-8-4H8M-8 4H3" transform="translate(245 120) rotate(5)"/>
</svg>
"""
WALK = """\
---
samenvatting: Wandel per twee met één vraag, en vertel daarna wat bijbleef.
fase: [verkennen]
duur: {van: 25, tot: 35}
groep: {van: 4, tot: 16}
groepsvorm: [duo, plenair]
plaats: [ter plaatse]
herkomst: Uit onze eigen school.
materiaal: [een vraag op een kaartje per duo]
voor-deelnemers: Je stapt per twee een kwartier, met één vraag.
---

# Stille wandeling

![Een weg waarop twee mensen stappen, met een kaartje langs de kant.](../docs/tekeningen/wandeling.svg)

## Wat?

Twee aan twee wandelen jullie een kwartier met één vraag. Terug binnen vertelt ieder wat bijbleef.

## Waarom?

Wie naast elkaar loopt, praat makkelijker dan wie tegenover elkaar zit.

## Hoe?

1. **Geef elk duo de vraag.** (5 min) Zet mensen samen die elkaar weinig spreken.

   > Wat lukte deze week beter dan je dacht?

2. **Wandel.** (15 min) Loop eerst drie minuten zonder te praten. (stilte) Keer halverwege om en wissel.

3. **Vertel wat bijbleef.** (10 min) Terug in de kring zegt elk duo één zin.

## Valkuil

**De duo’s komen te laat terug.** Spreek een uur af, geen aantal minuten.
"""
EDITORS = """\
verzameling: redactie
aanbevelingen: [5]
helpt-bij: [{helps}]
zoektermen: [{name}]
zoekvragen: [wat is een {name}]
nagekeken: {{datum: 2026-11-22, door: de redactie}}
"""
HOME = "\n```{welke-methodiek}\n```\n\n## De methodieken\n\n```{methodieken}\n```\n"
PLANNER = "\n```{draaiboek}\n```\n"
PAGES = {
    "home": "",
    "list": "methodieken/",
    "card": "methodieken/wandeling/",
    "recommendation": "aanbevelingen/1-raad/",
    "worksheet": "werkbladen/vraag/",
    "planner": "draaiboek/?v=2&plan=rondje,wandeling&start=15:45",
}


def unchanging_library(folder: Path) -> Path:
    """Write a library with a page of each type; return its root."""
    small_library(folder)
    for name in ("tekeningen", "draaiboek", "werkbladen"):
        (folder / "docs" / name).mkdir()
    texts = {
        "index.md": PAGE.format(title="Welke methodiek nu?") + HOME + CONTENTS,
        "methods/index.md": PAGE.format(title="Methodieken") + "\n```{methodieken}\n```\n",
        "methods/rondje.md": CARD.replace("herkomst:", "voor-deelnemers: Je zegt kort hoe het is.\nherkomst:"),
        "methods/rondje.redactie.yml": EDITORS.format(name="rondje", helps="aankomen"),
        "methods/wandeling.md": WALK,
        "methods/wandeling.redactie.yml": EDITORS.format(name="wandeling", helps="kiezen"),
        "conf.py": (ROOT / "conf.py").read_text("utf-8"),
        "docs/tekeningen/wandeling.svg": DRAWING,
        "docs/draaiboek/index.md": PAGE.format(title="Maak een draaiboek") + PLANNER,
        "docs/werkbladen/index.md": PAGE.format(title="Werkbladen"),
        "docs/werkbladen/vraag.md": WORKSHEET,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def differing(shown: bytes, name: str) -> int:
    """Count the pixels by which a screenshot differs from the approved picture."""
    with Image.open(io.BytesIO(shown)) as new, Image.open(APPROVED / f"{name}.png") as approved:
        if new.size != approved.size:
            return new.width * new.height
        difference = ImageChops.difference(new.convert("RGB"), approved.convert("RGB"))
    worst = max_of_channels(difference)
    return sum(worst.histogram()[TOLERANCE + 1 :])


def max_of_channels(picture: Image.Image) -> Image.Image:
    """Return the largest channel of each pixel."""
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def approve(shown: bytes, name: str) -> None:
    """Keep a screenshot as what a page should look like."""
    APPROVED.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(shown)) as picture:
        picture.convert("RGB").save(APPROVED / f"{name}.png", optimize=True)
