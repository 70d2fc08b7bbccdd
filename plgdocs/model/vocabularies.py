"""The words that files can hold, as readers see them, and the limits of numbers."""

PHASES = {
    "openen": "Openen",
    "verkennen": "Verkennen",
    "prioriteren": "Prioriteren",
    "verdiepen": "Verdiepen",
    "besluiten": "Besluiten",
    "afronden": "Afronden",
}
"""The function of a method in a meeting, in the order of a meeting."""

NEEDS = {
    "aankomen": "iedereen laten aankomen",
    "vertrouwen": "vertrouwen en openheid laten groeien",
    "waar-staan-we": "zien waar we vandaag staan",
    "kiezen": "kiezen uit te veel ideeën",
    "stoppen-of-starten": "bepalen wat blijft, wat stopt en wat begint",
    "casus": "een moeilijke situatie samen uitdiepen",
    "theorie": "theorie naast onze eigen praktijk leggen",
    "leerlingen": "zien wat onze leerlingen leren",
    "elkaars-les": "kijken in elkaars klas en lessen beter maken",
    "tegenspraak": "praten over iets waarover we het oneens zijn",
    "terugblikken": "horen hoe het ging en wat we leerden",
}
"""What a group needs now, in the words of the home page."""

THINGS = {
    "ideeën": "ideeën",
    "lijst": "een geordende lijst",
    "keuze": "een keuze",
    "leervraag": "een leervraag",
    "doelen": "doelen",
    "inzicht": "inzicht",
    "afspraken": "afspraken",
    "acties": "acties",
    "meting": "een meting",
    "tekst": "een tekst of beelden",
    "casus": "een situatie uit de praktijk",
    "leerlingenwerk": "werk van leerlingen",
}
"""What goes from one part of a meeting into the next."""

PASSING = ("ideeën", "lijst", "keuze", "inzicht")
"""What of it a meeting makes and uses; the rest a group has of before, or brings along."""

COLLECTIONS = {
    "inspiratiegids": "Uit de Inspiratiegids",
    "redactie": "Van de redactie",
    "ingebracht": "Ingebracht door lezers",
}
"""Where a card comes from."""

FORMS = {"individueel": "Alleen", "duo": "Per twee", "subgroep": "In kleine groepen", "plenair": "Met z’n allen"}

PLACES = {"ter plaatse": "Ter plaatse", "online": "Online", "hybride": "Hybride"}

TRUST = {
    "nieuwe groep": "Kan met een nieuwe groep",
    "groep die elkaar kent": "Voor een groep die elkaar kent",
}

SCHOOL_KINDS = {
    "kleuterschool": "Kleuterschool",
    "lagere school": "Lagere school",
    "basisschool": "Basisschool",
    "secundaire school": "Secundaire school",
    "buitengewoon onderwijs": "Buitengewoon onderwijs",
    "kunstonderwijs": "Deeltijds kunstonderwijs",
    "volwassenenonderwijs": "Volwassenenonderwijs",
    "hoger onderwijs": "Hoger onderwijs",
    "scholengemeenschap": "Scholengemeenschap",
    "elders": "Elders",
}
"""Where colleagues try a method: a kind, so that nobody has to name the school."""

TURN = {"mag": "Je beurt overslaan mag"}

STATUS = {"concept": "Concept: bereikbaar, maar nog niet in de lijst"}

DEFAULT_LICENCE = "CC BY 4.0"

