"""Compare our search with its peers, side by side: ``make bench-search``.

All engines index the same text of the same site, with the search words and questions of its pages and without; the
same queries go to each, in Chromium.  Prints for both: quality, bytes to the first result, bytes per further query and
the median time of a query, and how far ours is ahead, query by query, with an interval.  Arguments are further files
of queries.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import embedding  # noqa: E402
from conftest import launch  # noqa: E402 (the tests share their measures with this script)
from corpus import build_site, write_minisearch, write_pagefind, write_sphinx  # noqa: E402
from helpers.scores import QUERY_SETS, Run, by_class, kept_empty, read_queries, scores  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from serve import CountingHandler, start  # noqa: E402

from plgdocs.search.entries import write_search  # noqa: E402
from plgdocs.search.index import count  # noqa: E402

if TYPE_CHECKING:
    from helpers.scores import Query

    from plgdocs.search.index import Entry


@dataclass(frozen=True)
class Engine:
    """An engine: the page it runs on, how to make it ready, and how to ask it."""

    name: str
    page: str
    ready: str
    ask: str


MINISEARCH = """async () => {
    const { default: MiniSearch } = await import("./minisearch.js");
    const options = { fields: ["title", "terms", "questions", "headings", "text"] };
    const index = MiniSearch.loadJSON(await (await fetch("index.json")).text(), options);
    window.ask = (query, options) => index.search(query, options).map(({ id }) => id);
}"""
BOOST = "{ title: 4, terms: 3.5, questions: 2, headings: 1.5, text: 1 }"
"""The weights that we found for our own fields: more than the engine brings of itself, so shown apart."""

ENGINES = [
    Engine(
        "ours",
        "ours/zoeken/",
        """async () => {
            const { results, search } = await import("../_static/search.js");
            const index = await new results.Results().openIndex();
            window.ask = (query) => search.search(index, query).hits.filter((hit) => hit.strong)
                .map((hit) => index.pages[hit.page][0]);
        }""",
        "query => ask(query)",
    ),
    Engine(
        "Pagefind",
        "pagefind/",
        """async () => {
            const pagefind = await import("./pagefind/pagefind.js");
            await pagefind.init();
            window.ask = async (query) => {
                const { results } = await pagefind.search(query);
                const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
                return shown.map(({ url }) => new URL(url, location.href).pathname.split("/pagefind/")[1]);
            };
        }""",
        "query => ask(query)",
    ),
    Engine(
        "Sphinx",
        "sphinx/html/search/",
        """async () => {
            while (!Search._index) await new Promise((done) => setTimeout(done, 10));
            window.ask = (query) => Search.query(query) ?? [];
        }""",
        """query => {
            const parts = Search._parseQuery(query);
            const found = Search._performSearch(...parts).reverse();
            return [...new Set(found.map(([name]) => name === "index" ? "" : name + "/"))];
        }""",
    ),
    Engine("MiniSearch", "minisearch/", MINISEARCH, "query => ask(query, { fuzzy: 0.2, prefix: true })"),
    Engine(
        "with boosts", "minisearch/", MINISEARCH, f"query => ask(query, {{ fuzzy: 0.2, prefix: true, boost: {BOOST} }})"
    ),
]


@dataclass
class Result:
    """What was measured of one engine."""

    runs: list[Run]
    first: int
    further: float
    milliseconds: float


def measure(engine: Engine, address: str, browser: Browser, sets: list[list[Query]]) -> Result:
    """Ask an engine every query; the first asks for everything it needs."""
    context = browser.new_context()
    page = context.new_page()
    CountingHandler.sent = 0
    page.goto(address + engine.page, wait_until="load")
    page.evaluate(engine.ready)
    page.evaluate(engine.ask, sets[0][0]["query"])
    first = CountingHandler.sent
    timed = f"async query => {{ const t = performance.now(); const r = await ({engine.ask})(query); "
    timed += "return [r, performance.now() - t]; }"
    runs: list[Run] = []
    times: list[float] = []
    for queries in sets:
        answers = {query["id"]: page.evaluate(timed, query["query"]) for query in queries}
        runs.append({name: found for name, (found, _) in answers.items()})
        times += [time for _, time in answers.values()]
    further = (CountingHandler.sent - first) / (len(times) - 1)
    context.close()
    return Result(runs, first, further, median(times))


def gain(ours: Run, other: Run, queries: list[Query]) -> str:
    """Return the mean difference in nDCG, query by query, with its 95 % bootstrap interval."""
    one, two = scores(ours, queries), scores(other, queries)
    gains = [one[name]["nDCG"] - two[name]["nDCG"] for name in one]
    draw = random.Random(1)  # noqa: S311 (the same interval each time)
    means = sorted(fmean(draw.choices(gains, k=len(gains))) for _ in range(4000))
    return f"{fmean(gains):+.3f} [{means[100]:+.3f}, {means[3899]:+.3f}]"


def prepare(folder: Path, entries: list[Entry]) -> None:
    """Write every engine's index of these pages; ours lies in the site that was built."""
    write_search([(entry, count(entry)) for entry in entries], ROOT, folder / "ours")
    write_pagefind(entries, folder / "pagefind")
    write_sphinx(entries, folder / "sphinx")
    write_minisearch(entries, folder / "minisearch", ROOT / ".tools/bench_search")
    for name in ("pagefind", "minisearch"):
        (folder / name / "index.html").write_text("<!doctype html><title>x</title>")


