"""What “Waar komt dit vandaan?” says: which parts of a page come from which source, in words, and whose the rest is."""

from plgdocs.model.cards import Card
from plgdocs.model.claims import FACT, FIELD, LINE, MAIN, QUESTION, SECTION, SILENCE, STEP, TIME, Claim
from plgdocs.model.pages import Page
from plgdocs.model.plans import Plan

FEW = 8
"""How many parts of a kind a sentence names; of more, it gives the number."""

WORDS = {
    SECTION: ("het deel", "de delen", "alle delen"),
    STEP: ("de stap", "de stappen", "alle stappen"),
    TIME: ("de tijd van", "de tijden van", "alle tijden"),
    SILENCE: ("de stilte bij", "de stiltes bij", "alle stiltes"),
    LINE: ("wat je zegt bij", "wat je zegt bij", "alles wat je zegt"),
    QUESTION: ("de vraag", "de vragen", "alle vragen"),
    FIELD: ("het veld", "de velden", "alle velden"),
}
"""Before one part, before several, and in place of all."""

OF_PLANS = {STEP: ("het onderdeel", "de onderdelen", "alle onderdelen")}


def claims_by_work(page: Page) -> dict[str, list[Claim]]:
    """Return the claims of each source, in the order of the page."""
    works = dict.fromkeys(claim.work for claim in page.claims)
    return {work: [claim for claim in page.claims if claim.work == work] for work in works}


def claimed(page: Page, claim: Claim) -> str:
    """Return the parts that a claim names, in words."""
    return "; ".join(filter(None, (in_words(page, claim, kind) for kind in (FACT, *WORDS))))


def in_words(page: Page, claim: Claim, kind: str) -> str:
    """Return the parts of one kind that a claim names: all, all but one or two, a few, or how many."""
    every = {name: part.words for name, part in page.parts.items() if part.kind == kind}
    names = [every[name] for name in claim.parts if name in every]
    rest = [words for name, words in every.items() if name not in claim.parts]
    if kind == FACT or not names:
        return ", ".join(names)
    one, several, all_ = (OF_PLANS if isinstance(page, Plan) else {}).get(kind, WORDS[kind])
    if len(rest) <= 2 < len(names):
        return all_ + (f", behalve {listed(rest)}" if rest else "")
    if kind == QUESTION and len(names) > 2:
        return f"{len(names)} vragen"
    if len(names) > FEW:
        return f"{several} {listed(names[:FEW])}, en nog {len(names) - FEW}"
    return f"{one if len(names) == 1 else several} {listed(names)}"


def listed(names: list[str]) -> str:
    """Return names as a reader lists them."""
    quoted = [f"“{name}”" for name in names]
    return " en ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def rest_of(page: Page) -> str:
    """Say whose all is that no source says, and how a reader sees it in the text."""
    alone = " De tijden zijn richttijden." * is_guessed(page)
    if isinstance(page, Card) and not page.claims:
        writer = "Wie de kaart inbracht, schreef ze" if page.is_contributed else "De redactie schreef deze kaart"
        return f"{writer}; van wie het idee komt, staat bij “Herkomst”.{alone}"
    if not page.claims:
        return f"Alles op deze pagina is van de redactie.{alone}"
    if isinstance(page, Card) and page.is_contributed:
        return "Al het andere komt van wie de kaart inbracht."
    drawings = ["", "de tekening en ", "de tekeningen en "][min(len(page.outline.images), 2)]
    times = "; tijden zijn dan richttijden" * is_guessed(page)
    is_seen = any(part.kind in (FACT, *MAIN) and page.is_marked(name) for name, part in page.parts.items())
    sign = " In de tekst staat er ° bij." * is_seen
    return f"Al het andere is van de redactie, ook {drawings}de verwijzingen naar andere pagina’s{times}.{sign}"


def is_guessed(page: Page) -> bool:
    return any(part.kind == TIME and page.is_editorial(name) for name, part in page.parts.items())
