"""Rules between files: names that clash, dead links, the ten recommendations.

Each rule is one function; its docstring is the rule.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from typing import TypeAlias
from urllib.parse import unquote

from plgdocs.checking.directory import reporting
from plgdocs.checking.files import MOST_PROBLEMS, load_beside
from plgdocs.checking.library import Library
from plgdocs.checking.links import (
    check_images,
    check_links,
    check_paths,
    check_question_lists,
    check_roles,
    check_shown_cards,
)
from plgdocs.checking.permalinks import check_ledger
from plgdocs.checking.toctrees import check_toctrees
from plgdocs.model.addresses import address_of, resolve
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import PAGE, beside, kind_of
from plgdocs.model.names import slug
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.plans import Plan, card_name
from plgdocs.model.problems import Problem, Reporter, nearest
from plgdocs.model.vocabularies import PLAN_PARTS
from plgdocs.model.worksheets import Worksheet
from plgdocs.parsing.allow_list import OUTSIDE
from plgdocs.parsing.front_matter import split

RECOMMENDATION_COUNT = 10
UNFINISHED = "Vul eerst die kaart aan tot ze in de lijst komt: wat ze nog mist, staat bij de kaart zelf."


def check_library(library: Library) -> list[Problem]:
    problems: list[Problem] = []
    check_pages(library, problems)
    check_recommendations(library, problems)
    check_toctrees(library, problems)
    check_ledger(library, problems)
    return sorted(problems)


def check_pages(library: Library, problems: list[Problem]) -> None:
    claims = claims_of(library)
    for page in library.pages.values():
        found: list[Problem] = []
        with reporting(Reporter(page.path, problems)):
            check_page(page, claims, library, Reporter(page.path, found, MOST_PROBLEMS))
        problems += found


def check_page(page: Page, claims: Claims, library: Library, report: Reporter) -> None:
    check_paths(page, library.links, report)
    check_links(page, library, report)
    check_question_lists(page, report)
    check_shown_cards(page, library, report)
    check_images(page, library, report)
    check_roles(page, library, report)
    check_names(page, claims, library, report)
    check_fixed_names(page, claims, report)
    check_addresses(page, claims, library, report)
    check_claims(page, library, report)
    if isinstance(page, Card):
        check_card_references(page, library, report)
    if isinstance(page, Plan):
        check_methods(page, library, report)
    if isinstance(page, Worksheet):
        check_takes(page, library, report)
    if isinstance(page, Recommendation):
        check_number(page, library, report)


Claims: TypeAlias = dict[tuple[str, str], list[Page]]
"""The pages that claim a name, by namespace and name: besides directories, there are those of the whole library."""
TARGET, TERM, ADDRESS = "target", "term", "address"


def namespace_of(path: str) -> str:
    """Return the namespace of a page: all cards share one, and other pages those in their directory."""
    return "methods" if kind_of(path) is Card else path.rpartition("/")[0]


def claims_of(library: Library) -> Claims:
    """Return the pages that each name leads to, such as a ``(name)=`` or a term; a card has that of its title, too."""
    claims: Claims = defaultdict(list)
    for page in library.pages.values():
        names = {page.name, *page.old_names}
        if isinstance(page, Card):
            names |= {slug(page.title), slug(page.label), *map(slug, page.also_known_as)}
        for name in names - {""}:  # the slug of a name without Latin letters
            claims[namespace_of(page.path), name].append(page)
        for note in page.outline.targets:
            claims[TARGET, note.label].append(page)
        for note in page.outline.terms:
            claims[TERM, note.label.casefold()].append(page)
        claims[ADDRESS, address_of(page.docname)].append(page)
    return claims


def check_names(page: Page, claims: Claims, library: Library, report: Reporter) -> None:
    """No other page of its namespace has a page's name, old name or, for a card, title or other name.

    Of two pages that clash, the one that isn't published yet has to change.
    """
    if isinstance(page, Card) and page.name in PLAN_PARTS:
        report(Code.ID_CLASH, 1, name=page.name, other="een onderdeel van een draaiboek")
    if page.name in page.old_names:
        report(Code.ID_CLASH, header_line(library, page, page.name), name=page.name, other="deze pagina zelf")
    names = [page.name, *page.old_names, *(page.also_known_as if isinstance(page, Card) else ())]
    if isinstance(page, Card) and slug(page.title) not in map(slug, names):
        names.append(page.title)
    for name in names:
        claimed = claims.get((namespace_of(page.path), slug(name)), ())
        others = [other for other in claimed if other is not page and not library.is_older(page, other)]
        if others:
            line = page.outline.headings[0].line if name == page.title else header_line(library, page, name)
            report(Code.ID_CLASH, line, name=name, other=f"“{others[-1].title}” ({others[-1].path})")


def check_fixed_names(page: Page, claims: Claims, report: Reporter) -> None:
    """A ``(name)=`` is in one file, and a term is explained once."""
    for note in page.outline.targets:
        if other := next((other for other in claims[TARGET, note.label] if other is not page), None):
            report(Code.TARGET_ELSEWHERE, note.line, note.column, name=note.label, other=other.path)
    for note in page.outline.terms:
        pages = claims[TERM, note.label.casefold()]
        if len(pages) > 1:
            other = next((other for other in pages if other is not page), page)
            report(Code.TERM_ELSEWHERE, note.line, note.column, term=note.label, other=other.path)


def check_addresses(page: Page, claims: Claims, library: Library, report: Reporter) -> None:
    """No two pages have the same address or old address, which pages of different directories can."""
    for name in (page.name, *page.old_names):
        address = address_of(f"{page.folder}/{name}".lstrip("/"))
        for other in claims.get((ADDRESS, address), ()):
            if other.folder != page.folder:
                line = header_line(library, page, name, "vroeger") if name in page.old_names else 1
                report(Code.ID_CLASH, line, name=f"/{address}", other=f"“{other.title}” ({other.path})")


def check_card_references(card: Card, library: Library, report: Reporter) -> None:
    """“ervoor”, “erna” and “lijkt-op” name other cards."""
    for key, names in (("ervoor", card.before), ("erna", card.after), ("lijkt-op", card.lookalikes or {})):
        for name in names:
            if name == card.name:
                at_value(library, card, key, name, report)(Code.SELF_REFERENCE, key=key, target=name)
            elif name not in library.card_by_name:
                hint = nearest(name, library.card_by_name)
                at_value(library, card, key, name, report)(Code.UNKNOWN_CARD, target=name, nearest=hint)


def check_methods(plan: Plan, library: Library, report: Reporter) -> None:
    """A part of a plan that is a link leads to a listed card; dead links are reported elsewhere."""
    names = [card.name for card in library.listed_cards]
    for number, step in enumerate(plan.steps, start=1):
        path = unquote(step.target).partition("#")[0]
        page = None if OUTSIDE.match(step.target) else library.pages.get(resolve(plan.path, path))
        is_dead = not page and path.endswith(PAGE) and not OUTSIDE.match(step.target)
        if step.target and not is_dead and not (isinstance(page, Card) and page.is_listed):
            hint = UNFINISHED if isinstance(page, Card) else nearest(card_name(step), names)
            report(Code.NOT_A_METHOD, step.line, number=number, target=step.target, nearest=hint)


def check_claims(page: Page, library: Library, report: Reporter) -> None:
    """“uit-de-bron” names parts that the page has, each once."""
    counts = Counter(part for claim in page.claims for part in claim.parts)
    for part, count in counts.items():
        if part not in page.parts:
            hint = nearest(part, page.parts)
            at_value(library, page, "uit-de-bron", part, report)(Code.UNKNOWN_PART, value=part, nearest=hint)
        elif count > 1:
            at_value(library, page, "uit-de-bron", part, report)(Code.CLAIMED_TWICE, value=part)


def check_takes(page: Worksheet, library: Library, report: Reporter) -> None:
    """What a field takes is yielded by another worksheet, or by a card."""
    known = {thing for other in library.worksheets if other is not page for thing in other.gives}
    known |= {thing for card in library.listed_cards for thing in card.gives}
    for blank in page.blanks:
        if blank.takes and blank.takes not in known:
            report(Code.NOTHING_GIVES, blank.line, label=blank.label, thing=blank.takes)


def check_number(page: Recommendation, library: Library, report: Reporter) -> None:
    """A recommendation's number opens its file name."""
    if page.number and not page.name.startswith(f"{page.number}-"):
        line = header_line(library, page, str(page.number), "nummer")
        report(Code.NUMBER_IN_NAME, line, number=page.number, name=f"{page.name}.md")


