"""What is wrong with title and sections (4) and with steps (5)."""

from plgdocs.model.codes.kind import Kind


class TextCodes:
    NO_TITLE = Kind("PLG401", "de titel ontbreekt.", "Zet na de kop één regel “# Naam van de pagina”.")
    SECOND_TITLE = Kind(
        "PLG402", "“{title}” is een tweede titel.", "Eén “#” per bestand: maak er een tussenkop van met “##”."
    )
    LONG_TITLE = Kind(
        "PLG403",
        "de titel telt {length} tekens; wie een link naar deze pagina krijgt, ziet er hoogstens 60.",
        "Kort in, of voeg in de kop een “korte-titel” toe.",
    )
    MISSING_SECTION = Kind("PLG404", "het deel “{heading}” ontbreekt.", "Voeg een kop “## {heading}” toe{place}.")
    EMPTY_SECTION = Kind("PLG405", "onder “{heading}” staat niets.", "Vul het deel aan of schrap de kop.")
    REPEATED_HEADING = Kind(
        "PLG406",
        "de kop “{heading}” staat er twee keer.",
        "Geef hem een andere naam; de eerste staat op regel {first}.",
    )
    UNKNOWN_SECTION = Kind("PLG407", "hier hoort geen deel “{heading}”.", "{nearest}")
    MISPLACED_SECTION = Kind("PLG408", "het deel “{heading}” staat niet op zijn plaats.", "De volgorde is: {order}.")
    SKIPPED_LEVEL = Kind("PLG409", "de kop “{heading}” slaat een niveau over.", "Gebruik hier “{better}”.")
    OPEN_TEXT = Kind("PLG410", "hier moet nog iets komen.", "Vervang wat na “VUL IN” staat door je eigen woorden.")
    FAILED_MARKDOWN = Kind("PLG411", "“{text}” komt zo, met die tekens, op de pagina.", "{hint}")
    NESTED_HEADING = Kind(
        "PLG412",
        "de kop “{heading}” staat in een lijst of een citaat.",
        "Een kop begint vooraan op een regel; in een stap schrijf je een vette zin.",
    )
    OPEN_FENCE = Kind(
        "PLG413",
        "wat hier met “{sign}” begint, wordt nergens afgesloten.",
        "Zet onder de laatste regel ervan een regel met alleen “{sign}”.",
    )
    LOST_CELL = Kind(
        "PLG415",
        "“{text}” valt weg: deze rij van de tabel heeft meer vakken dan de kop.",
        "Geef de kop evenveel vakken. Bedoel je het teken zelf? Schrijf dan “\\|”.",
    )
    LOST_TARGET = Kind(
        "PLG414",
        "“({text})=” valt weg: wat eronder staat, kan geen naam hebben.",
        "Zet het boven een kop of een alinea.",
    )
    NO_STEPS = Kind(
        "PLG501",
        "onder “{heading}” staat geen genummerde lijst.",
        "Begin elke stap op een eigen regel met “1. **Naam.** Wat je doet.”",
    )
    NAMELESS_STEP = Kind(
        "PLG502", "stap {number} heeft geen naam.", "Schrijf de naam in vet: “{number}. **Naam.** Wat je doet.”"
    )
    BAD_TIME = Kind(
        "PLG503",
        "“({value})” is geen geldige tijd.",
        "Schrijf “(10 min)”, “(1 min per persoon)” of “(5 min + 30 sec per duo, hoogstens 15 min)”.",
    )
    TOO_MANY_LISTS = Kind(
        "PLG504",
        "“{heading}” heeft meer dan één genummerde lijst.",
        "Maak er één lijst van; laat tekst tussen twee stappen inspringen.",
    )
    FIRST_NUMBER = Kind(
        "PLG505", "de stappen beginnen bij {number}.", "Begin bij “1.”: links naar een stap tellen vanaf het begin."
    )
    NO_MINUTES = Kind(
        "PLG506", "onderdeel {number} heeft geen minuten.", "Zet ze na de naam: “{number}. **Naam.** (10 min)”."
    )
    MINUTES_TOTAL = Kind(
        "PLG507",
        "de onderdelen duren samen {found} min, en bij “duur” staat {expected}.",
        "Pas de minuten aan, of zet “duur: {found}”.",
    )
    DURATION_OF_STEPS = Kind(
        "PLG508",
        "de stappen duren samen {found} min met {group} personen, en bij “duur” staat {duration}.",
        "Pas “duur” aan, of de tijden van de stappen.",
    )
    TOO_MANY_PARTS = Kind(
        "PLG509", "{what}; er is plaats voor {limit}.", "Voeg onderdelen samen, of maak er twee draaiboeken van."
    )
    STEP_NAME = Kind("PLG511", "“{name}” is geen naam voor stap {number}.", "{hint}")
    TIME_IN_NAME = Kind(
        "PLG512",
        "de tijd “({value})” staat in de naam van stap {number}.",
        "Zet ze na de naam: “{number}. **Naam.** (10 min)”.",
    )
