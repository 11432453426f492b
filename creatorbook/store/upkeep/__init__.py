"""Making, upgrading, verifying and backing up books.

Beside it in the layer it knows engine, log, models, sqlite.
"""
