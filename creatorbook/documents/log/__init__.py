"""The disclosure log as a document.

Beside it in the layer it knows inputs, page, text, words.
"""
