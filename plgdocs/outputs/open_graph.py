"""What a link to a page shows elsewhere (Open Graph): title, description, facts and an image."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from plgdocs.model.cards import Card
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.plans import Plan, length
from plgdocs.model.vocabularies import PHASES
from plgdocs.model.worksheets import Worksheet

FACTS_LENGTH = 65
"""Maximum length of the facts: with a summary of at most 88 characters, a description has at most 155."""
SITE = "PLG-gids"

NO_ADDRESS = (
    "Het publieke adres van de site is niet ingesteld (PLG_SITE_URL): "
    "links naar deze site tonen elders geen afbeelding, en sitemap.xml en atom.xml ontbreken."
)


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Meta:
    """The Open Graph data of a page; ``image`` is a path from the site's root."""

    title: str
    description: str
    kind: str
    alternative: str
    image: str
    facts: tuple[Fact, ...] = ()


def meta_of(page: Page) -> Meta:
    facts = tuple(facts_of(page))
    return Meta(
        title=page.label,
        description=". ".join(filter(None, (in_line(fitting(facts)), page.summary))),
        kind="article" if page.docname != "index" else "website",
        alternative=alternative(page, facts),
        image=image_address(page),
        facts=tuple(fact for fact in facts if fact.label != "Plaats"),
    )


def facts_of(page: Page) -> list[Fact]:
    """Return the duration, group and place of a card, a plan or a worksheet, if known; other pages have no facts."""
    if isinstance(page, Card):
        texts = (str(page.duration or "duur onbekend"), str(page.group or ""), places(page.places))
    elif isinstance(page, Plan):
        texts = (length(page.minutes), f"{page.people} personen", page.place or "")
    elif isinstance(page, Worksheet):
        texts = (str(page.duration or ""), str(page.group or ""), "")
    else:
        return []
    return [Fact(label, text) for label, text in zip(("Duur", "Groep", "Plaats"), texts, strict=True) if text]


def places(names: tuple[str, ...]) -> str:
    """Return the places in a few words: “ook online” means that both are possible."""
    return "ook online" if {"ter plaatse", "online"} <= set(names) else " of ".join(names)


def fitting(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts that fit in a preview; without room, the last facts are dropped."""
    shorter = (facts[:count] for count in range(len(facts), 0, -1))
    return next((found for found in shorter if len(in_line(found)) <= FACTS_LENGTH), ())


def in_line(facts: Iterable[Fact]) -> str:
    return " · ".join(fact.text for fact in facts)


def alternative(page: Page, facts: tuple[Fact, ...]) -> str:
    if isinstance(page, Card):
        phases = ", ".join(PHASES[phase].lower() for phase in page.phases)
        return f"Kaart “{page.label}” ({phases}): {in_line(fitting(facts))}"
    if isinstance(page, Recommendation):
        return f"Aanbeveling {page.number}: {page.label}"
    return SITE if page.docname == "index" else f"{SITE}: {page.label}"


def image_address(page: Page) -> str:
    return f"preview/{page.address.rstrip('/') or 'index'}.png"


def usable_address(given: str) -> str | None:
    """Return an address as given, with a slash at its end; None if others couldn't use it.

    Services that show previews require https; http is accepted for tests on this machine.
    """
    address = given.strip()
    if not address:
        return ""
    parts = urlsplit(address)
    schemes = ("https", "http") if parts.hostname in ("localhost", "127.0.0.1") else ("https",)
    is_whole = parts.hostname and parts.scheme in schemes and not (parts.query or parts.fragment)
    return f"{address.rstrip('/')}/" if is_whole else None
