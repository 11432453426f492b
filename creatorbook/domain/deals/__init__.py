"""What follows from a deal: its moves between stages, what has happened, rights in time, exclusivity conflicts.

Beside it in the layer it knows findings, records, values.
"""
