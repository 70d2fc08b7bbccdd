"""The Sphinx domain ``plg``: it keeps what the reader found, links roles, and reports problems.

Every source file passes ``read_source``; afterwards ``report_problems`` applies the same rules
as ``plgdocs check`` and turns each problem into a Sphinx warning, in every build.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from plgdocs.fields import as_data
from plgdocs.library import Library, check_links_of_system, is_linked, symbolic_links
from plgdocs.model import Card, Page, Recommendation
from plgdocs.problems import Refused, Reporter
from plgdocs.reader import blank_front_matter, decode, read
from plgdocs.rules import check_library, check_paths
from plgdocs.safety import ROLES, is_dangerous, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from plgdocs.problems import Problem

logger = logging.getLogger(__name__)


class PlgDomain(Domain):
    """Methods and recommendations, and how to link to them."""

    name = "plg"
    label = "PLG"
    object_types: ClassVar[dict[str, ObjType]] = {
        "methodiek": ObjType("methodiek", "methodiek"),
        "aanbeveling": ObjType("aanbeveling", "aanbeveling"),
    }
    roles: ClassVar[dict[str, Any]] = {"methodiek": XRefRole(), "aanbeveling": XRefRole()}
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "problems": {}, "facts": {}}
    made_library: Library | None = None
    links: Sequence[str] = ()
    """The symbolic links among the files, as they were before this build read any."""

    @property
    def pages(self) -> dict[str, Page]:
        """The pages by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def library(self) -> Library:
        """The pages as a library; made once, until a file is read or goes away."""
        if self.made_library is None:
            pages = {page.path: page for _, page in sorted(self.pages.items())}
            self.made_library = Library(Path(self.env.srcdir), pages)
        return self.made_library

    def problems(self) -> list[Problem]:
        """Return the problems of all files, and those between files."""
        single = [problem for found in self.data["problems"].values() for problem in found]
        links = check_links_of_system(self.library.root)
        return sorted([*links, *single, *check_library(self.library)])

    def note(self, docname: str, page: Page | None, problems: list[Problem]) -> None:
        """Keep what the reader found in a file."""
        self.made_library = None
        self.data["problems"][docname] = problems
        if page:
            self.pages[docname] = page

    def clear_doc(self, docname: str) -> None:
        """Forget a file that changed or went away."""
        self.made_library = None
        self.pages.pop(docname, None)
        self.data["problems"].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.made_library = None
        for part in ("pages", "problems"):
            found = otherdata[part]
            self.data[part].update({name: found[name] for name in docnames if name in found})

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link ``{methodiek}`` and ``{aanbeveling}`` to their pages, by id and by number."""
        name, _, fragment = target.partition("#")
        page = find_object(self.library, typ, name)
        if page is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", object_title(page))
        return make_refnode(builder, fromdocname, page.docname, fragment or None, contnode, page.summary)

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing: our roles name their type."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield methods and recommendations for ``objects.inv``."""
        for page in self.library.pages.values():
            if isinstance(page, Card):
                yield page.name, page.title, "methodiek", page.docname, "", 1
            elif isinstance(page, Recommendation):
                yield str(page.number), page.title, "aanbeveling", page.docname, "", 1


def find_object(library: Library, kind: str, name: str) -> Page | None:
    """Return the card with an id or the recommendation with a number."""
    if kind == "methodiek":
        return library.card_by_name.get(name)
    return library.recommendation_by_number.get(int(name)) if name.isdecimal() else None


def object_title(page: Page) -> str:
    """Return how running text names a card or recommendation."""
    return f"Aanbeveling {page.number}: {page.title}" if isinstance(page, Recommendation) else page.title


def plg_domain(env: BuildEnvironment) -> PlgDomain:
    """Return the domain of a build."""
    domain = env.domains["plg"]
    assert isinstance(domain, PlgDomain)
    return domain


def leave_out(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Keep Sphinx from symbolic links, which it follows, and from what is no text, on which it stops."""
    domain = plg_domain(env)
    domain.links = symbolic_links(Path(app.srcdir))
    linked = [name for name in env.found_docs if is_linked(f"{name}.md", domain.links)]
    unread = [name for name in docnames if name not in linked and not is_text(Path(env.doc2path(name)))]
    for docname in [*linked, *unread]:
        env.clear_doc(docname)
        env.found_docs.discard(docname)
        if docname in docnames:
            docnames.remove(docname)
    for docname in unread:
        domain.note(docname, *read(f"{docname}.md", Path(env.doc2path(docname)).read_bytes()))


def is_text(path: Path) -> bool:
    """Whether the reader can decode a file."""
    try:
        decode(path.read_bytes())
    except Refused:
        return False
    return True


def read_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Read a file with the library's reader, and leave its body, at the same lines, to MyST.

    MyST gets the very text that was judged; in place of a file that could do harm, it gets what is wrong with it.
    """
    file = Path(app.env.doc2path(docname))
    data = file.read_bytes()
    page, problems = read(file.relative_to(app.srcdir).as_posix(), data)
    domain = plg_domain(app.env)
    domain.note(docname, page, problems)
    leads_away: list[Problem] = []
    if page:
        check_paths(page, domain.links, Reporter(page.path, leads_away))
    dangers = [*problems, *leads_away]
    source[0] = stand_in(dangers) if is_dangerous(dangers) else blank_front_matter(decode(data))


def report_problems(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Log every problem, in every build; return the pages to write again.

    Lists, neighbours and links show titles and facts of other pages: when any of those changed,
    all pages are written again (they are not read again).
    """
    domain = plg_domain(env)
    for problem in domain.problems():
        log_problem(problem)
    facts = {name: public_facts(page) for name, page in domain.pages.items()}
    changed = facts != domain.data["facts"]
    domain.data["facts"] = facts
    return sorted(env.all_docs) if changed else []


def log_problem(problem: Problem) -> None:
    """Log a problem as a warning of type ``plg``, which ``-W`` turns into a failure; a note only informs."""
    log = logger.info if problem.is_note else logger.warning
    location = f"{problem.path}:{problem.line}:{problem.column}"
    log("%s %s", problem.code, problem.message, location=location, type="plg", subtype=problem.code)


def public_facts(page: Page) -> str:
    """Return what other pages may show of a page, as one text to compare."""
    return json.dumps([page.title, page.outline.terms, as_data(page)], sort_keys=True, ensure_ascii=False)


def already_reported(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Keep Sphinx's own English warning back where ``rules.check_roles`` has said it in Dutch."""
    return True if node.get("reftype") in ROLES else None


def environment_version() -> int:
    """Return a number that changes with our code, so that Sphinx reads every file again.

    What a build keeps are our own objects: another model, reader or transform makes others.
    """
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    return int(hashlib.sha256(code).hexdigest()[:8], 16)
