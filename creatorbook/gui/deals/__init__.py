"""Deals: the page as table and board, the overview, the money tab, the reason of an end.

Knows lists, forms and parts.
"""
