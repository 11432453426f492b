"""Money of deals: what was agreed, paid and is still to be paid; what a payment is held to; electronic invoices.

Beside it in the layer it knows fields, law, records.
"""
