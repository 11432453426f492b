"""Rows whose headings are understood, made into people, brands, deals and gifts.

Knows tables and people.
"""
