"""Fields of forms: each reads and sets one value, says when it changed and what is wrong with it.

Beside it in the layer it knows access, desk, look, parts.
"""
