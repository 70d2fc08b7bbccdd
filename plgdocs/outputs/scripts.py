"""The theme's scripts and style sheets as a site serves them: few files, of few bytes.  Imports no Sphinx.

The sources lie in rooms (``static/README.md``).  A site gets, all in one folder:

- each style sheet, with those that it imports (``@import "../site/card.css";``) in their places;
- each *entry*: a script that exports nothing, and so is there to run; it keeps its name;
- for each room one script, named after it, with its modules that are loaded later (``import("../share/panel.js")``).

A script brings along what it imports, from whichever room, so that one request loads all that a reader turns to.
A module may come in several scripts that way, but not one with a variable of its own: there must be one of those.

The joiner takes a part of what ES modules can do, each statement at the start of its line:

- ``import { one, other as name } from "./file.js";``
- ``export`` before ``function``, ``async function``, ``class`` or ``const name =``
- ``import("./file.js")``, anywhere

It refuses all else: defaults, lists of exports, ``import *``, exported variables, packages, ``await`` outside of
functions, circles.  Comments that could hold such words are in ``/** */`` or on lines of their own.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

import minify

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMENT = re.compile(r"/\*\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE)
IMPORT = re.compile(r'^import \{([^{}]+)\} from "(\.[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class) (\w+)|const (\w+) =)", re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
REFUSED = re.compile(r"^(?:import|export)\b.*|\bimport\s*[(*{].*|^(?!.*\basync\b)(?=\S).*\bawait\b.*", re.MULTILINE)
VARIABLE = re.compile(r"^(?:let|var) ", re.MULTILINE)
STYLES = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)


class JoinError(ValueError):
    """A module is written in a way that the joiner doesn't take; says where, and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")


@dataclass(frozen=True)
class Module:
    """A module without its comments; it knows others by their paths from the folder of sources."""

    path: str
    text: str

    def paths(self, pattern: re.Pattern[str]) -> list[str]:
        """Return the modules that its imports mean, those at once or those for later."""
        return [self.other(found) for found in pattern.finditer(self.text)]

    def other(self, found: re.Match[str]) -> str:
        """Return the module that one import means."""
        return normpath(f"{dirname(self.path)}/{found.groups()[-1]}")

    @property
    def exports(self) -> list[str]:
        """The names that it exports; none for an entry."""
        return [found[1] or found[2] for found in EXPORT.finditer(self.text)]

    @property
    def name(self) -> str:
        """The variable that holds what it exports."""
        return re.sub(r"\W", "_", self.path.removesuffix(".js"))


def read_modules(source: Path) -> dict[str, Module]:
    """Return the modules of all rooms by path; raise ``JoinError`` where one can't be joined."""
    modules: dict[str, Module] = {}
    for file in sorted(source.glob("*/*.js")):
        path = file.relative_to(source).as_posix()
        text = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), file.read_text("utf-8"))
        rest = LATER.sub("", EXPORT.sub("", IMPORT.sub(lambda found: "\n" * found[0].count("\n"), text)))
        if refused := REFUSED.search(rest):
            where = f"{path}:{1 + rest[: refused.start()].count(chr(10))}"
            raise JoinError(where, f"plgdocs/scripts.py can’t join “{refused[0].strip()}”")
        modules[path] = Module(path, text)
    return modules


def with_imports(modules: dict[str, Module], path: str, users: tuple[str, ...] = ()) -> dict[str, Module]:
    """Return a module and all that it imports, each after what it needs."""
    if path in users or path not in modules:
        raise JoinError(" -> ".join((*users, path)), "a circle" if path in users else "no such module")
    found: dict[str, Module] = {}
    for other in modules[path].paths(IMPORT):
        found |= with_imports(modules, other, (*users, path))
    return found | {path: modules[path]}


def join(modules: dict[str, Module], roots: list[str]) -> str:
    """Return modules with all that they import as one script, which exports each root under its file's name."""
    joined = {path: module for root in roots for path, module in with_imports(modules, root).items()}
    exported = ", ".join(f"{modules[root].name} as {Path(root).stem}" for root in roots if modules[root].exports)
    scopes = [scope(module, modules, joined.keys()) for module in joined.values()]
    return "\n".join([*scopes, f"export {{ {exported} }};" if exported else ""])


def scope(module: Module, modules: dict[str, Module], joined: Iterable[str]) -> str:
    """Return a module as a function that is called at once and returns what the module exports."""

    def at_once(found: re.Match[str]) -> str:
        other = modules[module.other(found)]
        names = [name.split(" as ") for name in re.split(r"\s*,\s*", found[1].strip(" \n,"))]
        if unknown := {name for name, *_ in names} - {*other.exports}:
            raise JoinError(module.path, f"{other.path} doesn’t export {', '.join(sorted(unknown))}")
        return f"const {{ {', '.join(': '.join(name) for name in names)} }} = {other.name};"

    def later(found: re.Match[str]) -> str:
        other = modules[module.other(found)]
        if other.path in joined:
            return f"Promise.resolve().then(() => {other.name})"
        return f'import("./{dirname(other.path)}.js").then((file) => file.{Path(other.path).stem})'

    text = LATER.sub(later, EXPORT.sub("", IMPORT.sub(at_once, module.text)))
    kept = f"const {module.name} = " if module.exports else ""
    return f"{kept}(() => {{\n{text}\nreturn {{ {', '.join(module.exports)} }};\n}})();"


def plan_files(modules: dict[str, Module]) -> dict[str, list[str]]:
    """Return the scripts of a site by name, each with the modules that it is for."""
    files: dict[str, list[str]] = {}
    for path in sorted({path for module in modules.values() for path in module.paths(LATER)}):
        if not (path in modules and modules[path].exports):
            raise JoinError(path, "exports nothing that could be loaded")
        files.setdefault(f"{dirname(path)}.js", []).append(path)
    for entry in (module.path for module in modules.values() if not module.exports):
        if files.setdefault(Path(entry).name, [entry]) != [entry]:
            raise JoinError(entry, "another script of this name")
    parts = {name: {path for root in roots for path in with_imports(modules, root)} for name, roots in files.items()}
    for module in modules.values():
        names = [name for name, paths in parts.items() if module.path in paths]
        if len(names) > 1 and VARIABLE.search(module.text):
            raise JoinError(module.path, f"its variables would exist twice, in {' and '.join(names)}")
    return files


@cache
def static_files(source: Path) -> dict[str, str]:
    """Return the scripts and style sheets of a site by name."""
    modules = read_modules(source)
    scripts = {name: join(modules, roots) for name, roots in plan_files(modules).items()}
    styles = {path.name: style_sheet(path) for path in sorted(source.glob("*/*.css"))}
    kinds = {".js": "text/javascript", ".css": "text/css"}
    return {name: minify.string(kinds[Path(name).suffix], text) for name, text in (scripts | styles).items()}


def style_sheet(path: Path) -> str:
    """Return a style sheet with those that it imports in their places."""
    return STYLES.sub(lambda found: style_sheet(path.parent / found[1]), path.read_text("utf-8"))


def write_static(source: Path, folder: Path) -> None:
    """Write the scripts and style sheets of a site; the sources, if Sphinx copied them there, go."""
    for room in (path for path in source.iterdir() if path.is_dir()):
        shutil.rmtree(folder / room.name, ignore_errors=True)
    (folder / "README.md").unlink(missing_ok=True)
    for name, text in static_files(source).items():
        (folder / name).write_text(text, "utf-8")
