"""Inputs nobody would write, and what must hold for each: shared by the tests and ``tools/fuzz.py``."""

from __future__ import annotations

import io
import random
import re
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from helpers.samples import CARD, PAGE
from plgdocs.checking.files import read
from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.parsing.allow_list import is_dangerous

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plgdocs.model.problems import Problem

LONGEST = 10.0
"""Seconds that one file may take."""

PIECES = r"""
< > <b> <script>alert(1)</script> <img␣src=x␣onerror=alert(1)> <!-- --> <?x?> <![CDATA[ ]]> &lt; &#0; & $ {{␣x␣}}
[a](javascript:alert(1)) [a](JAVA&#x73;cript:x) <javascript:x> [a]:␣data:text/html,x ]( [ ![ ] [a](//x.be) [a](../../x)
[a](%2e%2e/x) ![A](a.png) [a](https://x.be) <https://x.be> [a][a] [^1] ↵[^1]:␣x {raw}`x` {term}`leervraag`
{methodiek}`rondje` {download}`/etc/passwd` ↵```↵ ↵~~~↵ ↵:::{note}↵ ↵::::{tip}↵ ↵:::↵ ↵::::↵ ↵```{raw}␣html↵
↵```{include}␣/etc/passwd↵ ↵:file:␣x↵ ↵```{glossary}↵x↵␣␣␣␣y↵ ↵␣␣␣␣␣␣↵ ↵␣␣~~~↵ ↵:::{dropdown}␣<i>↵ ↵::::{grid}␣1↵
↵:::{grid-item-card}␣A↵ ↵^^^↵ ↵+++↵ ↵---↵ ↵===↵ ↵%␣c↵ ↵(x)=↵ ↵#␣K↵ ↵##␣Wat?↵ ↵###␣D↵ ↵-␣ ↵1.␣ ↵>␣ ↵T↵:␣d↵
↵|␣a␣|␣b␣|↵|---|---|↵ ␣␣␣␣ ↵↵ ` `` * ** _ ~~ \ é 🙂 ↵:class:␣x↵ ↵:name:␣y↵ ↵:target:␣javascript:x↵
↵```{figure}␣a.png↵ ↵```{toctree}↵x↵ ↵```html↵<b>↵ ↵:::{valkuil}↵ ↵:::{vraag}␣A↵:richting:␣groep↵:moment:␣start↵↵
↵```{eval-rst}↵ ↵..␣raw::␣html↵↵␣␣␣<b>↵
"""
"""Pieces of Markdown; ␣ stands for a space, ↵ for the end of a line."""
HIDDEN = [
    "\t",
    "\u202e",
    "\u200b",
    "\x00",
    "\ufeff",
    "\u3164",
    "e\u0301",
    "\ud7ff",
    "\U0010ffff",
    "\u2028",
    "\x0c",
    "\x85",
]
FRAGMENTS = [*(piece.replace("␣", " ").replace("↵", "\n") for piece in PIECES.split()), *HIDDEN]
HEADERS = [*"&*!#?:-|>[]{}~'\"", "<<:", "\\x00", '"\\u202e"', " ", "\t", "\n"]


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """Yield ``count`` files, the same for a seed: cards and pages with pieces put in, taken out, doubled or broken."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(count):
        text = chance.choice([CARD, PAGE.format(title="Proef")])
        for _ in range(chance.choice([1, 1, 2, 3, 5, 8])):
            text = mutated(text, chance)
        data = text.encode("utf-8", "surrogatepass")
        if chance.random() < 0.02:
            place = chance.randrange(len(data))
            data = data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]
        yield data


def mild_mutants(seed: int, count: int) -> Iterator[bytes]:
    """Yield ``count`` files, the same for a seed, of which the checker accepts every second or so."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    pieces = [piece for piece in FRAGMENTS if may_pass(piece, chance)]
    for _ in range(count):
        text = chance.choice([CARD, PAGE.format(title="Proef")])
        for _ in range(chance.choice([1, 1, 2])):
            text = with_piece(text, "".join(chance.choices(pieces, k=chance.choice([1, 1, 2]))), chance)
        yield text.encode("utf-8", "surrogatepass")


def no_errors(problems: list[Problem]) -> bool:
    """Whether the checker accepts what has these problems: notes at most."""
    return all(problem.is_note for problem in problems)


def may_pass(piece: str, chance: random.Random) -> bool:
    """Whether the checker accepts a card with this piece in one of a few places."""
    texts = (with_piece(CARD, piece, chance).encode("utf-8", "surrogatepass") for _ in range(12))
    return any(no_errors(read("methods/rondje.md", text)[1]) for text in texts)


def with_piece(text: str, piece: str, chance: random.Random) -> str:
    """Return a text with a piece put into its body."""
    place = chance.randrange(text.rfind("---\n") + 4, len(text))
    return text[:place] + piece + text[place:]


