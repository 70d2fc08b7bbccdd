"""The files of a library: where they lie, and what they are called."""

import posixpath

FOLDERS = ("docs", "methods")
"""Where the library's files lie, beside ``index.md``."""


def part_docname(number: int) -> str:
    """Return the name of a page of the list of cards; only the first has a source file."""
    return f"methods/{'index' if number == 1 else number}"


def resolve(path: str, target: str) -> str:
    """Return the path, from the library's root, of a relative link in the file ``path``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path


HOMES = {"docs/": "", "methods/": "methodieken/"}
"""What the folder of a file becomes in its address."""


def address_of(docname: str) -> str:
    """Return a document's address from the site's root: ``methods/oase`` is ``methodieken/oase/``."""
    home, slash, rest = docname.partition("/")
    name = HOMES.get(home + slash, home + slash) + rest
    folder, _, last = name.rpartition("/")
    name = folder if last == "index" else name
    return f"{name}/" if name else ""
