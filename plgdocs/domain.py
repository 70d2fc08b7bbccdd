"""The Sphinx domain ``plg``: it keeps what the reader found, links roles, and reports problems.

Every source file passes ``read_source``; afterwards ``report_problems`` applies the same rules
as ``plgdocs check`` and turns each problem into a Sphinx warning, in every build.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from plgdocs.dependants import Views, differing, digest, is_seen
from plgdocs.files import is_linked, symbolic_links
from plgdocs.kept import KeptPages
from plgdocs.library import Library, check_links_of_system, linked
from plgdocs.model import Card, Page, Recommendation
from plgdocs.packed import Packed
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

    from plgdocs.dependants import Relations
    from plgdocs.problems import Problem

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
FEW = 20
"""So many files are read sooner than what a check keeps of all."""
BY_FILE = ("pages", "problems", "files", "pitfalls", "searched", "refused")
"""What the domain keeps of each file, by docname."""


class PlgDomain(Domain):
    """Methods and recommendations, and how to link to them."""

    name = "plg"
    label = "PLG"
    object_types: ClassVar[dict[str, ObjType]] = {
        "methodiek": ObjType("methodiek", "methodiek"),
        "aanbeveling": ObjType("aanbeveling", "aanbeveling"),
    }
    roles: ClassVar[dict[str, Any]] = {"methodiek": XRefRole(), "aanbeveling": XRefRole()}
    initial_data: ClassVar[dict[str, Any]] = {part: {} for part in BY_FILE} | {
        "searched": Packed(),
        "views": {},
        "sources": "",
    }
    made_library: Library | None = None
    viewed: Library | None = None
    """The library that ``views`` tell of; its lists may be older."""
    relations: Relations | None = None
    """The table of contents that ``views`` tell of; None while that isn't sure."""
    links: Sequence[str] = ()
    """The symbolic links among the files, as they were before this build read any."""
    has_read = False
    """Whether this process read any file."""
    kept: KeptPages | None = None
    """What the check before this build has read already, while many files are read."""

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

    def note(self, docname: str, page: Page | None, problems: list[Problem], file: File) -> None:
        """Keep what the reader found in a file."""
        self.made_library, self.has_read = None, True
        self.data["problems"][docname] = problems
        self.data["files"][docname] = file
        if page:
            self.pages[docname] = page

    def is_refused(self, docname: str) -> bool:
        """Whether the site shows what is wrong with a file in place of what it holds."""
        return docname in self.data["refused"]

    def keep_lists(self, library: Library, docname: str) -> None:
        """Go on with the library from before a page was read again, all but for that page."""
        page = self.pages.get(docname)
        if page and type(page) is type(library.pages.get(page.path)):
            self.made_library = library.with_page(page)

    def clear_doc(self, docname: str) -> None:
        """Forget a file that changed or went away."""
        self.made_library = None
        for part in BY_FILE:
            self.data[part].pop(docname, None)

    def renew_views(self, relations: Relations) -> Iterator[list[str]]:
        """Note what each page shows of others; yield the pages for which that is new, some at a time, the likely first.

        If the pages that changed show nothing new to others, only they are looked at.  Who stops halfway begins again.
        """
        changed = differing(self.viewed, self.library) if self.viewed else []
        if relations == self.relations and self.viewed and not is_seen(self.viewed, self.library):
            yield self.note_views(Views(self.library, relations).of(changed))
        else:
            self.relations = None
            self.made_library = Library(self.library.root, self.library.pages)
            views = Views(self.library, relations)
            for pages in views.steps(changed):
                yield self.note_views(views.of(pages))
            yield self.note_views(views.further)
            for gone in self.data["views"].keys() - self.pages.keys() - views.further.keys():
                del self.data["views"][gone]
        self.viewed, self.relations = self.library, relations

    def note_views(self, views: dict[str, str]) -> list[str]:
        """Note what some pages show of others; return those for which that is new, with those without a file."""
        old = self.data["views"]
        new = sorted(name for name, view in views.items() if view != old.get(name))
        old.update(views)
        return new

    def renew_sources(self) -> bool:
        """Note a short text that stands for all source files; return whether it changed."""
        files = (name + file.digest for name, file in sorted(self.data["files"].items()))
        views = (view for _, view in sorted(self.data["views"].items()))
        old, self.data["sources"] = self.data["sources"], digest([*files, *views])
        return bool(old != self.data["sources"])

    def state(self, settings: str) -> str:
        """Return a short text that stands for all that the site is made of."""
        return digest([self.data["sources"], look(), str(environment_version()), settings])

    def page_state(self, docname: str, settings: str) -> str:
        """Return a short text that stands for all that one page, and what belongs to it, is made of."""
        own = (self.data["files"][docname].digest, self.data["views"][docname])
        return digest([*own, look(), str(environment_version()), settings])

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.made_library, self.has_read = None, True
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
        """Link ``{methodiek}`` and ``{aanbeveling}`` to their pages, by id and by number."""
        name, _, fragment = target.partition("#")
        page = self.library.find(typ, name)
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


