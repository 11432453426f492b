"""What every reader shares: limits, decoding, the guard against formulas, problems, and the records that come out.

Knows no format.
"""
