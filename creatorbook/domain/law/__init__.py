"""Reading rule files strictly: what every subject with rules as data shares.

Knows no subject: money, contracts and disclosure read their own rules with it.
"""
