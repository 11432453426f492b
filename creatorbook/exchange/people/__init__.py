"""Address books: vCards in and out, and how people are reached.

Knows the records of `base`; no table.
"""
