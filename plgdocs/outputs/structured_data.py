"""Structured data for search engines (JSON-LD), in the vocabulary of schema.org.

Addresses are absolute, and left out if the site has no public address.
"""

from collections import ChainMap
from typing import Any

from plgdocs.model.cards import Card
from plgdocs.model.json_text import in_script
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.types import link_parts
from plgdocs.model.vocabularies import DEFAULT_LICENCE, LICENCES
from plgdocs.outputs.open_graph import SITE, meta_of

Data = dict[str, Any]
Crumbs = list[tuple[str, str]]
"""The title and address of each page above a page, from the top, and of the page itself."""


def structured_data(page: Page, crumbs: Crumbs, site: str = "") -> str:
    """Return a page's data as text for a ``script`` element, escaped so that nothing can close that element."""
    things = breadcrumbs(crumbs)
    if isinstance(page, (Card, Recommendation)):
        things.insert(0, work(page, crumbs[-1][1], site))
    if not things:
        return ""
    data = {"@context": "https://schema.org", "@graph": things}
    return in_script(data)


def work(page: Card | Recommendation, address: str, site: str) -> Data:
    meta = meta_of(page)
    absolute = {"url": address, "image": f"{site}{meta.image}"} if address else {}
    if isinstance(page, Card):
        own = how_to(page, address)
    else:
        own = {"@type": "Article", "headline": page.title, "position": page.number}
    return {
        "@type": own["@type"],
        "name": page.label,
        "description": meta.description,
        "inLanguage": "nl-BE",
        "license": LICENCES[page.licence_name if isinstance(page, Card) else DEFAULT_LICENCE],
        "author": {"@type": "Organization", "name": f"de redactie van de {SITE}"},
        **absolute,
        **based_on(page),
        **own,
    }


def based_on(page: Card | Recommendation) -> Data:
    """Return what a page follows: one of the sources, or the origin of a card, where more than its words is known."""
    if page.source:
        return {"isBasedOn": {"@type": "CreativeWork", "name": str(page.source)}}
    origin = link_parts(page.origin or "") if isinstance(page, Card) else []
    links = [{"url": target} for _, target in origin if target.startswith("http")][:1]
    language = [{"inLanguage": page.language}] if isinstance(page, Card) and page.language else []
    if not links and not language:
        return {}
    name = "".join(words for words, _ in origin).rstrip(".")
    return {"isBasedOn": dict(ChainMap({"@type": "CreativeWork", "name": name}, *language, *links))}


def how_to(card: Card, address: str) -> Data:
    data: Data = {"@type": "HowTo"}
    if card.also_known_as:
        data["alternateName"] = list(card.also_known_as)
    if card.reviewed:
        data["dateModified"] = card.reviewed.day
    if card.duration and not card.duration.per:  # the longest, so that nobody plans too little time
        data["totalTime"] = f"PT{card.duration.end}M"
    if card.materials:
        data["supply"] = [{"@type": "HowToSupply", "name": name} for name in card.materials]
    return data | {"step": [step_thing(card, number, address) for number in range(1, len(card.steps) + 1)]}


def step_thing(card: Card, number: int, address: str) -> Data:
    """Return a step: directions, duration, and what the coach can say as tips, with the marks of the editors."""
    step, fragment = card.steps[number - 1], f"stap-{number}"
    do: Data = {"@type": "HowToDirection", "text": step.text}
    if step.timing and step.timing.is_fixed:
        do["performTime"] = f"PT{step.timing.minutes_for(1)}M"
    if step.time and card.is_editorial(f"tijd-{step.slug}"):
        do["description"] = f"{step.time}: tijd van de redactie"
    tips = [{"@type": "HowToTip", "text": text} for text in step.say]
    data = {"@type": "HowToStep", "position": number, "name": step.name, "itemListElement": [do, *tips]}
    if card.source and card.is_editorial(f"stap-{step.slug}"):
        data["description"] = "Stap van de redactie"
    return data | ({"url": f"{address}#{fragment}"} if address else {})


def breadcrumbs(crumbs: Crumbs) -> list[Data]:
    if len(crumbs) < 2:
        return []
    items = [
        {"@type": "ListItem", "position": number, "name": name} | ({"item": address} if address else {})
        for number, (name, address) in enumerate(crumbs, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]
