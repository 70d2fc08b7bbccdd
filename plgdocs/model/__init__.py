"""What a card, a page, a plan, a problem and an address are.

No input or output, no parser: every other room reads these, and they import nothing of ours.
"""
