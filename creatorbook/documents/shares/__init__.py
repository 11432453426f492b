"""The statement of what somebody gets of a creator's income in a month.

Beside it in the layer it knows contract, inputs, page, pdf, render, text, words.
"""
