"""What is wrong with a file as a whole, before its text is read."""

from plgdocs.model.codes.kind import Kind


class FileCodes:
    NO_CARD_BESIDE = Kind(
        "PLG131",
        "dit bestand hoort bij de kaart “{card}”, en die is er niet.",
        "Geef het dezelfde naam als zijn kaart, of haal het weg.",
    )
    NO_EXPERIENCES = Kind(
        "PLG132",
        "in dit bestand horen ervaringen, elk als een punt van een lijst.",
        "Begin elke ervaring met “- datum: 2026-11-22”, of haal het bestand weg.",
    )
    TOO_MANY_EXPERIENCES = Kind(
        "PLG133",
        "dit bestand telt {count} ervaringen; er is plaats voor {limit}.",
        "Hou de ervaringen waar een lezer het meest aan heeft, en schrap de andere.",
    )
    OTHER_DATA = Kind(
        "PLG134",
        "“{name}” wordt niet gelezen.",
        "Geef het de naam van zijn kaart, met erachter {allowed}, in kleine letters.",
    )
    BAD_SYNONYMS = Kind(
        "PLG135",
        "“{text}” is geen regel van dit bestand.",
        "Schrijf “raad, advies”, “raad > advies”, “babbelen = praten” of “wereldcafé > ?”, met woorden aan elke kant.",
    )
    CONFLICT = Kind(
        "PLG136",
        "hier staan twee versies van een stuk tekst, die git niet kon samenvoegen (“{text}”).",
        "Hou van beide wat je nodig hebt, en schrap de regels met “<<<<<<<”, “=======” en “>>>>>>>”.",
    )
    NOT_UTF8 = Kind("PLG101", "het bestand is geen UTF-8.", "Bewaar het opnieuw als “UTF-8”.")
    BAD_ID = Kind(
        "PLG102",
        "de naam “{name}” is geen geldig adres.",
        "Gebruik kleine letters, met hoogstens cijfers en koppeltekens ertussen, zoals “{better}”.",
    )
    NO_FRONT_MATTER = Kind(
        "PLG103",
        "het bestand begint niet met een kop tussen twee regels “---”.",
        "Zet op de eerste regel “---”, daaronder “samenvatting: …” en sluit af met “---”.",
    )
    OPEN_FRONT_MATTER = Kind(
        "PLG104",
        "de kop die hier begint, wordt nergens afgesloten.",
        "Zet onder de laatste sleutel een regel met alleen “---”.",
    )
    BAD_YAML = Kind(
        "PLG105",
        "hier is iets niet te lezen ({detail}).",
        "Kijk naar de inspringing, de dubbelepunten en de aanhalingstekens op deze regel.",
    )
    UNREADABLE_FILE = Kind(
        "PLG106", "het bestand is niet te openen ({reason}).", "Zet er een gewoon bestand dat je mag lezen."
    )
    TOO_LARGE = Kind(
        "PLG107",
        "het bestand telt {size} kB; er is plaats voor {limit} kB.",
        "Verdeel de tekst over meer bestanden, of verklein de afbeelding.",
    )
    SYMBOLIC_LINK = Kind("PLG108", "“{name}” is een symbolische link.", "Zet het bestand of de map zelf op die plaats.")
    BAD_CHARACTER = Kind(
        "PLG109",
        "hier staat een teken dat een lezer niet ziet ({number}).",
        "Wis het en typ het stukje opnieuw; met knippen en plakken komt zo’n teken soms mee.",
    )
    TOO_DEEP = Kind(
        "PLG110",
        "de opmaak zit hier te diep in andere opmaak.",
        "Gebruik minder lijsten, citaten of blokken in elkaar.",
    )
    TOO_MUCH = Kind(
        "PLG111",
        "het bestand heeft te veel {what} ({count}; er is plaats voor {limit}).",
        "Verdeel de tekst over meer bestanden.",
    )
    TOO_MANY_PROBLEMS = Kind(
        "PLG112",
        "vanaf hier is het bestand niet meer nagekeken: het heeft te veel problemen.",
        "Los eerst de andere meldingen op.",
    )
    OTHER_ENDING = Kind(
        "PLG113",
        "“{name}” wordt niet gelezen.",
        "Laat de naam eindigen op “.md”, in kleine letters en zonder iets erachter: “{better}”.",
    )
    HARD_SPACE = Kind(
        "PLG119",
        "hier staat een harde spatie ({number}) waar een gewone hoort.",
        "Wis ze en typ een gewone spatie, of draai “plgdocs check --fix”.",
    )
    LONG_WORD = Kind(
        "PLG121",
        "het woord dat met “{word}” begint, telt {length} tekens; er is plaats voor {limit}.",
        "Zet er spaties in. Is het een adres? Geef het dan een naam: “[naam](adres)”.",
    )
    PILED_MARKS = Kind(
        "PLG122",
        "op één letter staan hier {count} accenten; er is plaats voor {limit}.",
        "Wis de letter en typ ze opnieuw.",
    )
