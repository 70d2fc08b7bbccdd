"""The sections that a page of each kind has."""

from dataclasses import dataclass

SCHOOL_STRUCTURES = {
    "docs/school/studiedag.md": ("dagdeel", 5),
    "docs/school/leergemeenschappen.md": ("conditie", 8),
    "docs/school/wat-minder-goed-werkt.md": ("mechanisme", 5),
}
"""Pages with a fixed structure: which block carries it, and how many the source has."""


@dataclass(frozen=True)
class Section:
    """A section of a card: what people read who write it, and whether a card must have it."""

    hint: str
    example: str
    is_needed: bool = True


HOW = "Hoe?"
"""The section of a card that is a list of steps."""

CARD_SECTIONS = {
    "Wat?": Section(
        hint="Wat er gebeurt, in twee of drie zinnen.",
        example="De groep wandelt een kwartier, per twee en zonder papier. Daarna vertelt ieder wat bijbleef.",
    ),
    "Waarom?": Section(
        hint="Wanneer je dit gebruikt, en wat een groep eraan heeft.",
        example="Wie naast elkaar stapt, praat vrijer dan aan een tafel.",
    ),
    HOW: Section(
        hint="De stappen, in volgorde. Eén stap is één ding.",
        example="Vorm duo’s. Zet wie elkaar weinig ziet samen.",
    ),
    "Valkuil": Section(
        hint="Wat vaak misloopt, en wat je dan doet.",
        example="**Het gesprek gaat over van alles.** Geef elk duo één vraag mee.",
    ),
    "Variant": Section(
        hint="Hoe het ook kan.", example="Regent het? Loop door de gangen van de school.", is_needed=False
    ),
    "Voorbeeld": Section(
        hint="Hoe het ergens ging, of een vraag die goed werkt.",
        example="Een vraag om mee te vertrekken: wat lukte deze week beter dan je dacht?",
        is_needed=False,
    ),
    "Nadien": Section(
        hint="Wat je achteraf nog doet.", example="Hang de antwoorden op in de leraarskamer.", is_needed=False
    ),
}
"""The sections of a card in their order."""

WORKSHEET_SECTIONS = {"Waarvoor?": True, "Blad": True, "Valkuil": False, "Nadien": False, "Voorbeeld": True}
"""The sections of a worksheet in their order, and whether it must have them."""

RECOMMENDATION_OPENING = "In het kort"

RECOMMENDATION_CLOSING = ("Uit de praktijk", "Aan de slag")