def table(results: dict[str, Result], sets: dict[str, list[Query]]) -> None:
    """Print what was measured, for each set and for all together."""
    together = [query | {"id": f"{name}/{query['id']}"} for name, queries in sets.items() for query in queries]
    for number, (name, queries) in enumerate({**sets, "all sets": together}.items()):
        print(f"\n{name}: {len(queries)} queries")
        runs = {engine: [*result.runs, whole(result.runs, sets)][number] for engine, result in results.items()}
        for engine, run in runs.items():
            parts = by_class(run, queries)
            head = "  ".join(f"{measure} {value:.3f}" for measure, value in parts.pop("all").items())
            classes = "  ".join(f"{part} {means['nDCG']:.2f}" for part, means in parts.items())
            print(f"{engine:11}{head}  empty {kept_empty(run, queries):.2f}  | {classes}")
            if engine != "ours":
                print(f"{'':11}ours is ahead by {gain(runs['ours'], run, queries)}")
    print(f"\n{'':11}{'bytes to first':>15}{'bytes a query':>15}{'ms a query':>12}")
    for engine, result in results.items():
        print(f"{engine:11}{result.first:>15,}{result.further:>15,.0f}{result.milliseconds:>12.2f}")


def whole(runs: list[Run], sets: dict[str, list[Query]]) -> Run:
    """Return what an engine found for all sets together."""
    return {f"{name}/{number}": found for name, run in zip(sets, runs, strict=True) for number, found in run.items()}


def main() -> None:
    """Measure every engine and print the tables."""
    sets = {name: read_queries(name) for name in QUERY_SETS}
    sets |= {Path(path).name: json.loads(Path(path).read_text("utf-8")) for path in sys.argv[1:]}
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary)
        entries = build_site(ROOT, site / "ours")
        bare = [replace(entry, search_words=(), search_questions=()) for entry in entries]
        for title, pages in (("With search words and questions", entries), ("Without any", bare)):
            print(f"\n{title}")
            folder = site / title
            shutil.copytree(site / "ours", folder / "ours")
            prepare(folder, pages)
            address, browser = start(folder), launch(playwright)
            found = {engine.name: measure(engine, address, browser, list(sets.values())) for engine in ENGINES}
            browser.close()
            table(found | {"embedding": Result(embedding.runs(pages, list(sets.values())), 0, 0, 0)}, sets)


if __name__ == "__main__":
    main()
