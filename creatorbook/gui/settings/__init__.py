"""Settings of this machine, the book, its creators and their documents.

Beside it in the layer it knows desk, fields, lists, money, parts, rows.
"""
