"""A contract from its input: its clauses composed, its values filled in, its story laid out, its own checks.

Beside it in the layer it knows inputs, page, pdf, reading, text, timeline, words.
"""
