"""The rules to read: by country and platform, and the user's notes on them.

Beside it in the layer it knows content, desk, fields, lists, look, parts, rows.
"""
