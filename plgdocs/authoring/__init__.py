"""Helps people write cards: a new one, the form, what can be corrected by itself.

What it writes, ``parsing`` reads; it judges nothing.
"""
