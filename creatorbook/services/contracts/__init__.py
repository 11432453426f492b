"""Contracts from the terms to the end of their life: inputs, clauses, drafts, issuing, batches, comparison.

Beside it in the layer it knows book, deals, disclosure, documents, fields, law, records, wording.
"""
