"""Making, upgrading, verifying and backing up books.

Knows the engine and the log.
"""
