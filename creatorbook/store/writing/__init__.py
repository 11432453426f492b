"""The unit of work: one write transaction, one entry in the log, many rows at once.

Knows the engine, the log and search.
"""