def check_recommendations(library: Library, problems: list[Problem]) -> None:
    """There are exactly the recommendations 1 to 10."""
    for number in range(1, RECOMMENDATION_COUNT + 1):
        paths = [page.path for page in library.recommendations if page.number == number]
        if len(paths) != 1:
            what = "bestaat meer dan eens" if paths else "ontbreekt"
            report = Reporter(paths[-1] if paths else "docs/aanbevelingen/index.md", problems)
            report(Code.RECOMMENDATIONS, 1, number=number, what=what)


def header_line(library: Library, page: Page, value: str, key: str = "") -> int:
    """Return the line of the front matter that contains ``value``, at or after ``key`` if given.

    Only called if there is a problem, since it reads the file again.
    """
    text = (library.root / page.path).read_text("utf-8-sig", errors="replace")
    return line_of(["", *(split(text).header or "").split("\n")], value, key)


def line_of(lines: list[str], value: str, key: str) -> int:
    start = next((i for i, line in enumerate(lines) if key and line.startswith(f"{key}:")), 0)
    word = re.compile(rf"(?<![\w-]){re.escape(value)}(?![\w-])")
    return next((i + 1 for i, line in enumerate(lines) if start <= i and word.search(line)), 1)


def at_value(library: Library, page: Page, key: str, value: str, report: Reporter) -> Callable[..., None]:
    """Return a reporter for the line of ``value``, in the page's front matter or in the editors' file beside it."""
    line, data = header_line(library, page, value, key), load_beside(library.root, page.path)
    if line > 1 or data is None:
        return partial(report, line=line)
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    return partial(Reporter(beside(page.path), report.problems), line=line_of(lines, value, key))
