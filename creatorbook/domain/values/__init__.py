"""The small values everything is made of: money, typed amounts and days, spans, working days, countries, folded text.

Beside it in the layer it knows nothing.
"""
