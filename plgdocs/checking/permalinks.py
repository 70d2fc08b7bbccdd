"""The ledger ``permalinks.txt``: every address and fragment that was ever published.

Published addresses keep working: each line of the ledger must still lead to a page, a heading, a step or a term, or to
a page that took over its old name. Lines are only ever added. A library without a ledger has published nothing yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plgdocs.checking.directory import read_ledger, reporting
from plgdocs.checking.library import Library, old_docnames
from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import LEDGER
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Reporter


def check_ledger(library: Library, problems: list[Problem]) -> None:
    """Report lines of the ledger that lead nowhere, a missing fragment at its page; and a ledger that isn't there."""
    pages = {address: page for page in library.pages.values() for address in addresses(page)}
    renamed, report, lines = redirects(library), Reporter(LEDGER, problems), list[str]()
    if not (library.root / LEDGER).is_file():
        report(Code.NO_LEDGER, 1, name=LEDGER)
    with reporting(report):
        lines = read_ledger(library.root)
    known = set(lines)
    for number, line in enumerate(lines, start=1):
        old, hash_sign, fragment = line.partition("#")
        address = renamed.get(old, old)
        if not line or f"{address}{hash_sign}{fragment}" in pages:
            continue
        if fragment and (page := pages.get(address)):
            code = Code.BROKEN_FIELD if fragment.startswith("veld-") else Code.BROKEN_FRAGMENT
            at = new_heading_line(page, old, known)
            Reporter(page.path, problems)(code, at, address=line)
        else:
            report(Code.BROKEN_ADDRESS, number, address=line)


def new_heading_line(page: Page, address: str, known: set[str]) -> int:
    """Return the line of the first heading that was never published: most likely it was renamed."""
    new = (heading.line for heading in page.outline.headings if f"{address}#{heading.slug}" not in known)
    return next(new, 1)


def promised(library: Library) -> list[str]:
    """Return what the library promises once it is published; a card that isn't listed may still change its address."""
    pages = (page for page in library.pages.values() if not isinstance(page, Card) or page.is_listed)
    return sorted({address for page in pages for address in addresses(page)})


def addresses(page: Page) -> Iterator[str]:
    """Yield the addresses of a page, of its fragments, and of a card's page for participants.

    The start page is ``./``.
    """
    address = page.address or "./"
    yield address
    if isinstance(page, Card):
        yield address_of(page.participants_docname)
    fragments = [*page.fragments, *(term_fragment(term.label) for term in page.outline.terms)]
    yield from (f"{address}#{fragment}" for fragment in fragments if fragment)


def redirects(library: Library) -> dict[str, str]:
    """Return the current address for each old one."""
    pairs = (pair for page in library.pages.values() for pair in old_docnames(page))
    return {address_of(old): address_of(current) for old, current in pairs}


def term_fragment(term: str) -> str:
    """Return the fragment of a glossary term as Sphinx makes it, or nothing if the term has no letters."""
    ascii_term = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode()
    fragment = re.sub(r"[^a-zA-Z0-9._]+", "-", " ".join(ascii_term.split())).rstrip("-")
    return f"term-{fragment.lstrip('-')}" if fragment.strip("-") else ""
