"""Deals: the page as table and board, the overview, the money tab, the reason of an end.

Beside it in the layer it knows contracts, desk, fields, letters, lists, look, parts, rows.
"""
