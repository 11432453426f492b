"""The unit of work: one write transaction, one entry in the log, many rows at once.

Beside it in the layer it knows engine, log, sqlite.
"""
