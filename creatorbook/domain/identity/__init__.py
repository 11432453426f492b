"""Numbers that identify a party (company, VAT, IBAN) and addresses, checked without a network.

Knows countries and findings; no record.
"""
