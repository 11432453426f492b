"""What is owed and when: payment states, terms in law, late interest, instalments said in words, checks of sums.

Amounts in minor units of one ISO 4217 currency. Beside it in the layer it knows deals, findings, law, records,
values.
"""
