"""Letters: what one is about, what it claims, its input, its draft, its mail, which ones are due.

Beside it in the layer it knows book, deals, disclosure, documents, fields, invoices, law, money, records, wording.
"""
