"""The search as an engine: its Dutch, its index, and what it finds."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from helpers.samples import CARD
from helpers.scores import QUERY_SETS, by_class, kept_empty, read_queries

from plgdocs.checking.directory import library_files
from plgdocs.search.entries import text_file, write_search
from plgdocs.search.index import Entry, Section, count, page_weights
from plgdocs.search.packing import front_coded, packed
from plgdocs.search.thesaurus import parse_thesaurus
from plgdocs.search.words import ROOT_RULES, STOP_WORDS, apply, fold, indexed_tokens, stem
from plgdocs.sphinx_ext.live_site import LiveSite

if TYPE_CHECKING:
    from pathlib import Path

NODE = ROOT / ".venv/bin/node"
ENGINE = ROOT / "plgdocs/theme/plg/static/search/search.js"


def node(script: str, site: Path, argument: Path) -> Any:
    """Run a script of ``tests/search`` with the engine and the built index; return what it prints."""
    paths = [ROOT / "tests/search" / script, ENGINE, site / "zoeken/index.json", argument]
    command = [str(NODE), "--no-warnings", *map(str, paths)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def text_on(site: Path, address: str) -> Any:
    """Return what excerpts of a page are cut from."""
    return json.loads((site / "zoeken" / text_file(address)).read_text("utf-8"))


def root(stemmed: str) -> str:
    """Return what only the browser makes of a stem (``index.js``)."""
    return apply(ROOT_RULES, stemmed) if len(stemmed) > 4 else stemmed


@pytest.mark.parametrize(
    "words",
    [
        "vraag vragen",
        "leervraag leervragen",
        "procescoach procescoaches",
        "coach coachen",
        "proces processen",
        "succes successen",
        "kaart kaarten kaartje kaartjes",
        "vaardigheid vaardigheden",
        "idee ideeën",
        "thema thema’s themas",
        "visie visies",
        "methodiek methodieken",
        "huis huizen",
        "leef leven",
        "goed goede",
        "professioneel professionele",
        "les lessen",
    ],
)
def test_inflections_share_a_stem(words: str) -> None:
    assert len({stem(fold(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "vergaderen vergadering",
        "autonoom autonomie",
        "motiveren gemotiveerd motivatie",
        "begeleiden begeleider begeleiding",
        "bespreken bespreekt bespreking",
        "zwijgen zwijgende",
        "opvolgen opgevolgd",
        "nakomen nagekomen",
    ],
)
def test_derivations_share_a_root(words: str) -> None:
    assert len({root(stem(fold(word))) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["begeleiding beleid", "school schaal", "vraag vriend", "groep groei", "kans kan"])
def test_other_words_stay_apart(words: str) -> None:
    one, other = words.split()
    assert root(stem(one)) != root(stem(other))


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("onderwijskundig belijd", "school/onderwijskundig-beleid/"),
        ("proffesioneel leren", "aanbevelingen/4-professioneel-leren/"),
        ("zelfskan", "methodieken/zelfscan/"),
        ("begrippen", "begrippen/"),
    ],
)
def test_it_hears_what_was_meant(query: str, address: str, site: Path, tmp_path: Path) -> None:
    """Letters that sound alike; the last is spelt as it should be."""
    (tmp_path / "queries.json").write_text(json.dumps([{"id": "a", "query": query}]))
    assert node("run.mjs", site, tmp_path / "queries.json")["a"][0] == address


def test_words_are_folded_and_split() -> None:
    assert list(indexed_tokens("Eén thema’s: Zorgcoördinator!")) == ["een", "thema", "zorgcoordinator"]
    assert list(indexed_tokens("onze PLG’s en zo’n groep")) == ["onze", "plg", "en", "zon", "groep"]
    assert list(indexed_tokens("de check-in")) == ["de", "check", "in", "checkin"]


def test_browser_and_build_agree_on_every_word(site: Path, tmp_path: Path) -> None:
    """Over every word of every file, and of the queries."""
    texts = [(ROOT / path).read_text("utf-8") for path in library_files(ROOT)]
    texts += [query["query"] for name in QUERY_SETS for query in read_queries(name)]
    words = sorted({word for text in texts for word in re.findall(r"[\w’'-]+", text)})
    assert len(words) > 4000
    (tmp_path / "words.json").write_text(json.dumps(words))
    ours = [[fold(word), stem(fold(word)), root(stem(fold(word)))] for word in words]
    assert node("words.mjs", site, tmp_path / "words.json") == ours


def test_the_file_is_compact_and_can_be_read_back(site: Path) -> None:
    """Words share the start of the last; a page takes a character; Node reads back what was written."""
    assert "".join(front_coded(["leer", "leervraag", "les"])) == "AleerEvraagCs"
    assert packed([[0, 2, 4, 95], [1]]) == "#$$}!$"
    index = json.loads((site / "zoeken/index.json").read_text("utf-8"))
    assert len(re.findall("[A-Z]", index["words"])) > 2000
    assert len(index["weights"]) > 15_000


def test_a_title_weighs_more_than_a_mention() -> None:
    pages = [
        Entry("a/", "Iets anders", "Gids", "", sections=(Section("", "", ["over kansen"]),)),
        Entry("b/", "Kansen", "Gids", ""),
    ]
    first, second = (page_weights(count(page))["kans"] for page in pages)
    assert 0 < first < second


def test_a_card_without_search_words_counts_for_more_among_cards_that_have_them() -> None:
    """Or else nobody would find a new card; where all are new, none gets anything extra."""
    page = count(Entry("a/", "Rondje", "Methodiek", "", sections=(Section("", "", ["over kansen"]),)))
    alone, among = (page_weights(page, others=others)["kans"] for others in (0, 1))
    full = count(Entry("b/", "Kring", "Methodiek", "", ("iets",) * 24, sections=(Section("", "", ["over kansen"]),)))
    assert page_weights(full)["kans"] == alone < among


def test_the_thesaurus_has_three_kinds_of_rules() -> None:
    found = parse_thesaurus("# niets\na, b  # zo\n\nc\nd,e > f\nda = dat\n")
    assert (found.groups, found.near, found.forms) == (["a b"], ["d e>f"], ["da=dat"])


def test_the_text_of_a_page_goes_with_the_page(tmp_path: Path) -> None:
    """A rebuild leaves nothing of a page that is gone."""
    (tmp_path / "thesaurus.txt").write_text("", "utf-8")
    pages = [(entry, count(entry)) for entry in (Entry("a/b/", "Een", "Gids", ""), Entry("", "Twee", "Gids", ""))]
    for found in (pages, pages[1:]):
        write_search(found, tmp_path, tmp_path / "site")
        texts = {path.name for path in (tmp_path / "site/zoeken/teksten").iterdir()}
        assert texts == {text_file(entry.address).rpartition("/")[2] for entry, _ in found}
    assert texts == {"index.json"}


def test_what_the_search_knows(site: Path) -> None:
    index = json.loads((site / "zoeken/index.json").read_text("utf-8"))
    addresses = [page[0] for page in index["pages"]]
    assert "methodieken/oase/" in addresses
    assert "school/motivatie/" in addresses
    assert not [address for address in addresses if address.startswith(("ontwikkeling/", "zoeken/"))]


def test_every_section_leads_somewhere(site: Path) -> None:
    """Sections, steps and terms: each anchor stands on its page."""
    index = json.loads((site / "zoeken/index.json").read_text("utf-8"))
    anchors = set()
    for address, *_ in index["pages"]:
        page = text_on(site, address)
        html = (site / address / "index.html").read_text("utf-8")
        for anchor, heading, _ in page["sections"]:
            assert not anchor or f'id="{anchor}"' in html, (address, anchor)
            assert heading or not anchor, (address, anchor)
            anchors.add(anchor)
    assert {"stap-1", "valkuil", "term-procescoach", "in-het-kort"} <= anchors


def test_a_step_is_called_by_its_name_alone(site: Path) -> None:
    """Not by its time or the mark of the editors; and the label of a silence is no text."""
    page = text_on(site, "methodieken/check-in/")
    steps = [(heading, text) for anchor, heading, text in page["sections"] if anchor.startswith("stap-")]
    assert [heading for heading, _ in steps] == ["Stel de startvraag", "Geef iedereen de beurt", "Sluit het rondje"]
    assert "stilte" not in steps[0][1]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's
def test_an_unlisted_card_is_not_found_and_a_preview_keeps_nothing(library: Path, tmp_path: Path) -> None:
    (library / "methods/rondje.md").write_text(CARD, "utf-8")
    live = LiveSite(library, tmp_path)
    live.refresh_files()
    assert live.fresh_page("methodieken/rondje/")[1]
    assert "methodieken/rondje" not in (live.out / "zoeken/index.json").read_text("utf-8")
    assert not (live.out / "sw.js").exists()
    assert b"sw.js" not in live.fresh_page("zoeken/")[0]
    live.stack.close()


def test_nothing_is_left_of_the_old_search(site: Path) -> None:
    left = [
        path.name for path in site.rglob("*") if re.search(r"searchindex|searchtools|stemmer|language_data", path.name)
    ]
    assert left == []
    assert not (site / "search").exists()


@pytest.mark.parametrize("name", ["queries.json", "queries-2.json", "own-queries.json"])
def test_it_finds_at_the_first_try(name: str, site: Path) -> None:
    queries = read_queries(name)
    run = node("run.mjs", site, ROOT / "tests/search" / name)
    found = by_class(run, queries)
    assert found["all"]["nDCG"] >= 0.86
    assert found["all"]["S@1"] >= 0.8
    assert found["all"]["S@3"] >= 0.93
    assert {part: means["nDCG"] for part, means in found.items() if means["nDCG"] < 0.7} == {}


@pytest.mark.parametrize(("name", "least"), [("blind-queries.json", 0.85), ("everyday-queries.json", 0.68)])
def test_it_finds_what_others_ask(name: str, least: float, site: Path) -> None:
    """By two people who had read the pages only, and as teachers type: no class is held to a figure of its own."""
    queries = read_queries(name)
    run = node("run.mjs", site, ROOT / "tests/search" / name)
    assert by_class(run, queries)["all"]["nDCG"] >= least


HELPFUL = {
    "iemand praat te veel": ("methodieken/stil-gesprek/", "aanbevelingen/2-procescoach/", "vragenkit/"),
    "dominant": ("methodieken/stil-gesprek/", "aanbevelingen/2-procescoach/", "vragenkit/"),
    "lastige collega": ("methodieken/oase/", "aanbevelingen/7-afwijkende-meningen/"),
    "groep zit vast": ("methodieken/oase/", "methodieken/gerichte-zoekopdracht/", "vragenkit/"),
    "schoolklimaat": ("school/schoolcultuur/",),
}


def test_short_everyday_words_lead_to_a_page_that_helps(site: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.json").write_text(json.dumps([{"id": query, "query": query} for query in HELPFUL]), "utf-8")
    run = node("run.mjs", site, tmp_path / "queries.json")
    assert {query: found[0] for query, found in run.items() if found[0] not in HELPFUL[query]} == {}


def test_it_is_silent_about_nothing_else(site: Path, tmp_path: Path) -> None:
    """Of all sets together: on most queries about nothing in the guide, and on hardly any that a page answers."""
    queries = [query | {"id": f"{name} {query['id']}"} for name in QUERY_SETS for query in read_queries(name)]
    (tmp_path / "queries.json").write_text(json.dumps(queries), "utf-8")
    run = node("run.mjs", site, tmp_path / "queries.json")
    assert kept_empty(run, queries) >= 0.85
    answered = [query for query in queries if query["relevant"]]
    assert sum(not run[query["id"]] for query in answered) <= len(answered) / 100


def test_a_card_comes_before_the_board_that_is_named_after_it(site: Path, tmp_path: Path) -> None:
    """And the board first where one asks for it."""
    queries = {"kandoe": "methodieken/kandoe/", "bsa": "methodieken/bsa/", "kandoe-bord": "werkbladen/kandoe-bord/"}
    (tmp_path / "queries.json").write_text(json.dumps([{"id": query, "query": query} for query in queries]), "utf-8")
    run = node("run.mjs", site, tmp_path / "queries.json")
    assert {query: found[0] for query, found in run.items()} == queries


def naming(text: str) -> list[str]:
    return [word for word in indexed_tokens(text) if word not in STOP_WORDS]


def test_every_word_finds_its_pages(site: Path, tmp_path: Path) -> None:
    """Each word of five letters and more; it comes among the first ten where few pages have it as prominently."""
    pages: dict[str, set[str]] = defaultdict(set)
    loud: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    index = json.loads((site / "zoeken/index.json").read_text("utf-8"))
    for address, title, *_ in index["pages"]:
        text = text_on(site, address)
        headings = naming(" ".join([title, *(heading for _, heading, _ in text["sections"])]))
        running = naming(" ".join([text["summary"], *(part for _, _, part in text["sections"])]))
        often = Counter(map(stem, running))
        for word in {*headings, *running}:
            pages[word].add(address)
            forms[stem(word)].add(word)
            if stem(word) in map(stem, headings) or often[stem(word)] > 2:
                loud[stem(word)].add(address)
    typed = sorted(word for word in pages if len(word) >= 5)
    assert len(typed) > 2500
    (tmp_path / "queries.json").write_text(json.dumps([{"id": word, "query": word} for word in typed]))
    run = node("run.mjs", site, tmp_path / "queries.json")
    assert {word: missed for word in typed if (missed := pages[word].difference(run[word]))} == {}
    few = {root: found for root, found in loud.items() if len(found) <= 10}
    late = {
        word: missed
        for root, found in few.items()
        for word in forms[root]
        if len(word) >= 5 and (missed := found.difference(run[word][:10]))
    }
    assert late == {}


def test_few_words_are_no_names() -> None:
    assert len(STOP_WORDS) <= 150


BUDGET = 600
"""Bytes over the wire until the first result shows, for each page that the search knows."""
FIRST = [
    "zoeken/index.html",
    "zoeken/index.json",
    *(f"_static/{name}" for name in ("site.css", "filter.css", "site.js", "searchpage.js")),
]


def test_the_first_result_is_light(site: Path) -> None:
    assert sum(len(gzip.compress((site / name).read_bytes(), 9)) for name in FIRST) <= BUDGET * len(
        list(library_files(ROOT))
    )
