"""Numbers that identify a party (company, VAT, IBAN) and addresses, checked without a network.

Beside it in the layer it knows values.
"""
