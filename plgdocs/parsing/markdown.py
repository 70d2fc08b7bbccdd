"""The Markdown parser for all files, set up like MyST's, and the visible text of its tokens.

MyST's own setup is repeated here, because importing it would load docutils; a test compares the two on every page.
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import make_fence_rule
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

MYST_EXTENSIONS = ["colon_fence", "deflist", "strikethrough"]
"""The extensions that the build enables; ``markdown_parser`` must match."""

BREAKS = ("softbreak", "hardbreak")


@cache
def markdown_parser() -> MarkdownIt:
    """Return a parser set up as MyST does it for ``MYST_EXTENSIONS``.

    It accepts every link: markdown-it would leave one with ``javascript:`` as text, and we refuse it.
    """
    parser = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        .use(deflist_plugin)
    )
    fence = make_fence_rule(markers=(":",), token_type="colon_fence")  # noqa: S106 (no password)
    endings = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
    parser.block.ruler.before("fence", "colon_fence", fence, {"alt": endings})
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 (the name counts)
    return parser


def inline_parts(text: str) -> list[Token]:
    """Return what one line of text holds."""
    return markdown_parser().parseInline(text)[0].children or []


def plain(inline: Token) -> str:
    return "".join(map(shown, inline.children or []))


def prose(inline: Token) -> str:
    """Return the text of an inline token without code and images, and with its line ends."""
    children = [child for child in inline.children or [] if child.type not in ("code_inline", "image")]
    return "".join("\n" if child.type in BREAKS else shown(child) for child in children)


def shown(child: Token) -> str:
    if child.type in BREAKS:
        return " "
    if child.type == "myst_role":
        return child.content.partition("<")[0].strip()
    return child.content
