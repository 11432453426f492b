"""The media kit and the rate card: one page of who a creator is, what was published, and what a piece costs.

Beside it in the layer it knows contract, inputs, page, pdf, render, text, words.
"""
