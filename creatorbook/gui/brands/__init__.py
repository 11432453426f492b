"""Brands: their page and their overview.

Beside it in the layer it knows content, desk, fields, letters, lists, parts, rows.
"""
