"""What follows from gifts: their worth by brand and year, and what is still to be said or done about them.

Beside it in the layer it knows findings, records, values.
"""
