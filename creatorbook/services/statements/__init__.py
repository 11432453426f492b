"""Statements of banks: what was read of them, what their lines may settle, and what a person let them settle.

Beside it in the layer it knows book, fields, invoices, money, records.
"""
