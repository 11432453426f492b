"""`disclose`: what it answers without a book, and the disclosure log as a file.

Knows input and output.
"""
