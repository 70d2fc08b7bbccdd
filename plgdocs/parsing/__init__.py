"""From the bytes of one file to a page of the model, or to problems at their lines.

The only parser of the library.  Which rules a page must meet is for ``checking``.
"""