def object_title(page: Page) -> str:
    """Return how running text names a card or recommendation."""
    return f"Aanbeveling {page.number}: {page.title}" if isinstance(page, Recommendation) else page.title


def plg_domain(env: BuildEnvironment) -> PlgDomain:
    """Return the domain of a build."""
    domain = env.domains["plg"]
    assert isinstance(domain, PlgDomain)
    return domain


class File(NamedTuple):
    """A source file as it was when it was read: its bytes in short, and by what one sees that it changed."""

    digest: str
    signature: tuple[int, int, int]


def read_bytes(path: Path) -> tuple[bytes, File]:
    """Return a file's bytes, and the file as it was before: one that is saved meanwhile counts as changed."""
    before = signature(path)
    data = path.read_bytes()
    return data, File(hashlib.sha256(data).hexdigest()[:16], before)


def signature(path: Path) -> tuple[int, int, int]:
    """Return time, size and number of a file: another file put in its place shows, also one that is older."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


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
    domain.kept = KeptPages(Path(app.srcdir)) if len(docnames) > FEW else None
    for docname in unread:
        data, file = read_bytes(Path(env.doc2path(docname)))
        domain.note(docname, *read(f"{docname}.md", data), file)


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
    path = Path(app.env.doc2path(docname))
    data, file = read_bytes(path)
    domain = plg_domain(app.env)
    name = path.relative_to(app.srcdir).as_posix()
    page, problems = domain.kept.read(name, data) if domain.kept else read(name, data)
    domain.note(docname, page, problems, file)
    leads_away: list[Problem] = []
    if page:
        check_paths(page, domain.links, Reporter(page.path, leads_away))
    dangers = [*problems, *leads_away]
    if is_dangerous(dangers):
        domain.data["refused"][docname] = True
        source[0] = stand_in(dangers)
    else:
        source[0] = blank_front_matter(decode(data))


def changed_files(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterator[str]:
    """Yield the pages to read again, besides those whose file is newer, which Sphinx sees.

    These are the pages that got another file, also one that is older; those whose table of contents lost a page; and
    those that link to a page that came or went, since MyST looks for the target while it reads.
    """
    domain = plg_domain(env)
    paths = {docname: Path(env.doc2path(docname)) for docname in domain.data["files"].keys() & env.found_docs}
    other = {name for name, path in paths.items() if domain.data["files"][name].signature != signature(path)}
    yield from other
    for docname, children in env.toctree_includes.items():
        if not removed.isdisjoint(children):
            yield docname
    lost = {name for name in other if not is_text(paths[name])} | domain.data["files"].keys() - env.found_docs
    targets = {f"{docname}.md" for docname in added | lost}
    yield from (name for name, page in domain.pages.items() if targets and not targets.isdisjoint(linked(page)))


def forget_doctree(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Remove a document tree before a new one is written: it can be a link to the last build's."""
    Path(app.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
    env._pickled_doctree_cache.pop(docname, None)  # noqa: SLF001 (a process that lives long would read the old one)


def report_problems(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Log every problem, in every build; return the pages to write again because what they show has changed.

    The preview says each problem once, by itself.
    """
    domain = plg_domain(env)
    domain.kept = None
    for problem in [] if app.config.plg_preview else domain.problems():
        log_problem(problem)
    changed = list(chain(*domain.renew_views(env.collect_relations())))
    # Sphinx keeps what it read only if a page is written: let it be the first when a page merely went away.
    is_lost = domain.renew_sources() and not changed and not domain.has_read
    return [str(app.config.root_doc)] if is_lost else changed


def log_problem(problem: Problem) -> None:
    """Log a problem as a warning of type ``plg``, which ``-W`` turns into a failure; a note only informs."""
    log = logger.info if problem.is_note else logger.warning
    location = f"{problem.path}:{problem.line}:{problem.column}"
    log("%s %s", problem.code, problem.message, location=location, type="plg", subtype=problem.code)


def already_reported(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Keep Sphinx's own English warning back where ``rules.check_roles`` has said it in Dutch."""
    return True if node.get("reftype") in ROLES else None


@cache
def environment_version() -> int:
    """Return a number that changes with our code and with any package, so that Sphinx reads every file again.

    What a build keeps are our own objects: another model, reader or transform makes others.
    """
    code = b"".join(path.read_bytes() for path in sorted(HERE.rglob("*.py")))
    # The name of a package's folder holds its version: looking at the names is faster than asking for versions.
    packages = sorted(
        path.name for path in Path(str(metadata.distribution("sphinx").locate_file(""))).glob("*.dist-info")
    )
    return int(hashlib.sha256(code + os.fsencode("".join(packages))).hexdigest()[:8], 16)


@cache
def look() -> str:
    """Return a short text that changes with any file of the theme."""
    files = sorted(path for folder in ("theme", "locale") for path in (HERE / folder).rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(os.fsencode(path.name) + path.read_bytes() for path in files)).hexdigest()[:16]
