"""What is owed and when: payment states, late interest, instalments in words, invoices, how they are paid.

Amounts in minor units of one ISO 4217 currency. Beside it in the layer it knows deals, findings, identity,
law, records, values.
"""
