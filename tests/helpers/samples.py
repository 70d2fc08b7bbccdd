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
bron: {{werk: gids, pagina: 5}}
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
