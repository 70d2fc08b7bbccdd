"""The whole guide as one book: a PDF, and an EPUB.

Both are made from the written pages of the site; nothing here imports Sphinx.
"""
