"""What follows from a deal: its moves between stages, what has happened, rights in time, exclusivity conflicts.

Knows records and values; the records themselves (what a deal is) stand in `domain.records`.
"""
