"""Paper: from the texts of a card to PDFs and QR codes.

No Sphinx: who calls hands over HTML.
"""
