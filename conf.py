"""The choices of this library; what every library needs, the extension sets itself."""

import os

project = "PLG-gids"
author = "de redactie van de PLG-gids"
copyright = "CC BY 4.0"
language = "nl"

extensions = ["myst_parser", "sphinx_design", "sphinx_copybutton", "plgdocs"]
include_patterns = ["index.md", "docs/**", "methods/**"]
primary_domain = "plg"
nitpicky = True

# The site's public address, which begins with https:// (without it, links to the site show no picture elsewhere);
# the repository's, to which every page leads who wants to mend it, report a mistake or propose a card; the editors'
# mail address.  All may stay empty.
html_baseurl = os.environ.get("PLG_SITE_URL", "")
plg_repository_url = os.environ.get("PLG_REPOSITORY_URL", "")
plg_editors_email = os.environ.get("PLG_EDITORS_EMAIL", "")

# Whether a browser may keep pages for use without a network.  Publishing False takes them out of every browser again.
plg_offline = True

# Whether the whole guide is printed as one book, too: a PDF and an EPUB.  Without it a build is 45 seconds
# shorter.
plg_book = os.environ.get("PLG_BOOK", "1") != "0"

html_title = "PLG-gids"
html_copy_source = True
html_show_sphinx = False
html_use_index = False
smartquotes = False
copybutton_prompt_text = "$ "
