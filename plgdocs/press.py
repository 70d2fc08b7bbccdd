"""The press for our paper: in this process, or in another one that has it ready.

WeasyPrint, the fonts and the style sheet need half a second before the first sheet. ``plgdocs build`` gets them ready
while Sphinx, in a process of its own, reads a saved card; then the sheet comes over as HTML.
"""

from __future__ import annotations

import gc
import re
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from plgdocs import look
from plgdocs.pdf import A5, MissingLibraryError, Press

if TYPE_CHECKING:
    from collections.abc import Callable

    from plgdocs.pdf import Paper

FOLDER = look.FOLDER / "paper"
PROOF = """<html lang="nl"><body class="sheet"><div class="pair"><section class="pitfall"><h2>Proef</h2></section></div>
<p style="width: 2em">Werkgemeenschappen <b>en</b> <i class="ed">schoolteams</i>"""
"""A text with each font, a flexible box, pictures of both kinds, and a word to break."""


def colours() -> str:
    """Return the site's colours in light, and those of the phases, from its own style sheet."""
    css = (look.FOLDER / "static/site/site.css").read_text("utf-8")
    light = css[css.index(":root {") : css.index("@supports")]
    values = re.findall(r"--[\w-]+: #[0-9a-f]+;", light)
    phases = re.findall(r"^\.phase-\w+ \{.*\}$", css, re.MULTILINE)
    return "\n".join([f":root {{ {' '.join(values)} }}", *phases, ""])


def our_press() -> Press:
    """Return a press with the style sheet of our paper."""
    return Press(colours() + (FOLDER / "paper.css").read_text("utf-8"), FOLDER)


class FarPress:
    """Prints as a ``Press`` does, in the process at the other end of a socket."""

    def __init__(self, socket: int) -> None:
        self.connection = Connection(socket)

    def overflow(self, html: str, paper: Paper) -> list[float]:
        """Return for each page by how many pixels its text is too long."""
        found: list[float] = self.ask("overflow", html, paper)
        return found

    def write(self, html: str, paper: Paper) -> bytes:
        """Return a document as PDF."""
        found: bytes = self.ask("write", html, paper)
        return found

    def ask(self, *order: Any) -> Any:
        """Return what the other process answers."""
        self.connection.send(order)
        answer = self.connection.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer


LOOK = 1.0
"""Seconds after which we look whether somebody can still ask."""


def print_for(socket: int, goes_on: Callable[[], bool], *, soon: bool) -> None:
    """Print for whoever has the other end of a socket, until nobody has; get ready if that will be ``soon``.

    A process that was killed may leave others behind that have the socket and wait for ever, so ``goes_on`` says
    whether it still runs.
    """
    connection, press = Connection(socket), our_press()
    if soon:
        attempt(partial(press.write, PROOF, A5))
        attempt(partial(press.overflow, PROOF, A5))
        gc.freeze()  # what is loaded stays, and is not worth looking through for garbage
    with suppress(EOFError, ConnectionResetError):
        while goes_on():
            if connection.poll(LOOK):
                name, *order = connection.recv()
                connection.send(attempt(partial(getattr(press, name), *order)))


def attempt(task: Callable[[], object]) -> object:
    """Return what a task returns, or that WeasyPrint can't be loaded."""
    try:
        return task()
    except MissingLibraryError as error:
        return error
