"""Letters: what one is about, what it claims, its input, its draft, its mail, which ones are due.

Knows deals, documents, law and records.
"""
