"""Money of deals: what was agreed, what came in and what it settled, what is still to be paid.

Beside it in the layer it knows book, fields, records.
"""
