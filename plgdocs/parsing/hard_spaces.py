"""Hard spaces where only a plain one is syntax: both look the same, but such a list, heading or key is none."""

import re

from plgdocs.model.characters import HARD_SPACE, code_point, plain_spaces
from plgdocs.model.codes import Code
from plgdocs.model.problems import Reporter
from plgdocs.model.timing import read_timing

SPACE = rf"(?= |{HARD_SPACE})"
OPENING = re.compile(
    rf"(?:[ \t>]|{HARD_SPACE}|(?:[-*+]|[0-9]{{1,9}}[.)]|#{{1,6}}|`{{3,}}|:(?:::+|[\w-]+:)?|\[[^\]]*\]:){SPACE})*"
)
"""What opens a line of Markdown before its text: spaces and markers."""
TABLE_RULE = re.compile(rf"(?:[-:| ]|{HARD_SPACE})+")
BRACKETS = re.compile(r"(?<=\*\*)\s*\(([^()]*)\)")
"""What follows a bold name, such as its time."""
IN_YAML = re.compile(rf"(?:^|[-:{{\[,\"'])\s{{0,99}}{HARD_SPACE}|{HARD_SPACE}\s{{0,99}}(?:[]:}},#\"']|$)")
"""A hard space beside a sign of YAML."""


def soften(body: str) -> str:
    """Return Markdown with plain spaces where they could be syntax."""
    return body if plain_spaces(body) == body else "\n".join(map(soften_line, body.split("\n")))


def soften_line(line: str) -> str:
    """Return a line of Markdown with plain spaces around its markers and in its time."""
    if TABLE_RULE.fullmatch(line):
        return plain_spaces(line)
    return BRACKETS.sub(soften_time, OPENING.sub(lambda match: plain_spaces(match[0]), line, count=1))


def soften_time(match: re.Match[str]) -> str:
    text = plain_spaces(match[0])
    return text if read_timing(plain_spaces(match[1])) else match[0]


def report_changes(old: str, new: str, first_line: int, report: Reporter) -> None:
    """Report the first hard space of each line that ``new`` has plain spaces for."""
    for number, (was, line) in enumerate(zip(old.split("\n"), new.split("\n"), strict=True), first_line):
        if was != line:
            column = next(index for index, pair in enumerate(zip(was, line, strict=True)) if pair[0] != pair[1])
            report(Code.HARD_SPACE, number, column + 1, number=code_point(was[column]))


def soften_yaml(text: str) -> str:
    """Return YAML with plain spaces in the lines that have a hard one beside a sign, or else in all."""
    lines = text.split("\n")
    chosen = [plain_spaces(line) if IN_YAML.search(line) else line for line in lines]
    return "\n".join(chosen) if chosen != lines else plain_spaces(text)
