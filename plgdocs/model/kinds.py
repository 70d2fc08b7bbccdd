"""Which kind of page a file holds."""

from plgdocs.model.cards import Card
from plgdocs.model.pages import DeveloperPage, Page, Recommendation, SchoolPage
from plgdocs.model.plans import Plan


def kind_of(path: str) -> type[Page]:
    """Return the model of a file, which its folder decides."""
    folder, _, name = path.rpartition("/")
    if folder == "docs/ontwikkeling":
        return DeveloperPage
    if folder == "docs/school":
        return SchoolPage
    if name == "index.md":
        return Page
    if folder.startswith("methods"):
        return Card
    if folder == "docs/draaiboek":
        return Plan
    return Recommendation if folder == "docs/aanbevelingen" else Page
