"""What is wrong with the fields of a worksheet, and with its example (52, 53)."""

from plgdocs.model.codes.kind import Kind


class WorksheetCodes:
    NAMELESS_FIELD = Kind(
        "PLG521",
        "veld {number} heeft geen naam.",
        "Schrijf de naam in vet: “{number}. **Naam.** (tekst: id; 120 tekens)”.",
    )
    NO_FIELD_KIND = Kind(
        "PLG522",
        "bij “{label}” staat niet wat je er invult.",
        "Zet na de naam een soort en een eigen id tussen haakjes, zoals “(tekst: leervraag; 220 tekens)”.",
    )
    UNKNOWN_FIELD_OPTION = Kind("PLG523", "“{option}” kan niet bij {kind} (“{label}”).", "{nearest}")
    BAD_FIELD_ID = Kind(
        "PLG524",
        "“{value}” is geen id van een veld.",
        "Schrijf kleine letters zonder accenten, met een streepje tussen woorden, zoals “volgende-stap”.",
    )
    REPEATED_FIELD_ID = Kind(
        "PLG525",
        "het id “{name}” staat er twee keer.",
        "Geef “{label}” een ander id: antwoorden worden eronder bewaard.",
    )
    FEW_WORDS = Kind(
        "PLG526",
        "bij “{label}” valt niets te kiezen.",
        "Zet na het id woorden met komma’s, zoals “(keuze: besluit; ja, nog een ronde)”, of een schaal: “1 tot 10”.",
    )
    BAD_ROWS_FROM = Kind(
        "PLG527", "“rijen van {target}” leidt niet naar een veld hierboven met meer dan één regel.", "{nearest}"
    )
    BAD_TABLE = Kind("PLG528", "bij “{label}” {what}.", "{hint}")
    TOO_MANY_FIELDS = Kind(
        "PLG529",
        "{where} {count} {what}; er is plaats voor {limit}.",
        "Schrap wat een groep kan missen, of maak er twee werkbladen van.",
    )
    ASKS_NAME = Kind(
        "PLG530",
        "“{label}” vraagt naar een naam of naar leerlingen (“{text}”).",
        "Vraag naar een rol of een gewoonte: niemand komt met een naam op een werkblad.",
    )
    NO_FIELDS = Kind(
        "PLG531",
        "onder “{heading}” staat geen genummerde lijst met velden.",
        "Begin elk veld op een eigen regel met “1. **Naam.** (tekst: id; 120 tekens)”, en tel vanaf 1 in één lijst.",
    )
    LINK_IN_FIELD = Kind(
        "PLG532",
        "“{text}” is een link of een afbeelding, en die werkt niet in een veld.",
        "Zet die bij “Waarvoor?” of bij “Nadien”.",
    )
    OUTSIDE_FIELDS = Kind(
        "PLG539",
        "“{text}” kan hier niet staan: onder “{heading}” {what}.",
        "Zet het bij “Waarvoor?” of “Nadien”, of schrijf het als gewone zin in de lijst.",
    )
    TAKEN_FIELD_ID = Kind(
        "PLG540", "het id “{name}” gebruikt de site zelf.", "Geef “{label}” een ander id, zoals “{name}-hier”."
    )
    BAD_MEASURE = Kind("PLG538", "bij “{label}” {what}.", "{hint}")
    BAD_ABOUT = Kind("PLG533", "“over {target}” leidt niet naar een ander veld met tekst of een keuze.", "{nearest}")
    BAD_TALLY = Kind("PLG534", "“{rule}” kunnen we niet tellen: {why}.", "{hint}")
    NOT_INVENTED = Kind(
        "PLG535",
        "het voorbeeld zegt niet dat het verzonnen is.",
        "Begin het met een alinea zoals “Verzonnen, in een lagere school in Aalst.”",
    )
    EXAMPLE_FIELD = Kind(
        "PLG536",
        "het voorbeeld heeft hier {found}, en het blad {expected}.",
        "Vul elk veld in, met dezelfde namen in dezelfde volgorde.",
    )
    EXAMPLE_VALUE = Kind("PLG537", "“{value}” past niet bij “{label}”: {why}.", "{hint}")
