"""Settings of this machine, the book, its creators and their documents.

Knows forms, fields and parts.
"""
