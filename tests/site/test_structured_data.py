"""What other programs read of the site: JSON-LD, sitemap, feed, card.json, llms.txt, each checked by somebody else."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from conftest import PUBLIC, ROOT, page_addresses
from helpers.exports import checker, exported
from helpers.pages import parse
from helpers.typescript import TYPESCRIPT

from plgdocs.checking.library import Library, read_library
from plgdocs.model.addresses import address_of
from plgdocs.model.cards import Card
from plgdocs.model.pages import Page, Recommendation, Review
from plgdocs.model.plans import Plan
from plgdocs.model.worksheets import Worksheet
from plgdocs.outputs import feeds, theme
from plgdocs.outputs.structured_data import structured_data

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = read_library(ROOT)[0]
KANDOE = LIBRARY.card_by_name["kandoe"]


def scripts(site: Path, address: str) -> list[str]:
    """Return the text of the JSON-LD scripts of a page."""
    page = parse(site / address / "index.html")
    return [script.text or "" for script in page.iter("script") if script.get("type") == "application/ld+json"]


def things(site: Path, page: Page) -> list[dict[str, Any]]:
    """Return what a page says in JSON-LD."""
    found = scripts(site, address_of(page.docname))
    assert len(found) <= 1
    return [thing for script in found for thing in json.loads(script)["@graph"]]


def vocabulary_errors(graphs: list[str], folder: Path) -> list[str]:
    """Return what schema.org's vocabulary, as types for TypeScript, has against JSON-LD: types, properties, values."""
    lines = [f"export const page{number}: Graph = {graph};" for number, graph in enumerate(graphs)]
    (folder / "pages.ts").write_text("\n".join(['import type { Graph } from "schema-dts";', *lines]), "utf-8")
    options = {
        "strict": True,
        "noEmit": True,
        "skipLibCheck": True,
        "types": [],
        "module": "esnext",
        "moduleResolution": "bundler",
        "paths": {"schema-dts": [str(ROOT / ".tools/node_modules/schema-dts")]},
    }
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["pages.ts"]}))
    command = [str(ROOT / ".venv/bin/node"), str(TYPESCRIPT), "-p", str(folder), "--pretty", "false"]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    errors = [line for line in run.stdout.splitlines() if "error TS" in line]
    assert bool(errors) == bool(run.returncode), run.stdout + run.stderr
    return errors


def test_json_ld_is_valid_schema_org(public_site: Path, site: Path, tmp_path: Path) -> None:
    """With addresses and without them."""
    for folder in (public_site, site):
        graphs = [script for name in page_addresses(folder) if name.endswith("/") for script in scripts(folder, name)]
        assert len(graphs) > 30
        assert vocabulary_errors(graphs, tmp_path) == []


@pytest.mark.slow  # needs a program of npm or Java
@pytest.mark.parametrize(
    "thing",
    [
        '{"@type": "HowToo", "name": "x"}',
        '{"@type": "HowTo", "cookTime": "PT5M"}',
        '{"@type": "HowTo", "step": [{"@type": "HowToStep", "performTime": "PT5M"}]}',
        '{"@type": "HowTo", "supply": [{"@type": "HowToStep", "name": "x"}]}',
        '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "plaats": 1}]}',
    ],
)
def test_schema_org_can_refuse(thing: str, tmp_path: Path) -> None:
    assert vocabulary_errors([f'{{"@context": "https://schema.org", "@graph": [{thing}]}}'], tmp_path)


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.name)
def test_a_card_is_a_how_to(card: Card, public_site: Path) -> None:
    how_to = things(public_site, card)[0]
    address = f"{PUBLIC}methodieken/{card.name}/"
    assert (how_to["@type"], how_to["name"], how_to["url"]) == ("HowTo", card.label, address)
    assert card.summary in how_to["description"]
    assert [thing["name"] for thing in how_to.get("supply", ())] == list(card.materials)
    assert [step["name"] for step in how_to["step"]] == [step.name for step in card.steps]
    for number, (thing, step) in enumerate(zip(how_to["step"], card.steps, strict=True), start=1):
        do, *tips = thing["itemListElement"]
        assert thing["url"] == f"{address}#stap-{number}"
        assert ("description" in thing) == (bool(card.source) and card.is_editorial(f"stap-{step.slug}"))
        assert ("description" in do) == (bool(step.time) and card.is_editorial(f"tijd-{step.slug}"))
        assert [tip["text"] for tip in tips] == list(step.say)


ISO_DURATION = re.compile(r"PT[1-9]\d*M")


def test_times_are_iso_8601(public_site: Path) -> None:
    (kandoe,) = [thing for thing in things(public_site, KANDOE) if thing["@type"] == "HowTo"]
    assert kandoe["totalTime"] == "PT42M"
    assert [step["itemListElement"][0].get("performTime") for step in kandoe["step"]] == ["PT5M", "PT5M", None, "PT5M"]
    text = "".join(script for card in LIBRARY.cards for script in scripts(public_site, address_of(card.docname)))
    times = re.findall(r'"(?:totalTime|performTime)":"([^"]*)"', text)
    assert times
    assert all(ISO_DURATION.fullmatch(time) for time in times)
    check_in = things(public_site, LIBRARY.card_by_name["check-in"])[0]
    assert "totalTime" not in check_in  # a minute for each person is no time for the whole


@pytest.mark.parametrize("page", LIBRARY.recommendations, ids=lambda page: page.name)
def test_a_recommendation_is_an_article(page: Recommendation, public_site: Path) -> None:
    article = things(public_site, page)[0]
    assert (article["@type"], article["headline"], article["position"]) == ("Article", page.title, page.number)


