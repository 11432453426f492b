"""Brands: their page and their overview.

Knows lists, forms and parts; other subjects only through the desk.
"""
