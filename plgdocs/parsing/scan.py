"""Scans Markdown, including the content of blocks, for links, images, roles, blocks and dangerous content.

The content of blocks is parsed as MyST parses it, so that nothing reaches the page unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import takewhile
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from plgdocs.model.cards import Card
from plgdocs.model.characters import code_point, find_hidden
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import kind_of
from plgdocs.model.outline import Block, Link, Note, Options, Outline, Role
from plgdocs.model.problems import Refused, Reporter, nearest
from plgdocs.parsing.allow_list import (
    DEEPEST,
    LANGUAGES,
    LONG_WORD,
    LONGEST_WORD,
    MOST_CARD_TOKENS,
    MOST_TOKENS,
    OPTION,
    SCHEME,
    Finding,
    link_danger,
    token_danger,
)
from plgdocs.parsing.failed import PERHAPS, failures
from plgdocs.parsing.glossary import glossary_parts, glossary_slips
from plgdocs.parsing.lost import lost
from plgdocs.parsing.markdown import BREAKS, markdown_parser, plain, prose, shown

DIRECTIVE = re.compile(r"\{(?P<name>[^\s{}]+)\}(?:\s+(?P<argument>.*))?|(?P<odd>\{.*)")
"""The info string of a directive; ``odd`` looks like a directive, but has no valid name."""
ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,32};")
VERBATIM = {"code-block", "toctree"}
"""Directives whose content is not Markdown."""


class Scan:
    """What a text contains, including the content of its blocks."""

    def __init__(self, lines: list[str], first_line: int, path: str) -> None:
        self.lines = lines
        self.first_line = first_line
        self.path = path
        self.outline = Outline()
        self.report = Reporter(path, self.outline.dangers)
        self.environment: dict[str, Any] = {"references": {}, "duplicate_refs": []}
        self.depth = 0
        self.tokens = 0
        self.most_tokens = MOST_CARD_TOKENS if kind_of(path) is Card else MOST_TOKENS

    def parse(self, text: str, offset: int = 0) -> list[Token]:
        """Return the tokens of ``text``, which starts at line ``offset``; check the link references that it defines."""
        references = self.environment["references"]
        twice = self.environment["duplicate_refs"]
        known, known_twice = len(references), len(twice)
        tokens = markdown_parser().parse(text, self.environment)
        for reference in list(references.values())[known:]:
            index = reference["map"][0] + offset
            self.refuse(link_danger(reference["href"], self.path), reference["href"], index)
        for reference in twice[known_twice:]:
            place = self.position("[", reference["map"][0] + offset)
            self.report(Code.SECOND_REFERENCE, *place, name=reference["label"].lower())
        return tokens

    def refuse(self, finding: Finding | None, text: str, index: int) -> bool:
        """Report a finding about ``text``, if there is one; return whether there was."""
        if finding:
            self.report(finding[0], *self.position(text, index), **finding[1])
        return finding is not None

    def add(self, tokens: list[Token], offset: int = 0) -> None:
        """Add the content of tokens from line ``offset`` on; raise ``Refused`` for too many or too deep ones."""
        self.tokens += len(tokens) + sum(len(token.children) for token in tokens if token.children)
        if self.tokens > self.most_tokens:
            limit = self.most_tokens
            raise Refused(Code.TOO_MUCH, self.first_line, what="opmaak en regels", count=self.tokens, limit=limit)
        index = offset
        for code, text, at in lost(tokens, self.lines, offset):
            self.report(code, *self.position(text, at), text=text)
        for token in tokens:
            index = token.map[0] + offset if token.map else index
            if self.depth + token.level > DEEPEST:
                raise Refused(Code.TOO_DEEP, index + self.first_line)
            if token.type == "inline":
                self.check_words(plain(token), index)
                self.add_inline(token, index)
            elif not self.judge(token, index):
                self.add_token(token, index)

    def judge(self, token: Token, index: int) -> bool:
        """Check one token at or after line ``index``; return whether it is refused."""
        return self.refuse(token_danger(token), token.content.partition("\n")[0], index)

    def add_token(self, token: Token, index: int) -> None:
        if token.type in ("fence", "colon_fence"):
            self.add_fence(token, index)
        elif token.type == "myst_target":
            self.add_target(token.content, index)
        elif token.type == "footnote_reference_open":
            label = token.meta["label"]
            self.outline.explained_notes.append(Note(label, *self.position(f"[^{label}]", index)))
        elif token.type == "code_block":
            self.check_words(token.content, index)

    def add_target(self, text: str, index: int) -> None:
        """Add a ``(name)=``; docutils compares these names case-insensitively."""
        place, name = self.position(text, index), " ".join(text.lower().split())
        if name in [target.label for target in self.outline.targets]:
            self.report(Code.SECOND_REFERENCE, *place, name=text)
        self.outline.targets.append(Note(name, *place))

    def add_inline(self, inline: Token, index: int) -> None:
        """Add the links, images and roles of an inline token or an image's text, which starts at line ``index``."""
        self.check_entities(inline, index)
        self.add_failures(inline, index)
        self.outline.texts.append(Note(prose(inline), index + self.first_line, 1))
        for number, child in enumerate(children := inline.children or []):
            if child.type in BREAKS:
                index += 1
            elif self.judge(child, index):
                continue
            elif child.type == "link_open":
                inside = takewhile(lambda other: other.type != "link_close", children[number:])
                target, words = str(child.attrs["href"]), "".join(map(shown, inside))
                if not words.strip() and SCHEME.match(target):  # the build names other pages
                    self.report(Code.WORDLESS_LINK, *self.position(target, index), target=target)
                self.add_link(self.outline.links, target, words, index)
            elif child.type == "image":
                self.add_link(self.outline.images, str(child.attrs["src"]), child.content, index)
                self.add_inline(child, index)
            elif child.type == "footnote_ref":
                label = child.meta["label"]
                self.outline.notes.append(Note(label, *self.position(f"[^{label}]", index)))
            elif child.type == "myst_role":
                target = child.content.rpartition("<")[2].rstrip("> ") if "<" in child.content else child.content
                line, column = self.position(child.content, index)
                self.outline.roles.append(Role(child.meta["name"], target.strip(), line, column))

    def add_failures(self, inline: Token, index: int) -> None:
        for number, text, hint in failures(inline):
            code = Code.SIGN_SHOWN if hint == PERHAPS else Code.FAILED_MARKDOWN
            self.report(code, *self.position(text, index + number), text=text, hint=hint)

    def check_words(self, text: str, index: int) -> None:
        """Report words that no reader reads, and that take long to print and to search."""
        for match in LONG_WORD.finditer(text):
            place = self.position(match[0][:20], index)
            self.report(Code.LONG_WORD, *place, word=match[0][:20], length=len(match[0]), limit=LONGEST_WORD)

    def check_entities(self, inline: Token, index: int) -> None:
        """Report characters that a reader doesn't see, written as entities such as ``&shy;``; in code they are text."""
        entities = {unescape(entity): entity for entity in ENTITY.findall(inline.content)}
        for child in inline.children or [] if entities else []:
            for text in (child.content, *map(str, child.attrs.values())):
                if (match := find_hidden(unquote(text)) or re.search("\ufffd", text)) and match[0] in entities:
                    place = self.position(entities[match[0]], index)
                    self.report(Code.BAD_CHARACTER, *place, number=code_point(match[0]))
            if child.type in BREAKS:
                index += 1

    def add_link(self, links: list[Link], target: str, text: str, index: int) -> None:
        """Add a link or image, or the reason why it is refused."""
        danger = link_danger(target, self.path, is_image=links is self.outline.images)
        if not self.refuse(danger, target, index):
            links.append(Link(target, text, *self.position(target, index)))

    def position(self, text: str, index: int) -> tuple[int, int]:
        """Return the line and column of ``text``, which starts at or shortly after line ``index``."""
        for line in range(index, min(index + 4, len(self.lines))):
            if (column := self.lines[line].find(text)) >= 0:
                return line + self.first_line, column + 1
        return min(index, len(self.lines) - 1) + self.first_line, 1

    def add_fence(self, token: Token, index: int) -> None:
        """Add a directive or a code block; refuse colons without a name, which would open an unstyled box."""
        info, (start, end) = token.info.strip(), token.map or [0, 0]
        last = self.lines[index + end - start - 1].strip(" \t>")
        if end - start < 2 or last.rstrip(token.markup[0]) or len(last) < len(token.markup):
            raise Refused(Code.OPEN_FENCE, index + self.first_line, sign=token.markup)
        match = DIRECTIVE.fullmatch(info)
        if not match or match["name"] in VERBATIM:
            self.check_words(token.content, index)
        if match:
            self.add_block(token, match, index)
        elif token.type == "colon_fence":
            hint = "Schrijf “:::{note}”, of schrap de dubbelepunten."
            self.report(Code.UNKNOWN_BLOCK, index + self.first_line, name=info or ":::", nearest=hint)
        elif info:
            self.check_language(info.split()[0], index)

    def check_language(self, language: str, index: int) -> None:
        if language and language not in LANGUAGES:
            place, hint = self.position(language, index), nearest(language, LANGUAGES)
            self.report(Code.UNKNOWN_VALUE, *place, value=language, key="code", nearest=hint)

    def add_block(self, token: Token, match: re.Match[str], index: int) -> None:
        name, argument = match["name"] or match["odd"], (match["argument"] or "").strip()
        options, text = self.read_options(token.content, index)
        offset = index + 1 + token.content.count("\n") - text.count("\n")
        inside = [] if name in VERBATIM or name == "glossary" else self.parse(text, offset)
        children = tuple(block_names(inside))
        block = Block(name, argument, options, text.strip(), index + self.first_line, children)
        self.outline.blocks.append(block)
        self.add_argument(block, token.level, index)
        self.check_nested(text, offset)
        self.add_nested(inside, token.level, offset)
        if name == "glossary":
            self.add_glossary(text, token.level, offset)

    def add_glossary(self, text: str, level: int, offset: int) -> None:
        for line, slip in glossary_slips(text):
            self.report(Code.BAD_GLOSSARY, offset + line + self.first_line, text=slip)
        for line, part, is_term in glossary_parts(text):
            at = offset + line
            self.check_nested(part, at)
            if is_term:
                self.outline.terms.append(Note(part.strip(), at + self.first_line, 1))
            self.add_nested(self.parse_line(part) if is_term else self.parse(part, at), level, at)

    def parse_line(self, text: str) -> list[Token]:
        return markdown_parser().parseInline(text, self.environment)

    def add_argument(self, block: Block, level: int, index: int) -> None:
        if block.name == "figure" and block.argument:
            self.add_link(self.outline.images, block.argument, block.options.get("alt", ("", 0))[0], index)
        elif block.name == "code-block":
            self.check_language(block.argument, index)
        else:
            self.add_nested(self.parse_line(block.argument), level, index)

    def check_nested(self, text: str, index: int) -> None:
        """Refuse text inside a block that MyST would read as front matter."""
        if text.lstrip().startswith("---"):
            self.report(Code.BAD_OPTION, index + self.first_line, option="---")

    def add_nested(self, tokens: list[Token], level: int, offset: int) -> None:
        self.depth += level + 1
        self.add(tokens, offset)
        self.depth -= level + 1

    def read_options(self, content: str, index: int) -> tuple[Options, str]:
        """Return the options that a block opens with, and the text after them.

        Like MyST, take every line that begins with one or two colons as an option.
        """
        options: Options = {}
        lines = content.split("\n")
        for number, line in enumerate(lines):
            if not re.match(r"\s*:(?!::)", line):
                return options, "\n".join(lines[number:])
            place = index + 1 + number + self.first_line
            option = OPTION.fullmatch(line.strip())
            if not option:
                self.report(Code.BAD_OPTION, place, option=line.strip())
            elif option["key"] in options:
                self.report(Code.DUPLICATE_KEY, place, key=option["key"], first=options[option["key"]][1])
            else:
                options[option["key"]] = (option["value"] or "", place)
        return options, ""


def block_names(tokens: list[Token]) -> Iterator[str]:
    """Yield the name of each block at the top level of ``tokens``, and an empty name for any other content."""
    for token in tokens:
        if token.level == 0 and not token.type.endswith("_close") and token.type != "myst_line_comment":
            match = DIRECTIVE.fullmatch(token.info.strip()) if token.type.endswith("fence") else None
            yield (match["name"] or "") if match else ""
