"""From the model to problems: the rules for one file, and those between files.

Finding and reading files stands here too; Sphinx doesn't, so that a check needs none of it.
"""
