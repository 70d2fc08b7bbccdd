"""Attribution and rights: links in the origin, its language, a licence of one's own, a duration that nobody knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pypdf
import pytest
from helpers.builds import sphinx
from helpers.modules import LIBRARY, Modules
from helpers.pages import parse, text_of
from helpers.samples import CARD

from plgdocs.checking.files import read
from plgdocs.model.card_display import facet_values, parts, shown
from plgdocs.model.cards import Card
from plgdocs.model.display import Shown
from plgdocs.model.fields import fields_of
from plgdocs.model.schema import card_schema
from plgdocs.model.vocabularies import DEFAULT_MINUTES
from plgdocs.outputs.data import card_data
from plgdocs.outputs.open_graph import meta_of
from plgdocs.outputs.structured_data import structured_data

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = "herkomst: Uit onze eigen school."
LINKED = 'herkomst: "Naar [Stille & gang](https://x.be/a?b=1&c=2), en [Mia](mailto:mia@x.be)."'
OTHER = CARD.replace(ORIGIN, f"{LINKED}\ntaal: Engels\nlicentie: CC BY-SA 4.0").replace("duur: {van: 5, tot: 10}\n", "")


def card_of(text: str) -> Card:
    """Return a card that has no problem."""
    page, problems = read("methods/rondje.md", text.encode())
    assert isinstance(page, Card)
    assert [problem for problem in problems if not problem.is_note] == []
    return page


def json_ld(card: Card) -> dict[str, Any]:
    """Return what search engines read of a card."""
    thing: dict[str, Any] = json.loads(structured_data(card, [(card.title, "")]))["@graph"][0]
    return thing


def test_an_origin_is_words_and_links() -> None:
    card = card_of(OTHER)
    assert parts(fields_of(Card)["herkomst"], card.origin) == [
        ("Naar ", ""),
        ("Stille & gang", "https://x.be/a?b=1&c=2"),
        (", en ", ""),
        ("Mia", "mailto:mia@x.be"),
        (".", ""),
    ]
    assert card.origin_line() == "Naar Stille & gang, en Mia (in het Engels)"
    assert "Stille & gang (https://x.be/a?b=1&c=2), en" in card.origin_line(with_addresses=True)


@pytest.mark.parametrize(
    "value",
    [
        "[x](javascript:alert(1))",
        "[x](../docs/bronnen.md)",
        "[x](//x.be)",
        "[x](https://mia@x.be/)",
        "[x] (https://x.be)",
        "[x](https://x.be/mijn pagina)",
        "[x](https:\\\\x.be)",
    ],
)
def test_an_origin_has_no_other_links(value: str) -> None:
    problems = read("methods/rondje.md", CARD.replace("Uit onze eigen school.", f"'{value}'").encode())[1]
    assert [(problem.line, problem.code) for problem in problems] == [(8, "PLG316")]


def test_only_the_words_of_an_origin_count() -> None:
    card_of(CARD.replace("Uit onze eigen school.", f"'[Mia](https://x.be/{'a' * 400})'"))


@pytest.mark.parametrize(("key", "value"), [("licentie", "CC BY-NC 4.0"), ("taal", "Klingon")])
def test_licences_and_languages_are_closed_lists(key: str, value: str) -> None:
    problems = read("methods/rondje.md", CARD.replace(ORIGIN, f"{ORIGIN}\n{key}: {value}").encode())[1]
    assert [(problem.line, problem.code) for problem in problems] == [(9, "PLG307")]


def test_data_keep_their_meaning_and_say_more() -> None:
    data, plain = card_data(card_of(OTHER)), card_data(card_of(CARD))
    assert data["herkomst"] == "Naar Stille & gang, en Mia."
    assert data["herkomst-links"][0] == {"woorden": "Stille & gang", "adres": "https://x.be/a?b=1&c=2"}
    assert (data["licentie"], data["taal"]) == ("CC BY-SA 4.0", "en")
    assert "duur" not in data
    assert not {"licentie", "taal", "herkomst-links"} & plain.keys()
    for each in (data, plain):
        jsonschema.validate(each, card_schema())


def test_search_engines_read_the_licence_and_the_origin() -> None:
    thing = json_ld(card_of(OTHER))
    assert thing["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    based = {"@type": "CreativeWork", "name": "Naar Stille & gang, en Mia", "inLanguage": "en"}
    assert thing["isBasedOn"] == based | {"url": "https://x.be/a?b=1&c=2"}
    assert "totalTime" not in thing
    assert json_ld(card_of(CARD))["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_an_unknown_duration_is_said() -> None:
    card = card_of(OTHER)
    assert ("duur", "duur onbekend") in [(field.key, value) for field, value in shown(card, Shown.FACTS | Shown.TILE)]
    assert "duur onbekend" in meta_of(card).description
    assert "duur" not in facet_values(card)  # the filters then say that it may fit


def test_a_plan_reckons_with_a_stated_guess(modules: Modules) -> None:
    cards = [card for card in LIBRARY["kaarten"] if card["id"] == "check-in"]
    library = LIBRARY | {"kaarten": [{key: value for key, value in card.items() if key != "duur"} for card in cards]}
    guessed, chosen = (
        modules("planner/timeline.js", "timeline", [[modules.plan(search, library)["plan"], library]])[0][0]
        for search in ("?v=2&plan=check-in", "?v=2&plan=check-in:10")
    )
    assert (guessed["minutes"], guessed["isUnknown"]) == (DEFAULT_MINUTES, True)
    assert (chosen["minutes"], chosen["isUnknown"]) == (10, False)


def test_page_sheet_and_shared_text_follow_the_card(library: Path, tmp_path: Path) -> None:
    (library / "methods/rondje.md").write_text(OTHER.replace("# Rondje", "# Rustig rondje"), "utf-8")
    out = tmp_path / "out"
    assert sphinx(library, out).stderr.splitlines()[1:] == []  # that PDFs have no QR code
    page = parse(out / "methodieken/rondje/index.html")
    assert page.find(".//a[@href='https://x.be/a?b=1&c=2']") is not None
    footer = text_of(page.find(".//footer"))  # type: ignore[arg-type]
    assert "Tekst van deze kaart: CC BY-SA 4.0." in footer
    assert "CC BY 4.0" not in footer
    assert "duur onbekend" in text_of(page)
    credit = next(element.get("data-credit", "") for element in page.iter("details") if element.get("data-credit"))
    assert "CC BY-SA 4.0. Herkomst: Naar Stille & gang (https://x.be/a?b=1&c=2)" in credit
    sheet = pypdf.PdfReader(out / "methodieken/rondje/rondje-a5.pdf").pages[0].extract_text()
    assert "CC BY-SA 4.0" in sheet
    assert "in het Engels" in " ".join(sheet.split())
    assert "](" not in sheet
