"""Invoices: drawn up from deals, checked, numbered and frozen in one step, taken back by credit notes; what is open.

Beside it in the layer it knows book, deals, documents, fields, law, money, records, wording.
"""
