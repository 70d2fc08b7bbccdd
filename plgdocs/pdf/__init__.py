"""PDFs and QR codes: the texts of a card, printed.

Nothing here imports Sphinx; callers supply HTML.
"""
