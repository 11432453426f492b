"""Two versions of a contract side by side, and the document that shows what changed.

Beside it in the layer it knows contract, inputs, page, pdf, text, words.
"""
