"""What must be disclosed: duties, captions, posts going live, proofs, the log, the catalogue of rules.

Beside it in the layer it knows book, deals, fields, law, records, wording.
"""
