"""How good a ranking is: the measures that the tests and the benchmark share."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import TypedDict

FOLDER = Path(__file__).parents[1] / "search"
QUERY_SETS = ("queries.json", "queries-2.json", "own-queries.json", "blind-queries.json", "everyday-queries.json")
"""Two that were given; one by those who made the search; one by people who had read the pages and nothing else; and one
of sentences as teachers, principals and coaches type them, a third in spoken Flemish.
"""


class Query(TypedDict):
    """A query with the pages that answer it: grade 2 is the page looked for, 1 a useful page."""

    id: str
    query: str
    relevant: dict[str, int]


Run = dict[str, list[str]]
"""What an engine found: addresses by query, best first."""


def read_queries(name: str) -> list[Query]:
    """Return one of ``QUERY_SETS``."""
    queries: list[Query] = json.loads((FOLDER / name).read_text("utf-8"))
    return queries


def ndcg(found: list[str], grades: dict[str, int]) -> float:
    """Return how close the first ten results are to the best order."""
    gain = sum((2 ** grades.get(page, 0) - 1) / math.log2(rank + 2) for rank, page in enumerate(found[:10]))
    best = sorted(grades.values(), reverse=True)[:10]
    return float(gain / sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(best)))


def measures(found: list[str], grades: dict[str, int]) -> dict[str, float]:
    """Return the measures of one query."""
    place = next((rank for rank, page in enumerate(found) if grades.get(page) == 2), 10)
    return {"nDCG": ndcg(found, grades), "S@1": float(place == 0), "S@3": float(place < 3)}


def scores(run: Run, queries: list[Query]) -> dict[str, dict[str, float]]:
    """Return the measures of each query that has an answer; pages that no query grades are left out first."""
    judged = {page for query in queries for page in query["relevant"]}
    return {
        query["id"]: measures([page for page in run[query["id"]] if page in judged], query["relevant"])
        for query in queries
        if query["relevant"]
    }


def means(rows: list[dict[str, float]]) -> dict[str, float]:
    """Return the mean of each measure."""
    return {name: fmean(row[name] for row in rows) for name in rows[0]}


def by_class(run: Run, queries: list[Query]) -> dict[str, dict[str, float]]:
    """Return the means for each class of queries, and for all of them."""
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    found = scores(run, queries)
    for query in queries:
        if query["id"] in found:
            rows[str(query["class"])].append(found[query["id"]])  # type: ignore[typeddict-item]
            rows["all"].append(found[query["id"]])
    return {name: means(part) for name, part in rows.items()}


def kept_empty(run: Run, queries: list[Query]) -> float:
    """Return the share of the queries without an answer that found nothing."""
    return fmean(not run[query["id"]] for query in queries if not query["relevant"])
