"""The ledger ``permalinks.txt``: every address and fragment that was ever published.

Published addresses keep working: each line of the ledger must still lead to a page, a heading, a step or a term, or to
a page that took over its old name. Lines are only ever added. A library without a ledger has published nothing yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from plgdocs.checking.directory import LEDGER, read_ledger
from plgdocs.checking.library import Library, old_docnames
from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Reporter


def check_ledger(library: Library, problems: list[Problem]) -> None:
    """Report lines of the ledger that lead nowhere, and pages that are missing from it."""
    if not (library.root / LEDGER).is_file():
        return
    lines, found = read_ledger(library.root), {page.path: list(addresses(page)) for page in library.pages.values()}
    current, old, known = set(chain(*found.values())), old_addresses(library), set(lines)
    report = Reporter(LEDGER, problems)
    for number, line in enumerate(lines, start=1):
        address, _, fragment = line.partition("#")
        if line and line not in current and address not in old:
            code = Code.BROKEN_FRAGMENT if fragment and address in current else Code.BROKEN_ADDRESS
            report(code, number, address=line)
    for path, current_here in found.items():
        if missing := [address for address in current_here if address not in known]:
            Reporter(path, problems)(Code.NOT_IN_LEDGER, 1, count=len(missing), first=missing[0])


def extend_ledger(library: Library) -> int:
    """Add new addresses to the ledger, which stays sorted, and return how many."""
    known = {line for line in read_ledger(library.root) if line}
    new = {address for page in library.pages.values() for address in addresses(page)} - known
    if new:
        text = "".join(f"{line}\n" for line in sorted(known | new))
        (library.root / LEDGER).write_text(text, "utf-8")
    return len(new)


def addresses(page: Page) -> Iterator[str]:
    """Yield the addresses of a page, of its fragments, and of a card's page for participants.

    The start page is ``./``. A card that isn't listed yet has a page, but may still change its address.
    """
    if isinstance(page, Card) and not page.is_listed:
        return
    address = address_of(page.docname) or "./"
    yield address
    if isinstance(page, Card):
        yield address_of(page.participants_docname)
    fragments = [*page.outline.fragments, *(term_fragment(term.label) for term in page.outline.terms)]
    yield from (f"{address}#{fragment}" for fragment in fragments if fragment)


def old_addresses(library: Library) -> set[str]:
    """Return the addresses that redirect to the current name of a page."""
    return {address_of(old) for page in library.pages.values() for old, _ in old_docnames(page)}


def term_fragment(term: str) -> str:
    """Return the fragment of a glossary term as Sphinx makes it, or nothing if the term has no letters."""
    ascii_term = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode()
    fragment = re.sub(r"[^a-zA-Z0-9._]+", "-", " ".join(ascii_term.split())).rstrip("-")
    return f"term-{fragment.lstrip('-')}" if fragment.strip("-") else ""
