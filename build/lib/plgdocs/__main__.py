"""Run the command line: ``python -m plgdocs``."""

import sys

from plgdocs.cli import main

sys.exit(main())
