"""The ledger ``permalinks.txt``: every address and fragment that was ever published.

An address is a promise.  The checker compares the ledger with the library: a line must still lead
to a page, a heading, a step or a term, or to a page that took over its old name.  Lines are only
ever added.  A library without a ledger has promised nothing yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from plgdocs.checking.directory import LEDGER
from plgdocs.checking.library import Library, old_docnames
from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.pages import Page
from plgdocs.model.problems import Problem, Reporter


def check_ledger(library: Library, problems: list[Problem]) -> None:
    """Report promises that are broken, and pages that are not in the ledger yet."""
    if not has_ledger(library.root):
        return
    lines, promised = read_ledger(library.root), promises(library.pages.values())
    kept, old = set(chain(*promised.values())), set(old_addresses(library))
    report = Reporter(LEDGER, problems)
    for number, line in enumerate(lines, start=1):
        address, _, fragment = line.partition("#")
        if line and line not in kept and address not in old:
            report(Code.BROKEN_FRAGMENT if fragment and address in kept else Code.BROKEN_ADDRESS, number, address=line)
    check_new(lines, promised, problems)


def promises(pages: Iterable[Page]) -> dict[str, list[str]]:
    """Return the addresses that each page promises, by path."""
    return {page.path: list(addresses(page)) for page in pages}


def check_new(lines: Iterable[str], promised: Mapping[str, list[str]], problems: list[Problem]) -> None:
    """Report pages that are not in the ledger yet, of which the lines are given."""
    known = set(lines)  # many thousand lines are looked up
    for path, found in promised.items():
        if missing := [address for address in found if address not in known]:
            Reporter(path, problems)(Code.NOT_IN_LEDGER, 1, count=len(missing), first=missing[0])


def has_ledger(root: Path) -> bool:
    """Whether a library keeps its promises in a ledger."""
    return (root / LEDGER).is_file()


def read_ledger(root: Path) -> list[str]:
    """Return the lines of the ledger, or none if there is no ledger."""
    return (root / LEDGER).read_text("utf-8-sig", errors="replace").splitlines() if has_ledger(root) else []


def extend_ledger(library: Library) -> int:
    """Add what is new to the ledger, which stays sorted, and return how many lines came."""
    known = {line for line in read_ledger(library.root) if line}
    new = set(published(library)) - known
    if new:
        text = "".join(f"{line}\n" for line in sorted(known | new))
        (library.root / LEDGER).write_text(text, "utf-8")
    return len(new)


def published(library: Library) -> Iterator[str]:
    """Yield every address that the library promises now."""
    for page in library.pages.values():
        yield from addresses(page)


def addresses(page: Page) -> Iterator[str]:
    """Yield the address of a page, of each of its parts, and of a card's page for participants.

    The start page is ``./``.  A card that isn't listed yet is reachable, but not promised.
    """
    if isinstance(page, Card) and not page.is_listed:
        return
    address = address_of(page.docname) or "./"
    yield address
    if isinstance(page, Card):
        yield address_of(page.participants_docname)
    for fragment in (*page.outline.fragments, *(term_fragment(term.label) for term in page.outline.terms)):
        if fragment:
            yield f"{address}#{fragment}"


def old_addresses(library: Library) -> Iterator[str]:
    """Yield the addresses that lead on to a page by one of its old names."""
    for page in library.pages.values():
        for old, _ in old_docnames(page):
            yield address_of(old)


def term_fragment(term: str) -> str:
    """Return the fragment of a glossary term as Sphinx makes it, or nothing for one without letters."""
    ascii_term = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode()
    fragment = re.sub(r"[^a-zA-Z0-9._]+", "-", " ".join(ascii_term.split())).rstrip("-")
    return f"term-{fragment.lstrip('-')}" if fragment.strip("-") else ""