def mutated(text: str, chance: random.Random) -> str:
    """Return a text with one change, mostly in its body."""
    body = text.rfind("---\n") + 4 if chance.random() < 0.85 else 0
    start = chance.randrange(body, max(len(text), body + 1))
    kind = chance.random()
    if kind < 0.6:
        piece = "".join(chance.choice(FRAGMENTS if body else HEADERS) for _ in range(chance.choice([1, 1, 2, 4])))
        return text[:start] + piece + text[start:]
    if kind < 0.75:
        return text[:start] + text[start + chance.randrange(1, 20) :]
    if kind < 0.9:
        return text[:start] + text[start : start + chance.randrange(1, 40)] * chance.randrange(2, 30) + text[start:]
    lines = text.split("\n")
    chance.shuffle(lines)
    return (
        "\n".join(lines)
        if kind > 0.97
        else text[:start] + chance.choice(FRAGMENTS) * chance.randrange(2, 200) + text[start:]
    )


def problems_of(path: str, data: bytes) -> list[Problem]:
    """Read a file; it takes no exception, little time, and every problem stands at a place of the file."""
    start = time.process_time()
    _, problems = read(path, data)
    assert time.process_time() - start < LONGEST
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8-sig", errors="replace"))
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert str(problem).isprintable(), problem
    return problems


ELEMENTS = frozenset(
    re.findall(
        r"\S+",
        """
a abbr article aside b blockquote br button caption cite circle code col colgroup dd del details div dl dt ellipse em
fieldset figcaption figure form g h1 h2 h3 h4 h5 h6 header hr i img input kbd label legend li line mark nav ol option
output p path polygon polyline pre rect s section select small span strong summary sup svg table tbody td template
text th thead time title tr tspan ul
""",
    )
)
ATTRIBUTES = frozenset(
    re.findall(
        r"\S+",
        """
action alt aria-hidden aria-label aria-labelledby aria-live autocomplete checked class colspan content cx cy d download
fill for height hidden href hreflang id inputmode lang loading max method min name open placeholder points r rel role
rowspan rx ry scope src start tabindex title transform type value viewbox width x x1 x2 y y1 y2
""",
    )
)


def harmless(fragment: str) -> None:
    """Assert that HTML has only elements, attributes and addresses that can do nothing."""
    for element in html5lib.parseFragment(fragment, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):  # a comment: MyST's own
            continue
        name = element.tag.rpartition("}")[2].lower()
        assert name in ELEMENTS | {"document_fragment"}, name
        for attribute, value in element.attrib.items():
            key = str(attribute).lower()
            assert key in ATTRIBUTES or key.startswith("data-"), (name, key)
            if key in ("href", "src"):
                address = urlsplit(re.sub(r"[\x00-\x20]", "", value))
                assert address.scheme in ("", "https", "http", "mailto"), value
                assert address.scheme or not address.netloc, value
                assert key == "href" or not address.scheme, value


CONF = """
extensions = ["myst_parser", "sphinx_design", "plgdocs"]
language = "nl"
nitpicky = True
primary_domain = "plg"
"""


class Renderer:
    """A build of a small library, which renders one page again and again as it would stand on the site."""

    def __init__(self, root: Path) -> None:
        (root / "conf.py").write_text(CONF, "utf-8")
        (root / "docs/proef.md").write_text(PAGE.format(title="Proef"), "utf-8")
        self.root = root
        self.warnings = io.StringIO()
        self.stack = ExitStack()
        self.stack.enter_context(docutils_namespace())  # until it is closed
        self.app = Sphinx(root, root, root / "out", root / "trees", "dirhtml", status=None, warning=self.warnings)
        self.app.builder.read()
        self.app.builder.secnumbers = self.app.builder.fignumbers = {}  # type: ignore[attr-defined]
        self.app.builder.prepare_writing(set(self.app.env.all_docs))

    def accepts(self, path: str, data: bytes) -> bool:
        """Write a file; return whether the checker accepts the library with it."""
        (self.root / path).write_bytes(data)
        library, problems = read_library(self.root)
        return no_errors([*problems, *check_library(library)])

    def render(self, path: str, data: bytes) -> str:
        """Return the HTML that MyST and Sphinx make of a file; ``warnings`` then has what they say of it."""
        name = path.removesuffix(".md")
        (self.root / path).write_bytes(data)
        self.warnings.seek(self.warnings.truncate(0))
        self.app.env.clear_doc(name)
        self.app.env._pickled_doctree_cache.pop(name, None)  # noqa: SLF001 (a build reads a file once)
        self.app.builder.read_doc(name)
        tree = self.app.env.get_doctree(name)
        self.app.env.apply_post_transforms(tree, name)
        self.app.builder.current_docname = name  # type: ignore[attr-defined]
        return str(self.app.builder.render_partial(tree)["fragment"])  # type: ignore[attr-defined]


def try_file(path: str, data: bytes, renderer: Renderer | None = None) -> str:
    """Try one file; return “refused”, “faulty” (it has problems that do no harm) or “accepted”."""
    problems = problems_of(path, data)
    if is_dangerous(problems):
        return "refused"
    is_accepted = no_errors(problems)
    if renderer:
        is_accepted = is_accepted and renderer.accepts(path, data)
        start = time.process_time()
        harmless(renderer.render(path, data))
        assert time.process_time() - start < LONGEST
        assert not (is_accepted and renderer.warnings.getvalue()), renderer.warnings.getvalue()
    return "accepted" if is_accepted else "faulty"
