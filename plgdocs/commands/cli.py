"""``plgdocs check | new | apply | build | serve | ledger | schema``.

Exit status: 0 fine, 1 problems, 2 wrong use.  Only ``build`` and ``serve`` import Sphinx.
"""

import argparse
import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import NoReturn

from plgdocs.authoring.apply import apply
from plgdocs.authoring.autofix import autofix_file
from plgdocs.authoring.beside import move_keys
from plgdocs.authoring.issue import draft_of
from plgdocs.authoring.new import create
from plgdocs.authoring.unfit import Unfit
from plgdocs.authoring.writer import Draft
from plgdocs.checking.directory import content_files, find_root, library_files, reason
from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.commands.ledger import keep_promises
from plgdocs.commands.publish import SITE, publish, recover
from plgdocs.model.file_kinds import AT_ROOT, LARGEST, LEDGER
from plgdocs.model.problems import Problem, Refused, WrongUse, tidy
from plgdocs.model.schema import card_schema
from plgdocs.parsing.reader import decode, load

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
INTERRUPTED = 130
"""What shells report for a program that Ctrl+C ended."""

DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments:": "argumenten:",
    "options:": "opties:",
    "show this help message and exit": "toon deze uitleg",
    "^argument ([^:]+): ": r"\1: ",
    r"invalid choice: ['\"](.*)['\"] \(choose from (.*)\)": r"“\1” kan hier niet; kies uit \2",
    "expected one argument$": "hier hoort een waarde bij",
    "ignored explicit argument (.*)": r"hier hoort geen waarde bij, ook niet \1",
    "^the following arguments are required: ": "er ontbreekt ",
    "^unrecognized arguments: ": "onbekend: ",
    "^ambiguous option: (.*) could match ": r"\1 is het begin van ",
}
"""What argparse says, as patterns, and how we say it."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def format_usage(self) -> str:
        return in_dutch(super().format_usage())

    def format_help(self) -> str:
        return in_dutch(super().format_help())

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: zo werkt het niet ({in_dutch(message)}).\n{self.format_usage()}")


def in_dutch(text: str) -> str:
    for english, dutch in DUTCH.items():
        text = re.sub(english, dutch, text)
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    tolerate_odd_characters()
    speak_alone()
    options = build_parser().parse_args(arguments)
    try:
        return run(options)
    except KeyboardInterrupt:
        sentence, status = "onderbroken.", INTERRUPTED
    except BrokenPipeError:  # the reader of our output, such as “head”, has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except Unfit as unfit:
        sentence, status = str(unfit), PROBLEMS
    except WrongUse as wrong:
        sentence, status = str(wrong), WRONG_USE
    except Refused as refused:
        hint = "" if "{" in refused.code.hint else refused.code.hint
        sentence, status = f"{refused} {hint}".rstrip(), WRONG_USE
    except OSError as error:
        sentence, status = f"met “{tidy(str(error.filename))}” lukt het niet ({reason(error)}).", WRONG_USE
    print(f"plgdocs: {sentence}", file=sys.stderr)
    return status


def run(options: argparse.Namespace) -> int:
    root = find_root(Path.cwd())
    if root is None:
        message = "hier is geen gids; ga naar de map waarin “conf.py” staat."
        raise WrongUse(message)
    recover(root)
    status = options.run(root, options)
    sys.stdout.flush()
    return status or FINE


def tolerate_odd_characters() -> None:
    """Print characters that the terminal can't encode as escape sequences, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def speak_alone() -> None:
    """Let Ctrl+C end the processes that help us without a word, such as a traceback: this one tells it."""
    if hasattr(os, "register_at_fork"):  # Windows has no fork
        os.register_at_fork(after_in_child=end_without_a_word)


def end_without_a_word() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may ignore it, in the background
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def build_parser() -> Parser:
    parser = Parser(prog="plgdocs", description="Controleert en bouwt de PLG-gids.")
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT", parser_class=Parser)

    check = commands.add_parser("check", help="controleer de bestanden van de gids")
    check.add_argument("paths", nargs="*", type=Path, metavar="PAD", help="alleen deze bestanden of mappen tonen")
    check.add_argument("--format", choices=list(FORMATS), default="text", help="hoe de problemen getoond worden")
    check.add_argument("--fix", action="store_true", help="verbeter wat veilig kan, en toon wat verandert")
    check.set_defaults(run=run_check)

    build = commands.add_parser("build", help="controleer de gids en bouw de site")
    jobs_help = "hoeveel processen samen werken (1, 2, auto)"
    build.add_argument("--jobs", "-j", type=job_count, default="auto", metavar="AANTAL", help=jobs_help)
    build.set_defaults(run=run_build)

    serve = commands.add_parser("serve", help="toon de site en vernieuw ze bij elke bewaring")
    serve.add_argument("--port", default="8000", metavar="POORT", help="de poort van het voorbeeld")
    serve.set_defaults(run=run_serve)

    new = commands.add_parser("new", help="begin een kaart met plaatsen om in te vullen")
    new.add_argument("name", nargs="?", default="", metavar="NAAM", help="hoe de methodiek heet")
    new.add_argument("--from-issue", metavar="BESTAND", help="een ingevuld formulier (“-”: van de invoer)")
    new.set_defaults(run=run_new)

    take = commands.add_parser("apply", help="neem de nieuwe woorden van een stap over in haar kaart")
    take.add_argument("file", metavar="BESTAND", help="wat iemand stuurde, zoals een mail (“-”: van de invoer)")
    take.set_defaults(run=run_apply)

    ledger = commands.add_parser("ledger", help=f"zet in {LEDGER} welke adressen gepubliceerd zijn")
    site_help = f"de site zoals ze gepubliceerd werd ({SITE} als je niets noemt)"
    ledger.add_argument("site", nargs="?", type=Path, metavar="MAP", help=site_help)
    ledger.set_defaults(run=run_ledger)

    schema = commands.add_parser("schema", help="druk het JSON-schema van een kaart af")
    schema.set_defaults(run=run_schema)
    return parser


