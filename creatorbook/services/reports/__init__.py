"""What the numbers say: income, who pays late, prices of before, the tax office's lines; currencies never mix.

Beside it in the layer it knows book, deals, invoices, law, records.
"""
