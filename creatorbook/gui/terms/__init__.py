"""The terms of a deal: panel, help, and the inspector's tab.

Beside it in the layer it knows desk, fields, forms, lists, parts, rows.
"""
