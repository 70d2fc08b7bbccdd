"""Links to the glossary: each term that a page uses is linked where it is first used.

The build makes these links, never in a heading, so that the sources stay plain Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from plgdocs.checking.library import GLOSSARY
from plgdocs.model.pages import DeveloperPage
from plgdocs.sphinx_ext.domain import plg_domain

UNLINKED = (
    nodes.title,
    nodes.reference,
    addnodes.pending_xref,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.strong,
)
"""What holds no term links: headings and links, code, and names in bold such as those of steps."""

LINKABLE = re.compile(r"[^\W\d_][\w &’-]*[\w]")
"""Terms that running text can hold; “><” and “bv.” are in the glossary, but nobody looks them up."""


class TermLinks(SphinxPostTransform):
    """Links the first use of each glossary term on a page."""

    default_priority = 5  # before Sphinx resolves references

    def run(self, **kwargs: Any) -> None:
        """Link the terms of one page."""
        page = plg_domain(self.env).pages.get(self.env.docname)
        if page is None or page.path == GLOSSARY or isinstance(page, DeveloperPage):
            return
        terms = set(filter(LINKABLE.fullmatch, plg_domain(self.env).library.terms.values()))
        terms -= {term for term in terms if term.casefold() == page.title.casefold()}
        linked = {node.astext().casefold() for node in self.document.findall(addnodes.pending_xref)}
        terms -= {term for term in terms if term.casefold() in linked}
        texts = [node for node in self.document.findall(nodes.Text) if may_link(node)]
        whole = " ".join(texts)  # which holds the letters of few terms
        terms = {term for term in terms if term[1:] in whole}
        for text in texts:
            self.link_terms(text, terms)

    def link_terms(self, text: nodes.Text, terms: set[str]) -> None:
        """Replace the terms in one text by links, and take them out of ``terms``."""
        parts: list[nodes.Node] = []
        rest = str(text)
        while found := first_term(rest, terms):
            term, match = found
            terms.discard(term)
            parts += [nodes.Text(rest[: match.start()]), link(self.env.docname, term, match[0])]
            rest = rest[match.end() :]
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(rest)])


def link(docname: str, term: str, shown: str) -> addnodes.pending_xref:
    """Return a reference to a term, which Sphinx resolves."""
    inner = nodes.inline("", shown, classes=["term-link"])
    target = {"refdomain": "std", "reftype": "term", "reftarget": term}
    return addnodes.pending_xref("", inner, refexplicit=True, refwarn=True, refdoc=docname, **target)


def may_link(node: nodes.Node) -> bool:
    """Whether a text may hold links."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, UNLINKED):
            return False
        parent = parent.parent
    return True


def first_term(text: str, terms: Iterable[str]) -> tuple[str, re.Match[str]] | None:
    """Return the first term in a text, the longest of those that begin there, and where it stands.

    Most texts hold no term: a search for the bare letters says so far sooner than any pattern.
    """
    likely = (term for term in terms if term[1:] in text)
    found = [(match.start(), -len(term), term, match) for term in likely if (match := pattern(term).search(text))]
    return min(found)[2:] if found else None


@cache
def pattern(term: str) -> re.Pattern[str]:
    """Return what finds a term as a whole word: with a capital at the start of a sentence, in a simple plural."""
    start, rest = term[0], re.escape(term[1:])
    spelling = rf"[{start.upper()}{start}]{rest}(?:e?s|en)?" if term.islower() else rf"{re.escape(term)}(?:’s)?"
    return re.compile(rf"(?<![\w-])(?:{spelling})(?![\w-])")
