"""A contract from its input: its clauses composed, its values filled in, its story laid out, its own checks.

Knows inputs, words, text, page and timeline; no book, no rule of law.
"""
