"""What is wrong between files (8), and what a card lacks before it is listed (9: a note, the file itself is fine)."""

from plgdocs.model.codes.kind import Kind


class LibraryCodes:
    ID_CLASH = Kind(
        "PLG801", "“{name}” is ook de naam van {other}.", "Kies een andere naam: elke naam leidt naar één pagina."
    )
    NUMBER_IN_NAME = Kind(
        "PLG802",
        "“nummer: {number}” past niet bij de bestandsnaam “{name}”.",
        "Laat de bestandsnaam beginnen met “{number}-”.",
    )
    RECOMMENDATIONS = Kind(
        "PLG803", "aanbeveling {number} {what}.", "De gids heeft precies de aanbevelingen 1 tot en met 10."
    )
    UNKNOWN_CARD = Kind("PLG804", "er is geen kaart “{target}”.", "{nearest}")
    SELF_REFERENCE = Kind("PLG805", "een kaart kan bij “{key}” niet naar zichzelf verwijzen.", "Schrap “{target}”.")
    UNKNOWN_PART = Kind("PLG806", "“{value}” bij “uit-de-bron” is geen deel van deze pagina.", "{nearest}")
    CLAIMED_TWICE = Kind(
        "PLG810", "“{value}” staat bij “uit-de-bron” twee keer.", "Hou de plaats die er het meest over zegt."
    )
    NOT_A_METHOD = Kind(
        "PLG807", "onderdeel {number} leidt niet naar een methodiek uit de lijst (“{target}”).", "{nearest}"
    )
    TERM_ELSEWHERE = Kind("PLG808", "het begrip “{term}” wordt ook uitgelegd in {other}.", "Hou één van beide.")
    TARGET_ELSEWHERE = Kind(
        "PLG809",
        "de naam “({name})=” staat ook in {other}.",
        "Kies een andere naam, of schrap er één: elke naam leidt naar één plaats.",
    )
    BROKEN_ADDRESS = Kind(
        "PLG811",
        "het adres “{address}” is ooit gepubliceerd en leidt nergens meer heen.",
        "Zet het bestand terug, of noem zijn naam bij “vroeger:” in de kop van de pagina die het vervangt.",
    )
    BROKEN_FRAGMENT = Kind(
        "PLG812",
        "het adres “{address}” is ooit gepubliceerd, en dat deel is er niet meer.",
        "Geef de kop zijn oude naam terug, of zet op de regel erboven de oude naam tussen “(” en “)=”.",
    )
    BROKEN_FIELD = Kind(
        "PLG813",
        "het veld “{address}” is ooit gepubliceerd, en is er niet meer.",
        "Geef het zijn oude id terug, of zet “vroeger” met dat id bij wat het vervangt: zo blijven antwoorden.",
    )
    NOTHING_GIVES = Kind(
        "PLG817",
        "“{label}” vertrekt van “{thing}”, en geen enkel werkblad en geen enkele kaart levert dat.",
        "Zet “levert {thing}” bij een veld van een ander werkblad, of schrap “vertrekt van {thing}”.",
    )
    NOT_IN_CONTENTS = Kind(
        "PLG814", "deze pagina staat in geen enkele inhoudsopgave.", "Zet “{entry}” in het blok “toctree” van {home}."
    )
    UNKNOWN_ENTRY = Kind("PLG815", "de inhoudsopgave noemt “{entry}”, en zo’n bestand is er niet.", "{nearest}")
    MISPLACED_ENTRY = Kind(
        "PLG816", "“{entry}” kan niet in deze inhoudsopgave: {why}.", "Schrap de regel: elke pagina heeft één plaats."
    )
    NOT_LISTED_YET = Kind(
        "PLG901",
        "de kaart is geldig, maar komt nog niet in de lijst: “{key}” ontbreekt.",
        "De redactie vult dit aan, bijvoorbeeld “{key}: {example}”.",
    )
    STRAIGHT_APOSTROPHE = Kind(
        "PLG910",
        "“{text}” heeft een recht weglatingsteken; in dit bestand staan er {count}.",
        "Schrijf “’”, of laat “plgdocs check --fix” het doen.",
    )
    GUIDE_AS_SOURCE = Kind(
        "PLG911",
        "“{text}”: de gids is deze site, niet het boek.",
        "Schrijf “de Inspiratiegids” als je het boek bedoelt, en anders “deze site”.",
    )
    SOURCE_IN_STEP = Kind(
        "PLG912",
        "{where} spreekt over de bron: “{text}”.",
        "Wie een bijeenkomst leidt, heeft daar niets aan. Zet het bij “uit-de-bron” of bij “herkomst”.",
    )
    CONCEPT = Kind(
        "PLG902",
        "de kaart is een concept: wie het adres kent, kan ze lezen, maar ze staat niet in de lijst.",
        "Schrap “status: concept” zodra ze klaar is.",
    )
    LOOKS_TOO_LONG = Kind(
        "PLG903",
        "de kaart is, naar schatting, {lines} te lang voor één blad A5.",
        "Ze staat dan op twee bladen; de bouw meet het. Kort “Wat?”, “Waarom?”, “Hoe?” of “Valkuil” in, als je kan.",
    )
    TOO_LONG_FOR_A5 = Kind(
        "PLG904",
        "de kaart is {lines} te lang voor één blad A5, ook met de kleinste letter: ze staat op meer bladen.",
        "Kort “Wat?”, “Waarom?”, “Hoe?” of “Valkuil” in, als één blad handiger is.",
    )
    TOO_LONG_FOR_A6 = Kind(
        "PLG905",
        "de kaart is {lines} te lang voor een kaartje A6, ook met de kleinste letter: ze staat er niet bij.",
        "Kort de namen van de stappen in, of de vette zinnen waarmee “Valkuil” begint.",
    )
    LONG_WORKSHEET = Kind(
        "PLG908",
        "het werkblad beslaat op {paper} {pages} bladzijden; twee passen op één vel.",
        "Geef de velden minder lijnen of rijen, te beginnen bij “{label}”, of kies groter papier.",
    )
    CONTACT = Kind(
        "PLG921", "“{text}” lijkt een mailadres of een telefoonnummer.", "Schrap het: iedereen kan een ervaring lezen."
    )
    PUPIL_NAMED = Kind(
        "PLG922",
        "“{text}” lijkt een leerling te noemen.",
        "Schrijf “een leerling”: geen enkele leerling staat met een naam op de site.",
    )
    PERSON_NAMED = Kind(
        "PLG923",
        "“{text}” lijkt iemand te noemen.",
        "Schrijf de functie, zoals “een collega”. Een naam staat alleen bij “genoemd”, als wie zo heet dat zelf vroeg.",
    )
    SCHOOL_NAMED = Kind(
        "PLG924",
        "“{text}” lijkt de naam van een school.",
        "Schrap hem: de soort volstaat. Een naam staat alleen bij “genoemd”, als de school dat zelf vroeg.",
    )
    HARD_TO_FIND = Kind(
        "PLG909",
        "de kaart heeft {words} zoektermen en {questions} zoekvragen: wie zoekt, vindt ze minder vlot.",
        "Geef er minstens 8 en 4, in de woorden van iemand die de kaart nog niet kent.",
    )
    NO_LEDGER = Kind(
        "PLG906",
        "“{name}” is er niet, dus is niet nagekeken of elk gepubliceerd adres blijft werken.",
        "Zet het bestand terug. Is er nog niets gepubliceerd? Dan maakt de publicatie het.",
    )
    CUT_VALUE = Kind(
        "PLG907",
        "van “{key}” blijft hier “{value}” over: wat na “ #” staat, telt niet mee (“{cut}”).",
        "Hoort dat bij de tekst? Zet ze dan helemaal tussen aanhalingstekens.",
    )
    SIGN_SHOWN = Kind("PLG913", "“{text}” komt zo, met die tekens, op de pagina.", "{hint}")
    UNREAD_FILE = Kind(
        "PLG914",
        "“{name}” wordt niet gelezen en komt niet op de site.",
        "Is het een kaart of een pagina? Zet de tekst dan in een bestand “{better}”.",
    )
