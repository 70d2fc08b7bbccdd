"""Outputs: the files of a site that are not pages, as functions of a library and a directory; and the theme as data.

Nothing here imports Sphinx.  PDFs are in ``pdf``.
"""
