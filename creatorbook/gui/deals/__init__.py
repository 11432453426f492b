"""Deals: the page as table and board, the overview, the money tab, the reason of an end.

Beside it in the layer it knows access, contracts, desk, fields, forms, keys, letters, lists, look, money, parts, rows.
"""
