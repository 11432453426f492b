"""Letters: the dialog, its fields, the part in overviews, the ways that lead to it.

Knows forms, fields and parts.
"""
