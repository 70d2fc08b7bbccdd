"""What a method card is: its fields, and where each of them shows."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plgdocs.model.claims import Claim
from plgdocs.model.contributed import ContributedCard
from plgdocs.model.display import Asked, Display, Facet, FormPart, Shown
from plgdocs.model.experiences import Experience
from plgdocs.model.fields import Needed, Record, again, fields_of, key
from plgdocs.model.pages import Page, Review
from plgdocs.model.types import CARD_NAME, Choice, ListOf, NamedTexts, Number, Text, link_parts
from plgdocs.model.vocabularies import COACH, COLLECTIONS, DEFAULT_LICENCE, LANGUAGES, NEEDS, PHASES, STATUS, THINGS

ASKED_LAST = Asked(FormPart.ORIGIN, folded=True, on_host=False)
BY_EDITORS: dict[str, Any] = {"needed": Needed.LISTED, "asked": ASKED_LAST, "is_beside": True}
"""What a list needs, and editors add unless the contributor did."""


@dataclass(frozen=True, kw_only=True)
class Card(ContributedCard):
    """A method card: what a contributor writes, what editors add, and what colleagues tell of it."""

    experiences: tuple[Experience, ...] = ()
    """The newest first; they are no field, since they stand in a file of their own and come from others."""

    claims: tuple[Claim, ...] = again(Page, "uit-de-bron", is_beside=True)
    needs: tuple[str, ...] = key(
        "helpt-bij",
        ListOf(Choice(NEEDS)),
        "Waarmee een groep zit die deze kaart zoekt.",
        example="[kiezen]",
        display=Display(Shown.ENDING | Shown.SEARCH, rank=6),
        facet=Facet(rank=0, in_search=False),
        **BY_EDITORS,
    )
    takes: tuple[str, ...] = key(
        "vertrekt-van",
        ListOf(Choice(THINGS)),
        "Wat er al moet liggen voor je begint.",
        example="[ideeën]",
        display=Display(Shown.DETAILS | Shown.SEARCH, rank=9),
        is_beside=True,
    )
    gives: tuple[str, ...] = key(
        "levert",
        ListOf(Choice(THINGS)),
        "Wat er op het einde ligt.",
        example="[keuze]",
        display=Display(Shown.DETAILS | Shown.SEARCH, rank=10),
        is_beside=True,
    )
    collection: str = key(
        "verzameling",
        Choice(COLLECTIONS),
        "Waar de kaart vandaan komt; zonder deze sleutel is ze ingebracht.",
        example="ingebracht",
        default="ingebracht",
        display=Display(Shown.ENDING, rank=5),
        facet=Facet(rank=8, in_search=False),
        is_beside=True,
    )
    lookalikes: dict[str, str] | None = key(
        "lijkt-op",
        NamedTexts(Text(200)),
        "Kaarten die mensen met deze verwarren, met het verschil: “daar …, hier …”.",
        example="{oase: daar helpt de groep één collega verder}",
        display=Display(elsewhere="in a section of its own, on both cards"),
        is_beside=True,
    )
    before: tuple[str, ...] = key(
        "ervoor",
        ListOf(CARD_NAME),
        "Kaarten die goed voorafgaan.",
        label="Gaat goed vooraf",
        example="[check-in]",
        display=Display(elsewhere="as links to the cards"),
        is_beside=True,
    )
    after: tuple[str, ...] = key(
        "erna",
        ListOf(CARD_NAME),
        "Kaarten die goed volgen.",
        label="Gaat goed daarna",
        example="[check-out]",
        display=Display(elsewhere="as links to the cards"),
        is_beside=True,
    )
    recommendations: tuple[int, ...] = key(
        "aanbevelingen",
        ListOf(Number(1, 10)),
        "Nummers van de aanbevelingen waarbij de kaart hoort.",
        example="[5]",
        needed=Needed.LISTED,
        display=Display(elsewhere="as links to the recommendations"),
        facet=Facet("aanbeveling", rank=7, in_search=False, in_long_list=True),
        is_beside=True,
    )
    for_participants: str | None = key(
        "voor-deelnemers",
        Text(500),
        "Wat een deelnemer mag verwachten, in twee of drie zinnen.",
        example="Je krijgt één minuut. Je beurt overslaan mag.",
        needed=Needed.LISTED,
        display=Display(Shown.SEARCH, elsewhere="in a section of its own, and on the page for participants"),
        asked=ASKED_LAST,
    )
    reviewed: Review | None = key(
        "nagekeken",
        Record(Review),
        "Wanneer en door wie.",
        example="{datum: 2026-11-22, door: de redactie}",
        needed=Needed.LISTED,
        display=Display(elsewhere="in a sentence at the end of the page"),
        is_beside=True,
    )
    status: str | None = key(
        "status",
        Choice(STATUS),
        "Alleen zolang de kaart een concept is.",
        example="concept",
        display=Display(elsewhere="as a notice above the card"),
    )
    search_words: tuple[str, ...] = again(Page, "zoektermen", **BY_EDITORS)
    search_questions: tuple[str, ...] = again(Page, "zoekvragen", **BY_EDITORS)

    @property
    def is_contributed(self) -> bool:
        """Whether what no source says is the contributor's, and not the editors'."""
        return self.collection == "ingebracht"

    def is_editorial(self, name: str) -> bool:
        return not self.is_contributed and super().is_editorial(name)

    @property
    def missing_for_list(self) -> list[str]:
        """The keys that an editor still has to fill in before the card is listed."""
        needed = [field for field in fields_of(Card).values() if field.needed is Needed.LISTED]
        return [field.key for field in needed if not getattr(self, field.attribute)]

    @cached_property
    def is_listed(self) -> bool:
        """Whether lists, filters and other cards show this card."""
        return self.status is None and not self.missing_for_list

    @property
    def licence_name(self) -> str:
        return self.licence or DEFAULT_LICENCE

    def origin_line(self, *, with_addresses: bool = False) -> str:
        """Return where the idea comes from, and in which language it was written, as plain text without a full stop."""
        parts = link_parts(self.origin or "")
        texts = (f"{words} ({target})" if target and with_addresses else words for words, target in parts)
        language = f" (in het {LANGUAGES[self.language]})" if self.language else ""
        return "".join(texts).rstrip(".") + language

    @property
    def participants_docname(self) -> str:
        """The name of the page that an invitation links to; it has no source file of its own."""
        return f"{self.docname}/deelnemers"

    @property
    def guest_roles(self) -> dict[str, str]:
        """The roles without the coach's, whose task is a note for the coach."""
        return {role: task for role, task in (self.roles or {}).items() if role.casefold() not in COACH}

    @cached_property
    def first_phase(self) -> str:
        """The phase whose colour and shape the card wears."""
        return min(self.phases, key=list(PHASES).index, default="openen")


OFFERED = tuple(
    name
    for name, declared in fields_of(Card).items()
    if declared.asked and declared.asked.on_host and declared.needed is not Needed.ALWAYS
)
"""The keys that a contributor is offered beside those that every card needs."""