def job_count(given: str) -> int:
    """Return the number of processes: the given one, or (``auto``) that of processors."""
    if given == "auto":
        return os.cpu_count() or 1
    if not re.fullmatch(r"[1-9][0-9]{0,3}", given):
        reason_not = f"“{tidy(given)}” is geen aantal; kies een getal vanaf 1, of auto"
        raise argparse.ArgumentTypeError(reason_not)
    return int(given)


def check(root: Path, jobs: int, paths: Sequence[Path] = (), output: str = "text", *, fix: bool = False) -> int:
    """Print the problems of the library, or those of some files and directories, and return the exit status."""
    refuse_others(root, paths)
    chosen = [path.resolve() for path in paths]

    def is_chosen(path: str) -> bool:
        return not chosen or concerns(root / path, chosen)

    if fix:
        for path in filter(is_chosen, library_files(root)):
            for change in filter(None, (autofix_file(root, path), move_keys(root, path))):
                print(change, file=sys.stderr)
    library, found = read_library(root, jobs)
    problems = sorted(problem for problem in (*found, *check_library(library)) if is_chosen(problem.path))
    FORMATS[output](problems)
    errors = [problem for problem in problems if not problem.is_note]
    if output == "text":
        count = sum(map(is_chosen, content_files(root))) if chosen else len(library.pages)
        print(verdict(len(errors), count), file=sys.stderr)
    return PROBLEMS if errors else FINE


def refuse_others(root: Path, paths: Sequence[Path]) -> None:
    """Refuse a path that the checker doesn't cover: “in orde” would promise too much."""
    files = [root / name for name in (*content_files(root), *AT_ROOT)] if paths else []
    for path in paths:
        if not any(concerns(file, [path.resolve()]) for file in files):
            why = "is geen bestand van de gids" if path.exists() else "bestaat niet"
            message = f"“{tidy(str(path))}” {why}."
            raise WrongUse(message)


def concerns(path: Path, chosen: list[Path]) -> bool:
    """Whether ``path`` is one of the chosen files, or lies in one of the chosen directories."""
    places = {place for start in (path, path.resolve()) for place in (start, *start.parents)}
    return not places.isdisjoint(chosen)


def verdict(errors: int, pages: int) -> str:
    files = "1 bestand" if pages == 1 else f"{pages} bestanden"
    if not errors:
        return f"In orde: {files} nagekeken."
    return f"{errors} {'probleem' if errors == 1 else 'problemen'} in {files}."


def print_text(problems: list[Problem]) -> None:
    """Print one problem per line: ``path:line:column: CODE sentence hint``."""
    for problem in problems:
        print(problem)


def print_json(problems: list[Problem]) -> None:
    names = ("path", "line", "column", "code", "message", "hint", "note")
    data = [dict(zip(names, astuple(problem), strict=True)) for problem in problems]
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_github(problems: list[Problem]) -> None:
    """Print GitHub workflow commands, which mark each problem on its line of a pull request."""
    for problem in problems:
        level = "notice" if problem.is_note else "error"
        place = f"file={escape(problem.path, ':,')},line={problem.line},col={problem.column},title={problem.code}"
        print(f"::{level} {place}::{escape(problem.message)}")


def escape(text: str, more: str = "") -> str:
    """Escape text for a workflow command; ``more`` lists further characters to escape."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


FORMATS: dict[str, Callable[[list[Problem]], None]] = {
    "text": print_text,
    "json": print_json,
    "github": print_github,
}


def run_check(root: Path, options: argparse.Namespace) -> int:
    return check(root, job_count("auto"), options.paths, options.format, fix=options.fix)


def run_new(root: Path, options: argparse.Namespace) -> None:
    text = None if options.from_issue is None else read_text(options.from_issue)
    draft = Draft(options.name) if text is None else draft_of(text, options.name)
    print(create(read_library(root)[0], draft))


def run_apply(root: Path, options: argparse.Namespace) -> None:
    print(apply(root, read_text(options.file)))


def read_text(path: str) -> str:
    """Return the text of a file or, for “-”, of standard input."""
    data = sys.stdin.buffer.read(LARGEST + 1) if path == "-" else load(Path(path))
    return decode(data)


def run_ledger(root: Path, options: argparse.Namespace) -> None:
    print(keep_promises(root, options.site or root / SITE))


def run_schema(root: Path, options: argparse.Namespace) -> None:
    print(json.dumps(card_schema(), ensure_ascii=False, indent=2))


def run_build(root: Path, options: argparse.Namespace) -> int:
    return publish(root, lambda: check(root, options.jobs), options.jobs)


def run_serve(root: Path, options: argparse.Namespace) -> None:
    from plgdocs.commands.serve import serve

    serve(root, options.port)
