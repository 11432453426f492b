"""The trash: taking records out of it, and emptying it.

Knows lists and parts.
"""
