"""Contracts: the page, what is missing, the live preview, issuing, papers, comparison; clauses in a room of their own.

Beside it in the layer it knows access, desk, fields, forms, letters, lists, look,
parts, rows, signing, terms, their_contract.
"""
