"""Reports: a year in four charts, each with its rows and its files.

Beside it in the layer it knows charts, desk, fields, gifts, lists, look, parts.
"""
