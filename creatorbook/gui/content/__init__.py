"""Posts: the page, the editor of captions, publishing, proofs, the verdict of every country.

Beside it in the layer it knows access, desk, fields, forms, lists, look, parts, rows.
"""
