"""Every problem that a file can have: one code, one Dutch sentence and one hint each.

The same texts serve the command line, the Sphinx build and the page ``/bijdragen/problemen/``.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum


class Code(Enum):
    """A kind of problem: its code, its sentence and its hint, with named places to fill in.

    Codes are grouped: 1 the file, 2 the keys of the front matter, 3 their values, 4 title and
    sections (from 450 on: on paper, which only the build can see), 5 steps, 6 blocks, 7 links and
    images, 8 between files, 9 what still misses before a card is listed (a note: the file itself is
    fine).
    """

    NOT_UTF8 = ("PLG101", "het bestand is geen UTF-8.", "Bewaar het opnieuw als “UTF-8”.")
    BAD_ID = (
        "PLG102",
        "de naam “{name}” is geen geldig adres.",
        "Gebruik kleine letters, met hoogstens cijfers en koppeltekens ertussen, zoals “{better}”.",
    )
    NO_FRONT_MATTER = (
        "PLG103",
        "het bestand begint niet met een kop tussen twee regels “---”.",
        "Zet op de eerste regel “---”, daaronder “samenvatting: …” en sluit af met “---”.",
    )
    OPEN_FRONT_MATTER = (
        "PLG104",
        "de kop die hier begint, wordt nergens afgesloten.",
        "Zet onder de laatste sleutel een regel met alleen “---”.",
    )
    BAD_YAML = (
        "PLG105",
        "de kop is hier niet te lezen ({detail}).",
        "Kijk naar de inspringing, de dubbelepunten en de aanhalingstekens op deze regel.",
    )
    UNREADABLE_FILE = (
        "PLG106",
        "het bestand is niet te openen ({reason}).",
        "Zet het terug, of geef jezelf het recht om het te lezen.",
    )

    TOO_LARGE = (
        "PLG107",
        "het bestand telt {size} kB; er is plaats voor {limit} kB.",
        "Verdeel de tekst over meer bestanden.",
    )
    SYMBOLIC_LINK = (
        "PLG108",
        "“{name}” is een symbolische link.",
        "Zet het bestand of de map zelf op die plaats.",
    )
    BAD_CHARACTER = (
        "PLG109",
        "hier staat een teken dat een lezer niet ziet ({number}).",
        "Wis het en typ het stukje opnieuw; met knippen en plakken komt zo’n teken soms mee.",
    )
    TOO_DEEP = (
        "PLG110",
        "de opmaak zit hier te diep in andere opmaak.",
        "Gebruik minder lijsten, citaten of blokken in elkaar.",
    )
    TOO_MUCH = (
        "PLG111",
        "het bestand heeft te veel {what} ({count}; er is plaats voor {limit}).",
        "Verdeel de tekst over meer bestanden.",
    )
    TOO_MANY_PROBLEMS = (
        "PLG112",
        "vanaf hier is het bestand niet meer nagekeken: het heeft te veel problemen.",
        "Los eerst de andere meldingen op.",
    )

    MISSING_KEY = (
        "PLG201",
        "“{key}” ontbreekt.",
        "Voeg toe: “{key}: {example}”.",
    )
    UNKNOWN_KEY = ("PLG202", "de sleutel “{key}” bestaat niet.", "{nearest}")
    DUPLICATE_KEY = (
        "PLG203",
        "de sleutel “{key}” staat er twee keer.",
        "Hou één van beide; de eerste staat op regel {first}.",
    )
    EMPTY_VALUE = (
        "PLG204",
        "“{key}” heeft geen waarde.",
        "Vul in, zoals “{key}: {example}”, of schrap de regel.",
    )
    OPEN_VALUE = (
        "PLG205",
        "“{key}” is nog niet ingevuld.",
        "Schrijf je eigen woorden in plaats van “VUL IN”, zoals “{key}: {example}”.",
    )

    NOT_TEXT = ("PLG301", "bij “{key}” hoort gewone tekst.", "Schrijf bijvoorbeeld “{example}”.")
    NOT_LIST = (
        "PLG302",
        "bij “{key}” hoort een lijst.",
        "Schrijf “[eerste, tweede]” of zet elk punt op een regel met “- ” ervoor.",
    )
    NOT_MAPPING = (
        "PLG303",
        "bij “{key}” horen sleutels met een waarde.",
        "Schrijf bijvoorbeeld “{example}”.",
    )
    NOT_NUMBER = (
        "PLG304",
        "“{value}” is geen heel getal.",
        "Schrijf bij “{key}” een getal van {low} tot {high}.",
    )
    OUT_OF_RANGE = ("PLG305", "{value} is te {way} voor “{key}”.", "Kies een getal van {low} tot {high}.")
    BACKWARDS = (
        "PLG306",
        "bij “{key}” is “van” ({start}) groter dan “tot” ({end}).",
        "Zet het kleinste getal bij “van”.",
    )
    UNKNOWN_VALUE = ("PLG307", "“{value}” kan niet bij “{key}”.", "{nearest}")
    REPEATED_VALUE = ("PLG308", "“{value}” staat twee keer bij “{key}”.", "Schrap er één.")
    TOO_LONG = (
        "PLG309",
        "“{key}” telt {length} tekens; er is plaats voor {limit}.",
        "Kort de tekst in met {over}.",
    )
    BAD_DATE = (
        "PLG310",
        "“{value}” is geen datum.",
        "Schrijf jaar, maand en dag, zoals “2026-11-22”.",
    )
    BAD_REFERENCE_ID = (
        "PLG311",
        "“{value}” is geen naam van een kaart.",
        "Gebruik de bestandsnaam zonder “.md”, zoals “check-in”.",
    )
    ALIAS = (
        "PLG312",
        "een waarde kan niet beginnen met “{value}”.",
        "Schrijf de waarde voluit, of zet ze tussen aanhalingstekens.",
    )

    BAD_CLOCK = ("PLG313", "“{value}” is geen uur.", "Schrijf uren en minuten met twee cijfers, zoals “13:30”.")

    NO_TITLE = ("PLG401", "de titel ontbreekt.", "Zet na de kop één regel “# Naam van de pagina”.")
    SECOND_TITLE = (
        "PLG402",
        "“{title}” is een tweede titel.",
        "Eén “#” per bestand: maak er een tussenkop van met “##”.",
    )
    LONG_TITLE = (
        "PLG403",
        "de titel telt {length} tekens; in een voorbeeld is er plaats voor 60.",
        "Kort in, of voeg in de kop een “korte-titel” toe.",
    )
    MISSING_SECTION = ("PLG404", "het deel “{heading}” ontbreekt.", "Voeg een kop “## {heading}” toe{place}.")
    EMPTY_SECTION = ("PLG405", "onder “{heading}” staat niets.", "Vul het deel aan of schrap de kop.")
    REPEATED_HEADING = (
        "PLG406",
        "de kop “{heading}” staat er twee keer.",
        "Geef hem een andere naam; de eerste staat op regel {first}.",
    )
    UNKNOWN_SECTION = ("PLG407", "een kaart heeft geen deel “{heading}”.", "{nearest}")
    MISPLACED_SECTION = (
        "PLG408",
        "het deel “{heading}” staat niet op zijn plaats.",
        "De volgorde is: {order}.",
    )
    SKIPPED_LEVEL = (
        "PLG409",
        "de kop “{heading}” slaat een niveau over.",
        "Gebruik hier “{better}”.",
    )
    OPEN_TEXT = (
        "PLG410",
        "hier moet nog iets komen.",
        "Vervang wat na “VUL IN” staat door je eigen woorden.",
    )

    TOO_LONG_FOR_A5 = (
        "PLG451",
        "de kaart is {lines} te lang voor één blad A5, ook met de kleinste letter.",
        "Kort “Wat?”, “Waarom?”, “Hoe?” of “Valkuil” in; de andere delen liet het blad al weg.",
    )
    TOO_LONG_FOR_A6 = (
        "PLG452",
        "de kaart is {lines} te lang voor een kaartje A6, ook met de kleinste letter.",
        "Kort de namen van de stappen in, of de vette zinnen waarmee “Valkuil” begint.",
    )

    NO_STEPS = (
        "PLG501",
        "onder “{heading}” staat geen genummerde lijst.",
        "Begin elke stap op een eigen regel met “1. **Naam.** Wat je doet.”",
    )
    NAMELESS_STEP = (
        "PLG502",
        "stap {number} heeft geen naam.",
        "Schrijf de naam in vet: “{number}. **Naam.** Wat je doet.”",
    )
    BAD_TIME = (
        "PLG503",
        "“({value})” is geen geldige tijd.",
        "Schrijf “(10 min)”, “(1 min per persoon)” of “(1/4)”, met “richttijd” ervoor als ze van de redactie is.",
    )
    TOO_MANY_LISTS = (
        "PLG504",
        "“{heading}” heeft meer dan één genummerde lijst.",
        "Maak er één lijst van; laat tekst tussen twee stappen inspringen.",
    )
    FIRST_NUMBER = (
        "PLG505",
        "de stappen beginnen bij {number}.",
        "Begin bij “1.”: links naar een stap tellen vanaf het begin.",
    )

    NO_MINUTES = (
        "PLG506",
        "onderdeel {number} heeft geen minuten.",
        "Zet ze na de naam: “{number}. **Naam.** (10 min)”, met “richttijd” ervoor als ze van de redactie zijn.",
    )
    MINUTES_TOTAL = (
        "PLG507",
        "de onderdelen duren samen {found} min, en bij “duur” staat {expected}.",
        "Pas de minuten aan, of zet “duur: {found}”.",
    )

    UNKNOWN_BLOCK = ("PLG601", "het blok “{name}” bestaat hier niet.", "{nearest}")
    BLOCK_ARGUMENT = (
        "PLG602",
        "achter “{{{name}}}” hoort tekst.",
        "Schrijf bijvoorbeeld “:::{{{name}}} {example}”.",
    )
    EMPTY_BLOCK = ("PLG603", "het blok “{name}” is leeg.", "Vul het in of schrap het.")
    BLOCK_ON_CARD = (
        "PLG604",
        "het blok “{name}” kan niet op een kaart.",
        "Op een kaart kunnen alleen {allowed}; schrijf het als gewone tekst, lijst of tabel.",
    )

    BLOCK_COUNT = (
        "PLG605",
        "deze pagina heeft {found} keer het blok “{name}”, en het horen er {count} te zijn.",
        "Vul aan of schrap: de bron telt er {count}.",
    )
    BLOCK_ELSEWHERE = ("PLG606", "het blok “{name}” hoort niet op deze pagina.", "Zet het op {home}.")
    DAYPART_ORDER = ("PLG607", "“{part}” komt na een later dagdeel.", "De volgorde is: {order}.")

    UNKNOWN_OPTION = ("PLG608", "het blok “{name}” heeft geen optie “{option}”.", "{nearest}")
    BAD_OPTION = (
        "PLG609",
        "“{option}” is hier niet als optie te lezen.",
        "Schrijf elke optie op een eigen regel, als “:naam: waarde”, zonder aanhalingstekens.",
    )
    BLOCK_TEXT = (
        "PLG610",
        "bij het blok “{name}” kan {where} geen tekst staan.",
        "Zet de tekst {better}.",
    )
    NOT_IN_BLOCK = ("PLG611", "“{what}” kan niet in het blok “{name}”.", "Hier horen alleen {allowed}.")
    RAW_HTML = (
        "PLG612",
        "“{html}” is HTML, en dat kan niet in de gids.",
        "Gebruik Markdown. Bedoel je de tekens zelf? Zet ze tussen `…`, of schrijf “\\<”.",
    )
    HTML_COMMENT = (
        "PLG613",
        "deze opmerking komt mee op de pagina.",
        "Laat elke regel ervan beginnen met “% ”, in plaats van “<!--”: dan blijft ze in het bestand.",
    )
    BAD_GLOSSARY = (
        "PLG614",
        "“{text}” is zo niet te lezen in een woordenlijst.",
        "Zet elk begrip vooraan op een regel, met een lege regel ervoor; zijn uitleg komt eronder en springt in.",
    )

    DEAD_LINK = ("PLG701", "de link naar “{target}” leidt nergens heen.", "{nearest}")
    DEAD_FRAGMENT = ("PLG702", "“{page}” heeft geen deel “#{fragment}”.", "{nearest}")
    ROOT_LINK = (
        "PLG703",
        "de link “{target}” begint met een schuine streep.",
        "Schrijf de weg vanaf dit bestand, zoals “../methods/check-in.md”.",
    )
    NO_ALT = (
        "PLG704",
        "de afbeelding “{target}” heeft geen beschrijving.",
        "Zet tussen de rechte haken wat er te zien is: “![wat er te zien is](…)”.",
    )
    NO_IMAGE = (
        "PLG705",
        "de afbeelding “{target}” bestaat niet.",
        "Zet het bestand in de gids, of verbeter de naam (zonder spaties of accenten).",
    )
    UNKNOWN_ROLE = ("PLG706", "de rol “{{{name}}}” bestaat niet.", "{nearest}")
    LINK_SCHEME = (
        "PLG708",
        "een link kan niet beginnen met “{scheme}”.",
        "Schrijf “https://…”, “mailto:naam@school.be”, of de weg naar een bestand van de gids.",
    )
    OUTSIDE_LIBRARY = (
        "PLG709",
        "“{target}” ligt niet in de gids.",
        "Verwijs naar een bestand in de map docs of methods, of met “https://…” naar een andere site.",
    )
    FOREIGN_IMAGE = (
        "PLG710",
        "de afbeelding “{target}” komt van elders.",
        "Bewaar ze in de map docs, en schrijf de weg naar dat bestand.",
    )
    FOOTNOTE = ("PLG711", "de voetnoot “{name}” {what}.", "{hint}")
    SECOND_REFERENCE = (
        "PLG712",
        "“[{name}]” krijgt een tweede keer een adres of naam.",
        "Hou één van beide.",
    )
    UNKNOWN_TARGET = ("PLG707", "er is geen {kind} “{target}”.", "{nearest}")

    ID_CLASH = (
        "PLG801",
        "“{name}” is ook de naam van {other}.",
        "Kies een andere naam: elke naam leidt naar één pagina.",
    )
    NUMBER_IN_NAME = (
        "PLG802",
        "“nummer: {number}” past niet bij de bestandsnaam “{name}”.",
        "Laat de bestandsnaam beginnen met “{number}-”.",
    )
    RECOMMENDATIONS = (
        "PLG803",
        "aanbeveling {number} {what}.",
        "De gids heeft precies de aanbevelingen 1 tot en met 10.",
    )
    UNKNOWN_CARD = ("PLG804", "er is geen kaart “{target}”.", "{nearest}")
    SELF_REFERENCE = ("PLG805", "een kaart kan bij “{key}” niet naar zichzelf verwijzen.", "Schrap “{target}”.")
    UNKNOWN_MARK = (
        "PLG806",
        "“{value}” bij “redactie” is geen sleutel, deel of stap van deze pagina.",
        "{nearest}",
    )

    TERM_ELSEWHERE = (
        "PLG808",
        "het begrip “{term}” wordt ook uitgelegd in {other}.",
        "Hou één van beide.",
    )
    TARGET_ELSEWHERE = (
        "PLG809",
        "de naam “({name})=” staat ook in {other}.",
        "Kies een andere naam, of schrap er één: elke naam leidt naar één plaats.",
    )

    NOT_A_METHOD = (
        "PLG807",
        "onderdeel {number} leidt niet naar een methodiek uit de lijst (“{target}”).",
        "{nearest}",
    )

    BROKEN_ADDRESS = (
        "PLG811",
        "het adres “{address}” is ooit gepubliceerd en leidt nergens meer heen.",
        "Zet het bestand terug, of noem zijn naam bij “vroeger:” in de kop van de pagina die het vervangt.",
    )
    BROKEN_FRAGMENT = (
        "PLG812",
        "het adres “{address}” is ooit gepubliceerd, en dat deel is er niet meer.",
        "Geef de kop zijn oude naam terug, of zet op de regel erboven de oude naam tussen “(” en “)=”.",
    )
    NOT_IN_CONTENTS = (
        "PLG814",
        "deze pagina staat in geen enkele inhoudsopgave.",
        "Zet “{entry}” in het blok “toctree” van {home}.",
    )
    UNKNOWN_ENTRY = ("PLG815", "de inhoudsopgave noemt “{entry}”, en zo’n bestand is er niet.", "{nearest}")
    MISPLACED_ENTRY = (
        "PLG816",
        "“{entry}” kan niet in deze inhoudsopgave: {why}.",
        "Schrap de regel: elke pagina heeft één plaats.",
    )
    NOT_IN_LEDGER = (
        "PLG813",
        "{count} van de adressen hier staan nog niet in permalinks.txt, zoals “{first}”.",
        "Voeg ze toe met “plgdocs check --fix”.",
    )

    NOT_LISTED_YET = (
        "PLG901",
        "de kaart is geldig, maar komt nog niet in de lijst: “{key}” ontbreekt.",
        "De redactie vult dit aan, bijvoorbeeld “{key}: {example}”.",
    )
    CONCEPT = (
        "PLG902",
        "de kaart is een concept: wie het adres kent, kan ze lezen, maar ze staat niet in de lijst.",
        "Schrap “status: concept” zodra ze klaar is.",
    )

    @property
    def code(self) -> str:
        """The code, such as ``PLG201``; it never gets another meaning."""
        return self.value[0]

    @property
    def sentence(self) -> str:
        """What is wrong, with named places to fill in."""
        return self.value[1]

    @property
    def hint(self) -> str:
        """What to write instead, with named places to fill in."""
        return self.value[2]

    @property
    def in_general(self) -> tuple[str, str]:
        """The sentence and the hint for a list of all codes: what a case fills in is left open."""
        open_places = defaultdict(lambda: "…", nearest="De melding noemt wat er het dichtst bij ligt.")
        sentence, hint = (text.format_map(open_places) for text in (self.sentence, self.hint))
        return sentence[0].upper() + sentence[1:], hint

    @property
    def needs_build(self) -> bool:
        """Whether only the build finds this, since the text must be laid out first."""
        return self.code.startswith("PLG45")

    @property
    def is_note(self) -> bool:
        """Whether this only informs: the file is valid and the exit status stays 0."""
        return self.code.startswith("PLG9")


OPEN_CODES = {Code.OPEN_VALUE.code, Code.OPEN_TEXT.code}
"""What marks a place to fill in: all else of the file may be fine."""
