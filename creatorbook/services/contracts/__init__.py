"""Contracts from the terms to the end of their life: inputs, clauses, drafts, issuing, batches, comparison.

Knows deals, documents, fields and records; signing is a room of its own.
"""
