"""What should be known before a letter goes out.

Beside it in the layer it knows deals, findings, money, records, values.
"""
