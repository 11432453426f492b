"""What is due: facts gathered from the book, Today, and the watch on disclosure.

Beside it in the layer it knows book, contracts, deals, disclosure, fields, invoices, law, letters, money, records,
statements, wording.
"""
