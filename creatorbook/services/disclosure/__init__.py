"""What must be disclosed: duties, captions, posts going live, proofs, the log, the catalogue of rules.

Knows deals, law and records.
"""
