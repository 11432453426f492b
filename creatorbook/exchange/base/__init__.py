"""What every reader shares: limits, decoding, the guard against formulas, problems, and the records that come out.

Beside it in the layer it knows nothing.
"""
