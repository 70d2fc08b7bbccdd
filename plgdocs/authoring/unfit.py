"""Why words that somebody sent can't be taken over: one Dutch sentence each, that says what to do."""

from enum import Enum

from plgdocs.model.problems import tidy


class Reason(Enum):
    CUT_OFF = "de tekst is niet volledig: de laatste regel, “== {end} ==”, ontbreekt. Plak alles."
    NO_NAME = "de tekst zegt niet over welke kaart het gaat: onder “Kaart” hoort haar naam tussen haakjes."
    HIDDEN = "in de nieuwe woorden staan onzichtbare tekens; typ ze over in de tekst, en probeer opnieuw."
    NO_CARD = "er is geen kaart “{name}” meer; vraag de afzender over welke kaart het gaat."
    ADDITION = "dit is een aanvulling bij “{card}” en geen stap; lees ze, en vul {path} met de hand aan."
    NO_WORDS = "er staan geen nieuwe woorden voor stap {step} van “{card}”; er valt niets over te nemen."
    NO_STEP = "“{card}” heeft geen stap {step} meer; kijk in {path} waar de woorden passen."
    CHANGED = "stap {step} van “{card}” heeft intussen andere woorden; vergelijk ze in {path} met de hand."
    INVALID = "met de nieuwe woorden zou de kaart niet meer geldig zijn ({problem})."
    BY_HAND = "de opmaak van de stap staat in de weg; zet de woorden met de hand in de kaart."
    DONE = "de stap heeft die woorden al; er valt niets over te nemen."


class Unfit(Exception):  # noqa: N818 (it is a judgement on what somebody sent, and no error of ours)
    """Words that can't be taken over, and why."""

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(reason.value.format(**{name: tidy(str(value)) for name, value in values.items()}))
