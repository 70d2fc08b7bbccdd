"""Names in addresses: of files, and of headings."""

import re
import unicodedata
from functools import lru_cache

ID = re.compile(r"(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
"""The name of a card or page: lower-case ASCII words and hyphens; a mere number is a page of a long list."""


def file_name(text: str) -> str:
    """Return a title as the name of a file, and so of an address: lower-case ASCII words and hyphens, or nothing."""
    ascii_text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


@lru_cache(maxsize=100_000)  # all cards have the same headings, and rules between files ask for each name again
def slug(text: str) -> str:
    """Return the fragment of a heading, exactly as docutils makes ids."""
    return re.sub(r"^[-0-9]+", "", file_name(text))
