"""The contribution form: what it writes is what the reader reads, and what it refuses is what the checker refuses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plgdocs.authoring.everyday import range_of
from plgdocs.authoring.form import PROBLEMS, rules, taken_names
from plgdocs.authoring.form_values import value_of
from plgdocs.authoring.marks import ANY_SIGN
from plgdocs.checking.files import read
from plgdocs.checking.library import Library, read_library
from plgdocs.checking.rules import check_names, claims_of
from plgdocs.model.cards import Card
from plgdocs.model.codes import Code
from plgdocs.model.fields import Type, as_data, fields_of
from plgdocs.model.names import slug
from plgdocs.model.outline import Step
from plgdocs.model.problems import Reporter
from plgdocs.model.ranges import Duration, Span
from plgdocs.model.sections import CARD_SECTIONS
from plgdocs.model.timing import Timing, read_timing
from plgdocs.model.types import Choice, LinkedText, ListOf, NamedTexts, Number, Text
from plgdocs.parsing.markdown import markdown_parser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpers.modules import Modules
    from markdown_it.token import Token

STATIC = ROOT / "plgdocs/theme/plg/static/contribute"
LIBRARY = read_library(ROOT)[0]
RULES = rules() | {"taken": taken_names(LIBRARY)}
ASKED = fields_of(Card)
COUNT = 200
"""How many contributions are generated for each question."""


def written(cards: list[dict[str, Any]], folder: Path, static: Path = STATIC) -> list[dict[str, Any]]:
    """Return what the form's scripts make of contributions: file name, text, and problems."""
    (folder / "cards.json").write_text(json.dumps({"rules": RULES, "cards": cards}), "utf-8")
    scripts = [ROOT / "tests/js/write.mjs", static / "text.js", static / "check.js", folder / "cards.json"]
    command = [str(ROOT / ".venv/bin/node"), "--no-warnings", *map(str, scripts)]
    made: list[dict[str, Any]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return made


@cache
def examples(strategy: st.SearchStrategy[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return generated contributions, the same ones each time."""
    found: list[dict[str, Any]] = []

    @settings(
        max_examples=COUNT,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(card: dict[str, Any]) -> None:
        found.append(card)

    collect()
    return found


# What people type ------------------------------------------------------------------------------------

MARKUP = [
    *r"\`*_{}[]()<>#+-.!|~=:&%$^\"'@",
    "**vet**",
    "(stilte)",
    "(5 min)",
    "- punt",
    "1. punt",
    "---",
    "{term}`x`",
    "[link](https://x.be)",
    "<script>alert(1)</script>",
    "&amp;",
    "](",
    "```",
    ":::{note}",
    "| a | b |",
    "$x$",
    "https://x.be/a_b?c=d&e=f",
    "[^1]: noot",
    "(naam)=",
    "+++",
    "% x",
    "    code",
    "❤️",
    "\N{HANGUL FILLER}",
    "é",
    "ß",
    "🙂",
    "\N{NO-BREAK SPACE}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{ZERO WIDTH SPACE}",
    "\x00",
    "\x1b",
    "\x85",
    "\N{LINE SEPARATOR}",
    "\N{BYTE ORDER MARK}",
    "\ud800",
    "\uffff",
]
WORDS = st.text(st.characters(codec="utf-8", max_codepoint=0x2FFFF, exclude_categories=["Cn"]), min_size=1, max_size=3)
ATOMS = st.one_of(st.sampled_from(MARKUP), st.sampled_from([" ", " ", " ", "  ", "Vraag", "het", "ieder"]), WORDS)
LINE = st.lists(ATOMS, max_size=7).map("".join)
FULL_LINE = LINE.map(lambda line: f"Zo{line}")
TEXT = st.lists(LINE, max_size=3).map("\n".join)
STEP_TEXT = st.one_of(
    TEXT, st.tuples(st.sampled_from(["(5 min)", "(10 x)", "(stilte)", "**(1/4)** "]), TEXT).map("".join)
)
OPEN_TEXT = st.one_of(TEXT, TEXT, st.sampled_from(["VUL IN: wat er gebeurt", "Zo VUL IN"]))
FULL_TEXT = st.tuples(FULL_LINE, TEXT).map("\n".join)
NUMBERS = [
    "",
    "x",
    "-0",
    "-5",
    "0",
    "1.5",
    "٣",
    "007",
    " 8 ",
    "99999",
    "1" * 12,
    "1e3",
    "(5)",
    "5*6",
    "een uur",
    "VUL IN",
]
TITLES = [
    "Check-in",
    "gevoelsrondje",
    "OASE",
    "Index",
    "Wat?",
    "Hoe",
    "!!!",
    "3",
    "constructor",
    "z" * 61,
    "3 stappen",
    "3 Oase",
    "VUL IN: naam",
]


def sound(type_: Type) -> st.SearchStrategy[Any]:
    """What somebody may type for a type of value."""
    if isinstance(type_, Text):
        return FULL_LINE.map(lambda line: as_read(line)[: type_.longest])
    if isinstance(type_, Number):
        return st.integers(type_.low, type_.high).map(str)
    if isinstance(type_, Choice):
        return st.sampled_from(list(type_.vocabulary))
    if isinstance(type_, ListOf):
        return st.lists(sound(type_.item), min_size=1, max_size=4, unique_by=as_read)
    if isinstance(type_, NamedTexts):
        role = sound(Text(60)).map(lambda name: name.replace(":", "").strip()).filter(bool)
        line = st.tuples(role, sound(type_.value)).map(": ".join)
        return st.lists(line, min_size=1, max_size=3, unique_by=lambda line: line.partition(":")[0])
    numbers = st.lists(st.integers(1, 480), min_size=2, max_size=2).map(sorted)
    per = {"per": st.sampled_from(["", "persoon"])} if "per" in type_.schema()["properties"] else {}
    ends = numbers.map(lambda ends: {"van": str(ends[0]), "tot": str(ends[1])})
    return st.tuples(ends, st.fixed_dictionaries(per)).map(lambda both: both[0] | both[1])


def odd(type_: Type) -> st.SearchStrategy[Any]:
    """What somebody may type wrongly."""
    if isinstance(type_, Text):
        long = st.integers(-2, 9).map(lambda over: ("aé🙂 b" * type_.longest)[: type_.longest + over])
        if isinstance(type_, LinkedText):
            long = st.tuples(st.sampled_from(["", f"[é](https://x.be/{'z' * 99})", "[a](mailto:x)"]), long).map("".join)
        return st.one_of(st.sampled_from(["", "VUL IN", " VUL IN: wie"]), LINE, long)
    if isinstance(type_, Number):
        return st.one_of(sound(type_), st.sampled_from(NUMBERS))
    if isinstance(type_, Choice):
        return st.just("")
    if isinstance(type_, ListOf):
        item = (
            sound(type_.item) if isinstance(type_.item, Choice) else st.one_of(st.sampled_from("ab"), odd(type_.item))
        )
        return st.lists(item, max_size=4, unique=isinstance(type_.item, Choice))
    if isinstance(type_, NamedTexts):
        texts = st.tuples(st.sampled_from(["coach", " coach ", "", "1", "c" * 61, "null"]), odd(type_.value))
        return st.lists(st.one_of(texts.map(": ".join), sound(type_.value), st.sampled_from([":", "::"])), max_size=4)
    number = st.one_of(st.sampled_from(NUMBERS), st.integers(-1, 510).map(str))
    return st.fixed_dictionaries(dict.fromkeys(("van", "tot"), number)).map(lambda ends: ends | {"per": ""})


def with_time(parts: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    """Return a step with its time; a share of the time is nobody's own."""
    step, time = parts
    return step | time | {"perPerson": step["perPerson"] and not time["share"]}


def steps(*, are_sound: bool) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Steps of a contribution."""
    minutes, share = st.integers(1, 999).map(str), st.integers(2, 9).map(str)
    any_minutes, any_share = st.one_of(minutes, st.sampled_from(NUMBERS)), st.sampled_from(["", "4", "1", "1/4"])
    no_share, no_minutes = {"minutes": minutes, "share": st.just("")}, {"minutes": st.just(""), "share": share}
    sound_time = st.one_of(*map(st.fixed_dictionaries, (no_share, no_minutes)), st.just({"minutes": "", "share": ""}))
    step = {
        "name": FULL_LINE if are_sound else st.one_of(LINE, st.sampled_from(["", " .: ", "VUL IN"])),
        "perPerson": st.booleans(),
        "text": STEP_TEXT if are_sound else OPEN_TEXT,
        "say": TEXT if are_sound else OPEN_TEXT,
        "hasSilence": st.booleans(),
    }
    odd_time = st.fixed_dictionaries({"minutes": any_minutes, "share": any_share})
    whole = st.tuples(st.fixed_dictionaries(step), sound_time if are_sound else odd_time).map(with_time)
    return st.lists(whole, min_size=1 if are_sound else 0, max_size=11 if are_sound else 3)


@cache
def contributions(*, are_sound: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Whole contributions."""
    kinds = {key: ASKED[key].type for key in RULES["fields"]["properties"]}
    values = {key: sound(kind) if are_sound else st.one_of(sound(kind), odd(kind)) for key, kind in kinds.items()}
    sections = [heading for heading in CARD_SECTIONS if heading != "Hoe?"]
    return st.fixed_dictionaries(
        {
            "title": FULL_LINE.map(lambda line: f"Mijn {as_read(line)}"[:60])
            if are_sound
            else st.one_of(st.sampled_from(TITLES), LINE),
            "header": st.fixed_dictionaries(values),
            "sections": st.fixed_dictionaries(dict.fromkeys(sections, FULL_TEXT if are_sound else OPEN_TEXT)),
            "steps": steps(are_sound=are_sound),
            "remarks": st.just(["Mag onder CC BY 4.0."]),
        }
    )


# What a reader should read -----------------------------------------------------------------------------


def as_read(text: str) -> str:
    """Return a line as a reader sees it: without what is invisible, with single spaces."""
    kept = (character for character in text if character.isspace() or unicodedata.category(character) not in INVISIBLE)
    return " ".join(BLANK.sub("", "".join(kept)).split())


BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0e\ufff0-\ufffc\ufffe\uffff]"
)
"""Letters and marks that show nothing, and what is no character at all."""
INVISIBLE = {"Cc", "Cf", "Co", "Cs"}
BULLET = re.compile(r"^[-*] (?=.)")
BOLD = re.compile(r"(?:^|(?<= ))\*\*([^\s*](?:[^*]*[^\s*])?)\*\*(?=$|[ .,:;!?)])")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something."""
    parts = re.split(r"[\n\v\f\r\x85\u2028\u2029]", text)
    return [line for part in parts if (line := as_read(part))]


def as_blocks(text: str) -> list[tuple[str, str]]:
    """Return a text as a reader sees it: paragraphs and points, bold words between <b> and </b>."""
    lines = lines_of(text)
    return [
        ("point" if BULLET.match(line) else "text", BOLD.sub(r"<b>\1</b>", BULLET.sub("", line, 1))) for line in lines
    ]


def without_bold(blocks: list[tuple[str, str]]) -> str:
    """Return blocks as the plain text of a step."""
    return " ".join(text.replace("<b>", "").replace("</b>", "") for _, text in blocks)


INLINE = {"text", "strong_open", "strong_close"}
BLOCKS = {
    "paragraph_open",
    "paragraph_close",
    "bullet_list_open",
    "bullet_list_close",
    "list_item_open",
    "list_item_close",
}


def read_blocks(markdown: str) -> list[tuple[str, str]]:
    """Return Markdown as the library's own parser sees it, in the same form; any other markup is a failure."""
    depth, found = 0, []
    for token in markdown_parser().parse(markdown):
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type == "inline":
            found.append(("point" if depth else "text", "".join(map(shown, token.children or []))))
        else:
            assert token.type in BLOCKS
    return found


def shown(child: Token) -> str:
    """Return an inline token as text."""
    assert child.type in INLINE
    return {"strong_open": "<b>", "strong_close": "</b>"}.get(child.type, child.content)


def header_as_read(header: dict[str, Any]) -> dict[str, Any]:
    """Return the front matter that a contribution should have."""
    found: dict[str, Any] = {}
    for key, value in header.items():
        if isinstance(value, str):
            found[key] = as_read(value)
        elif isinstance(value, list) and isinstance(ASKED[key].type, NamedTexts):
            pairs = (as_read(line).partition(":") for line in value)
            found[key] = {name.strip(): text.strip() for name, _, text in pairs}
        elif isinstance(value, list):
            found[key] = [BULLET.sub("", as_read(item)) for item in value]
        else:
            found[key] = {name: text if name == "per" else int(text) for name, text in value.items() if text}
    return {key: value for key, value in found.items() if value}


def step_as_read(step: dict[str, Any]) -> Step:
    """Return the step that a reader should find, but for its line."""
    text = without_bold(as_blocks(step["text"])) + (" (stilte)" if step["hasSilence"] else "")
    said = [BULLET.sub("", line) for line in lines_of(step["say"])]
    silences = " ".join([step["name"], text, *said]).count("(stilte)")
    name = as_read(step["name"]).rstrip(" .:")
    return Step(
        name=name,
        text=text.strip(),
        line=0,
        say=tuple(said),
        silences=silences,
        timing=timing_of(step),
    )


def timing_of(step: dict[str, Any]) -> Timing | None:
    """Return the time that somebody typed, if any."""
    time = f"1/{step['share']}" if step["share"] else f"{step['minutes']} min" + " per persoon" * step["perPerson"]
    return read_timing(time) if step["minutes"] or step["share"] else None


# The questions -----------------------------------------------------------------------------------------


def check_writing(folder: Path, static: Path = STATIC) -> None:
    """Form -> file -> reader gives the same card, field by field."""
    cards = examples(contributions(are_sound=True))
    for card, made in zip(cards, written(cards, folder, static), strict=True):
        page, problems = read(f"methods/{made['name']}", made["text"].encode())
        assert {problem.code for problem in problems if not problem.is_note} <= UNSAID, made["text"]
        assert isinstance(page, Card)
        assert page.title == as_read(card["title"])
        assert as_data(page) == header_as_read(card["header"]) | {"verzameling": "ingebracht"}
        for heading, typed in card["sections"].items():
            assert read_blocks(page.outline.sections.get(slug(heading), "")) == as_blocks(typed), made["text"]
        found = [replace(step, line=0) for step in page.steps]
        assert found == [step_as_read(step) for step in card["steps"]], made


CODES = (
    Code.DURATION_OF_STEPS,
    Code.STEP_NAME,
    Code.TIME_IN_NAME,
    Code.FAILED_MARKDOWN,
    Code.NESTED_HEADING,
    Code.LONG_WORD,
    Code.PILED_MARKS,
    Code.BAD_LINK,
)
UNSAID = {code.code for code in CODES}
"""What only the checker says: it reads the file that the form wrote."""


def said_by_checker(made: dict[str, Any], root: Path) -> list[tuple[str, str]]:
    """Return code and sentence of every problem that the checker has with a file."""
    path = f"methods/{made['name']}"
    (root / "methods").mkdir(exist_ok=True)
    (root / path).write_bytes(made["text"].encode())
    page, problems = read(path, made["text"].encode())
    if page:
        library = Library(root, {**LIBRARY.pages, path: page})
        check_names(page, claims_of(library), library, Reporter(path, problems))
    found = {(problem.code, problem.sentence) for problem in problems if not problem.is_note}
    found = {(code, sentence) for code, sentence in found if code not in UNSAID}
    return sorted((code, sentence[0].upper() + sentence[1:]) for code, sentence in found)


def check_refusing(folder: Path, static: Path = STATIC) -> None:
    """What the form says is what the checker says, with the same codes and sentences, for anything typed."""
    whole = examples(contributions(are_sound=True))[0]
    cards = [*examples(contributions(are_sound=False)), *(whole | {"title": title} for title in TITLES)]
    cards += [whole | {"sections": {"Wat?": "é" * count}} for count in (20_000, 32_001)]
    codes = set()
    for card, made in zip(cards, written(cards, folder, static), strict=True):
        if not as_read(card["title"]):
            made["name"] = "naam.md"  # a file has a name, also when its title is still to come
        if f"methods/{made['name']}" in LIBRARY.pages:  # the checker can't know that a file was replaced
            assert "PLG801" in [problem["code"] for problem in made["problems"]]
            continue
        by_form = sorted({(problem["code"], problem["sentence"]) for problem in made["problems"]})
        assert by_form == said_by_checker(made, folder), made["text"]
        codes |= {code for code, _ in by_form}
    assert codes == {code.code for code in PROBLEMS}


@pytest.mark.slow
def test_what_the_form_writes_is_what_they_typed(tmp_path: Path) -> None:
    check_writing(tmp_path)


@pytest.mark.slow
def test_the_form_refuses_what_the_checker_refuses(tmp_path: Path) -> None:
    check_refusing(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("check", "name", "old", "new"),
    [
        (check_writing, "text.js", "[\\\\`*_{}", "[\\\\`_{}"),
        (check_writing, "text.js", '.replace(/["\\\\]/g, "\\\\$&")', ""),
        (check_writing, "text.js", '.startsWith("(")', '.startsWith("((")'),
        (check_refusing, "check.js", "over > 0", "over > 1"),
        (check_refusing, "check.js", "start > end", "start >= end"),
        (check_refusing, "check.js", "? value.replace(", "? value.concat("),
        (check_refusing, "check.js", "!stepName(step.name)", "!step.name"),
    ],
)
def test_a_change_of_the_scripts_is_seen(
    check: Callable[[Path, Path], None], name: str, old: str, new: str, tmp_path: Path
) -> None:
    static = tmp_path / "static/contribute"
    shutil.copytree(STATIC, static)
    shutil.copytree(STATIC.parent / "site", tmp_path / "static/site")
    text = (STATIC / name).read_text("utf-8")
    assert old in text
    (static / name).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(AssertionError):
        check(tmp_path, static)


EDITORS = {"korte-titel", "vroeger", "uit-de-bron", "ervoor", "erna", "aanbevelingen", "nagekeken", "status"}
EDITORS |= {"verzameling", "lijkt-op", "vertrekt-van", "levert"}
"""What the editors decide; the form asks all else."""


def test_the_form_asks_every_key_but_those_of_the_editors() -> None:
    assert set(RULES["fields"]["properties"]) == set(ASKED) - EDITORS


def test_the_preview_says_durations_and_groups_as_the_site_does(modules: Modules) -> None:
    """The same words in both languages, over many values."""
    ends = [(start, start + more) for start in range(1, 481, 7) for more in (0, 1, 60)]
    durations = [(start, min(end, 480), per) for start, end in ends for per in (None, "persoon")]
    given = [[str(start), str(end), "min", per] for start, end, per in durations]
    said = modules("site/spans.js", "rangeText", given)
    assert said == [str(Duration(start=start, end=end, per=per)) for start, end, per in durations]
    said = modules("site/spans.js", "rangeText", [[str(start), end, "personen"] for start, end in ends])
    assert said == [str(Span(start=start, end=end, unit="personen")) for start, end in ends]


def test_everyday_answers_mean_the_same_in_the_form(modules: Modules) -> None:
    """Each answer, read by the table that the form gets, as the ends of a range that are sure."""
    answers = yaml.safe_load((ROOT / "tests/authoring/everyday.yml").read_text("utf-8"))
    asked = [(text, counted) for key, counted in RULES["counted"].items() for text in answers[key]]
    assert len(asked) >= 300
    said = modules("contribute/everyday.js", "rangeOf", [[*one, RULES["everyday"]] for one in asked])
    assert said == [range_of(*one) for one in asked]


def test_a_bullet_of_word_is_a_bullet(modules: Modules) -> None:
    """In the form as in the host's, in lists and in text."""
    bullets = ["•\t", "·\t", "o\t", "–\t", "§\t", "▪\t", "\uf0b7\t", "o   ", "- ", *ANY_SIGN]
    typed = [f"{bullet}papier\n{bullet}rode stift" for bullet in bullets]
    points = ["papier", "rode stift"]
    plain = modules("contribute/text.js", "plainBullets", [[text, RULES["everyday"]["bullets"]] for text in typed])
    assert modules("contribute/text.js", "tidyValue", [[[text]] for text in plain]) == [points] * len(typed)
    for blocks in modules("contribute/text.js", "blocksOf", [[text] for text in plain]):
        assert [[span["text"] for point in block["points"] for span in point] for block in blocks] == [points]
    for text in typed:
        assert value_of(ASKED["materiaal"], text) == points


def test_the_preview_says_times_as_the_site_does(modules: Modules) -> None:
    typed = [
        {"minutes": str(number), "share": "", "perPerson": per} for number in range(1, 1000, 9) for per in (False, True)
    ]
    typed += [{"minutes": "", "share": str(parts), "perPerson": False} for parts in range(2, 10)]
    said = [timing.text for step in typed if (timing := timing_of(step))]
    assert modules("contribute/text.js", "shownTime", [[step] for step in typed]) == said
