"""The statement of benefits in kind: what a creator received of each brand, what it was worth, and what shows it.

Beside it in the layer it knows inputs, page, render, text, words.
"""
