"""The theme's scripts and style sheets as a site serves them: few files, of few bytes.

The sources lie in rooms (``static/README.md``).  A site gets, all in one folder:

- each style sheet, with those that it imports (``@import "../site/card.css";``) in their places;
- each *entry*: a script that exports nothing, and so is there to run; it keeps its name;
- for each room one script, named after it, with its modules that are loaded later (``import("../share/panel.js")``).

A script brings along what it imports, from whichever room, so that one request loads all that a reader turns to.
A module may come in several scripts that way, but not one with a variable of its own: there must be one of those.

The joiner knows the statements below, each at the start of its line.  All else stays as it is, and the minifier refuses
it within a function.  Tests look for circles, and for names and variables that would exist twice.
"""

import re
import shutil
from collections.abc import Collection
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath

import minify

# Comments that could hold such words are in ``/** */`` or on lines of their own.
COMMENT = re.compile(r"/\*\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE)
# import { one, other as name } from "./file.js";
IMPORT = re.compile(r'^import \{([^{}]+)\} from "(?P<file>\.[^"]+)";$', re.MULTILINE)
# export before function, async function, class or const
EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) (\w+))", re.MULTILINE)
# import("./file.js"), anywhere
LATER = re.compile(r'\bimport\("(?P<file>\.[^"]+)"\)')
STYLES = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)

Modules = dict[str, str]
"""The text of each module without its comments, by its path from the folder of sources."""


def read_modules(source: Path) -> Modules:
    files = sorted(source.glob("*/*.js"))
    return {file.relative_to(source).as_posix(): COMMENT.sub("", file.read_text("utf-8")) for file in files}


def imported(path: str, found: re.Match[str]) -> str:
    """Return the path of the module that is imported at a match of ``IMPORT`` or ``LATER``."""
    return normpath(f"{dirname(path)}/{found['file']}")


def imports(modules: Modules, path: str, pattern: re.Pattern[str]) -> list[str]:
    return [imported(path, found) for found in pattern.finditer(modules[path])]


def variable(path: str) -> str:
    """Return the name of the variable that holds what a module exports."""
    return re.sub(r"\W", "_", path.removesuffix(".js"))


def with_imports(modules: Modules, roots: list[str]) -> list[str]:
    """Return modules and all that they import, each once and after what it needs."""
    found: dict[str, None] = {}
    for path in roots:
        found |= dict.fromkeys([*with_imports(modules, imports(modules, path, IMPORT)), path])
    return list(found)


def join(modules: Modules, roots: list[str]) -> str:
    """Return modules with all that they import as one script, which exports each root under its file's name."""
    joined = with_imports(modules, roots)
    exported = ", ".join(f"{variable(root)} as {Path(root).stem}" for root in roots if EXPORT.search(modules[root]))
    scopes = [scope(path, modules[path], joined) for path in joined]
    return "\n".join([*scopes, f"export {{ {exported} }};" if exported else ""])


def scope(path: str, text: str, joined: Collection[str]) -> str:
    """Return a module as a function that is called at once and returns what the module exports."""

    def at_once(found: re.Match[str]) -> str:
        return f"const {{{found[1].replace(' as ', ': ')}}} = {variable(imported(path, found))};"

    def later(found: re.Match[str]) -> str:
        other = imported(path, found)
        if other in joined:
            return f"Promise.resolve().then(() => {variable(other)})"
        return f'import("./{dirname(other)}.js").then((file) => file.{Path(other).stem})'

    exports = ", ".join(EXPORT.findall(text))
    body = LATER.sub(later, EXPORT.sub("", IMPORT.sub(at_once, text)))
    kept = f"const {variable(path)} = " if exports else ""
    return f"{kept}(() => {{\n{body}\nreturn {{ {exports} }};\n}})();"


def plan_files(modules: Modules) -> dict[str, list[str]]:
    """Return the scripts of a site by name, each with the modules that it is for."""
    files = {Path(path).name: [path] for path, text in modules.items() if not EXPORT.search(text)}
    for root in sorted({root for path in modules for root in imports(modules, path, LATER)}):
        files.setdefault(f"{dirname(root)}.js", []).append(root)
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
