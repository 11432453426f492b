"""Invoices as rules: lines and totals, VAT decided, what must be printed, withholding, due days, numbers, deposits.

Amounts in minor units of one ISO 4217 currency, rates in basis points, quantities and unit prices as Decimal. The law
of a country is read from `resources/rules/invoices`. Beside it in the layer it knows findings, law, records, values.
"""
