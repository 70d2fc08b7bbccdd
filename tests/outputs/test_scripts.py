"""Modules that are joined do what they did apart; what can't be joined is refused."""

from __future__ import annotations

import re
import subprocess
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import minify
import pytest
from helpers.modules import LIBRARY, NODE, STATIC, Modules

from plgdocs.outputs import scripts

SEARCH = "?v=2&start=13:30&groep=8&duur=90&plan=check-in,kandoe:40,pauze:10,eigen:Gast%3A+Sien::zorg+voor+koffie:20,weg"
MEETING = {"day": "2027-03-26", "time": "13:30", "people": 8}
EVENT = {
    "name": "Één",
    "title": "a;b",
    "text": "é" * 90,
    "link": "x:y",
    "day": "2027-03-26",
    "time": "09:00",
    "minutes": 5,
}
CALLS: dict[str, list[list[Any]]] = {
    "planner/address.js parsePlan": [[SEARCH, LIBRARY], ["?plan=x&v=9", LIBRARY]],
    "planner/address.js fitting": [["Één gast  & meer", 12]],
    "share/meeting.js sentence": [[MEETING]],
    "share/meeting.js readMeeting": [["?datum=2027-02-31&uur=25:00&groep=8"]],
    "share/calendar.js calendar": [[EVENT]],
    "run/announce.js spoken": [[90], [61]],
    "contribute/text.js slug": [["Stap 1: één"]],
    "site/spans.js rangeText": [["5", "10", "min", "persoon"]],
}
"""Some functions of modules that touch no page."""
WAYS = [
    "export default 1;",
    "export let a = 1;",
    "export var a = 1;",
    "export const { a } = { a: 1 };",
    "export { a };",
    "export function* a() {}",
    'export * from "./b.js";',
    'export { b } from "./b.js";',
    'import * as b from "./b.js";',
    'import b from "./b.js";',
    'import "./b.js";',
    'import { b } from "b";',
    'import { b } from "./b.js"; export const a = b;',
]
"""What the joiner doesn't take."""
UNSEEN = re.compile(r"\bimport\(.*|^(?!.*\basync\b)(?=\S).*\bawait\b.*", re.MULTILINE)
"""What it doesn't take either, but the minifier does: imports by another name, and waiting outside of functions."""
VARIABLE = re.compile(r"^(?:let|var) ", re.MULTILINE)


def write(folder: Path, **modules: str) -> Path:
    """Write modules in rooms: ``room_name="text"``; return their folder."""
    for name, text in modules.items():
        path = folder / f"{name.replace('_', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", "utf-8")
    return folder


def test_joined_modules_do_what_they_did_apart(modules: Modules, tmp_path: Path) -> None:
    roots = sorted({name.partition(" ")[0] for name in CALLS})
    joined = tmp_path / "joined.mjs"
    joined.write_text(minify.string("text/javascript", scripts.join(scripts.read_modules(STATIC), roots)), "utf-8")
    for name, given in CALLS.items():
        path, _, function = name.partition(" ")
        together = modules(str(joined), f"{Path(path).stem}.{function}", given)
        apart = modules(path, function, given)
        assert without_moment(together) == without_moment(apart), name


def without_moment(results: list[object]) -> list[str]:
    """Return results as text, without the moment that a calendar file was made."""
    return [re.sub(r"DTSTAMP:\w+", "", str(result)) for result in results]


def test_every_module_is_in_a_script() -> None:
    modules = scripts.read_modules(STATIC)
    files = scripts.plan_files(modules)
    used = {path for roots in files.values() for path in scripts.with_imports(modules, roots)}
    assert used == {*modules}


def test_no_source_is_published(site: Path) -> None:
    static = site / "_static"
    assert [path.name for path in static.iterdir() if path.is_dir() or path.suffix == ".md"] == []
    assert {*scripts.static_files(STATIC)} <= {path.name for path in static.iterdir()}


def test_no_file_is_long() -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in STATIC.glob("*/*.*")}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


ENTRY = """// @ts-check
import { name } from "../shared/b.js";
/** @typedef {import("./none.js").Type} Type  export default, in words */
import("../late/c.js").then(({ count }) => console.log(name, count(), count()));
import("../late/d.js").then(async ({ twice }) => console.log(await twice()));
"""
TWICE = """export async function twice() {
  const { count: again } = await import("./c.js");
  return again() * 2;
}"""


