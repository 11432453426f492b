"""Rows whose headings are understood, made into people, brands, deals and gifts.

Beside it in the layer it knows base, people, tables.
"""
