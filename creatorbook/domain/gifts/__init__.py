"""What follows from gifts: their worth by brand and year, and what is still to be said or done about them.

Knows records, money and findings.
"""
