"""A small, valid library to break in one place at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CARD = """\
---
samenvatting: Ieder zegt kort iets.
fase: [openen]
duur: {van: 5, tot: 10}
groep: {van: 4, tot: 12}
groepsvorm: [plenair]
plaats: [ter plaatse]
herkomst: Uit onze eigen school.
---

# Rondje

## Wat?

Een rondje.

## Waarom?

Omdat het helpt.

## Hoe?

1. **Begin.** (5 min) Vraag het.

   > Hoe is het?

2. **Stop.** Dank ieder. (stilte)

## Valkuil

Te lang blijven praten.
"""

PAGE = """\
---
samenvatting: Een pagina.
zoektermen: [pagina]
zoekvragen: [wat is dit]
---

# {title}

Tekst.
"""

RECOMMENDATION = """\
---
nummer: {number}
uit-de-bron: [{{werk: gids, pagina: 5, delen: [uit-de-praktijk]}}]
samenvatting: Een aanbeveling.
zoektermen: [raad]
zoekvragen: [wat raad je aan]
---

# Aanbeveling {number}

## In het kort

Kort.

## Uit de praktijk

Verhaal.

## Aan de slag

1. Begin.
"""


EXPERIENCE = """\
- datum: 2026-11-22
  soort-school: basisschool
  groep: 9
  aangepast: We deden het buiten.
  opbrengst: Iedereen sprak.
"""


WORKSHEET = """\
---
samenvatting: Van een klacht naar een vraag.
wie: begeleider
moment: leervraag
spoor: plg
duur: {van: 20, tot: 30}
groep: {van: 3, tot: 12}
papier: A4
vertrouwelijk: nee
nooit: [leerlingen, collega’s]
nagekeken: {datum: 2026-11-29, door: de redactie}
zoektermen: [invulblad]
zoekvragen: [hoe maken we een vraag]
---

# Van klacht naar vraag

## Waarvoor?

Iemand zegt dat iets niet loopt.

## Blad

1. **Wat hoor je?** (tekst: gehoord; 80 tekens; 2 lijnen; verplicht) Schrijf het op zoals het klinkt.

   > Welke zin komt telkens terug?

2. **Wat willen we bereiken?** (tekst: doelen; 60 tekens; tot 3 keer; stilte; 2 min) Elk apart.

3. **Welke vragen horen erbij?** (rooster: vragen; tot 4 rijen; 2 lijnen; levert lijst) Zoek er één per soort.

   | Soort | Vraag (tekst: vraag; 80 tekens) |
   |---|---|
   | Waarom? | |
   | Hoe? | |

4. **Onze vraag.** (tekst: vraag; 100 tekens; versies 4; 2 lijnen; levert leervraag; vroeger leervraag)

5. **Hoe ver staan we?** (rooster: stand; rijen van doelen)

   | Doel | Stand (keuze: stand; bereikt, deels, nog niet) | Wie trekt? (wie: trekker) |
   |---|---|---|

6. **Wat doen we?** (keuze: besluit; verder, nog een ronde)

7. **Datum.** (datum: datum)

## Valkuil

**Eén schrijft voor allen.** Laat ieder eerst schrijven.

## Voorbeeld

Verzonnen, in een lagere school.

1. **Wat hoor je?** Het huiswerk hapert.
2. **Wat willen we bereiken?**
   - Weten waarom we huiswerk geven.
   - Eén lijn voor de graad.
3. **Welke vragen horen erbij?**

   | Soort | Vraag |
   |---|---|
   | Waarom? | Waarom geven we huiswerk? |
   | Hoe? | Hoe kijk ik ernaar? |
4. **Onze vraag.**
   - Hoe krijgen we één huiswerkbeleid?
   - Waarom geven wij huiswerk?
5. **Hoe ver staan we?**

   | Doel | Stand | Wie trekt? |
   |---|---|---|
   | Weten waarom we huiswerk geven. | bereikt | zorgcoördinator |
   | Eén lijn voor de graad. | nog niet | AV |
6. **Wat doen we?** verder
7. **Datum.** 2026-10-12
"""

BOARD = """

8. **Kaartjes.** (bord: kaartjes; vak na vak; 12 kaartjes; 30 tekens; tot 1 per persoon; levert ideeën) Elk één woord.

   | Vak | Wat hoort hier? | Waarom? (tekst: waarom; 80 tekens) |
   |---|---|---|
   | Houden | Wat loopt goed? | |
   | Stoppen | Wat mag weg? | |
"""
PLACED = """
8. **Kaartjes.**

   | Vak | Kaartje | Waarom? | Samengelegd |
   |---|---|---|---|
   | Houden | lezen | het brengt rust | stil lezen · voorlezen |
   | Stoppen | straf | ze leert niets | |
"""
DATE, GIVEN = "7. **Datum.** (datum: datum)", "7. **Datum.** 2026-10-12"
WITH_BOARD = WORKSHEET.replace(DATE, DATE + BOARD).replace(GIVEN, GIVEN + PLACED)
"""The same worksheet with a board below its other fields."""


CONTENTS = """
```{toctree}
:hidden:
:glob:

**
```
"""


def small_library(folder: Path) -> Path:
    """Write a valid library with one card, ten recommendations and a glossary; return its root."""
    for name in ("docs/aanbevelingen", "methods"):
        (folder / name).mkdir(parents=True)
    (folder / "conf.py").touch()
    (folder / "permalinks.txt").touch()  # it has published nothing yet
    (folder / "index.md").write_text(PAGE.format(title="Start") + CONTENTS, "utf-8")
    (folder / "docs/aanbevelingen/index.md").write_text(PAGE.format(title="Lijst"), "utf-8")
    glossary = "\n```{glossary}\nleervraag\n  Een vraag om te leren.\n```\n"
    (folder / "docs/begrippen.md").write_text(PAGE.format(title="Begrippen") + glossary, "utf-8")
    for number in range(1, 11):
        text = RECOMMENDATION.format(number=number)
        (folder / f"docs/aanbevelingen/{number}-raad.md").write_text(text, "utf-8")
    (folder / "methods/rondje.md").write_text(CARD, "utf-8")
    return folder
