"""Contracts: the page, what is missing, the live preview, issuing, papers, comparison; clauses in a room of their own.

Knows lists, forms, terms and parts.
"""
