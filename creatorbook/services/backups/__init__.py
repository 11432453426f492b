"""Backups of a book: made by themselves and thinned, listed, looked at, compared, and records brought back from them.

Beside it in the layer it knows book, fields, records, wording.
"""
