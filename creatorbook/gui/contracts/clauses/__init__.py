"""The clauses of a deal's contract: chosen, put in order, worded, kept as a template.

Knows fields and parts.
"""
