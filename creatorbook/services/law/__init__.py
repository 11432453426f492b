"""The rule files as shipped, with what the user noted or typed in on top.

Beside it in the layer it knows book.
"""
