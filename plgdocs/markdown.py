"""The Markdown parser of all files: MyST's, with the same extensions, and short cuts that give the same tokens.

What is plain is read by ``plain.py``; of the parser's rules, those are left out that a line can't begin.
``tests/test_markdown.py`` lays the parsers with and without short cuts beside each other.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType as BlockRule
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

MYST_EXTENSIONS = ["colon_fence", "deflist", "strikethrough"]
"""What ``conf.py`` switches on; ``plain_parser`` must agree."""


@cache
def markdown_parser() -> MarkdownIt:
    """Return the parser with its short cuts."""
    from plgdocs.plain import read_blocks, read_texts

    parser = plain_parser()
    choose_by_sign(parser)
    pass_normal_text(parser)
    parser.block.ruler.before("choose", "plain", read_blocks)
    parser.core.ruler.at("inline", read_texts)
    return parser


def plain_parser() -> MarkdownIt:
    """Return the Markdown parser, set up as MyST sets it up for ``MYST_EXTENSIONS``.

    It takes every link for one: markdown-it leaves those with ``javascript:`` in the text, and we refuse them.
    """
    from markdown_it import MarkdownIt  # only here: a check in which no file changed (kept.py) needs no parser
    from markdown_it.rules_block import make_fence_rule
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.myst_blocks import myst_block_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

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
    parser.validateLink = any_link  # type: ignore[method-assign]
    return parser


def any_link(url: str) -> bool:
    """Take every link for one."""
    return True


OPENING = {
    "fence": "`~",
    "colon_fence": ":",
    "myst_line_comment": "%",
    "blockquote": ">",
    "myst_block_break": "+",
    "myst_target": "(",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The signs that a block of a kind opens with; blocks of other kinds open with any."""


def choose_by_sign(parser: MarkdownIt) -> None:
    """Let a line be tried by the rules that its first sign can open, in their order, instead of by all seventeen."""
    ruler = parser.block.ruler
    rules = list(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))

    @cache
    def rules_for(sign: str) -> list[BlockRule]:
        return [rule for name, rule in rules if sign in OPENING.get(name, sign)]

    def choose(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (as markdown-it calls it)
        for rule in rules_for(state.src[state.bMarks[line] + state.tShift[line]]):  # sooner done than “any”
            if rule(state, line, end, silent):
                return True
        return False

    ruler.before("table", "choose", choose)


def pass_normal_text(parser: MarkdownIt) -> None:
    """Leave a text as it is that has nothing to be normalized, as all files have that we read."""
    from markdown_it.rules_core import normalize

    def choose(state: StateCore) -> None:
        if "\r" in state.src or "\0" in state.src:
            normalize(state)

    parser.core.ruler.at("normalize", choose)
