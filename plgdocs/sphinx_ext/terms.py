"""Links to the glossary, at the first use of each term on a page.

The build adds them, though never in headings, so that the sources stay plain Markdown.
"""

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
"""Nodes without term links: headings and links, code, and names in bold such as those of steps."""

LINKABLE = re.compile(r"[^\W\d_][\w &’-]*[\w]")
"""Terms that are linked; the glossary also has “><” and “bv.”, but nobody looks these up."""


class TermLinks(SphinxPostTransform):
    default_priority = 5  # before Sphinx resolves references

    def run(self, **kwargs: Any) -> None:
        page = plg_domain(self.env).page(self.env.docname)
        if page is None or page.path == GLOSSARY or isinstance(page, DeveloperPage):
            return
        terms = set(filter(LINKABLE.fullmatch, plg_domain(self.env).library.terms.values()))
        terms -= {term for term in terms if term.casefold() == page.title.casefold()}
        linked = {node.astext().casefold() for node in self.document.findall(addnodes.pending_xref)}
        terms -= {term for term in terms if term.casefold() in linked}
        texts = [node for node in self.document.findall(nodes.Text) if may_link(node)]
        whole = " ".join(texts)  # contains few of the terms
        terms = {term for term in terms if term[1:] in whole}
        for text in texts:
            self.link_terms(text, terms)

    def link_terms(self, text: nodes.Text, terms: set[str]) -> None:
        """Replace the terms in a text by links, and remove them from ``terms``."""
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
    inner = nodes.inline("", shown, classes=["term-link"])
    target = {"refdomain": "std", "reftype": "term", "reftarget": term}
    return addnodes.pending_xref("", inner, refexplicit=True, refwarn=True, refdoc=docname, **target)


def may_link(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, UNLINKED):
            return False
        parent = parent.parent
    return True


def first_term(text: str, terms: Iterable[str]) -> tuple[str, re.Match[str]] | None:
    """Return the first term in a text with its match, the longest if several start there.

    Most texts contain no term, which a substring search finds faster than any regular expression.
    """
    likely = (term for term in terms if term[1:] in text)
    found = [(match.start(), -len(term), term, match) for term in likely if (match := pattern(term).search(text))]
    return min(found)[2:] if found else None


@cache
def pattern(term: str) -> re.Pattern[str]:
    """Return a pattern for a term as a whole word, also at the start of a sentence and in a simple plural."""
    start, rest = term[0], re.escape(term[1:])
    spelling = rf"[{start.upper()}{start}]{rest}(?:e?s|en)?" if term.islower() else rf"{re.escape(term)}(?:’s)?"
    return re.compile(rf"(?<![\w-])(?:{spelling})(?![\w-])")
