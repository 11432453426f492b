"""Deals: their facts for the rules, moves between stages, brands in figures, help with terms.

Knows records and fields.
"""
