"""What records are made of: kinds and fields in one table, values read and written, their words and formats.

Knows no book: forms, lists, the command line and imports are built from it.
"""
