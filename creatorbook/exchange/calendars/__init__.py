"""Calendar files: what is due, written so that any calendar takes it in.

Beside it in the layer it knows nothing.
"""
