"""Worksheets with fields of each kind, as data and as pages with nothing around them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from helpers.modules import ROOT, STATIC
from plgdocs.checking.library import read_library
from plgdocs.outputs import scripts
from plgdocs.outputs.worksheets import worksheet_data

if TYPE_CHECKING:
    from pathlib import Path


def field(name: str, kind: str, label: str, **options: Any) -> dict[str, Any]:
    """Return a field, or a column of a table; an option with a hyphen has an underscore here."""
    given = {key.replace("_", "-"): value for key, value in options.items()}
    return {"id": name, "soort": kind, "label": label, **given}


WHAT, WHO = field("wat", "tekst", "Wat", tekens=100), field("wie", "wie", "Wie")
STAND = field("stand", "keuze", "Hoe staat het ermee?", woorden=["klaar", "bezig", "losgelaten"])
REACHED = field("stand", "keuze", "Bereikt?", woorden=["bereikt", "deels", "nog niet"])
UNTIL = field("tegen", "datum", "Tegen")
SAY = ["Wat werd ervan, en wat leerde je eruit?"]
SESSION: dict[str, Any] = {
    "id": "sessieblad",
    "titel": "Sessieblad: van doelen naar volgende stap",
    "velden": [
        field("datum", "datum", "Datum", verplicht=True),
        field("leervraag", "tekst", "Onze leervraag", tekens=220, lijnen=2, vertrekt_van="leervraag"),
        field(
            "open", "rooster", "Wat stond er open?", tot=3, vertrekt_van="acties", zeg=SAY, kolommen=[WHAT, WHO, STAND]
        ),
        field("doelen", "tekst", "Wat willen we bereiken?", tekens=120, keer=4, levert="doelen", hulp="Liefst twee."),
        field("bereikt", "rooster", "Welke doelen haalden we?", rijen_van="doelen", rijkop="Doel", kolommen=[REACHED]),
        field("beleving", "tekst", "Wat deed het met jullie?", keer=9, zonder_naam=True, stilte=True, tijd="3 min"),
        field("geleerd", "tekst", "Wat leerden we?", tekens=120, keer=8),
        field("volgende", "rooster", "Wie doet wat?", tot=4, levert="acties", kolommen=[WHAT, WHO, UNTIL]),
        field("terug", "datum", "Wanneer komen we terug?"),
    ],
    "voorbeeld": {
        "inleiding": "Verzonnen: zes leraren in een lagere school in Aalst.",
        "velden": {
            "datum": ["2026-11-16"],
            "leervraag": ["Waarom geven wij huiswerk?"],
            "open": [{"wat": "Een tekst zoeken", "wie": "zoco", "stand": "bezig"}],
            "doelen": ["We weten wat kinderen vertellen.", "We kiezen één vak."],
            "bereikt": [
                {"rij": "We weten wat kinderen vertellen.", "stand": "bereikt"},
                {"rij": "We kiezen één vak.", "stand": "deels"},
            ],
            "beleving": ["Rustig."],
            "geleerd": ["Ze wisten niet hoe te beginnen."],
            "volgende": [{"wat": "Leeshuiswerk in de klas beginnen", "wie": "elk", "tegen": "2026-12-11"}],
            "terug": ["2026-12-14"],
        },
    },
}
KINDS, ASKED = ["Waarom?", "Hoe kijk ik ernaar?"], field("vraag", "tekst", "Vraag", tekens=140, vroeger=["zin"])
DECISIONS = ["hiermee gaan we verder", "nog een ronde"]
QUESTION: dict[str, Any] = {
    "id": "leervraagwerf",
    "titel": "Van klacht naar leervraag",
    "velden": [
        field("sputtert", "tekst", "Wat sputtert er?", tekens=120, keer=6, vroeger=["klacht"]),
        field("zoekvragen", "rooster", "Op welke vragen?", rijkop="Soort", rijen=KINDS, tot=3, kolommen=[ASKED]),
        field("leervraag", "tekst", "Onze leervraag, in één zin", tekens=220, lijnen=3, versies=3, levert="leervraag"),
        field("besluit", "keuze", "Wat doen we ermee?", woorden=DECISIONS, over=["leervraag"]),
        field("vormen", "keuze", "Hoe?", woorden=["alleen", "per twee", "samen"], meer=True),
        field("datum", "datum", "Datum"),
    ],
}
PRIVATE = QUESTION | {"id": "leerlogboek", "titel": "Wat neem ik mee?", "vertrouwelijk": True}
EXAMPLE: dict[str, Any] = SESSION["voorbeeld"]["velden"]


def page_of(worksheet: dict[str, Any]) -> str:
    """Return a page that holds a worksheet, with the policy of the site."""
    policy = (STATIC.parent / "policy.txt").read_text("utf-8").strip()
    data = json.dumps(worksheet).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="nl-BE">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{worksheet["titel"]}</title>
<link rel="icon" href="../../_static/icon.svg">
<link rel="stylesheet" href="../../_static/site.css">
<link rel="stylesheet" href="../../_static/worksheet.css">
<link rel="stylesheet" href="../../_static/notes.css">
<script src="../../_static/site.js"></script>
<script type="module" src="../../_static/fill.js"></script>
<script type="application/json" id="werkblad">{data}</script>
<main><article><h1>{worksheet["titel"]}</h1>
<section data-werkblad><p>Het lege blad, om af te drukken.</p></section>
</article></main>
</html>
"""


def write_pages(folder: Path) -> None:
    """Write the pages of worksheets, with the scripts and style sheets of a site."""
    (folder / "_static").mkdir()
    shutil.copy(STATIC / "icon.svg", folder / "_static")
    for name, text in scripts.static_files(STATIC).items():
        (folder / "_static" / name).write_text(text, "utf-8")
    boards = [worksheet_data(page) for page in read_library(ROOT)[0].worksheets if page.has_board]
    for worksheet in (SESSION, QUESTION, PRIVATE, *boards):
        place = folder / "werkbladen" / worksheet["id"]
        place.mkdir(parents=True)
        (place / "index.html").write_text(page_of(worksheet), "utf-8")
