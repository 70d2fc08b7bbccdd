"""Parsing: turns the bytes of one file into a page of the model, or into problems with their lines.

The library has no other parser. The rules that a page must meet are in ``checking``.
"""
