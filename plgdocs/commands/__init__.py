"""The command line, publication and the live preview.

They conduct; what they conduct stands in the other rooms.
"""
