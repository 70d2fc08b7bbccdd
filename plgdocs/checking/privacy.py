"""What may tell who somebody is: notes for the editor, who reads every experience before it is published.

A note is a guess, so it stops nothing: “Frans” is a name, and a subject too.
"""

import re
from collections.abc import Iterator

from plgdocs.model.codes import Code, Kind
from plgdocs.model.experiences import Experience
from plgdocs.model.fields import fields_of
from plgdocs.model.problems import Reporter
from plgdocs.model.types import PlainText

NAME = r"[A-ZÀ-Þ][a-zà-ÿ]{1,30}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,30})?"
PUPILS = "leerling(?:e|en)?|kleuters?|student(?:e|en)?|cursist(?:e|en)?"
ROLES = (
    "juf|meester|mevrouw|mevr\\.|meneer|mijnheer|dhr\\.|collega|leerkracht|leraar|lerares|directeur|directrice|"
    "schoolleider|begeleider|procescoach|coach|zorgcoördinator|ouder|mama|papa"
)
SUBJECTS = "Nederlands|Frans|Engels|Duits|Spaans|Latijn|Grieks"
SCHOOLS = r"\w{0,20}school|college|atheneum|instituut|lyceum|campus"
A_GROUP = f"(?i:{PUPILS}|{ROLES}|collega’s|leerkrachten|leraren|ouders|kinderen|iemand|een|wij|zij)"
CLASS = r"(?:klas )?(?:[1-7][a-zA-Z]{0,3}|[KL][1-7]|eerste|tweede|derde|vierde|vijfde|zesde|zevende)\b"

PATTERNS = (
    (Code.CONTACT, re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,20}")),
    (Code.CONTACT, re.compile(r"(?<![\w+])(?:\+32|0032|0)(?:[ ./-]?\d){8,9}(?!\d)")),
    (Code.PUPIL_NAMED, re.compile(rf"\b(?i:{PUPILS}) {NAME}")),
    (Code.PUPIL_NAMED, re.compile(rf"\b(?!{A_GROUP}\b){NAME} (?:uit |\()(?:de |het )?{CLASS}")),
    (Code.SCHOOL_NAMED, re.compile(r"\b(?:Sint|Heilige?|Onze)[ -][A-Z][\w-]{2,40}")),
    (Code.SCHOOL_NAMED, re.compile(r"\b[A-Z][\w-]{2,40}(?:college|atheneum|instituut|lyceum)\b")),
    (Code.SCHOOL_NAMED, re.compile(r"\b(?:GO!|VBS|GBS|VTI|KTA|KA) [A-Z]\w{2,40}")),
    (Code.SCHOOL_NAMED, re.compile(rf"\b(?i:{SCHOOLS}) (?:(?:De|Het|’t|Ter|Ten) )?[A-Z]\w{{2,40}}")),
    (Code.PERSON_NAMED, re.compile(rf"\b(?i:{ROLES}) (?!(?:{SUBJECTS})\b){NAME}")),
    (Code.PERSON_NAMED, re.compile(rf"(?<=[a-zà-ÿ,;] ){NAME}(?: (?:[Vv]an|[Dd]e[rn]?)){{0,2}} {NAME}")),
)
"""What each kind looks like; what an earlier pattern finds is not looked at again."""

ASKED = "genoemd"
"""The key of a name that somebody asked to be there."""


def check_experiences(experiences: tuple[Experience, ...], text: str, report: Reporter) -> None:
    """No experience seems to name a pupil, somebody or a school that didn't ask, or how to reach them."""
    for experience in experiences:
        for key, value in texts_of(experience):
            for code, found in suspects(value):
                may_be_named = code in (Code.PERSON_NAMED, Code.SCHOOL_NAMED)
                if not (may_be_named and (key == ASKED or found.casefold() in (experience.named or "").casefold())):
                    report(code, *place_of(found, experience, text), text=found)


def texts_of(experience: Experience) -> Iterator[tuple[str, str]]:
    """Yield the key and the value of each text that somebody wrote freely."""
    for key, field in fields_of(Experience).items():
        if isinstance(field.type, PlainText) and (value := getattr(experience, field.attribute)):
            yield key, value


def suspects(value: str) -> Iterator[tuple[Kind, str]]:
    """Yield what a text seems to hold, each place once."""
    for code, pattern in PATTERNS:
        for match in pattern.finditer(value):
            yield code, match[0]
        value = pattern.sub(" – ", value)


def place_of(found: str, experience: Experience, text: str) -> tuple[int, int]:
    """Return the line and the column where words of an experience begin in its file."""
    first = found.split(maxsplit=1)[0]
    lines = text.split("\n")[experience.line - 1 :]
    places = ((experience.line + index, line.find(first) + 1) for index, line in enumerate(lines) if first in line)
    return next(places, (experience.line, 1))
