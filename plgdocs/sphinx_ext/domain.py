"""The Sphinx domain ``plg``: holds what the reader found, resolves roles, and reports problems.

``read_files`` reads every file before Sphinx does; ``report_problems`` then applies the same rules as
``plgdocs check``, and logs each problem as a Sphinx warning, in every build.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
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
from plgdocs.checking.files import read_file
from plgdocs.checking.library import Library, link_targets
from plgdocs.checking.links import check_paths
from plgdocs.checking.other_files import check_files
from plgdocs.checking.rules import check_library
from plgdocs.model.cards import Card
from plgdocs.model.file_kinds import BESIDE_CARDS, beside
from plgdocs.model.pages import Page, Recommendation
from plgdocs.model.problems import Problem, Refused, Reporter
from plgdocs.parsing.allow_list import ROLES, is_dangerous, stand_in
from plgdocs.parsing.front_matter import blank_front_matter
from plgdocs.parsing.reader import decode, load

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class SourceFile:
    """What was read of a file, and those beside it."""

    page: Page | None
    problems: list[Problem]
    stand_in: str
    """What the site shows instead if the content could do harm, or nothing."""


class PlgDomain(Domain):
    name = "plg"
    label = "PLG"
    object_types: ClassVar[dict[str, ObjType]] = {
        "methodiek": ObjType("methodiek", "methodiek"),
        "aanbeveling": ObjType("aanbeveling", "aanbeveling"),
    }
    roles: ClassVar[dict[str, Any]] = {"methodiek": XRefRole(), "aanbeveling": XRefRole()}
    has_changed = False
    """Whether Sphinx read or removed a file in this build."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.links: Sequence[str] = ()
        """The symbolic links among the files."""
        self.files: dict[str, SourceFile] = {}
        """By docname.  They are read before other processes start, so that these needn't send them back."""
        self.cached_library: Library | None = None

    @property
    def root(self) -> Path:
        return Path(self.env.srcdir)

    @property
    def pages(self) -> dict[str, Page]:
        """The page of each file that could be read, by docname."""
        return {docname: file.page for docname, file in sorted(self.files.items()) if file.page}

    @property
    def library(self) -> Library:
        """The pages as a library, cached until a file is read."""
        if self.cached_library is None:
            self.cached_library = Library(self.root, {page.path: page for page in self.pages.values()})
        return self.cached_library

    def read_all(self, docnames: Iterable[str]) -> None:
        """Read every file that isn't a symbolic link, or in a directory that is one."""
        self.links, self.files = symbolic_links(self.root), {}
        for docname in docnames:
            if not is_linked(f"{docname}.md", self.links):
                self.read(docname)

    def read(self, docname: str) -> None:
        page, problems = read_file(self.root, f"{docname}.md")
        dangers = [*problems]
        if page:
            check_paths(page, self.links, Reporter(page.path, dangers))
        self.files[docname] = SourceFile(page, problems, stand_in(dangers) if is_dangerous(dangers) else "")
        self.cached_library = None

    def page(self, docname: str) -> Page | None:
        return self.files[docname].page if docname in self.files else None

    def is_refused(self, docname: str) -> bool:
        """Whether the site shows a file's problems instead of its content."""
        return docname in self.files and bool(self.files[docname].stand_in)

    def problems(self) -> list[Problem]:
        single = [problem for file in self.files.values() for problem in file.problems]
        return sorted([*check_files(self.root), *single, *check_library(self.library)])

    def clear_doc(self, docname: str) -> None:
        self.has_changed = True

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Merge nothing: this process has read all files itself."""

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


def read_files(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterator[str]:
    """Read all files; yield the pages that link to a page that came or went, and the cards beside which a file is new.

    MyST resolves links while it reads.
    """
    domain = plg_domain(env)
    before = domain.pages
    domain.read_all(env.found_docs)
    lost = removed | (before.keys() | changed) - domain.pages.keys()
    targets = {f"{docname}.md" for docname in added | lost}
    for docname, page in domain.pages.items():
        lost_child = not lost.isdisjoint(env.toctree_includes.get(docname, ()))
        around = {beside(page.path, kind) for kind in BESIDE_CARDS} - env.dependencies[docname]
        has_more = any((env.srcdir / path).is_file() for path in around)
        if lost_child or has_more or not targets.isdisjoint(link_targets(page)):
            yield docname


def leave_out(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Hide symbolic links from Sphinx, which would follow them, and binary files, which would stop it."""
    domain = plg_domain(env)
    unpaged = env.found_docs - domain.pages.keys()
    for docname in [name for name in unpaged if name not in domain.files or not is_text(Path(env.doc2path(name)))]:
        env.clear_doc(docname)
        env.found_docs.discard(docname)
        if docname in docnames:
            docnames.remove(docname)


def is_text(path: Path) -> bool:
    try:
        decode(load(path))
    except (OSError, Refused):
        return False
    return True


def give_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Give MyST the body of a file at the same lines, or the problems of a file that could do harm."""
    file, path = plg_domain(app.env).files[docname], Path(app.env.doc2path(docname))
    for kind in BESIDE_CARDS:
        beside_it = beside(f"{docname}.md", kind)
        if (Path(app.srcdir) / beside_it).is_file():
            app.env.note_dependency(beside_it)
    source[0] = file.stand_in or blank_front_matter(decode(load(path)))


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
    app.connect("env-get-outdated", read_files)
    app.connect("env-before-read-docs", leave_out)
    app.connect("source-read", give_source)
    app.connect("env-updated", report_problems)
    app.connect("warn-missing-reference", already_reported)
