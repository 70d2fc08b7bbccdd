"""The Sphinx domain ``plg``: stores what the reader found, resolves roles, and reports problems.

Every source file passes through ``read_source``; ``report_problems`` then applies the same rules as ``plgdocs check``,
and logs each problem as a Sphinx warning, in every build.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from plgdocs.checking.directory import is_linked, symbolic_links
from plgdocs.checking.files import load_beside, read, read_file
from plgdocs.checking.library import Library, check_files, link_targets
from plgdocs.checking.links import check_paths
from plgdocs.checking.rules import check_library
from plgdocs.model.cards import Card
from plgdocs.model.file_kinds import BESIDE_CARDS, beside
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.problems import Problem, Refused, Reporter
from plgdocs.parsing.allow_list import ROLES, is_dangerous, stand_in
from plgdocs.parsing.front_matter import blank_front_matter
from plgdocs.parsing.reader import decode, load

logger = logging.getLogger(__name__)
BY_FILE = ("pages", "problems", "searched", "refused")
"""What the domain stores for each file, by docname."""


class PlgDomain(Domain):
    name = "plg"
    label = "PLG"
    object_types: ClassVar[dict[str, ObjType]] = {
        "methodiek": ObjType("methodiek", "methodiek"),
        "aanbeveling": ObjType("aanbeveling", "aanbeveling"),
    }
    roles: ClassVar[dict[str, Any]] = {"methodiek": XRefRole(), "aanbeveling": XRefRole()}
    initial_data: ClassVar[dict[str, Any]] = {part: {} for part in BY_FILE}
    cached_library: Library | None = None
    links: Sequence[str] = ()
    """The symbolic links among the files, listed before this build reads any."""
    has_changed = False
    """Whether a file was read or removed in this build."""

    @property
    def pages(self) -> dict[str, Page]:
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def library(self) -> Library:
        """The pages as a library, cached until a file is read or removed."""
        if self.cached_library is None:
            pages = {page.path: page for _, page in sorted(self.pages.items())}
            self.cached_library = Library(Path(self.env.srcdir), pages)
        return self.cached_library

    def problems(self) -> list[Problem]:
        single = [problem for found in self.data["problems"].values() for problem in found]
        links = check_files(self.library.root)
        return sorted([*links, *single, *check_library(self.library)])

    def store(self, docname: str, page: Page | None, problems: list[Problem]) -> None:
        self.invalidate_library()
        self.data["problems"][docname] = problems
        if page:
            self.pages[docname] = page

    def invalidate_library(self) -> None:
        self.cached_library, self.has_changed = None, True

    def is_refused(self, docname: str) -> bool:
        """Whether the site shows a file's problems instead of its content."""
        return docname in self.data["refused"]

    def clear_doc(self, docname: str) -> None:
        self.invalidate_library()
        for part in BY_FILE:
            self.data[part].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        self.invalidate_library()
        for part in BY_FILE:
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
        """Link ``{methodiek}`` by id and ``{aanbeveling}`` by number."""
        name, _, fragment = target.partition("#")
        page = self.library.role_pages[typ].get(name)
        if page is None:
            return None
        if not node.get("refexplicit"):
            number = f"Aanbeveling {page.number}: " if isinstance(page, Recommendation) else ""
            contnode = nodes.inline("", number + page.label)
        return make_refnode(builder, fromdocname, page.docname, fragment or None, contnode, page.summary)

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        """Return nothing: our roles name their type."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for page in self.library.pages.values():
            if isinstance(page, Card):
                yield page.name, page.title, "methodiek", page.docname, "", 1
            elif isinstance(page, Recommendation):
                yield str(page.number), page.title, "aanbeveling", page.docname, "", 1


def plg_domain(env: BuildEnvironment) -> PlgDomain:
    domain = env.domains["plg"]
    assert isinstance(domain, PlgDomain)
    return domain


def leave_out(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Hide symbolic links from Sphinx, which would follow them, and binary files, which would stop it."""
    domain = plg_domain(env)
    domain.links = symbolic_links(Path(app.srcdir))
    linked_docs = [name for name in env.found_docs if is_linked(f"{name}.md", domain.links)]
    unread = [name for name in docnames if name not in linked_docs and not is_text(Path(env.doc2path(name)))]
    for docname in [*linked_docs, *unread]:
        env.clear_doc(docname)
        env.found_docs.discard(docname)
        if docname in docnames:
            docnames.remove(docname)
    for docname in unread:
        domain.store(docname, *read_file(Path(app.srcdir), f"{docname}.md"))


def is_text(path: Path) -> bool:
    try:
        decode(load(path))
    except (OSError, Refused):
        return False
    return True


def read_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Read a file, and give MyST its body at the same lines, or the problems of a file that could do harm."""
    path, root = Path(app.env.doc2path(docname)), Path(app.srcdir)
    data, name = load(path), path.relative_to(app.srcdir).as_posix()
    domain, beside_it = plg_domain(app.env), {kind: load_beside(root, name, kind) for kind in BESIDE_CARDS}
    for kind, content in beside_it.items():
        if content is not None:
            app.env.note_dependency(beside(name, kind))
    page, problems = read(name, data, *beside_it.values())
    domain.store(docname, page, problems)
    leads_away: list[Problem] = []
    if page:
        check_paths(page, domain.links, Reporter(page.path, leads_away))
    dangers = [*problems, *leads_away]
    if is_dangerous(dangers):
        domain.data["refused"][docname] = True
        source[0] = stand_in(dangers)
    else:
        source[0] = blank_front_matter(decode(data))


def outdated_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterator[str]:
    """Yield the pages that link to a page that was added or removed, and the cards beside which a file is new."""
    domain = plg_domain(env)
    unreadable = {docname for docname in changed if not is_text(Path(env.doc2path(docname)))}
    # Sphinx doesn't know about files that were unreadable before they were removed.
    lost = removed | unreadable | domain.data["problems"].keys() - env.found_docs
    # MyST resolves links while it reads.
    targets = {f"{docname}.md" for docname in added | lost}
    for docname, page in domain.pages.items():
        lost_child = not lost.isdisjoint(env.toctree_includes.get(docname, ()))
        around = {beside(page.path, kind) for kind in BESIDE_CARDS} - env.dependencies[docname]
        has_more = any((env.srcdir / path).is_file() for path in around)
        if lost_child or has_more or not targets.isdisjoint(link_targets(page)):
            yield docname


def report_problems(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Log every problem, in every build; return the pages to write.

    Any page can show part of another one, so a change writes them all.  The preview reports problems itself.
    """
    domain = plg_domain(env)
    for problem in [] if app.config.plg_preview else domain.problems():
        log_problem(problem)
    return env.found_docs if domain.has_changed else ()


def log_problem(problem: Problem) -> None:
    """Log a problem as a warning of type ``plg``, which ``-W`` turns into an error; a note is only information."""
    log = logger.info if problem.is_note else logger.warning
    location = f"{problem.path}:{problem.line}:{problem.column}"
    log("%s %s", problem.code, problem.message, location=location, type="plg", subtype=problem.code)


def already_reported(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Suppress Sphinx's warning in English if ``rules.check_roles`` has reported it in Dutch."""
    return True if node.get("reftype") in ROLES else None


def setup(app: Sphinx) -> None:
    app.add_domain(PlgDomain)
    app.connect("env-before-read-docs", leave_out)
    app.connect("env-get-outdated", outdated_pages)
    app.connect("source-read", read_source)
    app.connect("env-updated", report_problems)
    app.connect("warn-missing-reference", already_reported)
