"""Which kind of page a file holds."""

from plgdocs.model.cards import Card
from plgdocs.model.pages import DeveloperPage, Page, Recommendation, SchoolPage
from plgdocs.model.plans import Plan
from plgdocs.model.worksheets import FOLDER, Worksheet

WHOLE: dict[str, type[Page]] = {"docs/ontwikkeling": DeveloperPage, "docs/school": SchoolPage}
LISTED: dict[str, type[Page]] = {"docs/draaiboek": Plan, "docs/aanbevelingen": Recommendation, FOLDER: Worksheet}
"""The kinds by folder: of all files there, and of all but the page that lists them."""


def kind_of(path: str) -> type[Page]:
    """Return the model of a file, which its folder decides."""
    folder, _, name = path.rpartition("/")
    if folder in WHOLE or name == "index.md":
        return WHOLE.get(folder, Page)
    return Card if folder.startswith("methods") else LISTED.get(folder, Page)
