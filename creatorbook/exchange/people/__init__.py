"""Address books: vCards in and out, and how people are reached.

Beside it in the layer it knows base, tables.
"""
