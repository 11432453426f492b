"""The words by which clauses that a creator should look at are told, a language after the other.

Knows the remarks; no passage.
"""
