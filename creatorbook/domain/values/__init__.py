"""The small values everything is made of: money, typed amounts and days, spans, working days, countries, folded text.

Knows no record and no subject.
"""
