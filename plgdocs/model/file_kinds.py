"""The kinds of files that a library holds, known by the ends of their names; others are neither read nor shown."""

import re

from plgdocs.model.addresses import FOLDERS
from plgdocs.model.cards import Card
from plgdocs.model.pages import DeveloperPage, Page, Recommendation, SchoolPage
from plgdocs.model.plans import Plan
from plgdocs.model.worksheets import FOLDER, Worksheet

LEDGER = "permalinks.txt"
"""The list of all addresses that were ever published (``permalinks.py``)."""
THESAURUS = "thesaurus.txt"
"""Groups of words that mean the same: they are the library's, and an editor adds to them."""
AT_ROOT = ("index.md", LEDGER, THESAURUS)

PAGE, DRAWING = ".md", ".svg"
PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
PICTURES = (DRAWING, *PIXELS)
"""What pages may show, and link to besides pages: nothing that runs when it is opened by itself."""
EDITORS_DATA, EXPERIENCES = ".redactie.yml", ".ervaringen.yml"
BESIDE_CARDS = (EDITORS_DATA, EXPERIENCES)
"""What stands beside a card: what editors add to it, and experiences with the method."""
ENDINGS = (PAGE, *PICTURES, *BESIDE_CARDS)

LARGEST, LARGEST_CARD, LARGEST_PICTURE = 64_000, 24_000, 2_000_000
"""Maximum sizes in bytes: of a text or drawing (our longest has 24,000), of a card, which is printed (ours have 5,000),
and of a picture of pixels."""

WHOLE: dict[str, type[Page]] = {"docs/ontwikkeling": DeveloperPage, "docs/school": SchoolPage}
LISTED: dict[str, type[Page]] = {"docs/draaiboek": Plan, "docs/aanbevelingen": Recommendation, FOLDER: Worksheet}
"""The kinds of pages by folder: of all files there, and of all but the page that lists them."""


def kind_of(path: str) -> type[Page]:
    """Return the model of a page, which its folder decides."""
    folder, _, name = path.rpartition("/")
    if folder in WHOLE or name == "index.md":
        return WHOLE.get(folder, Page)
    return Card if folder.startswith("methods") else LISTED.get(folder, Page)


def ending(path: str) -> str:
    """Return the end of a file's name that says what kind it is, in lower case, or nothing for an unknown kind."""
    return next((known for known in ENDINGS if path.lower().endswith(known)), "")


def beside(path: str, kind: str = EDITORS_DATA) -> str:
    """Return the path of a file beside a card: the editors', if no other kind is given."""
    return path.removesuffix(PAGE) + kind


def card_of(path: str) -> str:
    """Return the path of the card that a file would stand beside, or else ``path`` itself."""
    kind = ending(path)
    return path[: -len(kind)] + PAGE if kind in BESIDE_CARDS else path


def largest(path: str) -> int:
    """Return the maximum size of a file, in bytes."""
    if ending(path) in PIXELS:
        return LARGEST_PICTURE
    return LARGEST_CARD if ending(path) == PAGE and kind_of(path) is Card else LARGEST


def is_content(path: str) -> bool:
    """Whether a path, from the library's root, is that of a file of the library."""
    return re.search(pattern(), path) is not None


def pattern() -> str:
    """Return what the paths of a library's files fit, also for programs that choose files by such an expression."""
    endings, at_root = ("|".join(names).replace(".", r"\.") for names in (ENDINGS, AT_ROOT))
    return rf"^({at_root}|({'|'.join(FOLDERS)})/.*(?i:{endings}))$"
