"""A contract in two languages side by side: rows of two cells that break over pages together, in full and in short.

Beside it in the layer it knows contract, inputs, page, pdf, text, timeline, words.
"""
