"""What is wrong with blocks (6), links and images (7)."""

from plgdocs.model.codes.kind import Kind


class BlockCodes:
    UNKNOWN_BLOCK = Kind("PLG601", "het blok “{name}” bestaat hier niet.", "{nearest}")
    BLOCK_ARGUMENT = Kind(
        "PLG602", "achter “{{{name}}}” hoort tekst.", "Schrijf bijvoorbeeld “:::{{{name}}} {example}”."
    )
    EMPTY_BLOCK = Kind("PLG603", "het blok “{name}” is leeg.", "Vul het in of schrap het.")
    BLOCK_ON_CARD = Kind(
        "PLG604",
        "het blok “{name}” kan niet op een kaart.",
        "Op een kaart kunnen alleen {allowed}; schrijf het als gewone tekst, lijst of tabel.",
    )
    BLOCK_COUNT = Kind(
        "PLG605",
        "deze pagina heeft {found} keer het blok “{name}”, en het horen er {count} te zijn.",
        "Vul aan of schrap: de bron telt er {count}.",
    )
    BLOCK_ELSEWHERE = Kind("PLG606", "het blok “{name}” hoort niet op deze pagina.", "Zet het op {home}.")
    DAYPART_ORDER = Kind("PLG607", "“{part}” komt na een later dagdeel.", "De volgorde is: {order}.")
    UNKNOWN_OPTION = Kind("PLG608", "het blok “{name}” heeft geen optie “{option}”.", "{nearest}")
    BAD_OPTION = Kind(
        "PLG609",
        "“{option}” is hier niet als optie te lezen.",
        "Schrijf elke optie op een eigen regel, als “:naam: waarde”, zonder aanhalingstekens.",
    )
    BLOCK_TEXT = Kind("PLG610", "bij het blok “{name}” kan {where} geen tekst staan.", "Zet de tekst {better}.")
    NOT_IN_BLOCK = Kind("PLG611", "“{what}” kan niet in het blok “{name}”.", "Hier horen alleen {allowed}.")
    RAW_HTML = Kind(
        "PLG612",
        "“{html}” is HTML, en dat kan niet in de gids.",
        "Gebruik Markdown. Bedoel je de tekens zelf? Zet ze tussen `…`, of schrijf “\\<”.",
    )
    HTML_COMMENT = Kind(
        "PLG613",
        "deze opmerking komt mee op de pagina.",
        "Laat elke regel ervan beginnen met “% ”, in plaats van “<!--”: dan blijft ze in het bestand.",
    )
    BAD_GLOSSARY = Kind(
        "PLG614",
        "“{text}” is zo niet te lezen in een woordenlijst.",
        "Zet elk begrip vooraan op een regel, met een lege regel ervoor; zijn uitleg komt eronder en springt in.",
    )
    OUTSIDE_BLOCK = Kind(
        "PLG615",
        "het blok “{name}” staat niet in een blok “{outer}”.",
        "Zet er “::::{{{outer}}}” boven en “::::” onder, met één dubbelepunt meer dan binnenin.",
    )
    SECOND_BLOCK = Kind(
        "PLG617", "het blok “{name}” staat al op deze pagina.", "Hou er één: het past maar één keer op een pagina."
    )
    BLOCK_MARKUP = Kind(
        "PLG618",
        "achter “{{{name}}}” komt “{text}” zo, met die tekens, op de pagina.",
        "Schrijf er gewone woorden, zonder opmaak en zonder links.",
    )
    DEAD_LINK = Kind("PLG701", "de link naar “{target}” leidt nergens heen.", "{nearest}")
    DEAD_FRAGMENT = Kind("PLG702", "“{page}” heeft geen deel “#{fragment}”.", "{nearest}")
    ROOT_LINK = Kind(
        "PLG703",
        "de link “{target}” begint met een schuine streep.",
        "Schrijf de weg vanaf dit bestand, zoals “../methods/check-in.md”.",
    )
    NO_ALT = Kind(
        "PLG704",
        "de afbeelding “{target}” heeft geen beschrijving.",
        "Zet tussen de rechte haken wat er te zien is: “![wat er te zien is](…)”.",
    )
    NO_IMAGE = Kind(
        "PLG705",
        "de afbeelding “{target}” bestaat niet.",
        "Zet het bestand in de gids, of verbeter de naam (zonder spaties of accenten).",
    )
    UNKNOWN_ROLE = Kind("PLG706", "de rol “{{{name}}}” bestaat niet.", "{nearest}")
    UNKNOWN_TARGET = Kind("PLG707", "er is geen {kind} “{target}”.", "{nearest}")
    LINK_SCHEME = Kind(
        "PLG708",
        "een link kan niet beginnen met “{scheme}”.",
        "Schrijf een heel adres, zoals “https://www.school.be” of “mailto:naam@school.be”, of de weg naar een bestand.",
    )
    OUTSIDE_LIBRARY = Kind(
        "PLG709",
        "“{target}” ligt niet in de gids.",
        "Verwijs naar een bestand in de map docs of methods, of met “https://…” naar een andere site.",
    )
    FOREIGN_IMAGE = Kind(
        "PLG710",
        "de afbeelding “{target}” komt van elders.",
        "Bewaar ze in de map docs, en schrijf de weg naar dat bestand.",
    )
    WORDLESS_LINK = Kind("PLG722", "de link naar “{target}” heeft geen woorden.", "Schrijf “[woorden](adres)”.")
    FOOTNOTE = Kind("PLG711", "de voetnoot “{name}” {what}.", "{hint}")
    QUESTION_TEXT = Kind(
        "PLG720",
        "“{text}” is niet de vraag waar deze link heen leidt.",
        "Schrijf “{question}”, of zet je eigen woorden in de kit achter “:variant:”.",
    )
    LOOSE_QUESTION = Kind(
        "PLG721",
        "“{text}” staat niet in de vragenkit.",
        "Zet de vraag in {kit}, en verwijs er hier naar: “[De vraag?]({kit}#de-vraag)”.",
    )
    SECOND_REFERENCE = Kind("PLG712", "“[{name}]” krijgt een tweede keer een adres of naam.", "Hou één van beide.")
    OUR_NAME = Kind(
        "PLG723",
        "“#{name}” is op deze pagina al de naam van een ander deel.",
        "Kies een paar andere woorden: elke naam leidt naar één plaats.",
    )
    OTHER_KIND = Kind(
        "PLG713",
        "“{target}” is geen soort bestand die de gids toont.",
        "Dat kan met een pagina (.md) en met een afbeelding ({allowed}). Bewaar het zo, of schrijf het op een pagina.",
    )
    OTHER_TYPE = Kind(
        "PLG714",
        "de naam eindigt op “{ending}”, maar de inhoud is van een andere soort.",
        "Bewaar de afbeelding opnieuw als “{ending}”; de naam veranderen is niet genoeg.",
    )
    BROKEN_PICTURE = Kind(
        "PLG715",
        "de afbeelding {what}.",
        "Open ze in een fotoprogramma, bewaar ze opnieuw, en zet het hele bestand op deze plaats.",
    )
    PICTURE_SIZE = Kind(
        "PLG716",
        "de afbeelding telt {width} op {height} pixels; er is plaats voor {most} op {most}.",
        "Bewaar ze in een andere grootte; 1600 pixels breed is genoeg voor elk scherm.",
    )
    IN_DRAWING = Kind(
        "PLG717",
        "“{what}” kan niet in een tekening.",
        "Een svg heeft hier alleen vormen en tekst, zonder stijlen, links of scripts; bewaar ze anders als png.",
    )
    BAD_DRAWING = Kind(
        "PLG718",
        "de tekening is hier niet te lezen als svg.",
        "Bewaar ze opnieuw vanuit het programma waarin je ze maakte, of bewaar ze als png.",
    )
    DEEP_DRAWING = Kind(
        "PLG719",
        "deze vorm zit in te veel andere; er is plaats voor {limit} in elkaar.",
        "Hef in je tekenprogramma groepen op, of bewaar de tekening als png.",
    )
