"""Lists of records and what stands around them: page base, table model and view, cells, inspector, notes.

Beside it in the layer it knows access, desk, fields, forms, keys, look, parts, rows.
"""
