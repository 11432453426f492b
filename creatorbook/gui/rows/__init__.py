"""Rows that are painted: what one says, the list that changes in place, and how it is drawn, pointed at and read aloud.

Beside it in the layer it knows access, desk, keys, look, parts.
"""
