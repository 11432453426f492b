"""The trash: taking records out of it, and emptying it.

Beside it in the layer it knows desk, fields, lists, parts.
"""
