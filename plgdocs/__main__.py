"""Run the command line: ``python -m plgdocs``."""

import sys

from plgdocs.commands.cli import main

sys.exit(main())
