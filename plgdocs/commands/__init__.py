"""Commands: the command line, publishing, and the live preview.

They only coordinate; the work is done in the other rooms.
"""
