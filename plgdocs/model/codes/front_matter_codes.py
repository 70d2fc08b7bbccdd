"""What is wrong with the keys of the front matter (2) and with their values (3)."""

from plgdocs.model.codes.kind import Kind


class FrontMatterCodes:
    MISSING_KEY = Kind("PLG201", "“{key}” ontbreekt.", "Voeg toe: “{key}: {example}”.")
    UNKNOWN_KEY = Kind("PLG202", "de sleutel “{key}” bestaat niet.", "{nearest}")
    DUPLICATE_KEY = Kind(
        "PLG203", "de sleutel “{key}” staat er twee keer.", "Hou één van beide; de eerste staat op regel {first}."
    )
    ALSO_IN_CARD = Kind(
        "PLG231",
        "de sleutel “{key}” staat hier, en ook in de kaart zelf.",
        "Hou één van beide: schrap hem in de kaart.",
    )
    EMPTY_VALUE = Kind("PLG204", "“{key}” heeft geen waarde.", "Vul in, zoals “{key}: {example}”, of schrap de regel.")
    OPEN_VALUE = Kind(
        "PLG205",
        "“{key}” is nog niet ingevuld.",
        "Schrijf je eigen woorden in plaats van “VUL IN”, zoals “{key}: {example}”.",
    )
    NOT_TEXT = Kind("PLG301", "bij “{key}” hoort gewone tekst.", "Schrijf bijvoorbeeld “{example}”.")
    NOT_LIST = Kind(
        "PLG302",
        "bij “{key}” hoort een lijst.",
        "Schrijf “[eerste, tweede]” of zet elk punt op een regel met “- ” ervoor.",
    )
    NOT_MAPPING = Kind("PLG303", "bij “{key}” horen sleutels met een waarde.", "Schrijf bijvoorbeeld “{example}”.")
    NOT_NUMBER = Kind("PLG304", "“{value}” is geen heel getal.", "Schrijf bij “{key}” een getal van {low} tot {high}.")
    OUT_OF_RANGE = Kind("PLG305", "{value} is te {way} voor “{key}”.", "Kies een getal van {low} tot {high}.")
    BACKWARDS = Kind(
        "PLG306", "bij “{key}” is “van” ({start}) groter dan “tot” ({end}).", "Zet het kleinste getal bij “van”."
    )
    UNKNOWN_VALUE = Kind("PLG307", "“{value}” kan niet bij “{key}”.", "{nearest}")
    REPEATED_VALUE = Kind("PLG308", "“{value}” staat twee keer bij “{key}”.", "Schrap er één.")
    TOO_LONG = Kind(
        "PLG309", "“{key}” telt {length} tekens; er is plaats voor {limit}.", "Kort de tekst in met {over}."
    )
    BAD_DATE = Kind("PLG310", "“{value}” is geen datum.", "Schrijf jaar, maand en dag, zoals “2026-11-22”.")
    BAD_REFERENCE_ID = Kind(
        "PLG311", "“{value}” is geen naam van een kaart.", "Gebruik de bestandsnaam zonder “.md”, zoals “check-in”."
    )
    ALIAS = Kind(
        "PLG312",
        "een waarde kan niet beginnen met “{value}”.",
        "Schrijf de waarde voluit, of zet ze tussen aanhalingstekens.",
    )
    BAD_LINK = Kind(
        "PLG316",
        "bij “{key}” lukt een link niet (“{value}”).",
        "Schrijf “[woorden](https://…)”, met in het adres geen spatie of haak.",
    )
    MARKUP = Kind("PLG317", "bij “{key}” kan geen opmaak en geen link (“{value}”).", "Schrijf gewone zinnen.")
    BAD_PART_NAME = Kind(
        "PLG318",
        "“{value}” is geen naam van een deel.",
        "Schrijf een sleutel (“duur”), een tussenkop (“wat”) of een stap (“stap-kies-samen”).",
    )
    CLAIM_WITHOUT_PLACE = Kind(
        "PLG319",
        "bij “uit-de-bron” staat hier niet waar in de bron.",
        "Voeg de bladzijde toe, zoals “pagina: 30”. De slides hebben geen nummers: schrijf “dia:” met hun titel.",
    )
    BAD_CLOCK = Kind("PLG313", "“{value}” is geen uur.", "Schrijf uren en minuten met twee cijfers, zoals “13:30”.")
