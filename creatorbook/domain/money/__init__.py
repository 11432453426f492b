"""What is owed and when: payment states, terms in law, late interest, instalments said in words, checks of sums.

Amounts in minor units of one ISO 4217 currency. Knows values and records; invoices and VAT will live here.
"""
