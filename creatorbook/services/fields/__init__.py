"""What records are made of: kinds and fields in one table, values read and written, their words and formats.

Beside it in the layer it knows nothing.
"""
