"""Cuts the first line of a step, as somebody typed it, into its name, its time and the rest."""

import re

from plgdocs.authoring.everyday import TABLE, range_of, signs_of
from plgdocs.model.fields import OPEN_PLACE
from plgdocs.model.timing import read_timing
from plgdocs.parsing.steps import time_in_name

BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]](?!\()")
MEASURED = re.compile(r"[0-9] [mnh]|[qb]")
"""Signs of an everyday answer (``everyday.toml``) that hold a number of minutes: “5 à 6” may be anything."""
TIMED = (
    re.compile(r"(?P<rest>.*\D)(?:\s[-–—]|[:,])\s(?P<time>[^()]{1,30})"),
    re.compile(r"(?P<time>[^()]{1,30}?)(?::| ?[-–—])\s+(?P<rest>\D.+)"),
    re.compile(r"(?P<time>\d{1,3}\s?(?:['’′]|min\b\.?|minuten\b))\s+(?P<rest>\D.+)"),
)
"""How a time without brackets stands behind or before the rest."""
END = re.compile(r"[.!?:](?=\s|$)")
"""What may end the first sentence of a step, its name."""
SHORT = re.compile(
    r"(?:(?<![\w’'])(?:[a-z]|[^\W\daeiouy_]{2,5}|bijv|ca|ong|min|max|pag|enz|etc|evt|incl|excl|prof|resp|sec|pers|art"
    r"|fig|mevr|afd|vlg|zgn)|(?<=\s)\d{1,2})\.$",
    re.IGNORECASE,
)
"""What doesn't: “o.a.”, “blz.”, “2.”"""
BOLD = re.compile(r"(\*\*.+?\*\*)(?:\s*(?::|[.](?!\.)|\s[-–—](?=\s)))?\s*(.*)")


def named(text: str) -> tuple[str, str]:
    """Return the name of a step, its first sentence or what is bold, and the rest of a text."""
    if bold := BOLD.fullmatch(text):
        return bold[1].replace("**", ""), bold[2]
    for found in END.finditer(text, 2, 80):
        name = text[: found.end()]
        if name.count("(") <= name.count(")") and (found.end() == len(text) or not SHORT.search(name)):
            return name.replace("**", ""), text[found.end() :].strip()
    return (text.replace("**", ""), "") if 2 <= len(text) <= 80 else (f"{OPEN_PLACE}: de naam van deze stap.", text)


def timed(text: str) -> tuple[str, str, str]:
    """Return the time of a step as the model writes it, its text without it, and what the model can't hold."""
    for found in BRACKETS.finditer(text):
        time, more = time_of(found[1])
        if time or more or time_in_name(f"({found[1]})"):
            return time, f"{text[: found.start()].rstrip()}{text[found.end() :]}".strip(), more or found[0] * (not time)
    for found in filter(None, (pattern.fullmatch(text) for pattern in TIMED)):
        time, more = time_of(found["time"])
        if time or more:
            return time, found["rest"].strip(), more
    return "", text, ""


def time_of(text: str) -> tuple[str, str]:
    """Return a time as the model writes it, or as words if the model can't hold it; “” if it is none for sure."""
    if share := re.fullmatch(r"(1/[2-9]) van de tijd", text):
        return f"({share[1]})", ""
    if "/" not in text and read_timing(text):
        return f"({text})", ""
    span = range_of(text) if MEASURED.search(" ".join(signs_of(text, ""))) else None
    if span and span.get("van") == span.get("tot") and span["van"] < TABLE["clock"]["h"]:
        return f"({span['van']} min{' per persoon' if 'per' in span else ''})", ""
    return "", f"Tijd: {text.strip().rstrip('.')}." if span else ""
