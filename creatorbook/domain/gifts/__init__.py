"""What follows from gifts: their worth, how they are seen for tax, and what is still to be said or done about them.

Beside it in the layer it knows findings, law, records, values.
"""
