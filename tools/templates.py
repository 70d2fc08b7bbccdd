"""Write the files that other programs read and that follow from the model: ``make templates``.

They are kept in the repository, since the host and the editor look for them there; a test compares them.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from plgdocs.issue import issue_form

ROOT = Path(__file__).parent.parent
NOTE = "# Gemaakt uit het model met “make templates”; wijzig plgdocs/model.py of plgdocs/issue.py.\n"


def templates() -> dict[str, str]:
    """Return the text of each file by its path from the root."""
    form = yaml.safe_dump(issue_form(), allow_unicode=True, sort_keys=False, width=110)
    return {".github/ISSUE_TEMPLATE/methodiek.yml": NOTE + form}


def main() -> None:
    """Write every file."""
    for path, text in templates().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
