"""Rights and exclusivity drawn as bars over months, each with its facts in words beside it.

Beside it in the layer it knows inputs, page, pdf, text, words.
"""
