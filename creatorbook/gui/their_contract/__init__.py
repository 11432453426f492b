"""The brand's own contract beside the deal.

Knows parts.
"""
