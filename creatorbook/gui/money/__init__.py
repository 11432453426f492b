"""The page Money: what was paid, is due, late and expected, by month; invoices and the bank's lines by one key.

Beside it in the layer it knows charts, desk, fields, forms, keys, letters, lists, parts, rows.
"""