LICENCES = {
    DEFAULT_LICENCE: "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Under which the text of a card can be shared, and where each licence stands."""

LANGUAGES = {
    "nl": "Nederlands",
    "en": "Engels",
    "fr": "Frans",
    "de": "Duits",
    "es": "Spaans",
    "it": "Italiaans",
    "pt": "Portugees",
    "sv": "Zweeds",
    "no": "Noors",
    "da": "Deens",
    "fi": "Fins",
}
"""In which the origin of a card can be written."""

WORKS = {"gids": "Inspiratiegids (2023)", "presentatie": "Presentatie van W. Schelfhout"}
"""The two sources; each word is also the anchor of its section on ``/bronnen/``."""

TRACKS = {
    "plg": "PLG: klein, vrijwillig, tijdelijk",
    "school": "Leergemeenschap als schoolstructuur, naar slides van W. Schelfhout",
}
"""The two tracks that must not be blurred, as each page labels itself."""

TRACK_FOLDERS = {
    "docs/school/": "school",
    "docs/aanbevelingen/": "plg",
    "docs/plg/": "plg",
    "docs/vragenkit.md": "plg",
    "docs/leervragen.md": "plg",
    "methods/": "plg",
}

COACH = ("procescoach", "coach", "begeleider")
"""How cards name the role of who leads the meeting."""

DIRECTIONS = {"groep": "De groep", "ik": "Mezelf", "school": "De school", "kind": "Het kind"}

MOMENTS = {
    "start": "bij de start",
    "leervraag": "bij het maken van de leervraag",
    "onderweg": "onderweg",
    "input": "bij input van buiten",
    "haperen": "als het hapert",
    "mijlpaal": "bij een mijlpaal",
    "einde": "op het einde",
}

WHO = {
    "alleen": "Ieder apart, in stilte",
    "duo": "Met twee",
    "begeleider": "De begeleider typt, de groep kijkt mee",
    "groep": "De groep samen, op papier of aan de muur",
}
"""Who fills in a worksheet."""

PAPERS = {"A4": "A4", "A4 liggend": "A4, liggend", "A5": "A5", "A3 liggend": "A3, liggend"}
"""The formats of a worksheet on paper."""

NEVER = {
    "leerlingen": "Geen leerling en geen ouder, ook niet zonder naam als iemand die herkent.",
    "collega’s": "Geen collega bij wat misloopt.",
    "gezondheid": "Niets over gezondheid, geloof of privéleven.",
    "scores": "Geen score en geen uitspraak over één persoon.",
}
"""What nobody writes on a worksheet: the word in its file, and the sentence at its foot."""

DAYPARTS = {"voormiddag": "Voormiddag", "middag": "Over de middag", "namiddag": "Namiddag"}

GROUPINGS = {
    "plenair": "Met z’n allen",
    "gemengd": "Gemengde groepen",
    "kernteam": "Kernteam",
    "eigen team": "Eigen team",
}

PLAN_PARTS = {
    "doelen": ("Doelen overlopen", 5),
    "input": ("Input", 20),
    "vertaalslag": ("Vertaalslag naar onze school", 15),
    "leren": ("Wat leerden we?", 5),
    "pauze": ("Pauze", 10),
    "eigen": ("Eigen onderdeel", 15),
}
"""What a plan can hold besides methods: the word in an address, its title, and the editors' guide time in minutes."""

PART_GIVES = {"doelen": ("doelen",), "input": ("inzicht",), "vertaalslag": ("acties",), "leren": ("inzicht",)}
"""What such a part leaves: words of ``THINGS``."""

SILENCE_SECONDS = 20
"""How long a silence lasts at least when a plan is led: the editors' guide time."""

MOST_PEOPLE = 500
"""In a group."""

DEFAULT_GROUP = 8
"""How many people to reckon with while nobody says."""

DEFAULT_MINUTES = 30
"""How long a plan reckons with a method while nobody says."""

DAY = 24 * 60
"""In minutes; no meeting is longer."""

MOST_MINUTES = 480
"""Of a method, and of a part of a plan."""

MOST_PARTS = 30
"""Of a plan (``planner/address.js``)."""

SHORTEST_TURN = 20
"""Seconds; who gets fewer has no turn to speak of."""

PLAN_VERSION = 2
"""Of the address of a plan; those of before keep the times that cards had then (``plans.py``)."""

TIME_LIMITS = (15, 20, 30, 45, 60, 90)
"""The minutes that readers can pick as a limit; they may type others."""

GROUP_SIZES = (4, 8, 12, 20, 30)
"""The numbers of people that readers can pick; they may type others."""


def span(start: int, end: int) -> str:
    """Return a range of whole numbers as a reader writes it."""
    return str(start) if start == end else f"{start}–{end}"
