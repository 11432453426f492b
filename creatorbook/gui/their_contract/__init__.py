"""The brand's own contract beside the deal.

Beside it in the layer it knows desk, fields, look, parts.
"""
