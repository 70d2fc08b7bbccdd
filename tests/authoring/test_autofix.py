"""``plgdocs check --fix``: shuffled cards say the same afterwards, and stand in order."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from helpers.samples import CARD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plgdocs.authoring.autofix import autofix, content_of
from plgdocs.authoring.parts import pairs_of
from plgdocs.checking.files import read
from plgdocs.commands.cli import main
from plgdocs.model.cards import Card
from plgdocs.model.fields import fields_of
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.parsing.front_matter import split

if TYPE_CHECKING:
    from pathlib import Path

PATH = "methods/rondje.md"
CARDS = {path.name: path.read_text("utf-8") for path in (ROOT / "methods").glob("*.md") if path.name != "index.md"}


def mended(text: str, path: str = PATH) -> str:
    """Return a text as ``--fix`` leaves it."""
    return autofix(path, text.encode()).decode()


def facts(text: str) -> tuple[object, ...]:
    """Return all that the reader finds in a card but the places: values, title, sections, steps, links."""
    page, _ = read(PATH, text.encode())
    assert isinstance(page, Card)
    values = {key: getattr(page, field.attribute) for key, field in fields_of(Card).items()}
    outline = page.outline
    steps = [(step.name, step.text, step.time, step.say, step.silences) for step in page.steps]
    links = sorted((link.target, link.text) for link in (*outline.links, *outline.images))
    return values, page.title, {name: text.split() for name, text in outline.sections.items()}, steps, links


@pytest.mark.slow
def test_the_library_is_in_order() -> None:
    for name in (
        "index.md",
        *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/**/*.md") if "." not in path.parts[1]),
    ):
        path = ROOT / name
        if path.parts[len(ROOT.parts)] in ("docs", "methods", "index.md"):
            assert autofix(name, path.read_bytes()) == path.read_bytes(), f"draai: plgdocs check --fix {name}"


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[str, str]:
    """A card, and the same card with keys and sections in another order, comments, and needless spaces."""
    card = draw(st.sampled_from([CARD, *CARDS.values()]))
    parts = split(card)
    lines = (parts.header or "").split("\n")
    starts = [name.start_mark.line - 1 for name, _ in pairs_of(parts.header or "")]
    keys = ["\n".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    keys = [
        draw(st.sampled_from(["", "# uitleg: a\n", "\n# nog\n# meer\n"])) + key for key in draw(st.permutations(keys))
    ]
    top, *sections = parts.body.strip().split("\n## ")
    sections = [draw(st.sampled_from(["\n## ", "\n\n\n## "])) + section for section in draw(st.permutations(sections))]
    text = "---\n" + "\n".join(keys) + "\n---\n" + top + "\n" + "".join(f"{section.rstrip()}\n" for section in sections)
    rough = [line + draw(st.sampled_from(["", "", " "])) for line in text.split("\n")]
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return card, draw(st.sampled_from(["", "\ufeff"])) + end.join(rough)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(shuffled())
def test_a_shuffled_card_says_the_same(pair: tuple[str, str]) -> None:
    card, rough = pair
    text = mended(rough)
    assert facts(text) == facts(rough) == facts(card)
    assert mended(text) == text
    comments = [
        line.strip() for line in rough.splitlines() if line.startswith("#") and not line.startswith(("# R", "##"))
    ]
    for comment in set(comments):
        assert text.count(comment) == rough.count(comment)
    keys = [name.value for name, _ in pairs_of(split(text).header or "")]
    assert keys == [key for key in fields_of(Card) if key in keys]
    chapters = [heading.text for heading in read(PATH, text.encode())[0].outline.headings if heading.level == 2]  # type: ignore[union-attr]
    assert chapters == [name for name in CARD_SECTIONS if name in chapters]
    assert not any(sign in text for sign in ("\r", "\ufeff", " \n", "\t\n", "\n\n\n"))


VALUES = {
    "one for a list": ("fase: [openen]", "fase: openen", "fase: [openen]"),
    "words with commas": ("fase: [openen]", "fase: Openen, verkennen", "fase: [openen, verkennen]"),
    "a label": ("[plenair]", "[Met z'n allen]  # wie", "[plenair]  # wie"),
    "in a block": ("fase: [openen]", "fase:\n  - OPENEN # a\n  - verkennen", "fase:\n  - openen # a\n  - verkennen"),
    "minutes": ("{van: 5, tot: 10}", "5 tot 10 minuten", "{van: 5, tot: 10}"),
    "people": ("{van: 4, tot: 12}", '"4-12"', "{van: 4, tot: 12}"),
    "one thing": ("fase:", "materiaal: post-its\nfase:", "materiaal: [post-its]"),
    "bullets of Word": ("fase:", "materiaal:\n  • pen\n  • papier, A3\nfase:", "[pen, 'papier, A3']"),
    "numbered things": ("fase:", "ook-bekend-als:\n  1. a b\n  2. c\nfase:", "[a b, c]"),
    "words below each other": ("[openen]", "\n  openen\n  verkennen", "[openen, verkennen]"),
    "numbers": ("fase:", "aanbevelingen: 5, 6\nfase:", "aanbevelingen: [5, 6]"),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_value_gets_the_form_of_the_model(case: str) -> None:
    old, given, expected = VALUES[case]
    rough = CARD.replace(old, given, 1)
    text = mended(rough)
    assert expected in text
    assert content_of(PATH, text).problems < content_of(PATH, rough).problems
    assert not content_of(PATH, text).problems


HARD = "\N{NO-BREAK SPACE}"
STEP = "1. **Begin.** (5 min)"
NAMED = {
    "hard space in front matter": ("{van: 5, tot: 10}", f"{{{HARD}van: 5, tot: 10}}", "{ van: 5, tot: 10}"),
    "hard space after a number": ("1. **Begin", f"1.{HARD}**Begin", "1. **Begin"),
    "hard space in a heading": ("## Wat?", f"##{HARD}Wat?", "## Wat?"),
    "hard space in a time": ("(5 min)", f"(5{HARD}min)", "(5 min)"),
    "minutes in full": ("(5 min)", "(15 minuten)", "(15 min)"),
    "minutes for each": ("(5 min)", "(1 minuut per persoon)", "(1 min per persoon)"),
    "minutes for a pair": ("(5 min)", "(2 minuten per duo)", "(2 min per duo)"),
    "guide time": ("(5 min)", "(richttijd: een kwartier)", "(15 min)"),
    "time in a name": (STEP, "1. **Wandel (15 minuten).**", "1. **Wandel.** (15 min)"),
    "time in a name without a stop": (STEP, "1. **Wandel (1 uur)**", "1. **Wandel** (60 min)"),
    "units in a range": ("{van: 5, tot: 10}", "{van: 20 min, tot: 40 minuten}", "{van: 20, tot: 40}"),
    "a unit for both ends": ("{van: 5, tot: 10}", "{van: 1, tot: 2 uur}", "{van: 60, tot: 120}"),
    "hours and minutes": ("{van: 5, tot: 10}", "{van: 1, tot: 1u30}", "{van: 60, tot: 90}"),
    "hours in a range": ("{van: 5, tot: 10}", "{van: 1 uur, tot: 2 uur}", "{van: 60, tot: 120}"),
    "people in a range": ("{van: 4, tot: 12}", "{van: 4 personen, tot: 12}", "{van: 4, tot: 12}"),
    "no space in a range": ("{van: 5, tot: 10}", "{van:20, tot:40}", "{van: 20, tot: 40}"),
    "no space after a key": ("fase: [", "fase:[", "fase: ["),
    "section too low": ("## Wat?", "### Wat?", "## Wat?"),
    "section too low, and a sub-heading": (
        "## Wat?\n\nEen rondje.\n\n## Waarom?\n",
        "### Wat?\n\nEen rondje.\n\n## Waarom?\n\n### Voorbeeld\n\nKort.\n",
        "\n### Voorbeeld\n",
    ),
    "section too high": ("## Valkuil", "# Valkuil", "## Valkuil"),
    "key with a capital": ("herkomst:", "Herkomst:", "herkomst:"),
    "key in words": ("fase:", "Ook bekend als: [x]\nfase:", "ook-bekend-als: [x]"),
    "key in a range": ("{van: 5, tot: 10}", "{Van: 5, Tot: 10}", "{van: 5, tot: 10}"),
}


@pytest.mark.parametrize("case", NAMED)
def test_what_the_checker_names_is_mended(case: str) -> None:
    old, given, expected = NAMED[case]
    rough = CARD.replace(old, given, 1)
    text = mended(rough)
    assert content_of(PATH, rough).problems
    assert not content_of(PATH, text).problems
    assert expected in text
    assert mended(text) == text


def test_a_hard_space_in_a_text_stays() -> None:
    rough = CARD.replace("Een rondje.", f"Een{HARD}rondje.").replace("## Wat?", f"##{HARD}Wat?")
    assert f"Een{HARD}rondje." in mended(rough)


UNCLEAR = {
    "a range of minutes": ("(5 min)", "(5-10 min)"),
    "a number": ("(5 min)", "(5)"),
    "a time amid a name": (STEP, "1. **Wandel (15 min) buiten.**"),
    "one thing or two": ("fase:", "materiaal: stiften, rood\nfase:"),
    "one thing and another": ("fase:", "materiaal: pen en papier\nfase:"),
    "a dash without its space": ("fase:", "materiaal:\n  -pen\n  -papier\nfase:"),
    "one line or two": ("fase:", "materiaal:\n  pen\n  papier\nfase:"),
    "minutes for each": ("{van: 5, tot: 10}", "{van: 2 min per persoon, tot: 3 min per persoon}"),
    "hours or minutes": ("{van: 5, tot: 10}", "{van: 1 uur, tot: 90}"),
    "at least or at most": ("{van: 4, tot: 12}", "12"),
    "a word that isn't ours": ("[openen]", "[openen, ergens]"),
    "how long is that": ("{van: 5, tot: 10}", "een tijdje"),
    "a text": ("Uit onze eigen school.", "[a, b]"),
    "unreadable": ("[openen]", "[openen"),
    "backwards": ("van: 5", "van: 50"),
}


@pytest.mark.parametrize("case", UNCLEAR)
def test_what_is_unclear_stays(case: str) -> None:
    text = mended(CARD)
    rough = text.replace(*UNCLEAR[case], 1)
    assert rough != text
    lines = set(mended(rough).splitlines())
    assert lines == set(rough.splitlines())


def test_keys_that_may_belong_to_the_one_above_stay_below_it() -> None:
    for lines in ("rollen:\ncoach: leidt\n", "rollen:\n  coach: leidt\nverslaggever: noteert\n"):
        assert lines in mended(CARD.replace("fase:", f"{lines}fase:", 1))


def test_a_sub_heading_is_not_raised_along_with_a_section() -> None:
    text = mended(CARD.replace("## Wat?", "### Wat?") + "\n### Variant\n\nAnders.\n")
    assert "\n## Wat?\n" in text
    assert "\n### Variant\n" in text


def test_chapters_are_spelled_as_the_model_does() -> None:
    rough = CARD.replace("## Wat?", "## wat").replace("## Hoe?", "HOE\n---").replace("## Valkuil", "## Valkuilen")
    text = mended(rough)
    assert "\n## Wat?\n" in text
    assert "\n## Hoe?\n" in text
    assert "\n## Valkuilen\n" in text  # a word of its own


BODIES = {
    "line breaks": "Eerste regel  \ntweede regel\\\nderde",
    "code": "```text\na  \n\n\n\nb   \n```",
    "indented code": "Zie:\n\n    a  \n\n\n    b",
    "two lists": "- a\n- b\n\n* c",
    "a quote": "> a\n> b  \n> c",
    "a table": "| a | b |\n|---|---|\n| 1 | 2  |",
    "a reference": "Zie [dit].\n\n[dit]: https://example.org  ",
    "a footnote": "Zie[^1].\n\n[^1]: Uitleg.",
    "sub-headings": "### Een\ntekst\n#### Twee\nmeer",
    "a further name": "Tekst.\n\n(oude-naam)=\n### Nieuwe naam\n\nMeer.",
}


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("heading", ["## Wat?", "## Valkuil"])
def test_markdown_keeps_its_meaning(kind: str, heading: str) -> None:
    rough = CARD.replace(f"{heading}\n\n", f"{heading}\n\n{BODIES[kind]}\n\n", 1)
    rough = (
        rough.replace("## Waarom?", "## waarom")
        .replace("fase: [openen]\n", "")
        .replace("---\n\n", "fase: [openen]\n---\n\n", 1)
    )
    text = mended(rough)
    assert facts(text) == facts(rough)
    assert "## Waarom?" in text
    assert text.index("fase:") < text.index("duur:")
    for line in BODIES[kind].splitlines():
        assert line.rstrip() in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "---\n",
        "---\na: [\n---\n# T",
        "# Titel\n\n## Hoe?\n",
        "---\n{a: b, c: d}\n---\n\n# T\n",
        "---\n- a\n---\n",
        "---\n\n---\n",
    ],
)
@pytest.mark.parametrize("path", [PATH, "docs/x.md"])
def test_odd_files_survive(text: str, path: str) -> None:
    once = autofix(path, text.encode())
    assert once.split() == text.encode().split()
    assert autofix(path, once) == once


def test_a_file_that_is_no_text_stays() -> None:
    assert autofix(PATH, b"\xff\xfe") == b"\xff\xfe"


@pytest.mark.slow
@given(st.text(st.sampled_from("-#a: \n\t[]{}'\"|>*1.`~()=&!%\r\ufeff"), max_size=60))
@settings(max_examples=200)
def test_anything_stays_what_it_is(body: str) -> None:
    """Whatever stands in a file, a second time changes nothing more, and no sign but spaces is lost (some curl)."""
    for rough in (body, CARD.replace("Een rondje.", body), CARD.replace("fase:", f"{body}\nfase:", 1)):
        text = mended(rough)
        assert mended(text) == text
        before, after = (given.replace("\ufeff", "").translate({ord(c): "'" for c in "‘’"}) for given in (rough, text))
        assert sorted(before.split()) == sorted(after.split())


def test_the_change_is_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / PATH
    path.write_bytes(CARD.replace("fase: [openen]", "fase: openen\x1b[31m").replace("\n", "\r\n").encode())
    path.chmod(0o640)
    main(["check", "--fix"])
    first = capsys.readouterr().err
    path.write_bytes(CARD.replace("fase: [openen]", "fase: openen").replace("\n", "\r\n").encode())
    assert main(["check", "--fix"]) == 0
    second = capsys.readouterr().err
    assert "\x1b" not in first
    assert "--- methods/rondje.md (was)\n+++ methods/rondje.md (is)\n" in second
    assert "\n-fase: openen\n+fase: [openen]\n" in second
    assert "methods/rondje.md: regeleinden" in second
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert main(["check", "--fix"]) == 0
    assert "---" not in capsys.readouterr().err


def test_only_the_given_files(root: Path) -> None:
    (root / PATH).write_text(CARD.replace("[openen]", "openen"), "utf-8")
    main(["check", "--fix", "docs"])
    assert "fase: openen" in (root / PATH).read_text("utf-8")
    main(["check", "--fix", PATH])
    assert "fase: [openen]" in (root / PATH).read_text("utf-8")


def test_a_link_is_left_alone(root: Path) -> None:
    (root / "elders.txt").write_text(CARD.replace("[openen]", "openen"), "utf-8")
    (root / "methods/link.md").symlink_to("../elders.txt")
    main(["check", "--fix"])
    assert (root / "methods/link.md").is_symlink()
    assert "fase: openen" in (root / "elders.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("De collega's, z'n klas.", "De collega’s, z’n klas."),
        ("'s Morgens en 't jaar van Hans'.", "’s Morgens en ’t jaar van Hans’."),
        ("Een 'woord' en 'softbal'.", "Een ‘woord’ en ‘softbal’."),
        ("Zie `collega's` en ``x`'y``, collega's.", "Zie `collega's` en ``x`'y``, collega’s."),
        ("[Foto's](https://x.be/a'b) <https://x.be/c'd>", "[Foto’s](https://x.be/a'b) <https://x.be/c'd>"),
        ("| Foto's |\n|---|\n| thema's |", "| Foto’s |\n|---|\n| thema’s |"),
        (":::{tip}\nFoto's.\n:::", ":::{tip}\nFoto’s.\n:::"),
        ("```text\nit's\n```", "```text\nit's\n```"),
    ],
)
def test_apostrophes_are_curly(straight: str, curly: str) -> None:
    text = mended(CARD.replace("Een rondje.", straight))
    assert f"## Wat?\n\n{curly}\n\n## Waarom?" in text
    assert mended(text) == text


def test_apostrophes_in_front_matter_are_curly() -> None:
    """Quotation marks of YAML stay."""
    text = CARD.replace("Uit onze eigen school.", "'Van de collega''s: samen.'").replace(
        "iets.", "iets 's morgens, foto's."
    )
    assert "herkomst: 'Van de collega’s: samen.'" in mended(text)
    assert "samenvatting: Ieder zegt kort iets ’s morgens, foto’s." in mended(text)


def test_a_heading_with_an_apostrophe_keeps_its_address() -> None:
    page = "---\nsamenvatting: S\nzoektermen: [a]\nzoekvragen: [b]\n---\n\n# Proef\n\n## Wat collega's zien\n\nTekst.\n"
    assert "\n\n(wat-collega-s-zien)=\n## Wat collega’s zien\n\n" in mended(page, "docs/proef.md")