def test_breadcrumbs_are_those_of_the_page(public_site: Path) -> None:
    found = 0
    for page in LIBRARY.pages.values():
        html = parse(public_site / address_of(page.docname) / "index.html")
        shown = [nav for nav in html.iter("nav") if nav.get("class") == "crumbs"]
        lists = [thing for thing in things(public_site, page) if thing["@type"] == "BreadcrumbList"]
        assert len(lists) == len(shown), page.path
        for crumbs, nav in zip(lists, shown, strict=True):
            items = crumbs["itemListElement"]
            names = ["".join(link.itertext()) for link in nav.iter("a")]
            assert [item["name"] for item in items] == [*names, page.label]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            for item in items:
                assert (public_site / item["item"].removeprefix(PUBLIC) / "index.html").is_file()
            found += 1
    assert found > 20


def test_nothing_in_a_card_ends_the_script() -> None:
    evil = replace(KANDOE, summary="</script><script>alert(1)</script> <!-- <b>")
    text = structured_data(evil, [(evil.title, "")])
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["description"].endswith(evil.summary)


def test_without_an_address_there_is_none_in_json_ld(site: Path) -> None:
    text = "".join(script for name in page_addresses(site) if name.endswith("/") for script in scripts(site, name))
    origins = "".join(card.origin or "" for card in LIBRARY.cards)
    found = set(re.findall(r"https?://[^/\")]+", text)) - set(re.findall(r"https?://[^/)]+", origins))
    assert found == {"https://schema.org", "https://creativecommons.org"}


# Files


def locations(site: Path) -> dict[str, str]:
    """Return the addresses in the sitemap with their dates."""
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 (we made it)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    return {url.findtext(f"{space}loc", ""): url.findtext(f"{space}lastmod", "") for url in root}


def test_sitemap(public_site: Path) -> None:
    found = locations(public_site)
    assert set(found) == {f"{PUBLIC}{address_of(page.docname)}" for page in LIBRARY.pages.values()}
    assert all((public_site / address.removeprefix(PUBLIC) / "index.html").is_file() for address in found)
    reviewed = [page for page in LIBRARY.pages.values() if isinstance(page, (Card, Plan, Worksheet)) and page.reviewed]
    dates = {f"{PUBLIC}{address_of(page.docname)}": page.reviewed.day for page in reviewed if page.reviewed}
    assert {address: day for address, day in found.items() if day} == dates


def feed(site: Path) -> list[dict[str, str]]:
    """Return the entries of the feed, which must have what RFC 4287 asks for."""
    root = ET.parse(site / "atom.xml").getroot()  # noqa: S314 (we made it)
    space = "{http://www.w3.org/2005/Atom}"
    needed = {"title", "id", "updated"}
    assert root.tag == f"{space}feed"
    assert needed | {"author"} <= {child.tag.removeprefix(space) for child in root}
    assert [link.get("href") for link in root.iter(f"{space}link") if link.get("rel") == "self"] == [
        f"{PUBLIC}atom.xml"
    ]
    entries = [
        {part.tag.removeprefix(space): part.text or "" for part in entry} for entry in root.iter(f"{space}entry")
    ]
    assert all(needed <= set(entry) for entry in entries)
    assert root.findtext(f"{space}updated") == max(entry["updated"] for entry in entries)
    return entries


def test_feed(public_site: Path) -> None:
    entries = feed(public_site)
    assert {entry["title"] for entry in entries} == {card.label for card in LIBRARY.listed_cards}
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT12:00:00Z", entry["updated"])
        assert (public_site / entry["id"].removeprefix(PUBLIC) / "index.html").is_file()


def test_the_newest_card_comes_first_and_a_concept_not_at_all() -> None:
    newer = replace(KANDOE, reviewed=Review(day="2027-01-31", editor="de redactie"))
    concept = replace(LIBRARY.card_by_name["oase"], status="concept")
    library = Library(ROOT, dict(LIBRARY.pages) | {newer.path: newer, concept.path: concept})
    listing = feeds.listing(library, PUBLIC)
    atom = theme.render("atom.xml", **listing)
    assert atom.index("KanDoe") < atom.index("Check-in")
    assert atom.count("2027-01-31") == 2
    for name in ("atom.xml", "sitemap.xml", "llms.txt"):
        text = theme.render(name, **listing)
        assert "methodieken/kandoe/" in text
        assert "methodieken/oase/" not in text


def test_a_title_is_text_in_the_feed() -> None:
    evil = replace(KANDOE, title="<b>Ja & nee</b>", short_title=None)
    library = Library(ROOT, dict(LIBRARY.pages) | {evil.path: evil})
    assert "<title>&lt;b&gt;Ja &amp; nee&lt;/b&gt;</title>" in theme.render(
        "atom.xml", **feeds.listing(library, PUBLIC)
    )


def test_a_file_for_each_card(site: Path) -> None:
    """The same as in the list of all."""
    for card in exported(site)["kaarten"]:
        alone = json.loads((site / card["adres"] / "card.json").read_text("utf-8"))
        assert alone == card
        checker().validate(alone)
        links = [link.get("href") for link in parse(site / card["adres"] / "index.html").iter("link")]
        assert "card.json" in links


LINK = re.compile(r"\]\(([^)]*)\)")


def test_llms_txt(site: Path, public_site: Path) -> None:
    """A title, a summary, and lists of links that work."""
    for folder, start in ((site, ""), (public_site, PUBLIC)):
        text = (folder / "llms.txt").read_text("utf-8")
        assert text.startswith("# PLG-gids\n\n> ")
        links = LINK.findall(text)
        assert len(links) == len(LIBRARY.pages) + 1
        assert all(link.startswith(start) and (folder / link.removeprefix(start)).exists() for link in links)
        assert "&" not in text.replace("& ", "")
