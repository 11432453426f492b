"""Deals: their facts for the rules, moves between stages, brands in figures, help with terms.

Beside it in the layer it knows book, fields, law, money, records, wording.
"""
