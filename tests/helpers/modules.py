"""The site's own modules, run in Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from plgdocs.checking.library import read_library
from plgdocs.outputs.data import cards_json

ROOT = Path(__file__).parents[2]
LIBRARY: dict[str, Any] = json.loads(cards_json(read_library(ROOT)[0]))
"""The file cards.json."""
STATIC = ROOT / "plgdocs/theme/plg/static"
NODE = ROOT / ".venv/bin/node"


class Modules:
    """The site's modules, called in one Node process, which starts in a tenth of a second."""

    def __init__(self) -> None:
        command = [str(NODE), "--no-warnings", str(ROOT / "tests/js/call.mjs")]
        self.node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def __call__(self, module: str | Path, name: str, calls: list[list[Any]]) -> list[Any]:
        """Return what a function gives for each list of arguments; raise ``RuntimeError`` with what it throws."""
        assert self.node.stdin
        assert self.node.stdout
        print(json.dumps([str(STATIC / module), name, calls]), file=self.node.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self.node.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        results: list[Any] = answer["results"]
        return results

    def close(self) -> None:
        self.node.communicate()

    def plan(self, search: str, library: Any = LIBRARY) -> dict[str, Any]:
        """Return the plan in an address, and the notes."""
        found: dict[str, Any] = self("planner/address.js", "parsePlan", [[search, library]])[0]
        return found

    def stages(self, plan: Any, library: Any = LIBRARY) -> list[dict[str, Any]]:
        """Return the stages of a plan, led as planned."""
        changes = self("run/changes.js", "asPlanned", [[plan]])[0]
        found: list[dict[str, Any]] = self("run/changes.js", "stagesFor", [[plan, changes, library]])[0]
        return found

    def times(self, search: str) -> list[dict[str, Any]]:
        """Return the parts of an address at their places in time."""
        found: list[dict[str, Any]] = self("planner/timeline.js", "timeline", [[self.plan(search)["plan"], LIBRARY]])[0]
        return found
