"""Invoices: from an issued one to its PDF, with what is paid, the codes that banks read, and its electronic forms.

Beside it in the layer it knows contract, inputs, page, pdf, reading, render, text, words.
"""
