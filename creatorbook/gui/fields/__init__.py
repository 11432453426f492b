"""Fields of forms: each reads and sets one value, says when it changed and what is wrong with it.

Knows parts; no kind of record.
"""