def test_an_entry_runs_and_loads_later_modules_once(tmp_path: Path) -> None:
    source = write(
        tmp_path / "source",
        here_a=ENTRY,
        shared_b='export const name = "b";\nexport class Unused {}',
        late_c="let calls = 0;\nexport function count() {\n  return ++calls;\n}",
        late_d=TWICE,
    )
    files = scripts.static_files(source)
    assert files.keys() == {"a.js", "late.js"}
    write(tmp_path / "out", **{name.removesuffix(".js"): text for name, text in files.items()})
    (tmp_path / "out/package.json").write_text('{"type": "module"}')
    run = subprocess.run([NODE, tmp_path / "out/a.js"], check=True, capture_output=True, encoding="utf-8")
    assert run.stdout.split("\n") == ["b 1 2", "6", ""]


@pytest.mark.parametrize("text", WAYS)
def test_other_ways_are_refused(text: str, tmp_path: Path) -> None:
    source = write(tmp_path, room_a=f"/** One\n * two */\n{text}", room_b="export const b = 1;")
    with pytest.raises(minify.MinifyError):
        scripts.static_files(source)


def faults(modules: scripts.Modules) -> list[str]:
    """Return what would go wrong, unseen, in modules that are joined."""
    graph = {path: scripts.imports(modules, path, scripts.IMPORT) for path in modules}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"a circle: {' '.join(error.args[1])}"]
    files = scripts.plan_files(modules)
    later = {root for path in modules for root in scripts.imports(modules, path, scripts.LATER)}
    entries = [path for path, text in modules.items() if not scripts.EXPORT.search(text)]
    names = [Path(path).name for path in entries] + sorted({f"{Path(root).parent}.js" for root in later})
    parts = [path for roots in files.values() for path in scripts.with_imports(modules, roots)]
    unseen = (UNSEEN.search(scripts.LATER.sub("", text)) for text in modules.values())
    return [
        *(f"can't join {found[0]}" for found in unseen if found),
        *(f"{name} twice" for name in sorted({*names}) if names.count(name) > 1),
        *(f"{path} exports nothing" for path in entries if path in later),
        *(f"variables of {path} twice" for path in modules if VARIABLE.search(modules[path]) and parts.count(path) > 1),
    ]


def test_our_modules_can_be_joined() -> None:
    assert faults(scripts.read_modules(STATIC)) == []


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"x_a": "export const a = (name) => import(name);"}, "can't join import(name);"),
        ({"x_a": "export const a = () => import(`./b.js`);"}, "can't join import(`./b.js`);"),
        ({"x_a": "export const a = 1;\nconst c = await a;"}, "can't join const c = await a;"),
        ({"x_a": "export const a = 1;\nawait a;"}, "can't join await a;"),
        ({"x_a": 'import("./b.js");', "x_b": "b();"}, "x/b.js exports nothing"),
        ({"x_a": "a();", "y_a": "a();"}, "a.js twice"),
        (
            {
                "x_a": 'import { b } from "./b.js";',
                "x_b": 'import { c } from "./c.js";\nexport const b = c;',
                "x_c": 'import { b } from "./b.js";\nexport const c = b;',
            },
            "a circle: x/b.js x/c.js x/b.js",
        ),
        (
            {
                "x_a": 'import { b } from "./b.js";',
                "x_c": 'import { b } from "./b.js";',
                "x_b": "let kept = 1;\nexport const b = () => kept++;",
            },
            "variables of x/b.js twice",
        ),
    ],
)
def test_what_could_not_work_is_noticed(texts: dict[str, str], said: str, tmp_path: Path) -> None:
    assert faults(scripts.read_modules(write(tmp_path, **texts))) == [said]


def test_a_style_sheet_brings_along_what_it_imports(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "y").mkdir()
    (tmp_path / "x/a.css").write_text("a { color: red; }\n")
    (tmp_path / "y/b.css").write_text('@import "../x/a.css";\n\nb { color: blue; }\n')
    assert scripts.static_files(tmp_path) == {"a.css": "a{color:red}", "b.css": "a{color:red}b{color:blue}"}
