"""Today: what needs the user, with its reasons and answers.

Beside it in the layer it knows desk, keys, letters, lists, look, parts, rows.
"""
