"""Checking: applies the rules for one file, and those between files, and returns problems.

Finding and reading files is here too. Nothing here imports Sphinx, so that a check starts fast.
"""
