"""A letter from its input: its text, its tables, its story, its own checks.

Beside it in the layer it knows contract, inputs, page, render, text, words.
"""
