"""Reports: a year in four charts, each with its rows and its files.

Beside it in the layer it knows charts, desk, fields, lists, look, parts.
"""
