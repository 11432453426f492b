"""Records of money: invoices, what came in and what it settled, statements of banks, shares of others, other income.

No rule lives here.
"""
