"""Characters that no file may hold."""

import re

HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tabs and line ends
    # invisible or bidirectional
    "\xad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufffe\uffff"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0e"  # letters and marks that show nothing
    "\u2028\u2029"  # line ends that Markdown doesn't know, and Python does
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"  # halves, private ones, and no characters at all
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)

HARD_SPACE = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""A space that looks plain; to YAML and Markdown it is a letter like any other."""


BAD_CHARACTERS = re.compile(
    f"[{HIDDEN}]"
    # A joiner or a variation selector belongs in an emoji; elsewhere it hides.
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
    "|(?<![#*0-9\xa9\xae\u203c-\u2bff\u3030-\u3299\U0001f000-\U0001faff])\ufe0f"
)
"""What no file may hold: a reader doesn't see them, and they can turn around what one does see."""


def find_hidden(text: str) -> re.Match[str] | None:
    """Return the first character of a text that no file may hold."""
    return None if text.isascii() and text.isprintable() else BAD_CHARACTERS.search(text)


def code_point(character: str) -> str:
    """Name a character that can't be shown."""
    return f"U+{ord(character):04X}"


def plain_spaces(text: str) -> str:
    """Return a text with plain spaces for hard ones."""
    return text if text.isascii() else re.sub(HARD_SPACE, " ", text)
