"""Gifts: the page, quick entry, form, overview, values and duty.

Knows lists, forms and parts.
"""
