"""What stands in a passage: sums, days, lengths, countries, deliverables, usage, clauses, and the role of each.

Knows passages; no deal.
"""
