"""What the accountant gets of a year: journal, FEC, DATEV, the papers themselves, and a list of what is inside.

Beside it in the layer it knows book, deals, fields, invoices, law, money, records, reports.
"""
