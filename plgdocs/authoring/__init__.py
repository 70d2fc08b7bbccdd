"""Authoring: helps people write cards, with autofix, a form, issues, and ``plgdocs new``.

The rules that a card must meet are in ``checking``.
"""
