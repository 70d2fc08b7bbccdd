"""Take over the texts and pictures of a contribution, as data: ``python tools/take_content.py REPOSITORY``.

Run in a checkout of our own code.  What Git's HEAD in REPOSITORY holds below ``docs/`` and ``methods/`` replaces
what is here; nothing else of it is read, and nothing of it is run.  The objects come from Git itself and not
from a work tree, so that a symbolic link is seen for what it is.  Exit status 1 if a file is refused.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plgdocs.model.addresses import FOLDERS
from plgdocs.model.file_kinds import AT_ROOT, LEDGER, is_content, largest

PLAIN_FILES = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a Git tree: its mode, object, size in bytes (of a file), and path."""

    mode: str
    object: str
    size: int
    path: str

    @property
    def is_content(self) -> bool:
        """Whether this is a text or picture of the guide, or else a link that could lead to one; never its ledger."""
        is_link = self.mode not in PLAIN_FILES and PurePosixPath(self.path).parts[0] in FOLDERS
        return is_link or (is_content(self.path) and self.path != LEDGER)

    @property
    def objection(self) -> str:
        """Why the file is refused, or nothing."""
        if self.mode not in PLAIN_FILES:
            return "Dit is geen gewoon bestand, maar een verwijzing. Zet het bestand zelf hier."
        if any(part.startswith(".") or not part.isprintable() for part in self.path.split("/")):
            return "Deze naam kan niet. Gebruik kleine letters, cijfers en koppeltekens."
        if self.size > (most := largest(self.path)):
            return f"Dit bestand is te groot ({self.size} bytes). Hou het onder {most} bytes."
        return ""


def git(repository: Path, *arguments: str) -> bytes:
    """Return what a Git command prints."""
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def entries(repository: Path) -> list[Entry]:
    """Return the files of HEAD, and whatever else stands in its folders."""
    found = []
    for record in git(repository, "ls-tree", "-r", "-l", "-z", "--full-tree", "HEAD").split(b"\0"):
        if record:
            facts, _, path = record.partition(b"\t")
            mode, _, name, size = facts.decode().split()
            found.append(Entry(mode, name, 0 if size == "-" else int(size), path.decode(errors="replace")))
    return found


def take(repository: Path, root: Path) -> list[tuple[str, str]]:
    """Replace the content below ``root`` by that of ``repository``; return what is refused, and why."""
    content = [entry for entry in entries(repository) if entry.is_content]
    refused = [(entry.path, entry.objection) for entry in content if entry.objection]
    remove_content(root)
    for entry in content:
        if not entry.objection:
            path = root / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(git(repository, "cat-file", "blob", entry.object))
    return refused


def remove_content(root: Path) -> None:
    """Remove our own texts and pictures, so that what a contribution deletes is gone."""
    for path in [
        *(root / name for name in AT_ROOT),
        *(path for folder in FOLDERS for path in (root / folder).rglob("*")),
    ]:
        name = path.relative_to(root).as_posix()
        if path.is_file() and Entry(PLAIN_FILES[0], "", 0, name).is_content:
            path.unlink()


def main(repository: str) -> int:
    """Take over the content, and mark what is refused on a pull request."""
    refused = take(Path(repository), Path.cwd())
    for path, why in refused:
        shown = "".join(character if character.isprintable() and character not in ":,%" else "?" for character in path)
        print(f"::error file={shown},line=1,title=overnemen::{why}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
