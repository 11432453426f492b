"""Forms made from the field table: create, edit in place, settle conflicts.

Beside it in the layer it knows desk, fields, look, parts.
"""
