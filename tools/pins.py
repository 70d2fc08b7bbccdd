"""Write ``requirements/``: exact versions, and the hash of every file of them, for all Pythons and platforms.

Run as ``make pins``; uv comes in an environment that goes with it, and writes no address of an index.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPILE = ("--upgrade", "--universal", "--generate-hashes", "--no-annotate", "--custom-compile-command=make pins")
COOLDOWN = "--exclude-newer=7 days"
"""Most releases that somebody hijacked were gone within days."""
FILES = {"test": ("--extra=test",), "site": ("--constraints=requirements/test.txt",)}
"""What the tests need, and the part of it that a site needs, in the same versions."""


def main() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest = config["project"]["requires-python"].removeprefix(">=")
    build = "\n".join(config["build-system"]["requires"])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/python", "-m", "pip", "-q", "install", "uv"], check=True)
        for name, options in FILES.items():
            into = ("-q", f"--python-version={oldest}", f"--output-file=requirements/{name}.txt")
            command = [f"{folder}/bin/uv", "pip", "compile", *COMPILE, COOLDOWN, *into, *options, "pyproject.toml", "-"]
            subprocess.run(command, check=True, cwd=ROOT, input=build, text=True)


if __name__ == "__main__":
    main()
