"""Letters: the dialog, its fields, the part in overviews, the ways that lead to it.

Beside it in the layer it knows desk, fields, parts, rows.
"""
