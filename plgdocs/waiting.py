"""Sphinx in a process of its own: it loads itself while the library is checked, then waits for its arguments.

These come as one list in JSON on standard input; nothing on it means that nothing is to be built.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module

from sphinx.application import builtin_extensions
from sphinx.cmd.build import build_main

EXTENSIONS = (*builtin_extensions, "myst_parser.sphinx_ext.main", "sphinx_design", "plgdocs.site")
"""What a build will load: most takes long for what it imports itself."""


def main() -> int:
    """Load, wait, build, and return the exit status."""
    interrupt = signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun yet, and nothing to be said about it
    gc.disable()  # what is loaded stays: to look through it for garbage takes a tenth of the time
    for name in EXTENSIONS:
        with suppress(ImportError):  # the build itself says what is missing
            import_module(name)
    gc.freeze()
    gc.enable()
    arguments = json.loads(sys.stdin.read() or "[]")
    signal.signal(signal.SIGINT, interrupt)
    return build_main(arguments) if arguments else 0


if __name__ == "__main__":
    status = main()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)  # else Python takes apart all that it knows of a thousand pages, for a third of a second
