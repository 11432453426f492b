"""The dossier of a sum: every paper of it gathered from the book, what is missing said, made as one file.

Beside it in the layer it knows contracts, deals, disclosure, invoices, letters, records, signing.
"""
