"""Gifts: the page, quick entry, form, overview, values and duty.

Beside it in the layer it knows content, desk, fields, forms, keys, letters, lists, look, parts, rows.
"""
