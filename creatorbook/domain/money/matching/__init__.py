"""Which debts a line of a statement may settle, and why: proposals only, nothing is settled here.

Amounts in minor units of one ISO 4217 currency. Beside it in the layer it knows records, values.
"""
