"""What the numbers say: income, who pays late, prices of before, gifts, the tax office's lines; currencies never mix.

Beside it in the layer it knows book, deals, documents, fields, invoices, law, money, records.
"""
