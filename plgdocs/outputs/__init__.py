"""The files of a site that are no pages, as functions of a library and a directory; and the theme as data.

No Sphinx, and no PDFs.
"""
