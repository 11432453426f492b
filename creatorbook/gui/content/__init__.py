"""Posts: the page, the editor of captions, publishing, proofs, the verdict of every country.

Knows lists, forms, fields and parts.
"""
